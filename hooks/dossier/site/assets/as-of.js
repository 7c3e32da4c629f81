// Membership at any date: the page already holds every period; this shows the one that is asked for, marks it in the
// pictures, and keeps the date in the address, so that a view can be shared. Without it every period can be opened.
(() => {
  const box = document.getElementById("as-of");
  if (!box) return;
  const form = box.querySelector("form"), [slider, select] = [form.querySelector("input"), form.querySelector("select")];
  const periods = [...box.querySelectorAll(".period")].map((node) => ({
    node, exact: "exact" in node.dataset, from: node.dataset.from, until: node.dataset.until, phrase: node.querySelector(".period-date").textContent,
    states: node.dataset.states.split(",").map((pair) => pair.split("=")),
  }));
  const { first, last } = box.dataset, stops = [...select.options].filter(({ dataset }) => !("silent" in dataset)).map(({ value }) => value);
  const start = Number(first.slice(0, 4));
  const spoken = (text) => new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).format(new Date(text));
  const isDay = (text) => /^\d{4}-\d\d-\d\d$/.test(text ?? "") && text >= first && text <= last
    && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
  // Years are not all as wide: each begins at its edge.
  const place = (day, { first: year, edges }) => {
    const [from, until] = edges.split(" ").slice(day.slice(0, 4) - year).map(Number), begin = Date.parse(`${day.slice(0, 4)}-01-01`);
    return from + (Date.parse(day) - begin) / (365.25 * 864e5) * (until - from);
  };
  const spokenMonth = (text) => new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" }).format(new Date(text));
  const ends = (month) => new Date(Date.UTC(month.slice(0, 4), month.slice(5, 7), 0)).toISOString().slice(0, 10);
  let day = box.dataset.shown;

  // Where the day is, or of a period that was chosen as a whole, its middle. Comes before all other changes, and reads the layout before it
  // changes anything: each reading after a change has the page laid out anew.
  const cursors = [...document.querySelectorAll(".chart .cursor")];
  const markCursors = (period) => {
    const places = cursors.map((cursor) => {
      const chart = cursor.ownerSVGElement, [from, until] = [day, day === period.from ? period.until : day].map((end) => place(end, chart.dataset));
      const canvas = cursor.closest(".canvas"), x = (from + until) / 2, drawn = chart.getBoundingClientRect();
      const left = drawn.left + x / chart.viewBox.baseVal.width * drawn.width - canvas.getBoundingClientRect().left;
      return { cursor, canvas, x, scrolled: canvas.scrollLeft + left - canvas.clientWidth / 2 };
    });
    for (const { canvas, scrolled } of places) canvas.scrollLeft = scrolled;
    for (const { cursor, x } of places) {
      cursor.setAttribute("transform", `translate(${x})`);
      cursor.removeAttribute("hidden");
    }
  };

  // A day, or a month of which the first day stands for all.
  const show = (chosen, asked) => {
    day = chosen.length === 7 ? `${chosen}-01` : chosen;
    const period = periods.find(({ from, until }) => from <= day && day <= until);
    const opened = periods.some(({ node }) => node.open);
    // Only where what is said holds for each single day may that day be named; else the period's own words stand.
    const whole = chosen.length === 7 && ends(day) <= period.until;
    if (asked) markCursors(period);
    else requestAnimationFrame(() => markCursors(period)); // the page is just being laid out: not once more for this
    const words = period.exact && asked && day !== period.from ? (whole ? `In ${spokenMonth(day)}` : `On ${spoken(day)}`) : period.phrase;
    for (const { node, phrase } of periods) {
      const chosen = node === period.node;
      node.classList.toggle("chosen", chosen);
      node.open = chosen && opened;
      node.querySelector(".period-date").textContent = chosen ? words : phrase;
    }
    box.classList.add("as-of-chosen");
    select.value = period.from;
    slider.value = (Number(day.slice(0, 4)) - start) * 12 + Number(day.slice(5, 7)) - 1;
    slider.setAttribute("aria-valuetext", words.replace(/^(On|In|From) /, ""));
    form.querySelector('[data-step="-1"]').setAttribute("aria-disabled", !stops.some((stop) => stop < period.from));
    form.querySelector('[data-step="1"]').setAttribute("aria-disabled", !stops.some((stop) => stop > period.until));
    for (const [state, role] of period.states) {
      document.querySelectorAll(`[data-state="${state}"]`).forEach((shape) => {
        shape.setAttribute("class", `state mark-${role}`);
        shape.setAttribute("fill", `url(#${shape.dataset.prefix}-${role})`);
      });
    }
    document.querySelectorAll(".at-date").forEach((node) => { node.textContent = words; });
    if (!asked) return;
    const address = new URL(location);
    address.searchParams.set("date", chosen);
    history.replaceState(history.state, "", address);
    document.querySelectorAll("a.same-date").forEach((link) => { link.search = `?date=${chosen}`; });
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
})();
