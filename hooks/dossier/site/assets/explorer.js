// The explorer: the table of all claims, filtered by facets and words, sorted, saved as CSV. The page itself is the data,
// so that it works from a file too; the address keeps the view. Without this script the whole table is there.
(() => {
  const form = document.getElementById("explorer-form"), table = document.getElementById("all-claims");
  if (!form || !table) return;
  const body = table.tBodies[0], heads = [...table.tHead.rows[0].cells], field = form.elements.words;
  const status = form.querySelector("[role=status]"), fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const facets = [...form.querySelectorAll(".facet")].map((node) => {
    const boxes = [...node.querySelectorAll("input")];
    return {
      name: boxes[0].name, boxes, chosen: node.querySelector(".chosen"), node, wanted: new Set(),
      numbers: new Map(boxes.map((box) => [box.value, box.parentNode.querySelector(".number")])), counts: new Map(),
    };
  });
  // Read from the table only when they are first asked for: a page that is only read should not wait for it.
  let read = null;
  const rows = () => read ??= [...body.rows].map((node, place) => ({
    node, place, text: fold(node.textContent), keys: facets.map(({ name }) => node.dataset[name].split(" ").filter(Boolean)),
    cells: [...node.cells].map((cell) => cell.textContent),
  }));
  let sorted = "", shown = [];

  const apply = () => {
    const words = fold(field.value).split(/\s+/).filter(Boolean);
    for (const facet of facets) {
      facet.wanted = new Set(facet.boxes.filter((box) => box.checked).map((box) => box.value));
      facet.counts = new Map();
    }
    shown = [];
    for (const row of rows()) {
      const heard = words.every((word) => row.text.includes(word));
      const missed = heard ? facets.filter(({ wanted }, at) => wanted.size && !row.keys[at].some((key) => wanted.has(key))) : facets;
      // A value's number is how many claims choosing it would show: all other facets hold, its own does not.
      if (heard && missed.length < 2) facets.forEach((facet, at) => {
        if (missed.length && missed[0] !== facet) return;
        for (const key of row.keys[at]) facet.counts.set(key, (facet.counts.get(key) ?? 0) + 1);
      });
      const hidden = missed.length > 0;
      if (row.node.hidden !== hidden) row.node.hidden = hidden;
      if (!hidden) shown.push(row);
    }
    for (const { numbers, counts, wanted, chosen } of facets) {
      for (const [key, node] of numbers) {
        const number = String(counts.get(key) ?? 0);
        if (node.textContent === number) continue;
        node.textContent = number;
        node.parentNode.classList.toggle("none", number === "0");
      }
      chosen.textContent = wanted.size ? `: ${wanted.size} chosen` : "";
    }
    status.textContent = `${shown.length} of ${rows().length} claims`;
  };

  const sort = (by) => {
    sorted = by;
    const collator = new Intl.Collator("en", { numeric: true });
    const down = by.startsWith("-"), name = by.replace("-", ""), at = heads.findIndex((head) => head.dataset.sort === name);
    const order = name === "when"
      ? (a, b) => (a.node.dataset.order < b.node.dataset.order ? -1 : a.node.dataset.order > b.node.dataset.order ? 1 : 0)
      : (a, b) => collator.compare(a.cells[at], b.cells[at]);
    if (at < 0) rows().sort((a, b) => a.place - b.place);
    else rows().sort((a, b) => (down ? -1 : 1) * order(a, b) || a.place - b.place);
    heads.forEach((head, place) => (place === at ? head.setAttribute("aria-sort", down ? "descending" : "ascending") : head.removeAttribute("aria-sort")));
    body.append(...rows().map(({ node }) => node));
  };

  const remember = () => {
    const address = new URL(location), put = (name, value) => (value ? address.searchParams.set(name, value) : address.searchParams.delete(name));
    put("words", field.value.trim());
    put("sort", sorted);
    for (const { name, wanted } of facets) put(name, [...wanted].join(" "));
    history.replaceState(history.state, "", address);
  };

  const cell = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const save = (name) => {
    const lines = [["id", "says", "when", "date_in_words", "source", "topics", "standing", "standing_in_words", "commentary", "hedge", "speakers", "channels", "subjects", "address"]];
    for (const { node, cells } of rows().filter(({ node }) => !node.hidden)) {
      const { when, source, topic, put, comment, hedge, speaker, channels, subject } = node.dataset;
      lines.push([node.id.replace("--", "/"), cells[0], when, cells[1], source, topic, put, cells[4], comment ?? "no", hedge, speaker, channels, subject, node.querySelector("a").href]);
    }
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["\ufeff", ...lines.map((line) => `${line.map(cell).join(",")}\r\n`)], { type: "text/csv" }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };

  for (const head of heads) {
    const button = head.querySelector("button");
    button.disabled = false;
    button.addEventListener("click", () => { sort(sorted === head.dataset.sort ? `-${sorted}` : head.dataset.sort); remember(); });
  }
  let due = 0;
  const soon = (wait) => { clearTimeout(due); due = setTimeout(() => { apply(); remember(); }, wait); };
  form.addEventListener("input", (event) => soon(event.target === field ? 120 : 0));
  form.addEventListener("reset", () => { sort(""); soon(0); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("click", ({ target }) => target.dataset?.csv && save(target.dataset.csv));

  const asked = new URL(location).searchParams;
  field.value = asked.get("words") ?? "";
  for (const { name, boxes, node } of facets) {
    const values = (asked.get(name) ?? "").split(" ");
    for (const box of boxes) box.checked = values.includes(box.value);
    node.open = boxes.some((box) => box.checked);
  }
  if (asked.get("sort")) sort(asked.get("sort"));
  form.hidden = false;
  if (asked.size) apply(); // else all claims are shown already, and the numbers are those of the page
})();
