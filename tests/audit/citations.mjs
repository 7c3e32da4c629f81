// Formats the items of CSL-JSON files with citeproc-js, the reference implementation of CSL. Named on the command line: the folder of the styles, then the files.
// Prints {file: {item: {style: text}}}. A note comes from the style's citation, the others from its bibliography.
import { readFile } from "node:fs/promises";
import { Cite, plugins } from "@citation-js/core";
import "@citation-js/plugin-csl";

const STYLES = {
  "APA": ["apa", "bibliography"],
  "Chicago, notes": ["chicago-notes", "citation"],
  "Chicago, author-date": ["chicago-author-date", "bibliography"],
  "MLA": ["modern-language-association", "bibliography"],
};
const [folder, ...files] = process.argv.slice(2);
for (const [style] of Object.values(STYLES)) plugins.config.get("@csl").styles.add(style, await readFile(`${folder}/${style}.csl`, "utf8"));
const made = {};
for (const file of files) {
  made[file] = {};
  for (const item of JSON.parse(await readFile(file, "utf8"))) {
    made[file][item.id] = {};
    for (const [name, [style, kind]] of Object.entries(STYLES)) made[file][item.id][name] = new Cite(item).format(kind, { format: "text", template: style, lang: "en-US" }).trim();
  }
}
console.log(JSON.stringify(made));
