// Filters of the timeline: topic, state and standing, kept in the address. Without it the whole list is there.
(() => {
  const form = document.getElementById("timeline-filter");
  if (!form) return;
  const items = [...document.querySelectorAll(".timeline .item")], selects = [...form.querySelectorAll("select")];
  const marks = [...document.querySelectorAll(".lanes a[href^='#']")].map((link) => {
    const entry = document.getElementById(link.getAttribute("href").slice(1));
    return { link, number: link.querySelector(".number"), items: [...entry.querySelectorAll(`[data-lane="${link.dataset.lane}"]`)] };
  });
  const status = form.querySelector("[role=status]");

  const apply = () => {
    for (const item of items) {
      item.hidden = !selects.every(({ name, value }) => !value || item.dataset[`${name}s`].split(" ").includes(value));
    }
    document.querySelectorAll(".timeline .entry").forEach((entry) => { entry.hidden = !entry.querySelector(".item:not([hidden])"); });
    for (const { link, number, items: own } of marks) {
      const left = own.filter((item) => !item.hidden).length;
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
