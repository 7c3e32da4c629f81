// "Verify here": opens each quoted word of a claim against its article's word record, and shows the digests that it compared.
(() => {
  const box = document.getElementById("proof");
  if (!box) return;
  const opening = JSON.parse(box.querySelector("code").textContent), button = box.querySelector("button"), status = box.querySelector("[role=status]");
  const body = box.querySelector("tbody");
  button.hidden = false;

  button.addEventListener("click", async () => {
    if (!globalThis.crypto?.subtle) return status.textContent = "Your browser can verify only on a secure address (https), or in the edition on a disk.";
    button.disabled = true;
    try {
      const data = await wordRecord.load(opening.source), record = wordRecord.parse(data.words);
      const root = await wordRecord.root(data.words);
      const rows = await Promise.all(opening.words.map(async ({ number, word, salt }) => {
        const made = await wordRecord.digest(salt, opening.source, number, word), kept = record.digests[number];
        return { cells: [number, word, made, made === kept ? "the same" : `another: ${kept}`], right: made === kept };
      }));
      body.replaceChildren(...rows.map(({ cells }) => {
        const row = document.createElement("tr");
        row.append(...cells.map((cell) => Object.assign(document.createElement("td"), { textContent: cell })));
        return row;
      }));
      box.querySelector(".proof-table").hidden = false;
      const right = rows.filter((row) => row.right).length;
      status.textContent = `${right} of ${rows.length} words agree with the record. The record ${root === opening.root ? "is the one that the root names" : "is not the one that the root names"}.`;
    } catch (error) {
      status.textContent = `Not verified: ${error.message}`;
    }
    button.disabled = false;
  });
})();
