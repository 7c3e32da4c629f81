// The explorer: the table of all claims, filtered by facets and words, sorted, saved as CSV. The page holds the first rows; all come as
// one script when they are first asked for, so that it works from a disk too. The address keeps the view.
(() => {
  const form = document.getElementById("explorer-form"), table = document.getElementById("all-claims");
  if (!form || !table) return;
  const body = table.tBodies[0], heads = [...table.tHead.rows[0].cells], field = form.elements.words, step = Number(table.dataset.step);
  const status = document.querySelector(".explorer-shown [role=status]"), fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const more = document.querySelector(".more-rows button");
  const facets = [...form.querySelectorAll(".facet")].map((node) => {
    const boxes = [...node.querySelectorAll("input")];
    return {
      name: boxes[0].name, boxes, chosen: node.querySelector(".chosen"), node, wanted: new Set(),
      numbers: new Map(boxes.map((box) => [box.value, box.parentNode.querySelector(".number")])), counts: new Map(),
    };
  });
  const KEYS = { topic: "topics", standing: "standing_key", speaker: "speakers", subject: "subjects" };
  let rows = [], sorted = "", shown = [], drawn = 0;

  // Rows are drawn only as far as somebody reads, and each of them once.
  const there = new Map([...body.rows].map((node) => [node.id.replace("--", "/"), node]));
  const node = (row) => {
    if (there.has(row.id)) return there.get(row.id);
    const made = document.createElement("tr");
    made.id = row.id.replace("/", "--");
    made.setAttribute("role", "row");
    row.cells.forEach((text, at) => {
      const cell = document.createElement(at ? "td" : "th");
      cell.setAttribute("role", at ? "cell" : "rowheader");
      if (at) [cell.textContent, cell.dataset.column] = [text, heads[at].textContent];
      else {
        const link = document.createElement("a");
        cell.scope = "row";
        link.href = row.address;
        link.textContent = text;
        cell.append(link);
      }
      made.append(cell);
    });
    there.set(row.id, made);
    return made;
  };
  const draw = (from, until) => {
    drawn = Math.min(until, shown.length);
    if (!from) body.replaceChildren();
    body.append(...shown.slice(from, drawn).map(node)); // what stands there already is not laid out again
    const left = shown.length - drawn;
    more.hidden = !left;
    more.textContent = `Show ${Math.min(step, left)} more of ${left}`;
  };

  const take = ({ columns, words, pages, rows: told }) => {
    rows = told.map((values, place) => {
      const row = Object.fromEntries(columns.map((name, at) => [name, values[at]]));
      const named = (facet, ids) => ids.split(" ").filter(Boolean).map((id) => words[facet][id]).join(", ");
      row.source = row.id.split("/")[0];
      row.place = place;
      row.address = `${pages}${row.id}/${location.protocol === "file:" ? "index.html" : ""}`;
      row.cells = [row.says, row.date_in_words, words.source[row.source], named("topic", row.topics), row.standing_in_words,
        named("speaker", row.speakers), named("subject", row.subjects)];
      row.text = fold([...row.cells, row.also].join(" "));
      row.keys = facets.map(({ name }) => row[KEYS[name] ?? name].split(" ").filter(Boolean));
      return row;
    });
  };
  // Asked for once; what was done until they are there is done then.
  let coming = null;
  const ready = () => coming ??= new Promise((done) => {
    const script = document.createElement("script");
    script.src = table.dataset.rows;
    script.onload = () => { take(explorerRows); done(); };
    document.head.append(script);
  });

  const apply = () => {
    const words = fold(field.value).split(/\s+/).filter(Boolean);
    for (const facet of facets) {
      facet.wanted = new Set(facet.boxes.filter((box) => box.checked).map((box) => box.value));
      facet.counts = new Map();
    }
    shown = [];
    for (const row of rows) {
      const heard = words.every((word) => row.text.includes(word));
      const missed = heard ? facets.filter(({ wanted }, at) => wanted.size && !row.keys[at].some((key) => wanted.has(key))) : facets;
      // A value's number is how many claims choosing it would show: all other facets hold, its own does not.
      if (heard && missed.length < 2) facets.forEach((facet, at) => {
        if (missed.length && missed[0] !== facet) return;
        for (const key of row.keys[at]) facet.counts.set(key, (facet.counts.get(key) ?? 0) + 1);
      });
      if (!missed.length) shown.push(row);
    }
    for (const { numbers, counts, wanted, chosen } of facets) {
      for (const [key, number] of numbers) {
        const count = String(counts.get(key) ?? 0);
        if (number.textContent === count) continue;
        number.textContent = count;
        number.parentNode.classList.toggle("none", count === "0");
      }
      chosen.textContent = wanted.size ? `: ${wanted.size} chosen` : "";
    }
    const chosen = facets.flatMap(({ boxes }) => boxes.filter((box) => box.checked).map((box) => box.parentNode.firstChild.nextSibling.data.trim()));
    const by = [...(field.value.trim() ? [`“${field.value.trim()}”`] : []), ...chosen].join(", ");
    status.textContent = `${shown.length} of ${rows.length} claims${by ? `: ${by}` : ""}${shown.length ? "" : ". None has all of that; take something away."}`;
    draw(0, step);
    table.dataset.applied = "";
  };

  const sort = (by) => {
    sorted = by;
    const collator = new Intl.Collator("en", { numeric: true });
    const down = by.startsWith("-"), name = by.replace("-", ""), at = heads.findIndex((head) => head.dataset.sort === name);
    const order = name === "when" ? (a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : 0) : (a, b) => collator.compare(a.cells[at], b.cells[at]);
    if (at < 0) rows.sort((a, b) => a.place - b.place);
    else rows.sort((a, b) => (down ? -1 : 1) * order(a, b) || a.place - b.place);
    heads.forEach((head, place) => (place === at ? head.setAttribute("aria-sort", down ? "descending" : "ascending") : head.removeAttribute("aria-sort")));
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
    const columns = ["id", "says", "when", "date_in_words", "source", "topics", "standing", "standing_in_words", "commentary", "hedge", "speakers", "channels", "subjects"];
    const lines = [[...columns, "address"], ...shown.map((row) => [...columns.map((column) => row[column]), new URL(row.address, location).href])];
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["\ufeff", ...lines.map((line) => `${line.map(cell).join(",")}\r\n`)], { type: "text/csv" }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };

  for (const head of heads) {
    const button = head.querySelector("button");
    button.disabled = false;
    button.addEventListener("click", async () => {
      await ready();
      sort(sorted === head.dataset.sort ? `-${sorted}` : head.dataset.sort);
      apply();
      remember();
    });
  }
  let due = 0;
  const soon = async (wait) => { await ready(); clearTimeout(due); due = setTimeout(() => { apply(); remember(); }, wait); };
  form.addEventListener("input", (event) => soon(event.target === field ? 120 : 0));
  form.addEventListener("reset", async () => { await ready(); sort(""); soon(0); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("click", async ({ target }) => {
    if (!target.dataset?.csv) return;
    await ready();
    apply();
    save(target.dataset.csv);
  });
  more.addEventListener("click", async () => {
    if (!coming) { await ready(); apply(); }
    const first = drawn;
    draw(first, first + step);
    body.rows[first]?.querySelector("a").focus();
  });

  const asked = new URL(location).searchParams;
  field.value = asked.get("words") ?? "";
  for (const { name, boxes, node } of facets) {
    const values = (asked.get(name) ?? "").split(" ");
    for (const box of boxes) box.checked = values.includes(box.value);
    node.open = boxes.some((box) => box.checked);
  }
  form.hidden = false;
  if (asked.size) ready().then(() => { if (asked.get("sort")) sort(asked.get("sort")); apply(); });
  else if (Number.parseInt(status.textContent, 10) > body.rows.length) {
    // Nobody has asked for more yet: the numbers are those of the page, and so are the first rows.
    more.hidden = false;
    more.textContent = `Show ${step} more of ${Number.parseInt(status.textContent, 10) - body.rows.length}`;
  }
})();
