// "/" leads to the search from the first moment on. Until the theme listens, Firefox would open its own quick find, and letters typed after it be lost.
addEventListener("keydown", function early(event) {
  if ("loaded" in document.documentElement.dataset) return removeEventListener("keydown", early);
  const field = document.querySelector(".md-search__input");
  if (event.key !== "/" || event.ctrlKey || event.metaKey || !field || event.target.closest("input, select, textarea")) return;
  event.preventDefault();
  field.focus();
});
