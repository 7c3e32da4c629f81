// The names of its rows go with the window's left edge.
document.querySelectorAll(".canvas:has(.again)").forEach((canvas) => {
  const chart = canvas.querySelector(".chart");
  canvas.addEventListener("scroll", () => {
    const left = canvas.scrollLeft * chart.viewBox.baseVal.width / chart.clientWidth;
    chart.style.setProperty("--left", `${left}px`);
    chart.classList.toggle("moved", left > 20);
  }, { passive: true });
});
// In a narrow window the controls are folded into one row, which opens them.
document.querySelectorAll(".unfold button").forEach((button) => {
  button.addEventListener("click", () => {
    const open = button.getAttribute("aria-expanded") !== "true";
    button.setAttribute("aria-expanded", open);
    document.getElementById(button.getAttribute("aria-controls")).classList.toggle("unfolded", open);
  });
  button.hidden = false;
});
