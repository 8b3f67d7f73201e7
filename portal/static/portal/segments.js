// The segment editor: take an offered translation, set the marks around the chosen words, ask before typed words are left.
const boxOf = (button) => document.getElementById(button.dataset.box);

document.addEventListener("click", (event) => {
  const button = event.target.closest("button[data-box]");
  if (!button) return;
  const box = boxOf(button);
  if (box.readOnly) return;
  if (button.dataset.fill !== undefined) {
    box.value = button.dataset.fill;
  } else {
    const [open, close] = button.dataset.insert.split(/(?=\{\/)/);
    const chosen = box.value.slice(box.selectionStart, box.selectionEnd);
    box.setRangeText(open + chosen + close, box.selectionStart, box.selectionEnd, "end");
  }
  box.dispatchEvent(new Event("input", { bubbles: true }));
  box.focus();
});

let typed = false;
document.addEventListener("input", (event) => { typed ||= Boolean(event.target.closest("[data-segments]")); });
document.addEventListener("submit", () => { typed = false; });
window.addEventListener("beforeunload", (event) => { if (typed) event.preventDefault(); });
