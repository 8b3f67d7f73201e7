// Keeps what is typed into a form of the desk on this device until the server has it, and offers it back after a break.
(() => {
  const form = document.querySelector("form[data-draft]");
  if (!form) {
    // The list after something was sent: nothing of it stays on a device that others may use.
    if (document.querySelector("[role=status]")) try { Object.keys(localStorage).filter((name) => name.startsWith("desk-draft-")).forEach((name) => localStorage.removeItem(name)); } catch { /* nothing was kept */ }
    return;
  }
  const key = `desk-draft-${form.dataset.draft}`;
  const read = () => {
    try { return JSON.parse(localStorage.getItem(key)); } catch { return null; }
  };
  const forget = () => { try { localStorage.removeItem(key); } catch { /* nothing is kept then */ } };
  const values = () => [...new FormData(form)].filter(([name, value]) => name !== "csrfmiddlewaretoken" && name !== "seen" && typeof value === "string");
  const kept = read();
  const fill = (pairs) => {
    for (const field of form.elements) {
      if (!field.name || field.type === "hidden" || field.type === "submit") continue;
      const mine = pairs.filter(([name]) => name === field.name).map(([, value]) => value);
      if (field.type === "checkbox" || field.type === "radio") field.checked = mine.includes(field.value);
      else if (mine.length) field.value = mine[0];
    }
  };
  const same = (pairs) => JSON.stringify(pairs) === JSON.stringify(values());
  if (kept && (Date.now() - kept.when > 7 * 864e5 || same(kept.pairs))) forget();
  else if (kept) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button";
    button.textContent = form.dataset.restore;
    button.addEventListener("click", () => { fill(kept.pairs); button.remove(); });
    form.before(button);
  }
  let timer = 0;
  const keep = () => {
    try { localStorage.setItem(key, JSON.stringify({ when: Date.now(), seen: form.dataset.seen, pairs: values() })); } catch { /* a full device keeps nothing */ }
  };
  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(keep, 400); });
  form.addEventListener("submit", keep);
})();
