// Network first, with a short patience; then the copy, then the page that finds in the directory on this phone.
// Never kept: what says no-store, what is not GET, the admin, the desk, documents, previews.
const SHELL = "shell-{{ version }}", PAGES = "pages", DATA = "directory", SAVED = "saved", MOST_PAGES = 40, PATIENCE = 3000, FRESH = 21600000;
const FILES = {{ files|safe }}, LANGUAGES = {{ languages|safe }}, NOTES = {{ notes|safe }};
const PRIVATE = /^\/(?:admin|documents|preview|health|hsds|media|language|c)\/|^\/[a-z]{2}\/(?:desk|accounts?|search\/completions)\//;
const offline = language => `/${language}/offline/`, directory = language => `/${language}/offline/directory.json`;
const languageOf = path => LANGUAGES.find(code => path.startsWith(`/${code}/`)) || LANGUAGES[0];
const mayKeep = answer => answer.ok && answer.type === "basic" && !answer.redirected && !/no-store/.test(answer.headers.get("Cache-Control") || "");

self.addEventListener("install", event => {
  event.waitUntil(caches.open(SHELL).then(cache => cache.addAll([...FILES, ...LANGUAGES.map(offline)])).then(() => self.skipWaiting()));
});
self.addEventListener("activate", event => {
  event.waitUntil(caches.keys().then(names => Promise.all(names.filter(name => name.startsWith("shell-") && name !== SHELL).map(name => caches.delete(name)))).then(() => self.clients.claim()));
});
self.addEventListener("message", event => {
  if (LANGUAGES.includes(event.data)) event.waitUntil(refresh(event.data).catch(() => {}));
});
self.addEventListener("fetch", event => {
  const { request } = event, url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin || PRIVATE.test(url.pathname)) return;
  if (request.mode === "navigate") event.respondWith(page(event, url));
  else if (/\/offline\/(?:directory|points)\.json$/.test(url.pathname)) event.respondWith(data(event, request));
  else if (FILES.includes(url.pathname)) event.respondWith(caches.match(request).then(kept => kept || fetch(request)));
});

// Asks for the directory again when the copy is older than six hours.
async function refresh(language) {
  const cache = await caches.open(DATA), kept = await cache.match(directory(language));
  if (kept && Date.now() - Date.parse(kept.headers.get("Date")) < FRESH) return;
  const answer = await fetch(directory(language));
  if (mayKeep(answer)) await cache.put(directory(language), answer);
}

async function data(event, request) {
  try {
    const answer = await impatient(fetch(request));
    if (mayKeep(answer)) event.waitUntil(keep(DATA, request, answer.clone()));
    return answer;
  } catch (error) {
    return await caches.match(request) || Promise.reject(error);
  }
}

async function page(event, url) {
  const asked = fetch(event.request);
  try {
    const answer = await impatient(asked);
    if (mayKeep(answer) && LANGUAGES.some(code => url.pathname.startsWith(`/${code}/`))) {
      event.waitUntil(keep(PAGES, url.pathname + url.search, answer.clone()).then(trim));
      const saved = await caches.open(SAVED);
      if (!url.search && await saved.match(url.pathname)) event.waitUntil(keep(SAVED, url.pathname, answer.clone()));
    }
    return answer;
  } catch {
    const kept = await caches.match(url.pathname + url.search);
    if (kept && !url.pathname.endsWith("/centres/")) return dated(kept, languageOf(url.pathname));
    return asked.catch(() => caches.match(offline(languageOf(url.pathname)))).then(answer => answer || Response.error());
  }
}

const impatient = asked => Promise.race([asked, new Promise((_, refuse) => setTimeout(refuse, PATIENCE, new Error("slow")))]);

async function keep(name, key, answer) {
  const cache = await caches.open(name);
  await cache.delete(key);
  await cache.put(key, answer);
}

async function trim() {
  const cache = await caches.open(PAGES), keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - MOST_PAGES)).map(key => cache.delete(key)));
}

// A copy says when it was made: what is open may have changed since.
async function dated(kept, language) {
  const when = new Date(kept.headers.get("Date") || Date.now()).toLocaleString(language === "ar" ? "ar-IQ" : "en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "Asia/Baghdad" });
  const html = (await kept.text()).replace(/<main /, `<p class="notice notice--time" role="status">${NOTES[language].replace("%(date)s", when)}</p><main `);
  return new Response(html, { headers: kept.headers });
}
