// The card of a citation: the endnote, shown beside its marker on hover, focus and touch (WCAG 2.2, 1.4.13). It closes
// with Esc, can be hovered, holds real links, and never covers its marker. Without this script the endnotes do the work.
(() => {
  const card = document.createElement("div");
  card.setAttribute("role", "note");
  card.className = "citation-card";
  card.id = "citation-card";
  card.hidden = true;
  let marker = null, timer = 0, touched = false, due = null;

  // One marker may lead to several notes.
  const notesOf = (link) => (link.dataset.notes?.split(" ") ?? [decodeURIComponent(link.hash.slice(1))])
    .map((id) => document.getElementById(id)).filter(Boolean);

  const close = () => {
    clearTimeout(timer);
    due = null;
    if (!marker) return;
    marker.removeAttribute("aria-details");
    marker = null;
    card.hidden = true;
  };

  const place = (link) => {
    const box = link.getBoundingClientRect(), width = card.offsetWidth, above = box.top - 64, under = innerHeight - box.bottom - 12;
    card.style.maxHeight = `${Math.max(above, under, 120)}px`;
    const height = card.offsetHeight, below = height <= under || under >= above;
    const origin = (card.offsetParent ?? document.body).getBoundingClientRect();
    card.style.left = `${Math.max(8, Math.min(box.left - 24, document.documentElement.clientWidth - width - 8)) - origin.left}px`;
    card.style.top = `${(below ? box.bottom + 6 : box.top - height - 6) - origin.top}px`;
  };

  const open = (link) => {
    clearTimeout(timer);
    if (marker === link) return;
    close();
    const notes = notesOf(link);
    if (!notes.length) return;
    card.replaceChildren(...notes.map((note) => {
      const entry = document.createElement("div");
      entry.append(...[...note.childNodes].map((node) => node.cloneNode(true)));
      return entry;
    }));
    card.setAttribute("aria-label", name(link));
    // Right after its marker, so that Tab goes from the marker into the card and on.
    link.closest("sup").after(card);
    card.hidden = false;
    marker = link;
    marker.setAttribute("aria-details", card.id); // not its description: the whole card would be heard, and then again when it is reached
    place(link);
  };
  // That the marker was reached is painted first.
  const reached = (link) => {
    clearTimeout(timer);
    due = link;
    requestAnimationFrame(() => setTimeout(() => { if (due === link) open(link); }));
  };

  const later = () => { clearTimeout(timer); timer = setTimeout(close, 350); };
  const target = (event) => event.target.closest?.(".footnote-ref");

  const name = (link) => link.dataset.numbers ? link.textContent : `${link.dataset.notes ? "Notes" : "Note"} ${link.textContent}`;
  const label = () => document.querySelectorAll(".footnote-ref:not([aria-label])").forEach((link) => {
    const sources = notesOf(link).map((note) => note.querySelector(".note-source"));
    // Of several notes only the outlets, else a list of paragraphs would be heard after each sentence.
    const said = sources.length > 1 ? new Set(sources.map(({ dataset }) => dataset.source)) : sources.map(({ textContent }) => textContent.replace(/:$/, ""));
    if (sources.length) link.setAttribute("aria-label", `${name(link)}: ${[...said].join(", ")}`);
  });

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    const link = target(event);
    if (link) { clearTimeout(timer); timer = setTimeout(() => open(link), 120); }
    else if (card.contains(event.target)) clearTimeout(timer);
    else if (marker && !card.contains(document.activeElement) && document.activeElement !== marker) later();
  });
  document.addEventListener("focusin", (event) => {
    const link = target(event);
    if (link) reached(link);
    else if (!card.contains(event.target)) close();
  });
  document.addEventListener("pointerdown", (event) => {
    touched = event.pointerType === "touch";
    if (marker && !card.contains(event.target) && !target(event)) close();
  });
  document.addEventListener("click", (event) => {
    const link = target(event);
    if (!link) return;
    if (!touched) return close(); // the marker itself leads to the endnote
    event.preventDefault();
    reached(link);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && document.activeElement.localName === "abbr") document.activeElement.blur();
    if (event.key !== "Escape" || !marker) return;
    const link = marker;
    if (card.contains(document.activeElement)) link.focus();
    close();
  });
  addEventListener("resize", close);
  label();
})();
