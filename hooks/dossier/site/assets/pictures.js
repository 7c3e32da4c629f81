// A picture that is wider than the window begins where most of it is: at a share of its width that the page names.
document.querySelectorAll("[data-scroll]").forEach((canvas) => {
  canvas.scrollLeft = (canvas.scrollWidth - canvas.clientWidth) * canvas.dataset.scroll;
});
