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
    const entry = document.getElementById(link.getAttribute("href").slice(1));
    return { link, number: link.querySelector(".number"), items: [...entry.querySelectorAll(`[data-lane="${link.dataset.lane}"]`)] };
  });
  const status = form.querySelector("[role=status]");

  const apply = () => {
    const wanted = selects.map(({ value }) => value);
    for (const [item, own] of traits) hide(item, !wanted.every((value, at) => !value || own[at].has(value)));
    for (const [entry, own] of entries) hide(entry, own.every((item) => item.hidden));
    for (const mark of marks) {
      const { link, number, items: own } = mark, left = own.filter((item) => !item.hidden).length;
      if (left === mark.left) continue;
      mark.left = left;
      link.classList.toggle("dimmed", !left);
      left ? link.removeAttribute("tabindex") : link.setAttribute("tabindex", "-1");
      if (number) number.textContent = left || "";
    }
    status.textContent = `${items.filter((item) => !item.hidden).length} of ${items.length} entries`;
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
  form.addEventListener("change", () => { apply(); remember(); });
  form.addEventListener("reset", () => setTimeout(() => { apply(); remember(); }));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  apply();
})();
