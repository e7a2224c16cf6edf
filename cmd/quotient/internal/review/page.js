"use strict";
(() => {
const $ = (s, e = document) => e.querySelector(s), $$ = (s, e = document) => [...e.querySelectorAll(s)];
// The articles in the reader's language come first, and the first of them is open.
const articles = $$("details.article");
const mine = navigator.languages.map(l => articles.find(a => a.lang === l.slice(0, 2))).find(Boolean);
if (mine && mine !== articles[0]) {
  articles[0].before(mine);
  articles[0].open = false;
  mine.open = true;
}
const refsOf = e => (e.dataset.ref || "").split(" ").filter(Boolean);
// What stands for each row, wherever it is.
const index = new Map();
for (const e of $$("[data-ref]")) for (const r of refsOf(e)) (index.get(r) || index.set(r, []).get(r)).push(e);
const numbers = $$(".num[id]");
const text = $("#_text"), panel = $("#_panel"), chosenBox = $("#_chosen"), said = $("#_said"), bar = $("#_bar");
const empty = chosenBox.innerHTML, hint = numbers.length ? "‹ and › go through the " + numbers.length + " numbers" : "";
said.textContent = hint;
for (const e of [panel, bar, $("#_keys")]) e.hidden = false;
for (const c of $$(".chip")) c.disabled = false;
// On a phone the panel would hide the text: it is shown when it is asked for.
const more = $("#_more");
function unfold(open) { panel.classList.toggle("more", open); more.setAttribute("aria-expanded", String(open)); }
more.addEventListener("click", () => unfold(!panel.matches(".more")));

// A comparison rests on the rows and comparisons that its card names after itself.
const cards = new Map($$(".card[data-ref]").map(c => [c.id, c]));
const restsOn = new Map([...cards].map(([id, c]) => [id, refsOf(c).slice(1)]));
const usedBy = new Map();
for (const [id, list] of restsOn) for (const r of list) (usedBy.get(r) || usedBy.set(r, []).get(r)).push(id);
function all(from, step) {
  const out = new Set(from);
  for (const r of out) for (const x of step.get(r) || []) out.add(x);
  return out;
}
// What an element is of: a comparison, or rows, of a number with several all of them.
// A mark of a formula without a name is of nothing, and only rests on its rows.
const subjects = e => { const refs = refsOf(e); return e.dataset.sign ? [] : cards.has(refs[0]) ? refs.slice(0, 1) : refs.length > 1 && e.closest("svg") ? [] : refs; };
function around(e) {
  if (!e) return new Set();
  const down = all(subjects(e).length ? subjects(e) : refsOf(e), restsOn), up = all(subjects(e), usedBy), out = new Set(e.matches(".s") ? pieces(e) : [e]);
  for (const r of new Set([...down, ...up])) for (const x of index.get(r) || []) {
    const own = subjects(x);
    if (own.length ? own.some(o => down.has(o) || up.has(o)) : refsOf(x).some(o => up.has(o) && !cards.has(o))) out.add(x);
  }
  return out;
}
let lit = new Set(), chosen = null;
function light(e) {
  for (const x of lit) x.classList.remove("lit");
  for (const s of $$("svg.lighting")) s.classList.remove("lighting");
  lit = around(e);
  for (const x of lit) {
    x.classList.add("lit");
    const svg = x.closest("svg");
    if (svg) svg.classList.add("lighting");
  }
}

function row(e, name) {
  const dl = document.createElement("dl");
  const add = (k, v) => {
    if (!v) return;
    const dt = document.createElement("dt"), dd = document.createElement("dd");
    dt.textContent = k;
    if (v instanceof Node) dd.append(v); else dd.textContent = v;
    dl.append(dt, dd);
  };
  add("row", name);
  const heads = $$("thead th", e.closest("table"));
  [...e.children].forEach((cell, i) => {
    const copy = document.createElement("span");
    for (const n of cell.childNodes) copy.append(n.cloneNode(true));
    for (const x of $$("[id]", copy)) x.removeAttribute("id");
    add(heads[i] ? heads[i].textContent : "", copy.textContent.trim() ? copy : "");
    if (cell.title) add("cells", cell.title);
  });
  return dl;
}

function clone(e) {
  const c = e.cloneNode(true);
  for (const x of [c, ...$$("[id]", c)]) x.removeAttribute("id");
  for (const x of [c, ...$$("[tabindex]", c)]) x.removeAttribute("tabindex");
  for (const x of [c, ...$$(".lit,.chosen", c)]) x.classList.remove("lit", "chosen");
  return c;
}

function show(e) {
  chosenBox.innerHTML = "";
  more.hidden = $("#_close").hidden = !e;
  if (!e) unfold(false);
  mood();
  if (!e) { chosenBox.innerHTML = empty; said.textContent = hint; $("#_ways").textContent = ""; return; }
  const refs = refsOf(e);
  if (e.classList.contains("num")) {
    const p = document.createElement("p");
    p.textContent = e.title;
    chosenBox.append(p);
  }
  if (e.dataset.sign) {
    const p = document.createElement("p"), code = document.createElement("code");
    p.textContent = sentence(e);
    code.textContent = e.dataset.sign;
    chosenBox.append(p, code);
    for (const f of e.matches(".s") ? faults(e) : []) chosenBox.append(clone(f));
  }
  for (const r of refs) {
    const home = document.getElementById(r);
    if (!home) continue;
    if (home.matches("tr")) chosenBox.append(row(home, r));
    else if (home.matches(".card") && home !== e) { const c = clone(home); c.className = "inner"; chosenBox.append(c); }
  }
  const dependents = [...all(subjects(e), usedBy)].filter(r => cards.has(r) && !subjects(e).includes(r)).map(r => cards.get(r));
  if (dependents.length) {
    const h = document.createElement("h3"), ul = document.createElement("ul");
    h.textContent = "Comparisons";
    for (const x of dependents) {
      const li = document.createElement("li"), a = document.createElement("a");
      a.href = "#" + x.id;
      a.textContent = $("h3", x).textContent;
      li.append(a, ": " + ($(".result", x) || x).firstChild.textContent.trim());
      ul.append(li);
    }
    chosenBox.append(h, ul);
  }
  // The charts that draw it, then those that draw what it rests on or what rests on it.
  const near = around(e), draws = (f, test) => $$("svg [data-ref]", f).some(test);
  const its = f => draws(f, m => subjects(m).some(r => subjects(e).includes(r)));
  const charts = $$("figure[data-chart]").filter(f => draws(f, m => near.has(m))).sort((a, b) => its(b) - its(a));
  charts.slice(0, 2).forEach(f => {
    const svg = $(".half svg", f) || $("svg", f);
    if (!svg) return;
    const figure = document.createElement("figure"), copy = clone(svg), cap = document.createElement("figcaption"), a = document.createElement("a");
    copy.classList.remove("lighting");
    let any = false;
    const marks = $$("[data-ref]", svg);
    $$("[data-ref]", copy).forEach((m, i) => { if (near.has(marks[i])) { m.classList.add("lit"); any = true; } });
    if (any) copy.classList.add("lighting");
    copy.setAttribute("aria-hidden", "true");
    for (const m of $$("a", copy)) m.setAttribute("tabindex", "-1");
    a.href = "#" + f.id;
    a.textContent = "chart " + f.id.slice(6);
    cap.append(a);
    figure.append(copy, cap);
    chosenBox.append(figure);
  });
  if (charts.length > 2) {
    const p = document.createElement("p");
    p.append("Also in ");
    charts.slice(2).forEach((f, i) => {
      const a = document.createElement("a");
      a.href = "#" + f.id;
      a.textContent = f.id.slice(6);
      p.append(i ? ", " : "", a);
    });
    chosenBox.append(p);
  }
  const ways = $("#_ways");
  ways.textContent = "";
  for (const [name, home] of [["text", document.getElementById("in-" + refs[0])], ["row", document.getElementById(refs[0])], ["chart", charts[0]]]) if (home && home !== e) {
    const a = document.createElement("a");
    a.href = "#" + home.id;
    a.textContent = name;
    ways.append(a);
  }
  panel.scrollTop = 0;
  tell(e);
}

// sentence is what a thing that is signed says; a sentence may be in several pieces.
function sentence(e) {
  if (e.matches("figure")) return $("figcaption p", e).textContent;
  if (!e.matches(".s")) return e.textContent.trim();
  return pieces(e).map(x => x.textContent).join("").trim();
}
const pieces = e => $$(".s", e.closest("p,li,td,h1,h2,h3,h4,h5,h6") || e.closest("details")).filter(x => x.dataset.sign === e.dataset.sign);
// faults are what was found in a sentence, which follows its last piece.
function faults(e) {
  const out = [];
  let last = pieces(e).at(-1);
  while (last && last.parentElement && last.parentElement.matches("a,em,strong,span,del")) last = last.parentElement;
  for (let x = last && last.nextElementSibling; x && x.matches(".fault"); x = x.nextElementSibling) out.push(x);
  return out;
}

// tell says on the bar what a thing is: the state of its number, the figure, what it
// is of, and its quote.
const states = new Map($$(".chip").map(c => [c.dataset.state, c.dataset.name]));
function tell(e) {
  const ref = refsOf(e)[0], home = ref && document.getElementById(ref), number = e.matches(".num") ? e : document.getElementById("in-" + ref);
  said.textContent = "";
  const add = (name, s) => {
    if (!s) return;
    const x = document.createElement(name);
    x.textContent = s;
    said.append(said.childNodes.length ? " " : "", x);
  };
  for (const [name, state] of states) if (number && !e.dataset.sign && number.matches(".num." + name)) add("i", state);
  if (e.dataset.sign) {
    add("b", e.dataset.sign);
    if (!e.matches("figure")) add("span", sentence(e));
  } else if (!home) add("span", number ? number.title : e.matches(".s,#_findings li") ? e.textContent.trim() : "");
  else if (home.matches(".card")) { add("b", ($(".result", home) || home).firstChild.textContent.trim()); add("span", $("h3", home).textContent); }
  else { add("b", $(".number", home).textContent); add("span", $("th", home) ? $("th", home).textContent : ref); add("q", $(".quote", home).textContent.replace(/^“|”$/g, "")); }
}

function choose(e, scroll) {
  if (chosen) chosen.classList.remove("chosen");
  chosen = e;
  light(e);
  show(e);
  if (!e) return;
  e.classList.add("chosen");
  if (scroll) e.scrollIntoView({block: e.offsetHeight > innerHeight / 2 ? "start" : "center"});
  if (e.id && location.hash !== "#" + e.id) history.replaceState(null, "", "#" + e.id);
}

// On pointing and on focus, for as long as that lasts.
const over = t => t instanceof Element && !t.closest("#_panel") ? t.closest("[data-ref],[data-sign]") : null;
document.addEventListener("mouseover", ev => { const e = over(ev.target); if (e) light(e); });
document.addEventListener("mouseout", ev => { if (over(ev.target) && !over(ev.relatedTarget)) light(chosen); });
document.addEventListener("focusin", ev => { const e = over(ev.target); if (e) light(e); });
document.addEventListener("focusout", () => light(chosen));

// What a mark is, for those who come to it by keyboard; whoever points has the title.
const tip = document.body.appendChild(document.createElement("div"));
tip.id = "_tip";
tip.hidden = true;
tip.setAttribute("aria-hidden", "true"); // the title is the name of the mark already
document.addEventListener("focusin", ev => {
  const mark = ev.target instanceof SVGElement && ev.target.closest("svg a,svg g"), title = mark && $("title", mark);
  tip.hidden = !title || !mark.matches(":focus-visible");
  if (tip.hidden) return;
  tip.textContent = title.textContent;
  const at = mark.getBoundingClientRect(), w = tip.offsetWidth, h = tip.offsetHeight;
  tip.style.left = Math.max(4, Math.min(at.left + at.width / 2 - w / 2, innerWidth - w - 4)) + "px";
  tip.style.top = (at.top > h + 12 ? at.top - h - 8 : at.bottom + 8) + "px";
});
for (const done of ["focusout", "scroll"]) addEventListener(done, () => { tip.hidden = true; }, {capture: true, passive: true});
document.addEventListener("click", ev => {
  const a = ev.target instanceof Element ? ev.target.closest("a") : null;
  const e = over(ev.target);
  if (e && e.matches(".s") && getSelection().toString()) return; // words are being marked
  if (!e && a && a.hash && a.hash === location.hash) arrive();
  if (!e || ev.ctrlKey || ev.metaKey || ev.shiftKey) return;
  if (e.matches(".num")) { ev.preventDefault(); choose(e); return; }
  if (a) { if (a.hash && a.hash === location.hash) arrive(); return; } // the link goes where it leads, and what it leads to is chosen
  choose(e);
});
function arrive() {
  let id = "";
  try { id = decodeURIComponent(location.hash.slice(1)); } catch { return; }
  const e = id && document.getElementById(id);
  if (!e) return;
  const d = e.closest("details");
  if (d) d.open = true;
  if (e.matches("details")) e.open = true;
  if (e.matches("[data-ref],[data-sign],.s")) choose(e, true);
  else if (!e.matches("section,main")) e.scrollIntoView({block: e.matches("p,h3") ? "center" : "start"});
}
addEventListener("hashchange", arrive);

// Filters.
const chips = $$(".chip"), shown = () => new Set(chips.filter(c => c.getAttribute("aria-pressed") === "true").map(c => c.dataset.state));
function filter() {
  const on = shown();
  for (const n of numbers) n.classList.toggle("off", !chips.some(c => n.classList.contains(c.dataset.state) && on.has(c.dataset.state)));
}
for (const c of chips) c.addEventListener("click", () => { c.setAttribute("aria-pressed", String(c.getAttribute("aria-pressed") !== "true")); filter(); });
let turn = -1;
function cycle() {
  turn = turn + 1 === chips.length ? -1 : turn + 1;
  chips.forEach((c, i) => c.setAttribute("aria-pressed", String(turn < 0 || i === turn)));
  filter();
  said.textContent = turn < 0 ? "every state" : chips[turn].textContent.replace("12", "").trim();
}

// Going on.
function go(list, step) {
  const live = list.filter(e => !e.classList.contains("off"));
  if (!live.length) { said.textContent = "no number is shown"; return; }
  let i = chosen ? live.indexOf(chosen) : -1;
  if (i < 0 && chosen) {
    i = live.findIndex(e => chosen.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_FOLLOWING);
    i = i < 0 ? 0 : step > 0 ? i : i - 1;
  } else if (i < 0) {
    i = step > 0 ? 0 : live.length - 1;
  } else i += step;
  land(live[(i + live.length) % live.length]);
}
function land(e) {
  for (let d = e.parentElement && e.parentElement.closest("details"); d; d = d.parentElement.closest("details")) d.open = true;
  if (e.matches("details")) e.open = true;
  choose(e, true);
  if (e.focus) e.focus({preventScroll: true});
}
// Each finding leads to its place, those of one place once; one without a place is itself
// gone to.
const places = [...new Set($$("#_findings li").map(li => document.getElementById((li.dataset.go || "").slice(1)) || li))];
let finding = -1;
function nextFinding() {
  if (!places.length) { said.textContent = "nothing was found"; return; }
  finding = (finding + 1) % places.length;
  land(places[finding]);
  const what = document.createElement("i");
  what.textContent = "finding " + (finding + 1) + " of " + places.length;
  said.prepend(what, " ");
}

// Search.
const search = $("#_search"), hits = $("#_hits");
let found = [], at = 0;
const words = e => (e.matches("figure") ? $("figcaption", e) : e).textContent.toLowerCase();
function look(next) {
  for (const e of found) e.classList.remove("found");
  const q = search.value.trim().toLowerCase();
  const before = found.length;
  found = q ? $$("#_articles .prose :is(p,h3,h4,h5,h6,li,td),#_text p,#_text h3,figure[data-chart],tr[id],.card,#_set-aside li").filter(e => !e.closest("svg") && (words(e).includes(q) || (e.dataset.sign || e.id).toLowerCase().includes(q))) : [];
  found = found.filter(e => !found.some(x => x !== e && e.contains(x)));
  for (const e of found) e.classList.add("found");
  at = next && before ? (at + 1) % Math.max(found.length, 1) : 0;
  hits.textContent = q ? found.length ? (at + 1) + " of " + found.length : "nothing found" : "";
  const e = found[at];
  for (const x of $$(".at")) x.classList.remove("at");
  if (!e) return;
  const d = e.closest("details");
  if (d) d.open = true;
  e.classList.add("at");
  e.scrollIntoView({block: "center"});
}
search.addEventListener("input", () => look(false));
search.addEventListener("keydown", ev => { if (ev.key === "Enter") { ev.preventDefault(); look(true); } });

// Verdicts are kept here until they are exported.
const store = "quotient-review:" + document.body.dataset.study;
let verdicts = new Map();
try { verdicts = new Map(JSON.parse(localStorage.getItem(store) || "[]")); } catch { }
// What was given on an earlier page, of what stands otherwise now, is of no use.
let stale = 0;
const signable = new Map($$("[data-sha]").reverse().map(e => [e.dataset.sign || e.id, e])); // its first piece
for (const [ref, v] of verdicts) {
  const home = signable.get(ref);
  if (!home || home.dataset.sha !== v.sha) { verdicts.delete(ref); stale++; }
}
// What a verdict on the chosen thing is of.
const subjectOf = e => e && (e.dataset.sign || refsOf(e)[0]);
const today = () => {
  const d = new Date(), two = n => String(n).padStart(2, "0");
  return d.getFullYear() + "-" + two(d.getMonth() + 1) + "-" + two(d.getDate());
};
const unsent = () => [...verdicts].filter(([, v]) => !v.sent);
const reviewer = $("#_reviewer"), note = $("#_note");
try { reviewer.value = localStorage.getItem("quotient-reviewer") || ""; } catch { }
reviewer.addEventListener("change", () => { try { localStorage.setItem("quotient-reviewer", reviewer.value); } catch { } });
function keep() {
  try { localStorage.setItem(store, JSON.stringify([...verdicts])); } catch { }
  $("#_count").textContent = String(unsent().length);
  $("#_verdicts").hidden = !unsent().length;
}
function judge(verdict) {
  const ref = subjectOf(chosen), home = ref && signable.get(ref);
  if (!home) { said.textContent = "choose a row, a comparison, a chart, a sentence or a number first"; return; }
  if ((verdicts.get(ref) || {}).verdict === verdict) verdicts.delete(ref);
  else verdicts.set(ref, {sha: home.dataset.sha, verdict, day: today(), note: (verdicts.get(ref) || {}).note});
  keep();
  mood();
  said.textContent = ref + ": " + (verdicts.has(ref) ? verdict : "no verdict");
}
// What nobody has signed, in the order of the page; a sentence once.
const unsigned = [...signable.values()].filter(e => !("signed" in e.dataset)).sort((a, b) => a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1);
function nextUnsigned() {
  const open = unsigned.filter(e => !verdicts.has(e.dataset.sign || e.id));
  if (open.length) go(open, 1); else said.textContent = "everything has a verdict";
}
// mood shows the verdict that the chosen thing has.
function mood() {
  const ref = subjectOf(chosen), home = ref && signable.get(ref), v = verdicts.get(ref);
  $("#_judge").hidden = !home;
  for (const b of $$("#_judge button")) b.setAttribute("aria-pressed", String(!!v && v.verdict === b.dataset.verdict));
  note.hidden = !v;
  note.value = v && v.note || "";
}
for (const b of $$("#_judge button")) b.addEventListener("click", () => judge(b.dataset.verdict));
note.addEventListener("input", () => {
  const v = chosen && verdicts.get(subjectOf(chosen));
  if (v) { v.note = note.value; v.sent = false; keep(); }
});
const quoted = s => /[",\r\n]/.test(s) ? '"' + s.replaceAll('"', '""') + '"' : s;
$("#_export").addEventListener("click", () => {
  const name = reviewer.value.trim();
  if (!name) { $("#_verdicts").classList.add("asked"); said.textContent = "write your name first"; reviewer.focus(); return; }
  const rows = [["row", "sha256", "reviewer", "date", "verdict", "note", "reviewed"]];
  for (const [ref, v] of unsent()) rows.push([ref, v.sha, name, v.day || today(), v.verdict, (v.note || "").trim(), ""]);
  const a = document.createElement("a");
  a.href = URL.createObjectURL(new Blob([rows.map(r => r.map(quoted).join(",")).join("\n") + "\n"], {type: "text/csv"}));
  a.download = "reviews.csv";
  a.click();
  URL.revokeObjectURL(a.href);
  for (const [, v] of verdicts) v.sent = true; // each is exported once
  keep();
  said.textContent = "exported: quotient review --import reviews.csv";
});

const help = $("#_help");
const keys = {
  j: () => go(numbers, 1), k: () => go(numbers, -1), n: nextFinding, u: nextUnsigned, f: cycle,
  "/": () => search.focus(), "?": () => help.showModal(),
  o: () => judge("ok"), w: () => judge("wrong"), q: () => judge("question"),
  Escape: () => { search.value = ""; look(false); choose(null); history.replaceState(null, "", location.pathname + location.search); },
};
document.addEventListener("keydown", ev => {
  if (ev.ctrlKey || ev.metaKey || ev.altKey || help.open) return;
  if (ev.target instanceof Element && ev.target.matches("input,textarea,select")) {
    if (ev.key === "Escape") { ev.target.blur(); keys.Escape(); }
    return;
  }
  const act = keys[ev.key];
  if (act) { ev.preventDefault(); act(); }
});
for (const b of $$("button[data-key]")) b.addEventListener("click", () => keys[b.dataset.key]());
// The bar may take several lines; nothing is to hide behind it.
new ResizeObserver(() => document.documentElement.style.setProperty("--bar-height", bar.offsetHeight + "px")).observe(bar);
keep();
arrive();
if (stale) said.textContent = "verdicts dropped, as what they were of has changed: " + stale;
})();
