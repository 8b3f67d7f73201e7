// Offers "near me" and the map on the page of the finder; what a tap asks for is loaded then. Without it the form works.
(() => {
  const near = document.getElementById("near-me"), results = document.getElementById("results");
  if (!near || !results) return;
  const told = near.querySelector("[role=status]"), { refused, waiting, device, points, directory, map } = near.dataset;
  const field = name => new URLSearchParams(location.search).get(name) || "";
  const send = at => {
    for (const name of ["latitude", "longitude"]) near.elements[name].value = (Math.round(at[name] * 20) / 20).toFixed(2);
    near.submit();
  };
  const showNear = async at => {
    const wish = { kind: field("kind"), audience: field("for"), open: field("open") };
    const finder = await import(device), data = await finder.load(wish.kind || wish.audience || wish.open ? directory : points);
    if (wish.kind && !data.kinds.some(([key]) => key === wish.kind)) throw new Error("not on any device");
    const found = finder.find(data, wish, [at.latitude, at.longitude]);
    if (!found.length) found.push(...finder.find(data, {}, [at.latitude, at.longitude]).slice(0, 3));
    finder.show(results, data, found, data.words.position, data.words.nearest).focus();
  };
  const ask = near.querySelector("button"), isAsked = location.hash === "#near-me";
  near.hidden = false;
  if (!navigator.geolocation) {
    ask.hidden = true;
    if (isAsked) told.textContent = refused;
  }
  near.addEventListener("submit", event => {
    event.preventDefault();
    told.textContent = waiting;
    navigator.geolocation.getCurrentPosition(({ coords }) => showNear(coords).then(() => { told.textContent = ""; }, () => send(coords)),
      () => { told.textContent = refused; }, { maximumAge: 600000, timeout: 15000 });
  });
  // The first page's button leads here.
  if (isAsked && !ask.hidden) ask.click();
  const button = document.getElementById("show-map");
  if (button && map) {
    button.hidden = false;
    button.addEventListener("click", () => { button.hidden = true; import(map).then(({ draw }) => draw(button.dataset)).catch(() => { button.hidden = false; }); });
  }
})();
