// Answers an address of the finder, or of a centre, from what is saved on this phone.
(async () => {
  const page = document.getElementById("offline"), results = document.getElementById("results");
  const asked = new URLSearchParams(location.search), form = document.getElementById("finder");
  const kept = await caches.open("saved"), saved = page.querySelector("[data-saved]");
  for (const request of await kept.keys()) {
    const html = new DOMParser().parseFromString((await (await kept.match(request)).text()).replace(/<style>[^]*?<\/style>/, ""), "text/html");
    const row = document.createElement("li"), { pathname } = new URL(request.url);
    row.append(Object.assign(document.createElement("a"), { href: pathname, className: "rows__name", textContent: html.querySelector("h1")?.textContent || pathname, dir: "auto" }));
    saved.append(row);
    saved.parentElement.hidden = false;
  }
  for (const name of ["place", "kind", "for", "open"]) if (form.elements[name]) form.elements[name].value = asked.get(name) || "";
  const finder = await import(page.dataset.device), { fold } = await import(page.dataset.folding), { directory, others } = page.dataset;
  // Of a language that was never opened here nothing is kept: names in another one are better than none.
  const data = await [directory, ...others.split(" ").filter(Boolean)].reduce((found, address) => found.catch(() => finder.load(address)), Promise.reject());
  const select = form.elements.kind;
  const words = data.words, said = words.saved.replace("%(date)s", data.said);
  const expired = Date.now() / 60000 - data.base > 1440 * data.days.length;
  page.querySelector("[data-date]").textContent = expired ? `${said} ${words.expired}` : said;
  if (select.options.length < 2) for (const [key, name] of data.kinds) select.add(new Option(name, key, false, key === asked.get("kind")));
  select.value = asked.get("kind") || "";
  const typed = asked.get("place") || "", place = typed && finder.placeOf(data, typed, fold);
  const wish = { kind: asked.get("kind"), audience: asked.get("for"), open: asked.get("open") };
  // Satellites are there without a network.
  const position = !place && location.hash === "#near-me" && navigator.geolocation ? await new Promise(done => {
    navigator.geolocation.getCurrentPosition(({ coords }) => done([coords.latitude, coords.longitude]), () => done(null), { maximumAge: 600000, timeout: 15000 });
  }) : null;
  const path = decodeURI(location.pathname), origin = place ? place[1] : position;
  const isKnown = !wish.kind || data.kinds.some(([key]) => key === wish.kind);
  let found = isKnown ? finder.find(data, wish, origin) : [], note = place && place[2] ? words.guess.replace("%(typed)s", typed).replace("%(place)s", place[0]) : origin ? words.nearest : typed ? words.unknown.replace("%(place)s", typed) : "";
  const here = data.centres.findIndex(centre => decodeURI(centre[1]) === path);
  if (here >= 0) found = finder.find(data, {}, null).filter(({ centre }) => centre === data.centres[here]);
  if (!found.length) { note = `${words.nothing}. ${words.instead}`; found = finder.find(data, {}, origin).slice(0, 3); }
  finder.show(results, data, found, place ? place[0] : position ? words.position : "", note);
})().catch(() => { document.querySelector("#offline [data-none]").hidden = false; });
