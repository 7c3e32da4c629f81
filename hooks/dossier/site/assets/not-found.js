// Takes the words of the address that was not found as the words to look for: a claim's id tells what it says.
const field = document.querySelector("#find-words");
const name = location.pathname.split("/").filter(Boolean).at(-1) ?? "";
let words = name;
try {
  words = decodeURIComponent(name);
} catch {
  // a stray "%" is no code of a letter
}
if (field && name !== "404.html") field.value = words.replace(/\.html$/, "").replace(/[-_]+/g, " ").trim();
