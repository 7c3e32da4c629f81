// "Show sourcing": marks each cited sentence with its source, or with how many sources it rests on. Off at first;
// the choice is kept in this browser alone. What a sentence rests on is read from the notes that follow it.
(() => {
  const article = document.querySelector(".md-content__inner"), KEY = "show-sourcing";
  if (!article?.querySelector(".footnote-ref")) return;
  const stored = (value) => {
    try { return value === undefined ? localStorage.getItem(KEY) : localStorage.setItem(KEY, value); } catch { return null; }
  };
  let sentences = null;

  const wrap = (nodes) => {
    // The space between two sentences belongs to neither.
    const space = nodes[0].nodeType === Node.TEXT_NODE ? nodes[0].data.match(/^\s*/)[0].length : 0;
    if (space) nodes[0] = nodes[0].splitText(space);
    const span = document.createElement("span");
    span.className = "sourced";
    nodes[0].before(span);
    span.append(...nodes);
    return { span, sources: new Map() };
  };

  const find = () => {
    const found = [];
    for (const block of new Set([...article.querySelectorAll("sup:has(> .footnote-ref)")].map((note) => note.parentNode))) {
      let run = [], sentence = null;
      for (const node of [...block.childNodes]) {
        const link = node.querySelector?.(":scope > .footnote-ref");
        if (link && run.length) { found.push(sentence = wrap(run)); run = []; }
        if (link && sentence) {
          for (const id of link.dataset.notes?.split(" ") ?? [decodeURIComponent(link.hash.slice(1))]) {
            const source = document.getElementById(id)?.querySelector(".note-source");
            if (source) sentence.sources.set(source.dataset.number, source.dataset.source);
          }
        } else if (node.nodeName === "BR") run = [];
        else if (!link && node.className !== "citation-card" && (run.length || node.textContent.trim())) run.push(node);
      }
    }
    for (const { span, sources } of found) {
      span.dataset.count = sources.size;
      span.dataset.number = sources.size > 1 ? "several" : [...sources.keys()][0];
      span.dataset.label = sources.size > 1 ? `from ${sources.size} articles` : [...sources.values()][0];
    }
    return found;
  };

  const bar = document.createElement("p"), button = document.createElement("button"), status = document.createElement("span"), hint = document.createElement("span");
  bar.className = "sourcing-bar";
  button.type = "button";
  status.setAttribute("role", "status");
  const set = (on) => {
    sentences ??= on ? find() : null;
    const several = sentences?.filter(({ sources }) => sources.size > 1).length;
    article.classList.toggle("sourcing", on);
    button.textContent = `${on ? "Hide" : "Show"} sourcing`;
    status.textContent = on ? `${sentences.length} sentences and entries marked; ${several} of them ${several === 1 ? "draws" : "draw"} on more than one article, which confirms nothing by itself.` : "";
  };
  button.addEventListener("click", () => {
    const on = !article.classList.contains("sourcing");
    set(on);
    stored(on ? "on" : "off");
  });
  hint.className = "hint";
  hint.textContent = "which article says what";
  bar.append(button, " ", hint, status);
  (article.querySelector(".lead") ?? article.querySelector("h1")).after(bar);
  set(stored() === "on");
})();
