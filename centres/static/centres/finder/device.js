// Finds centres on the device: in the small file for "near me", and in the whole directory without a network.
// The lists of the file are described in centres/offline/directory.py; nothing here sends anything anywhere.
const DAY = 1440, EARTH = 6371.0088, COVERED = 5, SHOWN = 10;
const NAME = 0, ADDRESS = 1, WHERE = 2, POINT = 3, PHONE = 4, CHAT = 5, MAP = 6, TIMES = 7, KINDS = 8, FOR = 9, COVERAGE = 10, STOPS = 11, DOUBTS = 12;
const rad = degrees => degrees * Math.PI / 180;

export function distance([a, b], [c, d]) {
  const half = Math.sin(rad(c - a) / 2) ** 2 + Math.cos(rad(a)) * Math.cos(rad(c)) * Math.sin(rad(d - b) / 2) ** 2;
  return 2 * EARTH * Math.asin(Math.sqrt(Math.min(1, half)));
}

export function direction([a, b], [c, d]) {
  const east = Math.sin(rad(d - b)) * Math.cos(rad(c));
  const north = Math.cos(rad(a)) * Math.sin(rad(c)) - Math.sin(rad(a)) * Math.cos(rad(c)) * Math.cos(rad(d - b));
  return (Math.round(Math.atan2(east, north) / Math.PI * 4) + 8) % 8;
}

const say = (phrase, values) => phrase.replace(/%\((\w+)\)s/g, (_, name) => values[name]);
const figures = (data, text) => data.digits ? String(text).replace(/\d/g, figure => data.digits[figure]) : String(text);
const minuteOf = (data, now) => Math.floor(now / 60000) - data.base;

// What is known of a timetable at a moment: as the portal says it, from the openings that the file lists.
export function state(data, number, now) {
  const [week, unknown, calls, spans, shut] = data.times[number], words = data.words;
  const minute = minuteOf(data, now), today = Math.floor(minute / DAY);
  const clock = at => data.clock[at % DAY];
  if (today >= data.days.length || today < 0) return { kind: "call", words: words.call, more: week };
  for (let at = 0; at < spans.length; at += 2) {
    const [start, end] = [spans[at], spans[at] + spans[at + 1]];
    if (minute >= start && minute < end) {
      return { kind: "open", words: end - minute > DAY ? words.open : say(words.closes, { time: clock(end) }), more: "" };
    }
  }
  if (shut.length && today < shut[1]) return { kind: "closed", words: shut[0], more: "" };
  if (unknown) return { kind: "unstated", words: unknown, more: "" };
  if (calls.includes(today)) return { kind: "call", words: words.call, more: week };
  const works = spans.some((start, at) => at % 2 === 0 && Math.floor(start / DAY) === today);
  const start = spans.find((each, at) => at % 2 === 0 && each > minute);
  const call = calls.find(each => each > today);
  const known = start !== undefined && !(call !== undefined && call < Math.floor(start / DAY));
  const day = known ? Math.floor(start / DAY) : call;
  if (day === undefined) return { kind: "closed", words: words.closed, more: week };
  const name = day - today === 1 ? words.tomorrow : data.days[day][day - today < 7 ? 0 : 1];
  const when = !known ? name : day === today ? clock(start) : say(words.dayAndTime, { day: name, time: clock(start) });
  return { kind: "closed", words: say(works ? words.opens : words.opensLater, { when }), more: known ? "" : words.call };
}

const isThere = (data, number, when, now) => {
  const today = Math.floor(minuteOf(data, now) / DAY), [, , calls, spans] = data.times[number];
  if (when === "now") return state(data, number, now).kind === "open";
  return calls.includes(today) || spans.some((start, at) => at % 2 === 0 && Math.floor(start / DAY) === today);
};

// Which place is meant, as name, point and whether it is a guess: by the rules of centres/finder/origins.py.
export function placeOf(data, typed, fold) {
  const towns = data.places.filter(each => each.length > 3), governorates = data.places.filter(each => each.length < 4);
  const named = (text, things) => { const wanted = fold(text); return wanted ? things.filter(([, , names]) => names.includes(wanted)) : []; };
  const rows = things => things.map(each => data.places.indexOf(each));
  const lies = (inside, places) => inside.filter(each => places.includes(each[3]) || places.includes(each[4]));
  const plain = plainly(data.nothing, typed), cuts = cutsOf(plain);
  let found = named(typed, data.places);
  if (!found.length) found = named(plain, data.places);
  for (const cut of cuts) for (const [one, other] of [cut, [cut[1], cut[0]]]) {
    if (!found.length) found = lies(named(one, towns), rows(named(other, data.places)));
  }
  if (!found.length && cuts.length && !named(cuts[0][1], governorates).length) found = named(cuts[0][0], towns);
  const known = found.length > 0;
  if (!known) {
    const closest = withoutCapitals(likely(fold(plain), data.places), towns);
    found = closest.length === 1 ? closest : [];
    for (const [, other] of cuts.reverse()) if (!found.length) found = withoutCapitals(named(other, data.places), towns);
  }
  return found.length ? [found[0][0], found[0][1], !known] : null;
}

// Without words that name nothing, and without an article that stands apart.
function plainly(nothing, typed) {
  const words = typed.replace(new RegExp(`(^|[^\\p{L}\\p{N}_])(?:${nothing})(?![\\p{L}\\p{N}_])`, "giu"), "$1 ");
  return words.trim().replace(/\s+/g, " ").replace(/^(?:(?:al|el|ad|an|ar|as|ash|at|az)[\s’'-]+|ال\s+)(?=[\p{L}\p{N}_])/iu, "") || typed;
}

// The ways to read a text as two names: at its border, else between its words, the last ones first.
function cutsOf(text) {
  const parts = text.split(/\s*[،,;/|]\s*|\s+[-–]\s+/).filter(Boolean), words = text.split(/\s+/).filter(Boolean), cuts = [];
  if (parts.length > 1) return [[parts[0], parts[parts.length - 1]]];
  for (let at = words.length - 1; at > Math.max(0, words.length - 4); at -= 1) cuts.push([words.slice(0, at).join(" "), words.slice(at).join(" ")]);
  return cuts;
}

// What is one letter away, else what begins so.
function likely(wanted, things) {
  const near = things.filter(([, , names]) => names.some(name => isNear(name, wanted)));
  return near.length || wanted.length < 3 ? near : things.filter(([, , names]) => names.some(name => name.startsWith(wanted)));
}

// Without the governorates whose capital of the same name is there as well.
const withoutCapitals = (found, towns) => found.filter(each => towns.includes(each) || !found.some(one => towns.includes(one) && one[0] === each[0]));

function isNear(one, other) {
  if (other.length < 4 || one === other || Math.abs(one.length - other.length) > 1) return false;
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  const rest = (text, from) => text.slice(from);
  return rest(one, at + 1) === rest(other, at + 1) || rest(one, at) === rest(other, at + 1) || rest(one, at + 1) === rest(other, at)
    || (one[at] === other[at + 1] && one[at + 1] === other[at] && rest(one, at + 2) === rest(other, at + 2));
}

// Centres that fit {kind, audience, open} (keys as in addresses), nearest to the origin first, who covers it before them.
export function find(data, wish, origin, now = Date.now()) {
  const kind = data.kinds.findIndex(([key]) => key === wish.kind), audience = data.audiences.findIndex(([key]) => key === wish.audience);
  const isFor = named => audience < 0 || !named.length || named.includes(audience);
  const services = data.centres.map(() => []);
  for (const service of data.services) {
    if ((kind < 0 || service[2] === kind) && isFor(service[3])) for (const row of service[4]) services[row[0]].push([service, row]);
  }
  const fit = data.centres.map((centre, number) => ({ centre, services: services[number], origin })).filter(({ centre, services: here }) => {
    const states = (kind < 0 || centre[KINDS].includes(kind)) && isFor(centre[FOR]);
    if (!states && !((kind >= 0 || audience >= 0) && here.length)) return false;
    const times = here.map(([, row]) => row[1] >= 0 ? row[1] : centre[TIMES]);
    return !wish.open || [...times, ...(states ? [centre[TIMES]] : [])].some(number => isThere(data, number, wish.open, now));
  });
  for (const each of fit) {
    each.distance = origin && each.centre[POINT] ? distance(origin, each.centre[POINT]) : null;
    each.covers = Boolean(origin) && each.centre[COVERAGE].some(point => distance(origin, point) <= COVERED);
    each.asks = kind >= 0 || audience >= 0;
    // A centre that is not open itself is here for the services that are.
    if (!each.asks && wish.open && !isThere(data, each.centre[TIMES], wish.open, now)) {
      each.services = each.services.filter(([, row]) => row[1] >= 0 && isThere(data, row[1], wish.open, now));
      each.asks = each.services.length > 0;
    }
  }
  const far = each => each.distance === null ? Infinity : each.distance;
  return origin ? fit.sort((a, b) => b.covers - a.covers || (far(a) === far(b) ? 0 : far(a) - far(b))) : fit;
}

export function distanceWords(data, origin, name, point) {
  const km = distance(origin, point), words = data.words;
  if (km < 1) return say(words.here, { place: name });
  const rounded = km < 100 ? Math.round(km) : 5 * Math.round(km / 5);
  return say(words.far, { km: figures(data, rounded), direction: words.directions[direction(origin, point)], place: name });
}

function link(element, address) {
  element.hidden = !address;
  if (address) element.href = address;
}

function card(data, template, found, name, now) {
  const { centre, services, asks } = found, item = template.content.firstElementChild.cloneNode(true);
  const part = slot => item.querySelector(`[data-${slot}]`);
  const fill = (slot, text) => { part(slot).textContent = text; part(slot).hidden = !text; };
  const own = asks && (services.find(([, row]) => row[1] >= 0 && state(data, row[1], now).kind === "open") || services[0]);
  const said = state(data, own && own[1][1] >= 0 ? own[1][1] : centre[TIMES], now);
  fill("name", centre[NAME]);
  part("name").href = centre[ADDRESS];
  fill("where", centre[WHERE]);
  const text = found.distance === null ? "" : distanceWords(data, found.origin, name, centre[POINT]);
  fill("distance", text.charAt(0).toUpperCase() + text.slice(1));
  part("covers").hidden = !found.covers;
  part("state").className = `state state--${said.kind}`;
  fill("words", said.words);
  fill("more", said.more);
  fill("doubts", centre[DOUBTS]);
  const list = (slot, rows) => { part(slot).replaceChildren(...rows); part(slot).hidden = !rows.length; };
  list("stops", centre[STOPS].map(stop => Object.assign(document.createElement("li"), { textContent: stop })));
  list("services", (asks ? services.slice(0, 3) : []).map(([service]) => {
    const row = document.createElement("li");
    row.append(Object.assign(document.createElement("a"), { href: service[1], textContent: service[0] }));
    return row;
  }));
  const phone = own && own[1][2] || centre[PHONE];
  link(part("call"), phone && `tel:${phone}`);
  link(part("chat"), centre[CHAT] && `https://wa.me/${centre[CHAT].slice(1)}`);
  link(part("map"), centre[MAP] && `https://www.google.com/maps/dir/?api=1&destination=${encodeURIComponent(centre[MAP])}`);
  item.querySelectorAll("[data-of]").forEach(each => { each.textContent = ` ${centre[NAME]}`; });
  return item;
}

// Shows what was found in place of what stands in the target; the heading says of what it is a list.
export function show(target, data, found, name, note, now = Date.now()) {
  const template = document.getElementById("result"), list = document.createElement("ul");
  list.className = "listings";
  list.append(...found.slice(0, SHOWN).map(each => card(data, template, each, name, now)));
  const heading = Object.assign(document.createElement("p"), { textContent: note, className: "quiet" });
  heading.tabIndex = -1;
  target.replaceChildren(heading, list);
  target.hidden = false;
  return heading;
}

export async function load(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}
