// Keeps the directory on this phone.
navigator.serviceWorker?.register("/service-worker.js").then(() => navigator.serviceWorker.ready).then(kept => kept.active.postMessage(document.documentElement.lang)).catch(() => {});
