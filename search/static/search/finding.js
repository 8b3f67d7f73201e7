// Completes what is typed, and sorts by position; search works without it.
(() => {
const box = document.querySelector("[data-completions]");
const list = document.getElementById("completions");
if (box && list) {
  let timer, shown = -1, asked = "";
  const rows = () => [...list.children];
  const close = () => { list.hidden = true; shown = -1; mark(); };
  const mark = () => {
    box.setAttribute("aria-expanded", !list.hidden);
    rows().forEach((row, at) => row.setAttribute("aria-selected", at === shown));
    if (shown < 0) box.removeAttribute("aria-activedescendant");
    else box.setAttribute("aria-activedescendant", rows()[shown].id);
  };
  const choose = row => { box.value = row.textContent; close(); box.form.requestSubmit(); };
  const fill = html => {
    const options = new DOMParser().parseFromString(html, "text/html").querySelectorAll("option");
    list.replaceChildren(...[...options].map((option, at) => {
      const row = document.createElement("li");
      row.id = `completion-${at}`;
      row.role = "option";
      row.dir = "auto";
      row.textContent = option.value;
      return row;
    }));
    list.hidden = !options.length;
    shown = -1;
    mark();
  };
  const ask = async () => {
    asked = box.value.trim();
    if (asked.length < 2) return close();
    try {
      const answer = await fetch(`${box.dataset.completions}?q=${encodeURIComponent(asked)}`);
      const html = await answer.text();
      if (answer.ok && asked === box.value.trim() && document.activeElement === box) fill(html);
    } catch { close(); }
  };
  box.removeAttribute("list");
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", list.id]]) box.setAttribute(name, value);
  mark();
  box.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 200); });
  box.addEventListener("blur", close);
  box.addEventListener("keydown", event => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key], count = rows().length;
    if (event.isComposing || list.hidden) return;
    if (step) { shown = (shown + step + (shown < 0 && step < 0) + count) % count; mark(); }
    else if (event.key === "Enter" && shown >= 0) choose(rows()[shown]);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  });
  list.addEventListener("mousedown", event => {
    const row = event.target.closest("li");
    event.preventDefault();
    if (row) choose(row);
  });
}
const nearby = document.querySelector("form.nearby");
if (nearby && navigator.geolocation) {
  nearby.hidden = false;
  nearby.addEventListener("submit", event => {
    if (nearby.latitude.value) return;
    event.preventDefault();
    const refused = nearby.querySelector("[data-refused]");
    navigator.geolocation.getCurrentPosition(({ coords }) => {
      for (const name of ["latitude", "longitude"]) nearby[name].value = (Math.round(coords[name] * 20) / 20).toFixed(2);
      nearby.requestSubmit();
    }, () => { refused.textContent = refused.dataset.refused; }, { maximumAge: 600000, timeout: 15000 });
  });
}
})();
