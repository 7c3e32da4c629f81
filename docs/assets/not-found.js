// Takes the words of the address that was not found as the words to look for: a claim's id tells what it says.
const field = document.querySelector("#find-words");
if (field) field.value = decodeURIComponent(location.pathname).split("/").filter(Boolean).slice(-1).join("").replace(/\.html$/, "").replace(/[-_]+/g, " ").trim();
