// Keeps the directory on the phone for when there is no network.
const worker = navigator.serviceWorker;
if (worker) worker.register("/service-worker.js").then(() => worker.ready).then(({ active }) => active.postMessage(document.documentElement.lang)).catch(() => {});
