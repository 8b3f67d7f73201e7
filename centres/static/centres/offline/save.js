// "Save this centre": keeps the page on this phone until it is taken away again.
(async () => {
  const button = document.getElementById("save-centre");
  if (!button || !window.caches || !navigator.serviceWorker) return;
  const kept = await caches.open("saved"), path = location.pathname, { save, remove } = button.dataset;
  const label = button.querySelector("span");
  const show = async () => { const has = await kept.match(path); label.textContent = has ? remove : save; button.setAttribute("aria-pressed", Boolean(has)); };
  button.addEventListener("click", async () => {
    if (!await kept.delete(path)) await kept.add(path).catch(() => {});
    show();
  });
  await show();
  button.hidden = false;
})();
