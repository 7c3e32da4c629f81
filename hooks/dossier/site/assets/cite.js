// "Cite this": fills in the day of access and adds a button that copies each citation, and says so aloud. Without it the
// day is a blank to fill in, and the text can be selected.
document.querySelectorAll(".cite").forEach((box) => {
  // Asked for by its address, it opens.
  const asked = () => { if (box.id && location.hash === `#${box.id}`) { box.open = true; box.scrollIntoView(); } };
  addEventListener("hashchange", asked);
  asked();
  const now = new Date(), months = "January February March April May June July August September October November December".split(" ");
  const today = `${now.getDate()} ${months[now.getMonth()]} ${now.getFullYear()}`;
  box.querySelectorAll(".accessed").forEach((blank) => { blank.textContent = today; });
  const status = document.createElement("p");
  status.className = "copied";
  status.setAttribute("role", "status");

  const copy = async (node) => {
    try {
      await navigator.clipboard.writeText(node.textContent.trim());
      return true;
    } catch { // no permission, or no such thing: the old way
      const range = document.createRange(), selection = getSelection();
      range.selectNodeContents(node);
      selection.removeAllRanges();
      selection.addRange(range);
      return document.execCommand("copy");
    }
  };

  let what = "The picture";
  box.querySelectorAll(".cited-what, .citation:has(.cited)").forEach((line) => {
    if (line.matches(".cited-what")) return what = line.textContent;
    const button = document.createElement("button"), style = `${line.querySelector(".style").textContent}, ${what.toLowerCase()}`;
    button.type = "button";
    button.textContent = "Copy";
    button.setAttribute("aria-label", `Copy: ${style}`);
    button.addEventListener("click", async () => {
      const done = await copy(line.querySelector(".cited"));
      button.textContent = done ? "Copied" : "Copy";
      setTimeout(() => { button.textContent = "Copy"; }, 2500);
      status.textContent = done ? `Copied: ${style}.` : "Not copied. The text is selected; copy it with the keyboard.";
    });
    line.append(" ", button);
  });
  box.querySelector(".citations").append(status);
});
