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
    node.addEventListener("toggle", () => painted().then(() => { node.dataset.rested = ""; }), { once: true });
    return {
      name: boxes[0].name, boxes, chosen: node.querySelector(".chosen"), node, places: new Map(boxes.map(({ value }, at) => [value, at])),
      numbers: boxes.map((box) => box.parentNode.querySelector(".number")), wanted: [], counts: [],
    };
  });
  const LEAST = 64; // pixels of a row; head and form leave less than the window's height to the first of them
  const SLICE = 200; // rows that are read in one go
  const NUMBERS = 40; // of a facet's values that are written in one go
  const KEYS = { topic: "topics", standing: "standing_key", speaker: "speakers", subject: "subjects" };
  let rows = [], sorted = "", ordered = "", shown = [], drawn = 0;

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
  // What stands there already is neither taken away nor laid out again, and what no longer belongs there goes.
  const place = (from, until) => {
    const kept = new Set(shown.slice(from, drawn).map(({ id }) => there.get(id)));
    let here = body.rows[from] ?? null;
    for (const one of shown.slice(from, until).map(node)) {
      while (here && here !== one && !kept.has(here)) {
        const gone = here;
        here = here.nextElementSibling;
        gone.remove();
      }
      if (here === one) here = here.nextElementSibling;
      else body.insertBefore(one, here);
    }
  };
  // As many rows at a time as fill a window: first those a reader sees.
  const draw = function* (from, until) {
    const many = Math.ceil(innerHeight / LEAST);
    drawn = Math.min(until, shown.length);
    const left = shown.length - drawn;
    more.hidden = !left;
    more.textContent = `Show ${Math.min(step, left)} more of ${left}`;
    for (let at = from; at < drawn; at += many) {
      if (at > from) yield;
      place(at, Math.min(at + many, drawn));
    }
    while (body.rows.length > drawn) body.rows[drawn].remove();
  };

  // In slices, so that a key that is pressed meanwhile is answered. Many rows have the same values: what is made of them is made once.
  let columns = [];
  const take = async (all) => {
    const known = new Map(), once = (what, ids, make) => {
      const key = `${what} ${ids}`;
      if (!known.has(key)) known.set(key, make(ids.split(" ").filter(Boolean)));
      return known.get(key);
    };
    columns = all.columns;
    for (const [place, values] of all.rows.entries()) {
      const row = Object.fromEntries(["id", "says", "date_in_words", "order", "topics", "standing_key", "standing_in_words", "speakers", "subjects", "also"]
        .map((name) => [name, values[columns.indexOf(name)]]));
      const named = (facet, ids) => once(`names ${facet}`, ids, (each) => each.map((id) => all.words[facet][id]).join(", "));
      [row.values, row.place, row.source] = [values, place, row.id.split("/")[0]];
      row.address = `${all.pages}${row.id}/${location.protocol === "file:" ? "index.html" : ""}`;
      row.cells = [row.says, row.date_in_words, all.words.source[row.source], named("topic", row.topics), row.standing_in_words,
        named("speaker", row.speakers), named("subject", row.subjects)];
      row.text = fold([...row.cells, row.also].join(" "));
      row.places = facets.map(({ name, places }) => once(name, row[KEYS[name] ?? name], (keys) => keys.map((key) => places.get(key)).filter((place) => place >= 0)));
      rows.push(row);
      if (rows.length % SLICE === 0) await new Promise((done) => setTimeout(done));
    }
  };
  // Asked for once; what was done until they are there is done then.
  let coming = null;
  const ready = () => coming ??= new Promise((done) => {
    const script = document.createElement("script");
    script.src = table.dataset.rows;
    script.onload = () => take(explorerRows).then(done);
    document.head.append(script);
  });

  const apply = function* () {
    if (ordered !== sorted) order();
    const words = fold(field.value).split(/\s+/).filter(Boolean);
    for (const facet of facets) {
      facet.wanted = facet.boxes.map((box) => box.checked);
      facet.number = facet.wanted.filter(Boolean).length;
      facet.counts = facet.boxes.map(() => 0);
      facet.chosen.textContent = facet.number ? `: ${facet.number} chosen` : "";
    }
    shown = [];
    for (const row of rows) {
      if (!words.every((word) => row.text.includes(word))) continue;
      const missed = facets.filter(({ number, wanted }, at) => number && !row.places[at].some((place) => wanted[place]));
      // A value's number is how many claims choosing it would show: all other facets hold, its own does not.
      if (missed.length < 2) facets.forEach((facet, at) => {
        if (!missed.length || missed[0] === facet) for (const place of row.places[at]) facet.counts[place] += 1;
      });
      if (!missed.length) shown.push(row);
    }
    yield;
    const chosen = facets.flatMap(({ boxes }) => boxes.filter((box) => box.checked).map((box) => box.parentNode.firstChild.nextSibling.data.trim()));
    const by = [...(field.value.trim() ? [`“${field.value.trim()}”`] : []), ...chosen].join(", ");
    status.textContent = `${shown.length} of ${rows.length} claims${by ? `: ${by}` : ""}${shown.length ? "" : ". None has all of that; take something away."}`;
    remember();
    const drawing = draw(0, step);
    drawing.next();
    for (const facet of facets) {
      const changed = facet.numbers.map((node, at) => [node, String(facet.counts[at])]).filter(([node, count]) => node.textContent !== count);
      for (const [at, [node, count]] of changed.entries()) {
        if (at % NUMBERS === 0) yield;
        node.textContent = count;
        node.parentNode.classList.toggle("none", count === "0");
      }
    }
    yield;
    yield* drawing;
  };

  const sort = (by) => {
    sorted = by;
    const name = by.replace("-", "");
    for (const head of heads) {
      if (name && head.dataset.sort === name) head.setAttribute("aria-sort", by.startsWith("-") ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    }
  };
  const order = () => {
    ordered = sorted;
    const down = sorted.startsWith("-"), name = sorted.replace("-", ""), at = heads.findIndex((head) => head.dataset.sort === name);
    // Letter by letter: by the rules of a language it takes thirty times as long, and all but the same order comes out.
    const folded = new Map(rows.map(({ cells }) => [cells[at], ""]));
    if (at > 0) for (const cell of folded.keys()) folded.set(cell, fold(cell));
    const key = name === "when" ? (row) => row.order : at ? (row) => folded.get(row.cells[at]) : (row) => row.text; // which begins with the claim
    const compare = (a, b) => { const one = key(a), other = key(b); return one < other ? -1 : one > other ? 1 : 0; };
    if (at < 0) rows.sort((a, b) => a.place - b.place);
    else rows.sort((a, b) => (down ? -1 : 1) * compare(a, b) || a.place - b.place);
  };

  const remember = () => {
    const address = new URL(location), put = (name, value) => (value ? address.searchParams.set(name, value) : address.searchParams.delete(name));
    put("words", field.value.trim());
    put("sort", sorted);
    for (const { name, boxes } of facets) put(name, boxes.filter((box) => box.checked).map(({ value }) => value).join(" "));
    history.replaceState(history.state, "", address);
  };

  const cell = (text) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const save = (name) => {
    const saved = ["id", "says", "when", "date_in_words", "source", "topics", "standing", "standing_in_words", "commentary", "hedge", "speakers", "channels", "subjects"];
    const value = (row, name) => (name === "source" ? row.source : row.values[columns.indexOf(name)]);
    const lines = [[...saved, "address"], ...shown.map((row) => [...saved.map((name) => value(row, name)), new URL(row.address, location).href])];
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob(["\ufeff", ...lines.map((line) => `${line.map(cell).join(",")}\r\n`)], { type: "text/csv" }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };

  // What a control shows of a choice by itself is painted first, and then what follows from the last choice, a piece at a time, each after
  // the one before was painted: so a key that is pressed meanwhile is answered.
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  let due = null;
  const advance = async (own) => {
    delete table.dataset.applied;
    for (due = own; due === own && !own.next().done;) await painted();
    if (due === own) table.dataset.applied = "";
  };
  const finish = () => {
    due ??= apply();
    while (!due.next().done);
    table.dataset.applied = "";
  };
  const soon = async (wait) => {
    const own = due = apply();
    delete table.dataset.applied;
    await ready();
    await (wait ? new Promise((done) => setTimeout(done, wait)) : painted());
    if (due === own) advance(own);
  };
  for (const head of heads) {
    const button = head.querySelector("button");
    button.disabled = false;
    button.addEventListener("click", () => {
      sort(sorted === head.dataset.sort ? `-${sorted}` : head.dataset.sort);
      soon(0);
    });
  }
  form.addEventListener("input", (event) => soon(event.target === field ? 120 : 0));
  form.addEventListener("reset", () => { sort(""); soon(0); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("click", async ({ target }) => {
    if (!target.dataset?.csv) return;
    await ready();
    finish();
    save(target.dataset.csv);
  });
  more.addEventListener("click", async () => {
    await Promise.all([ready(), painted()]);
    finish();
    const first = drawn;
    advance(draw(first, first + step));
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
  if (asked.get("sort")) sort(asked.get("sort"));
  if (asked.size) soon(0);
  else if (Number.parseInt(status.textContent, 10) > body.rows.length) {
    // Nobody has asked for more yet: the numbers are those of the page, and so are the first rows.
    more.hidden = false;
    more.textContent = `Show ${step} more of ${Number.parseInt(status.textContent, 10) - body.rows.length}`;
  }
})();
