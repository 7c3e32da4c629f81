// The reading room: the reader's own copy of an article against our word record, in this browser alone, then as a page to read.
(() => {
  const form = document.getElementById("reading-form"), room = document.getElementById("reading");
  if (!form || !room) return;
  const { source, copy, topic } = form.elements, status = form.querySelector("[role=status]"), verdict = room.querySelector(".reading-verdict");
  const page = room.querySelector(".reading-page"), filter = form.querySelector(".reading-filter"), notes = room.querySelector(".reading-notes");
  const LARGEST = 1e6, FEWEST = 0.2, TOLD = 12;
  const count = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`, say = (text) => { status.textContent = text; };
  const make = (tag, name, ...inside) => { const node = document.createElement(tag); if (name) node.className = name; node.append(...inside); return node; };

  // Where each quotation stands in the copy: all places of its words, one after the other.
  const places = (forms, quotations) => {
    const by = new Map();
    forms.forEach((form, at) => by.get(form)?.push(at) ?? by.set(form, [at]));
    return quotations.map((one) => ({ ...one, at: (by.get(one.forms[0]) ?? []).filter((at) => one.forms.every((form, step) => forms[at + step] === form)) }));
  };

  // The place of the first word of the key, where the copy yields it: every quotation then stands at its number.
  const opens = async (data, record, forms, found) => {
    const size = record.last - record.first + 1, inside = found.filter(({ number }) => number >= record.first && number <= record.last);
    for (const at of inside[0]?.at ?? []) {
      const start = at - inside[0].number + record.first, there = ({ number, at }) => at.includes(start + number - record.first);
      if (start < 0 || start + size > forms.length || !inside.every(there)) continue;
      const own = forms.slice(start, start + size), secret = await wordRecord.key(data.source, own);
      const same = await Promise.all(own.map(async (form, step) => {
        const number = record.first + step;
        return await wordRecord.digest(await wordRecord.salt(secret, number), data.source, number, form) === record.digests[number];
      }));
      if (same.every(Boolean)) return start;
    }
    return null;
  };

  // What may be wrong with a copy: between which quotations words were added or lost, and whose words are missing.
  const differences = (found) => {
    const sure = found.filter(({ at }) => at.length === 1), told = [];
    sure.slice(1).forEach((next, place) => {
      const one = sure[place], added = (next.at[0] - one.at[0]) - (next.number - one.number);
      if (added) told.push(`Between “${one.text}” and “${next.text}”: ${count(Math.abs(added), "word")} ${added > 0 ? "added" : "lost"}.`);
    });
    for (const { at, text, claim } of found) if (!at.length) told.push(`Missing: “${text}” (${claim.says})`);
    if (!told.length) told.push("A word that we do not quote was changed, or words were lost or added before the first or after the last quotation.");
    return told.length > TOLD ? [...told.slice(0, TOLD), `And ${told.length - TOLD} more.`] : told;
  };

  const claimNote = (claim, number) => {
    const link = make("a", "", claim.says), words = make("a", "to-words", "its words");
    link.href = new URL(claim.page + (location.protocol === "file:" ? "index.html" : ""), new URL(form.dataset.root, location));
    words.href = `#w-${claim.id}`;
    words.setAttribute("aria-label", `its words, claim ${number}`);
    const note = make("li", "reading-claim", link, " ", make("span", "standing", claim.standing));
    if (claim.hedge) note.append(" ", make("span", "hedge", `hedged: ${claim.hedge}`));
    if (claim.chain.length) note.append(" ", make("span", "words-source", claim.chain.join(" → ")));
    note.append(" ", words);
    note.id = `c-${claim.id}`;
    note.value = number;
    note.dataset.topics = claim.topics.join(" ");
    return note;
  };

  // The copy as a page: `parts` are [{ sentences: [{ from, to, claims, unused }] }] in words of the copy; `marked` holds the quoted ones.
  const show = (text, words, parts, marked) => {
    let number = 0;
    const begin = (at) => { let start = words[at].start; while (start && /[“"'‘(\[]/.test(text[start - 1])) start -= 1; return start; };
    const seen = new Set();
    page.replaceChildren(...parts.map(({ sentences }) => {
      const body = make("p", "reading-text"), margin = make("ol", "reading-margin");
      sentences.forEach(({ from, to, claims, unused }, place) => {
        const sentence = make("span", claims.length ? "bears" : unused ? "left" : "");
        sentence.dataset.topics = [...new Set(claims.flatMap((claim) => claim.topics))].join(" ");
        const end = to < words.length ? begin(to) : text.length;
        for (let at = from; at < to;) {
          let next = at + 1;
          while (next < to && marked.has(next) === marked.has(at)) next += 1;
          const whole = text.slice(begin(at), next < to ? begin(next) : end).replace(/\s+/g, " "), piece = next < to ? whole : whole.trimEnd();
          sentence.append(marked.has(at) ? make("mark", "", piece.trimEnd()) : piece, marked.has(at) && /\s$/.test(piece) ? " " : "");
          at = next;
        }
        body.append(place ? " " : "", sentence);
        for (const claim of claims) {
          if (seen.has(claim.id)) continue;
          seen.add(claim.id);
          const note = claimNote(claim, number += 1), link = make("a", "reading-marker", String(number));
          link.href = `#${note.id}`;
          link.id = `w-${claim.id}`;
          link.setAttribute("aria-label", `Claim ${number}`);
          sentence.append(link);
          margin.append(note);
        }
        if (unused) margin.append(Object.assign(make("li", "unused", `Left unused (${unused[0]}): ${unused[1]}`), { value: 0 }));
      });
      return make("div", "reading-part", body, ...(margin.hasChildNodes() ? [margin] : []));
    }));
  };

  const compare = async () => {
    if (!globalThis.crypto?.subtle) return say("Your browser can compare only on a secure address (https), or in the edition on a disk.");
    if (!copy.value.trim()) return say("There is no text yet. Paste the article, or drop a file with it.");
    if (copy.value.length > LARGEST) return say(`This text has ${(copy.value.length / 1e6).toFixed(1)} million characters, many times as many as any article here. Paste the article alone.`);
    room.hidden = filter.hidden = true;
    say("Comparing …");
    await new Promise((resolve) => setTimeout(resolve)); // so that this is seen
    let data;
    try { data = await wordRecord.load(source.value); } catch (error) { return say(error.message); }
    const record = wordRecord.parse(data.words), text = wordRecord.clean(copy.value), words = wordRecord.words(text), forms = words.map(({ form }) => form);
    const quotations = data.claims.flatMap((claim) => claim.quotations.map(([number, text]) => ({ number, text, claim, forms: wordRecord.words(wordRecord.clean(text)).map(({ form }) => form) })));
    const found = places(forms, quotations.sort((one, other) => one.number - other.number)), there = found.filter(({ at }) => at.length);
    const start = await opens(data, record, forms, found);
    room.hidden = false;
    room.dataset.verdict = start !== null ? "same" : there.length < FEWEST * found.length ? "other" : "differs";
    notes.replaceChildren();
    filter.hidden = room.dataset.verdict === "other";
    topic.value = "";
    if (room.dataset.verdict === "other") {
      verdict.textContent = `This is another text: it has ${there.length} of the ${found.length} quotations from ${data.reference}.`;
      page.replaceChildren();
    } else if (start !== null) {
      const shift = start - record.first, blocks = new Map();
      for (const { block, sentence, from, to } of record.sentences) {
        if (from < record.first || to > record.last + 1 || from === to) continue;
        const claims = data.claims.filter(({ quotations }) => quotations.some(([number]) => number >= from && number < to));
        if (!blocks.has(block)) blocks.set(block, { sentences: [] });
        blocks.get(block).sentences.push({ from: from + shift, to: to + shift, claims, unused: data.unused[`${block}.${sentence}`] });
      }
      const marked = new Set(found.flatMap(({ number, forms }) => forms.map((_, step) => number + step + shift)));
      const every = [...blocks.values()].flatMap(({ sentences }) => sentences), bearing = every.filter(({ claims }) => claims.length).length;
      verdict.textContent = `This is the very text we read, every word of the article: ${record.last - record.first + 1} words compared, all the same.`;
      notes.append(make("li", "", `${bearing} of its ${count(every.length, "sentence")} bear claims, ${every.length - bearing} ${every.length - bearing === 1 ? "is" : "are"} left unused; ${count(marked.size, "word")} are quoted by claims.`));
      show(text, words, [...blocks.values()], marked);
    } else {
      verdict.textContent = `This copy differs from the text we read, so only the quoted words can be compared: ${there.length} of ${found.length} quotations are in it.`;
      notes.append(...differences(found).map((line) => make("li", "", line)));
      const marked = new Set(there.flatMap(({ at, forms }) => forms.map((_, step) => at[0] + step))), parts = [];
      words.forEach(({ start }, at) => {
        if (!at || /\n\s*\n/.test(text.slice(words[at - 1].end, start))) parts.push({ sentences: [{ from: at, to: at, claims: [] }] });
        parts.at(-1).sentences[0].to = at + 1;
      });
      for (const { at, claim } of there) {
        const [part] = parts.filter(({ sentences: [{ from, to }] }) => at[0] >= from && at[0] < to);
        if (!part.sentences[0].claims.includes(claim)) part.sentences[0].claims.push(claim);
      }
      show(text, words, parts, marked);
    }
    say("");
    copy.rows = 3;
    verdict.focus();
    const asked = new URL(location).searchParams.get("claim")?.split("/")[1], mark = asked && document.getElementById(`w-${asked}`);
    if (mark) { location.replace(`#w-${asked}`); mark.focus(); }
  };

  const take = async (file) => {
    if (!file) return;
    if (file.size > 5 * LARGEST) return say("This file is larger than five megabytes; save the article alone, as text.");
    copy.value = await file.text();
    if (/\.html?$/i.test(file.name)) {
      const plain = document.createElement("textarea"); // holds text alone, and reads character references
      plain.innerHTML = copy.value.replace(/<!--[^]*?-->|<(script|style|noscript|template|title)\b[^]*?<\/\1>/gi, "")
        .replace(/<\/?(?:p|div|h\d|li|br|section|article|blockquote|td)\b[^>]*>/gi, "\n\n").replace(/<[^>]*>/g, "");
      copy.value = plain.value;
    }
    compare();
  };

  form.addEventListener("submit", (event) => { event.preventDefault(); compare(); });
  form.addEventListener("reset", () => { room.hidden = filter.hidden = true; say(""); });
  form.elements.file.addEventListener("change", ({ target }) => take(target.files[0]));
  form.addEventListener("dragover", (event) => event.preventDefault());
  form.addEventListener("drop", (event) => { if (event.dataTransfer.files.length) { event.preventDefault(); take(event.dataTransfer.files[0]); } });
  topic.addEventListener("change", () => {
    for (const node of page.querySelectorAll("[data-topics]")) node.classList.toggle("off", Boolean(topic.value) && !node.dataset.topics.split(" ").includes(topic.value));
  });
  const links = () => {
    const chosen = source.selectedOptions[0];
    form.querySelector(".reading-original").href = chosen.dataset.original;
    form.querySelector(".reading-archive").href = chosen.dataset.archive;
  };
  source.addEventListener("change", links);
  const asked = new URL(location).searchParams, wanted = asked.get("source") ?? asked.get("claim")?.split("/")[0];
  if ([...source.options].some(({ value }) => value === wanted)) source.value = wanted;
  links();
  form.hidden = false;
})();
