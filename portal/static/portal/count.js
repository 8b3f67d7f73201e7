/* Counts views, phone taps, results shown; nothing of whoever reads. */
(() => {
  const id = document.currentScript.dataset.id;
  const nav = navigator;
  if (!nav.sendBeacon || nav.doNotTrack == 1 || nav.globalPrivacyControl) return;
  const tell = (fields) => nav.sendBeacon("/count/", new URLSearchParams(fields));
  if (id) {
    tell({ what: "view", id });
    addEventListener("click", (e) => e.target.closest('a[href^="tel:"]') && tell({ what: "phone", id }));
  } else {
    const found = [...document.querySelectorAll(".results h2 a")];
    tell([["what", "found"], ...found.map((a) => ["path", a.pathname])]);
  }
})();
