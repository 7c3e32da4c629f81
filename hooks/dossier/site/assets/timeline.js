// Filters of the timeline: topic, state and standing, kept in the address. Without it the whole list is there.
(() => {
  const form = document.getElementById("timeline-filter");
  if (!form) return;
  const items = [...document.querySelectorAll(".timeline .item")], selects = [...form.querySelectorAll("select")];
  // Looked up once: at each choice, only what changes is touched.
  const traits = new Map(items.map((item) => [item, selects.map(({ name }) => new Set(item.dataset[`${name}s`].split(" ")))]));
  const entries = [...document.querySelectorAll(".timeline .entry")].map((entry) => [entry, [...entry.querySelectorAll(".item")]]);
  const hide = (node, hidden) => { if (node.hidden !== hidden) node.hidden = hidden; };
  const marks = [...document.querySelectorAll(".lanes a[href^='#']")].map((link) => {
    const dates = link.dataset.entries?.split(" ") ?? [link.getAttribute("href").slice(1)]; // of a date, or of a whole year
    const own = dates.flatMap((id) => [...document.getElementById(id).querySelectorAll(`[data-lane="${link.dataset.lane}"]`)]);
    return { link, number: link.querySelector(".number"), items: own, left: own.length };
  });
  const status = form.querySelector("[role=status]");

  // Marks, count and as much of the list as fills a window answer at once; what lies below comes after they were painted, as much at a time.
  const LINE = 27; // pixels; no item is lower
  let round = null;
  const list = (fitting, from, most) => {
    let at = from, shown = 0;
    for (; at < entries.length && shown < most; at += 1) {
      const [entry, own] = entries[at], left = own.filter((item) => fitting.has(item));
      for (const item of own) hide(item, !fitting.has(item));
      hide(entry, !left.length);
      shown += left.length;
    }
    if (at < entries.length) requestAnimationFrame(() => setTimeout(() => { if (round === fitting) list(fitting, at, most); }));
  };
  const apply = (most) => {
    const wanted = selects.map(({ value }) => value);
    const fitting = round = new Set(items.filter((item) => wanted.every((value, at) => !value || traits.get(item)[at].has(value))));
    for (const mark of marks) {
      const { link, number, items: own } = mark, left = own.filter((item) => fitting.has(item)).length;
      if (left === mark.left) continue;
      if (!left !== !mark.left) left ? link.removeAttribute("tabindex") : link.setAttribute("tabindex", "-1");
      if (number) number.textContent = left || "";
      mark.left = left;
    }
    status.textContent = `${fitting.size} of ${items.length} entries`;
    list(fitting, 0, most);
  };
  // What a control shows of a choice by itself is painted first, and then what follows from the last choice.
  let due = null;
  const answer = () => {
    const own = due = {};
    requestAnimationFrame(() => setTimeout(() => {
      if (due !== own) return;
      apply(Math.ceil(innerHeight / LINE));
      remember();
    }));
  };

  const remember = () => {
    const address = new URL(location);
    for (const { name, value } of selects) value ? address.searchParams.set(name, value) : address.searchParams.delete(name);
    history.replaceState(history.state, "", address);
  };

  const asked = new URL(location).searchParams;
  for (const select of selects) {
    const value = asked.get(select.name);
    if ([...select.options].some((option) => option.value === value)) select.value = value;
  }
  form.addEventListener("change", answer);
  form.addEventListener("reset", answer);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  apply(Infinity);
})();
