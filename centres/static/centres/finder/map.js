// Draws the centres of the page on a plain map when somebody asks for it; tiles only where the portal names a source.
export async function draw({ leaflet, styles, points, tiles, credit }) {
  const section = document.getElementById("map"), canvas = section.querySelector(".map__canvas");
  const [data, css] = await Promise.all([fetch(points).then(answer => answer.json()), fetch(styles).then(answer => answer.text()), load(leaflet)]);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  section.hidden = false;
  const map = L.map(canvas, { scrollWheelZoom: false, attributionControl: Boolean(tiles && credit), zoomAnimation: false, fadeAnimation: false });
  if (tiles) L.tileLayer(tiles, { attribution: credit, maxZoom: 18 }).addTo(map);
  else for (const [name, point] of data.governorates) L.tooltip(point, { permanent: true, direction: "center", pane: "tilePane", className: "map__name", content: name }).addTo(map);
  const style = getComputedStyle(document.documentElement), colour = style.getPropertyValue("--accent").trim();
  const placed = data.centres.filter(centre => centre[3]);
  const dots = placed.map(([name, address, where, point]) => {
    const words = document.createElement("div"), link = Object.assign(document.createElement("a"), { href: address, textContent: name, dir: "auto" });
    words.append(link, document.createElement("br"), where);
    return L.circleMarker(point, { radius: 9, weight: 3, color: colour, fillColor: colour, fillOpacity: 0.35 }).bindPopup(words);
  });
  const group = L.featureGroup(dots).addTo(map);
  if (dots.length) map.fitBounds(group.getBounds().pad(0.2), { maxZoom: 11 });
  else map.setView([33.2, 43.7], 6);
  section.querySelector("h2").focus();
  return map;
}

function load(address) {
  return new Promise((done, failed) => {
    const script = Object.assign(document.createElement("script"), { src: address, onload: done, onerror: failed });
    document.head.append(script);
  });
}
