// Membership at any date: the page already holds every period; this shows the one that is asked for, marks it in the
// pictures, and keeps the date in the address, so that a view can be shared. Without it every period can be opened.
(() => {
  const box = document.getElementById("as-of");
  if (!box) return;
  const form = box.querySelector("form"), [slider, select] = [form.querySelector("input"), form.querySelector("select")];
  const periods = [...box.querySelectorAll(".period")].map((node) => ({
    node, exact: "exact" in node.dataset, from: node.dataset.from, until: node.dataset.until, date: node.querySelector(".period-date"),
    phrase: node.querySelector(".period-date").textContent, states: node.dataset.states.split(",").map((pair) => pair.split("=")),
  }));
  const { first, last } = box.dataset, stops = [...select.options].filter(({ dataset }) => !("silent" in dataset)).map(({ value }) => value);
  const start = Number(first.slice(0, 4));
  const MONTHS = "January February March April May June July August September October November December".split(" ");
  const spokenMonth = (text) => `${MONTHS[text.slice(5, 7) - 1]} ${text.slice(0, 4)}`, spoken = (text) => `${Number(text.slice(8))} ${spokenMonth(text)}`;
  const isDay = (text) => /^\d{4}-\d\d-\d\d$/.test(text ?? "") && text >= first && text <= last
    && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
  // Years are not all as wide: each begins at its edge.
  const place = (day, { first: year, edges }) => {
    const [from, until] = edges.split(" ").slice(day.slice(0, 4) - year).map(Number), begin = Date.parse(`${day.slice(0, 4)}-01-01`);
    return from + (Date.parse(day) - begin) / (365.25 * 864e5) * (until - from);
  };
  const ends = (month) => new Date(Date.UTC(month.slice(0, 4), month.slice(5, 7), 0)).toISOString().slice(0, 10);
  let day = box.dataset.shown;

  // What a choice changes is looked up once, and at each choice only what differs is touched.
  const [earlier, later] = ["-1", "1"].map((step) => form.querySelector(`[data-step="${step}"]`));
  const dated = document.querySelectorAll(".at-date"), same = document.querySelectorAll("a.same-date"), shapes = new Map();
  document.querySelectorAll("[data-state]").forEach((shape) => shapes.set(shape.dataset.state, [...shapes.get(shape.dataset.state) ?? [], shape]));
  const put = (node, words) => { if (node.textContent !== words) node.textContent = words; };

  // Where the day is, or of a period that was chosen as a whole, its middle. How wide a picture is, is read once it is laid out: each
  // reading after a change would have the page laid out anew.
  const cursors = [...document.querySelectorAll(".chart .cursor")].map((cursor) => ({ cursor, chart: cursor.ownerSVGElement, canvas: cursor.closest(".canvas") }));
  const scroll = (one) => { if (one.drawn > one.seen) one.canvas.scrollLeft = one.x / one.chart.viewBox.baseVal.width * one.drawn - one.seen / 2; };
  const markCursors = (period) => {
    for (const one of cursors) {
      const [from, until] = [day, day === period.from ? period.until : day].map((end) => place(end, one.chart.dataset));
      one.x = (from + until) / 2;
    }
    cursors.forEach(scroll);
    for (const { cursor, x } of cursors) {
      cursor.setAttribute("transform", `translate(${x})`);
      cursor.removeAttribute("hidden");
    }
  };
  const measured = new ResizeObserver((canvases) => {
    for (const one of cursors.filter(({ canvas }) => canvases.some(({ target }) => target === canvas))) {
      const first = !one.seen;
      [one.drawn, one.seen] = [one.chart.getBoundingClientRect().width, one.canvas.clientWidth];
      if (first) scroll(one);
    }
  });

  // What the controls show of a choice by themselves is painted first, and then what follows from the last choice.
  let shown = null, due = null;
  // A day, or a month of which the first day stands for all.
  const show = (chosen, asked) => {
    day = chosen.length === 7 ? `${chosen}-01` : chosen;
    const period = periods.find(({ from, until }) => from <= day && day <= until);
    // Only where what is said holds for each single day may that day be named; else the period's own words stand.
    const whole = chosen.length === 7 && ends(day) <= period.until;
    const words = period.exact && asked && day !== period.from ? (whole ? `In ${spokenMonth(day)}` : `On ${spoken(day)}`) : period.phrase;
    slider.value = (Number(day.slice(0, 4)) - start) * 12 + Number(day.slice(5, 7)) - 1;
    slider.setAttribute("aria-valuetext", words.replace(/^(On|In|From) /, ""));
    select.value = period.from;
    earlier.setAttribute("aria-disabled", !stops.some((stop) => stop < period.from));
    later.setAttribute("aria-disabled", !stops.some((stop) => stop > period.until));
    const own = due = () => {
      draw(period, words);
      if (!asked) return;
      const address = new URL(location);
      address.searchParams.set("date", chosen);
      history.replaceState(history.state, "", address);
      same.forEach((link) => { link.search = `?date=${chosen}`; });
    };
    if (shown) requestAnimationFrame(() => setTimeout(() => { if (due === own) own(); }));
    else own();
  };
  const draw = (period, words) => {
    markCursors(period); // before all other changes
    if (period !== shown) {
      const opened = periods.some(({ node }) => node.open);
      for (const { node, date, phrase } of periods) {
        node.classList.toggle("chosen", node === period.node);
        node.open = node === period.node && opened;
        if (node !== period.node) put(date, phrase);
      }
      for (const [state, role] of period.states) {
        for (const shape of shapes.get(state) ?? []) {
          shape.setAttribute("class", `state mark-${role}`);
          shape.setAttribute("fill", `url(#${shape.dataset.prefix}-${role})`);
        }
      }
      shown = period;
    }
    box.classList.add("as-of-chosen");
    put(period.date, words);
    dated.forEach((node) => put(node, words));
  };

  slider.addEventListener("input", () => {
    const month = `${start + Math.floor(slider.value / 12)}-${String(slider.value % 12 + 1).padStart(2, "0")}`;
    show(stops.find((stop) => stop.startsWith(month)) ?? month, true);
  });
  select.addEventListener("change", () => show(select.value, true));
  form.addEventListener("click", (event) => {
    const step = Number(event.target.dataset?.step);
    if (!step) return;
    const period = periods.find(({ from, until }) => from <= day && day <= until);
    const next = step > 0 ? stops.find((stop) => stop > period.until) : stops.findLast((stop) => stop < period.from);
    if (next) show(next, true);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  const wanted = new URL(location).searchParams.get("date");
  const known = isDay(wanted) || (/^\d{4}-\d\d$/.test(wanted ?? "") && isDay(`${wanted}-01`));
  show(known ? wanted : day, known);
  cursors.forEach(({ canvas }) => measured.observe(canvas));
})();
