/* Text pasted into the rich text editor from a word processor: the server says what is kept, and that is pasted instead.
   Where it cannot be asked the paste goes on as it came, and the same rule is applied when the page is saved. */
(() => {
  "use strict";
  const address = document.currentScript.dataset.address;
  const foreign = /mso-|class="?Mso|<o:p|docs-internal-guid|LibreOffice|OpenOffice|<h[1456]|<span|<div|<font|<blockquote/i;

  function token() {
    const field = document.querySelector("input[name=csrfmiddlewaretoken]");
    return field ? field.value : "";
  }

  function pasteAgain(target, html, text) {
    const data = new DataTransfer();
    data.setData("text/html", html);
    data.setData("text/plain", text);
    const again = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
    again.isKept = true;
    target.dispatchEvent(again);
  }

  document.addEventListener("paste", (event) => {
    const html = event.clipboardData ? event.clipboardData.getData("text/html") : "";
    const isEditor = event.target.closest && event.target.closest(".Draftail-Editor");
    // What Draftail itself copied carries its own data.
    if (event.isKept || !isEditor || !foreign.test(html) || html.includes("data-draftjs-conductor-fragment")) { return; }
    event.preventDefault();
    event.stopImmediatePropagation();
    const target = event.target;
    const text = event.clipboardData.getData("text/plain");
    const body = new URLSearchParams({ html: html.replace(/src="data:[^"]*"/g, "") });
    fetch(address, { method: "POST", body, headers: { "X-CSRFToken": token() } })
      .then((answer) => (answer.ok ? answer.text() : html))
      .catch(() => html)
      .then((kept) => pasteAgain(target, kept, text));
  }, true);
})();
