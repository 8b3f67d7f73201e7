// Leaving replaces this page in the history of the window; without this script the link leaves all the same.
document.querySelector(".quick-exit a")?.addEventListener("click", event => { event.preventDefault(); location.replace(event.currentTarget.href); });
