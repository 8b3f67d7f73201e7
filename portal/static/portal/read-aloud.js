// Reads the page aloud where the device has a voice for its language; without one the button never appears.
(() => {
  const button = document.getElementById("read-aloud"), speech = window.speechSynthesis, main = document.getElementById("main");
  if (!button || !speech || !main) return;
  const language = (main.querySelector("h1[lang]") || document.documentElement).lang, label = button.querySelector(".unseen");
  const voice = () => speech.getVoices().find(each => each.lang.toLowerCase().split(/[-_]/)[0] === language);
  // Digit by digit, with a pause where people leave a gap.
  const spelled = number => number.trim().split(/[\s().-]+/).map(group => [...group].join(" ")).join(", ");
  const words = part => {
    const copy = part.cloneNode(true);
    copy.querySelectorAll("bdi[dir=ltr]").forEach(each => { if (/^\+?[\d\s().-]{3,}$/.test(each.textContent.trim())) each.textContent = spelled(each.textContent); });
    return copy.textContent.replace(/\s+/g, " ").trim();
  };
  const parts = () => [...main.querySelectorAll("h1,h2,h3,h4,p,li,dt,dd")].filter(part => part.checkVisibility?.() !== false && !part.closest("nav,form,.no-print,.actions") && !part.querySelector("h2,h3,h4,p,li,dt,dd"));
  const show = on => { label.textContent = on ? button.dataset.stop : button.dataset.start; button.toggleAttribute("data-on", on); };
  let turn = 0;
  const stop = () => { turn++; speech.cancel(); show(false); };
  const start = () => {
    const own = ++turn, said = parts().map(words).filter(Boolean);
    show(true);
    said.forEach((text, index) => {
      const one = new SpeechSynthesisUtterance(text);
      one.lang = language;
      one.voice = voice();
      if (index === said.length - 1) one.onend = () => { if (own === turn) show(false); };
      speech.speak(one);
    });
  };
  const offer = () => { button.hidden = !voice(); };
  button.addEventListener("click", () => button.hasAttribute("data-on") ? stop() : start());
  addEventListener("keydown", event => { if (event.key === "Escape" && button.hasAttribute("data-on")) stop(); });
  addEventListener("pagehide", stop);
  speech.addEventListener?.("voiceschanged", offer);
  show(false);
  offer();
})();
