// While pages are served: what is wrong in the project, on every page, each with a link that opens its file in the editor.
(() => {
  const script = document.querySelector("script[src*='assets/preview.js']");
  if (!script) return;
  fetch(new URL("../problems.json", script.src), { cache: "no-store" }).then((answer) => answer.json()).then(({ root, problems }) => {
    if (!problems.length) return;
    const bar = document.createElement("details"), summary = document.createElement("summary"), list = document.createElement("ol");
    bar.id = "problems";
    summary.textContent = `${problems.length} ${problems.length === 1 ? "problem" : "problems"}`;
    if (problems.every(({ rule }) => rule === "receipt")) summary.textContent = "A draft: to be checked with the articles’ texts";
    for (const { path, line, column, rule, message, tip } of problems) {
      const row = document.createElement("li"), link = document.createElement("a"), note = document.createElement("small");
      link.href = `vscode://file${encodeURI(`${root.startsWith("/") ? "" : "/"}${root}/${path}`)}:${line}:${column}`;
      link.textContent = `${path}:${line}:${column}`;
      note.textContent = tip && ` Tip: ${tip}`;
      row.append(link, ` ${rule}: ${message}`, note);
      list.append(row);
    }
    const style = document.createElement("style");
    style.textContent = `
      #problems { position: fixed; z-index: 99; inset: auto 0 0; max-height: 60vh; overflow-y: auto; margin: 0; padding: 0.5rem 1rem; background: #7a1f12; color: #fff; font: 0.7rem/1.5 system-ui, sans-serif; }
      #problems summary { cursor: pointer; font-weight: 700; } #problems a { color: #ffd9a8; text-decoration: underline; } #problems ol { padding-left: 1.6rem; }`;
    bar.append(summary, list);
    document.body.append(style, bar);
  });
})();
