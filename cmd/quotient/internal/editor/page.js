"use strict";
(() => {
const $ = (s, e = document) => e.querySelector(s), $$ = (s, e = document) => [...e.querySelectorAll(s)];
// Whatever a study says is put into the page as text, never as markup.
function h(tag, props = {}, ...children) {
  const e = document.createElement(tag);
  for (const [k, v] of Object.entries(props)) {
    if (v === undefined || v === null || v === false) continue;
    if (k.startsWith("on")) e.addEventListener(k.slice(2), v);
    else if (k === "value" || k === "checked" || k === "open") e[k] = v;
    else e.setAttribute(k, v === true ? "" : v);
  }
  e.append(...children.flat().filter(c => c !== null && c !== undefined && c !== false));
  return e;
}
const names = {held: "in a row", aside: "set aside", missing: "not accounted for", mismatch: "to correct"};
let S = null, texts = [], known = "", chosen = null; // the number or row that is selected
let rows = new Map(), marked = new Set(), off = new Set(), drafts = new Map(), lastTable = "", words = "", ended = false, trouble = null;
const status = $("#status"), panel = $("#panel"), dialog = $("#dialog");
function say(text, refused = false) { status.textContent = text; status.classList.toggle("refused", refused); }

async function ask(path, body) {
  const r = await fetch(path, body ? {method: "POST", headers: {"Content-Type": "application/json"}, body: JSON.stringify(body)} : {});
  const type = r.headers.get("Content-Type") || "";
  if (!type.startsWith("application/json")) throw new Error((await r.text()).trim());
  const out = await r.json();
  if (out && out.refused) throw Object.assign(new Error(out.refused.message), out.refused);
  return out;
}
const told = e => e.message + (e.hint ? "\n" + e.hint : "");
function lost(e) {
  if (e instanceof TypeError) { ended = true; fault(); }
  else say(told(e), true);
}

let fetching = null;
function load() { return fetching ||= fresh().finally(() => { fetching = null; }); }
async function fresh() {
  const state = await ask("state");
  ended = false;
  if (state.texts !== known) { texts = await ask("texts"); known = state.texts; drafts.clear(); S = state; index(); drawTexts(); }
  S = state;
  index();
  draw();
}
function index() {
  rows = new Map(S.tables.flatMap(t => t.rows.map(r => [r.ref, {...r, table: t}])));
  marked = new Set([...marked].filter(r => rows.has(r)));
}

// One thing after another: each is asked for by the version that the page shows.
let queue = Promise.resolve();
function act(op, more = {}) {
  return queue = queue.then(async () => {
    trouble = null;
    const slow = setTimeout(() => say("Working …"), 400);
    try {
      const began = performance.now(), out = await ask("do", {do: op, version: S.version, ...more});
      await fresh();
      say((out.label ? out.label[0].toUpperCase() + out.label.slice(1) : "Done") + (out.fallen && out.fallen.length ? "; this does not hold any more:\n" + out.fallen.join("\n") : ""), Boolean(out.fallen && out.fallen.length));
      document.body.dataset.took = String(Math.round(performance.now() - began));
      return out;
    } catch (e) {
      if (e instanceof TypeError) { lost(e); return null; }
      if (e.stale) await fresh().catch(lost);
      trouble = told(e);
      say(trouble, true);
      drawPanel();
      return null;
    } finally {
      clearTimeout(slow);
    }
  });
}

// What is typed and not yet asked for stays typed when the page is drawn again.
function draw() {
  const at = document.activeElement, key = at && at.dataset.field, typed = key && at.value !== undefined && {value: at.value, dirty: at.dataset.was !== at.value, from: at.selectionStart, to: at.selectionEnd};
  fault();
  drawCounts();
  drawNumbers();
  drawRows();
  drawPanel();
  const back = key && $$("[data-field]").find(e => e.dataset.field === key);
  if (back) {
    if (typed && typed.dirty && back.tagName !== "SELECT") back.value = typed.value;
    back.focus({preventScroll: true});
    if (typed && typed.from !== null && typed.from !== undefined && back.setSelectionRange) back.setSelectionRange(typed.from, typed.to);
  }
}
function fault() {
  const box = $("#fault");
  const lines = ended ? ["quotient edit has ended: nothing that is typed here is kept. Start it again, and open the new address."] : [];
  if (!ended && S && S.fault) lines.push("The files cannot be loaded as they are now; the page shows them as they were, and changes nothing:", S.fault);
  for (const t of S && S.absent || []) lines.push("The text of “" + t + "” was not found: start quotient edit with --sources FOLDER to see it.");
  for (const t of S && S.other || []) lines.push("This is not the text of “" + t + "” that the study was made from.");
  box.textContent = lines.join("\n");
  box.hidden = !lines.length;
}
function drawCounts() {
  const list = $("#counts"), focused = document.activeElement && document.activeElement.dataset.state;
  list.replaceChildren(...Object.keys(names).map(s => h("li", {}, h("button", {type: "button", class: "chip", "data-state": s, "aria-pressed": String(!off.has(s)), onclick: () => { off.has(s) ? off.delete(s) : off.add(s); drawCounts(); drawNumbers(); }}, h("span", {class: "num " + s, "aria-hidden": "true"}, "12"), names[s] + " ", h("b", {}, String(S.counts[s] || 0))))));
  if (focused) $(`[data-state="${focused}"]`, list).focus();
  for (const [id, key, label] of [["undo", "undo", "Undo"], ["redo", "redo", "Do again"]]) {
    const b = $("#" + id);
    b.disabled = !S[key];
    b.title = S[key] ? label + ": " + S[key] : "";
  }
}

function drawTexts() {
  const pane = $("#text"), many = texts.length > 1;
  pane.replaceChildren(...texts.map(t => h("div", {}, h("h2", {class: many ? undefined : "hidden"}, t.title || "The text"), prose(t))));
  if (!texts.length) pane.append(h("p", {class: "muted"}, "No text is at hand. The rows can be edited all the same."));
}
function prose(t) {
  const out = h("div", {class: "prose", lang: t.lang});
  let chunk;
  t.paragraphs.forEach((p, i) => {
    if (i % 24 === 0) out.append(chunk = h("div", {class: "chunk"}));
    const mark = p.where.lastIndexOf("¶");
    const e = h(p.heading ? "h3" : "p", {"data-mark": p.heading ? "" : mark >= 0 ? p.where.slice(mark) : "§"});
    let at = p.start;
    for (const piece of p.pieces) {
      if (piece.before) e.append(h("span", {"data-text": t.index, "data-start": at}, piece.before));
      if (!piece.number) continue;
      const id = t.index + ":" + piece.start;
      e.append(h("a", {class: "num", href: "#n" + id, id: "n" + id, "data-id": id, "data-text": t.index, "data-start": piece.start, tabindex: "-1"}, piece.number));
      at = piece.start + [...piece.number].length;
    }
    chunk.append(e);
  });
  return out;
}
function drawNumbers() {
  const mine = new Set(chosen && chosen.ref ? Object.entries(S.numbers).filter(([, n]) => (n.rows || []).includes(chosen.ref)).map(([id]) => id) : []);
  let first = true;
  for (const e of $$("#text .num")) {
    const n = S.numbers[e.dataset.id], now = Boolean(chosen && chosen.id === e.dataset.id);
    if (!n) { e.className = "num"; continue; }
    e.className = "num " + n.state + (off.has(n.state) ? " off" : "") + (mine.has(e.dataset.id) ? " lit" : "") + (now ? " now" : "");
    e.title = names[n.state] + ((n.rows || []).length ? ": " + n.rows.join(", ") : n.state === "aside" ? ": " + n.reason : "");
    e.setAttribute("aria-label", e.textContent + ", " + e.title);
    e.tabIndex = (chosen && chosen.id ? now : first) ? 0 : -1; // one stop for Tab, and keys from there
    if (e.tabIndex === 0) first = false;
    if (now) e.setAttribute("aria-current", "true"); else e.removeAttribute("aria-current");
  }
  lightQuote();
}
// lightQuote marks the words of the row's quote in the text.
function lightQuote() {
  if (!window.Highlight || !CSS.highlights) return;
  CSS.highlights.delete("quote");
  const row = chosen && rows.get(chosen.ref);
  if (!row || !row.quote) return;
  const range = new Range(), [text, from, to] = row.quote;
  let begun = false;
  for (const e of $$(`#text [data-text="${text}"]`)) {
    const start = Number(e.dataset.start), chars = [...e.textContent], end = start + chars.length;
    const units = n => chars.slice(0, n).join("").length;
    if (!begun && from < end && from >= start) { range.setStart(e.firstChild, units(from - start)); begun = true; }
    if (begun && to <= end) { range.setEnd(e.firstChild, units(Math.max(0, to - start))); CSS.highlights.set("quote", new Highlight(range)); return; }
  }
}

function shown() {
  const q = words.toLowerCase();
  return S.tables.map(t => [t, t.rows.filter(r => !q || (r.ref + " " + r.cells.join(" ")).toLowerCase().includes(q))]);
}
function drawRows() {
  const list = shown(), count = list.reduce((n, [, r]) => n + r.length, 0), before = document.activeElement && document.activeElement.dataset.ref;
  $("#hits").textContent = words ? count + " of " + rows.size : rows.size + (rows.size === 1 ? " row" : " rows");
  $("#tables").replaceChildren(...list.flatMap(([t, some]) => [
    h("div", {class: "table"}, h("h2", {}, t.title), h("span", {class: "muted"}, t.path), some.length && h("button", {type: "button", onclick: () => mark(some.map(r => r.ref))}, some.every(r => marked.has(r.ref)) ? "Choose none" : "Choose all")),
    t.locked && h("p", {class: "muted"}, t.locked),
    h("ul", {class: "list", "aria-label": t.title}, some.map(r => item(r))),
  ]).concat(asideList()).filter(Boolean));
  drawChosen();
  const e = before && $$(".row").find(e => e.dataset.ref === before);
  if (e) e.focus({preventScroll: true});
}
function item(r) {
  const now = Boolean(chosen && chosen.ref === r.ref), amiss = (r.findings || []).filter(f => !f.warning).length;
  return h("li", {class: (now ? "now " : "") + (amiss ? "problem" : "")},
    h("input", {type: "checkbox", checked: marked.has(r.ref), "aria-label": "Choose " + r.ref, "data-mark": r.ref, onchange: () => mark([r.ref])}),
    h("button", {type: "button", class: "row", "data-ref": r.ref, "aria-current": now ? "true" : undefined, onclick: () => select({ref: r.ref}, "text")},
      h("span", {}, r.what || r.ref.slice(r.ref.indexOf(".") + 1), " ", h("span", {class: "muted"}, r.ref), amiss ? h("span", {class: "bad"}, " " + amiss + " found") : null), h("b", {}, r.label),
      r.cells.length && quoteOf(r) ? h("q", {}, quoteOf(r)) : null));
}
function cell(r, column) {
  const i = rows.get(r.ref).table.columns.findIndex(c => c.name === column);
  return i < 0 ? "" : r.cells[i];
}
const quoteOf = r => cell(r, "quote");
function asideList() {
  if (!S.aside.length) return null;
  const was = $("#aside");
  return h("details", {id: "aside", open: Boolean(was && was.open)}, h("summary", {}, S.aside.length + (S.aside.length === 1 ? " phrase is set aside" : " phrases are set aside")),
    h("ul", {class: "list"}, S.aside.map(a => h("li", {}, h("button", {type: "button", class: "row", onclick: () => a.at && select({id: a.at}, "text")}, h("span", {}, "“" + a.quote + "” ", h("span", {class: "muted"}, a.where)), h("b", {}, a.reason), a.note ? h("span", {class: "muted"}, a.note) : null)))));
}
function mark(refs) {
  const all = refs.every(r => marked.has(r));
  for (const r of refs) all ? marked.delete(r) : marked.add(r);
  for (const e of $$("[data-mark]")) if (e.type === "checkbox") e.checked = marked.has(e.dataset.mark);
  drawChosen();
}
function drawChosen() {
  const box = $("#chosen");
  box.replaceChildren();
  if (!marked.size) return;
  box.append(h("span", {}, marked.size + " chosen"), h("span", {class: "actions"},
    button("Fill a column", "f"), marked.size === 2 && button("Merge", "m"), button("Chart", "c"), h("button", {type: "button", onclick: () => { marked.clear(); mark([]); drawRows(); }}, "Choose none")));
}
const button = (label, key, main) => h("button", {type: "button", "data-key": key, class: main ? "main" : undefined}, label, " ", h("kbd", {}, key));

// select shows a number or a row, and scrolls the other side to it.
function select(what, scroll) {
  chosen = what;
  trouble = null;
  if (what && what.id && S.numbers[what.id] && (S.numbers[what.id].rows || []).length) chosen = {id: what.id, ref: S.numbers[what.id].rows[0]};
  if (what && what.ref && !what.id && rows.has(what.ref)) chosen = {ref: what.ref, id: rows.get(what.ref).at};
  drawNumbers();
  for (const li of $$("#tables li.now")) li.classList.remove("now");
  for (const e of $$(".row[data-ref]")) {
    const now = Boolean(chosen && e.dataset.ref === chosen.ref);
    if (now) { e.setAttribute("aria-current", "true"); e.closest("li").classList.add("now"); } else e.removeAttribute("aria-current");
  }
  drawPanel();
  panel.scrollTop = 0;
  if (!chosen) return;
  const number = chosen.id && document.getElementById("n" + chosen.id), row = chosen.ref && $$(".row").find(e => e.dataset.ref === chosen.ref);
  if (number) { number.scrollIntoView({block: narrow() ? "start" : "center"}); if (scroll !== "stay" && scroll !== "rows" && !dialog.open) number.focus({preventScroll: true}); }
  if (row && !narrow()) row.scrollIntoView({block: "nearest"});
  if (row && scroll === "rows") row.focus({preventScroll: true});
}
const narrow = () => matchMedia("(max-width:56rem)").matches;

function drawPanel() {
  panel.replaceChildren();
  if (chosen && chosen.ref && !rows.has(chosen.ref)) chosen = chosen.id && S.numbers[chosen.id] ? {id: chosen.id} : null;
  if (chosen && chosen.id && !chosen.ref && S.numbers[chosen.id] && (S.numbers[chosen.id].rows || []).length) chosen.ref = S.numbers[chosen.id].rows[0];
  panel.hidden = !chosen || !chosen.ref && !S.numbers[chosen.id];
  if (panel.hidden) return;
  if (chosen.ref) rowPanel(rows.get(chosen.ref)); else numberPanel(chosen.id, S.numbers[chosen.id]);
  if (trouble) panel.append(h("div", {class: "refusal", role: "alert"}, trouble));
}
const close = () => h("button", {type: "button", "data-key": "Escape", "aria-label": "Select nothing"}, "×");

function rowPanel(r) {
  const t = r.table, shared = chosen.id && S.numbers[chosen.id] && S.numbers[chosen.id].rows || [];
  panel.append(h("div", {class: "head"}, h("h2", {}, r.label || r.ref, " ", h("small", {}, r.ref + ", " + t.path + ":" + r.line)), close()));
  if (shared.length > 1) panel.append(h("p", {class: "muted"}, "The number is of " + shared.length + " rows: ", shared.map(x => h("button", {type: "button", onclick: () => { chosen.ref = x; draw(); }}, x))));
  const found = r.findings || [];
  if (found.length) panel.append(h("ul", {class: "found", "aria-label": "What does not hold of the row"}, found.map((f, i) => h("li", {id: "f" + i, class: f.warning ? "warning" : undefined}, (f.column ? f.column + ": " : "") + f.message, f.fix && f.column ? h("button", {type: "button", onclick: () => act("set", {ref: r.ref, cells: {[f.column]: f.fix}})}, "Write “" + f.fix + "”") : null, f.hint ? h("span", {class: "muted"}, f.hint) : null))));
  if (t.locked) { panel.append(h("p", {class: "muted"}, t.locked)); return; }
  const fields = h("div", {class: "fields"});
  t.columns.forEach((c, i) => {
    const amiss = found.findIndex(f => f.column === c.name && !f.warning);
    fields.append(field(c, r.cells[i], v => change(r, c.name, v), {key: r.ref + " " + c.name, amiss: amiss >= 0 ? "f" + amiss : "", observed: t.observed}));
    if (c.name === "quote" && t.observed) fields.append(h("div", {class: "field wide grow"}, grower("+ word before", "["), grower("− word before", "{"), grower("− word after", "}"), grower("+ word after", "]"), grower("Marked words", "q")));
  });
  if (t.observed && !t.columns.some(c => c.name === "reading")) fields.append(field({name: "reading", doc: "Why you read the number otherwise than the program. The table has no such column yet: it gets one."}, "", v => act("reading", {ref: r.ref, value: v}), {key: r.ref + " reading"}));
  panel.append(fields);
  if (t.observed) panel.append(setAside(r.ref, {refs: [r.ref]}, S.numbers[chosen.id]), h("div", {class: "actions"}, button("Split", "s"), button("Copy", "d"), shared.length > 1 && button("Take out", "D"), button(marked.has(r.ref) ? "Do not choose" : "Choose", "v"), button("Chart", "c")));
}
const grower = (label, key) => h("button", {type: "button", "data-key": key}, label, " ", h("kbd", {}, key));
function change(r, column, value) {
  return act("set", {ref: r.ref, cells: {[column]: value}}).then(out => { if (out && out.ref && out.ref !== r.ref) select({ref: out.ref}, "stay"); });
}

// field is a cell that can be typed or chosen.
function field(c, value, commit, {key, amiss = "", observed = true} = {}) {
  const wide = ["quote", "note", "reading"].includes(c.name), id = "field-" + c.name;
  const props = {id, "data-field": key, "data-column": c.name, "data-was": value, "aria-invalid": amiss ? "true" : undefined, "aria-describedby": amiss || undefined, title: c.doc || undefined, required: c.required || undefined};
  let input;
  if (c.legal && c.legal.length) {
    const options = c.legal.includes(value) || value === "" ? c.legal : [value, ...c.legal];
    input = h("select", props, [...(c.required && value ? [] : [""]), ...options].map(o => h("option", {value: o}, o)));
    input.value = value;
  } else if (wide) {
    input = h("textarea", {...props, rows: c.name === "quote" ? 2 : 1}, value);
  } else {
    input = h("input", {...props, value, list: c.used && c.used.length ? "used-" + c.name : undefined, spellcheck: "false", autocomplete: "off"});
  }
  if (commit) input.addEventListener("change", () => { if (input.value !== input.dataset.was) { const v = input.value; input.dataset.was = v; commit(v); } });
  return h("div", {class: "field" + (wide ? " wide" : ["place", "where", "what"].includes(c.name) ? " broad" : "") + (amiss ? " amiss" : "")}, h("label", {for: id}, c.name + (c.required ? " *" : "")), input, c.used && c.used.length && !(c.legal && c.legal.length) ? h("datalist", {id: "used-" + c.name}, c.used.map(u => h("option", {value: u}))) : null);
}

function numberPanel(id, n) {
  const [text, start] = id.split(":").map(Number), e = document.getElementById("n" + id);
  panel.append(h("div", {class: "head"}, h("h2", {}, "“" + (e ? e.textContent : id) + "” ", h("small", {}, names[n.state] + (n.state === "aside" ? ": " + n.reason + (n.note ? ", " + n.note : "") : ""))), close()));
  const open = S.tables.filter(t => t.observed && !t.locked);
  const draft = drafts.get(id);
  if (!draft) {
    ask("draft?text=" + text + "&start=" + start).then(d => { drafts.set(id, d); if (chosen && chosen.id === id) drawPanel(); }, lost);
    return;
  }
  if (open.length) {
    const table = open.find(t => t.name === lastTable) || open[0];
    lastTable = table.name;
    const into = h("select", {id: "into", onchange: ev => { lastTable = ev.target.value; drawPanel(); $("#into").focus(); }}, open.map(t => h("option", {value: t.name}, t.title)));
    into.value = table.name;
    const fields = h("div", {class: "fields", id: "draft"}, h("div", {class: "field"}, h("label", {for: "into"}, "table"), into));
    draft.typed ||= {};
    for (const c of table.columns) {
      const value = draft.typed[c.name] !== undefined ? draft.typed[c.name] : draft.cells[c.name] || "";
      const f = field(c, value, null, {key: id + " " + c.name});
      $("[data-column]", f).addEventListener("input", ev => { draft.typed[c.name] = ev.target.value; });
      fields.append(f);
    }
    panel.append(h("div", {class: "actions"}, button("Accept as a row", "a", true), n.state !== "aside" && button("Set aside …", "x")), fields);
  }
  if (n.state !== "aside") panel.append(setAside(id, {text, start}, n, draft));
}
// setAside is the form by which a number, or a row, is set aside.
function setAside(key, what, n, draft) {
  const same = draft && draft.cells.value ? [...rows.values()].filter(r => cell(r, "value") === draft.cells.value).map(r => "repeat-of:" + r.ref) : [];
  const reasons = [...S.reasons, ...same];
  const reason = field({name: "reason", legal: reasons, required: true}, n && reasons.includes(n.reason) ? n.reason : same[0] || "no-figure", null, {key: key + " reason"});
  const note = field({name: "why"}, "", null, {key: key + " why"});
  const open = panel.dataset.aside === key;
  return h("details", {id: "set-aside", open: open || undefined, ontoggle: ev => { panel.dataset.aside = ev.target.open ? key : ""; }}, h("summary", {}, "Set aside ", h("kbd", {}, "x")), h("div", {class: "fields"}, reason, note),
    h("div", {class: "actions"}, h("button", {type: "button", id: "do-aside", onclick: () => act("aside", {...what, reason: $("#field-reason").value, note: $("#field-why").value}).then(out => { if (out) next(1, "todo", true); })}, "Set aside")));
}
function accept() {
  if (!chosen || chosen.ref || !$("#draft")) return;
  const id = chosen.id, [text, start] = id.split(":").map(Number), cells = {};
  for (const e of $$("#draft [data-column]")) cells[e.dataset.column] = e.value;
  act("accept", {text, start, table: lastTable, cells: Object.fromEntries(Object.entries(cells).filter(([k, v]) => k !== "id" || v !== (drafts.get(id).cells.id || "")))}).then(out => {
    if (out) { drafts.delete(id); if (chosen && chosen.id === id) select({ref: out.ref}); }
    else { const empty = $$("#draft [required]").find(e => !e.value); if (empty) empty.focus(); }
  });
}

// next goes to another number: any that is shown, or one that is still to be done.
function next(step, what, quiet) {
  const all = $$("#text .num"), todo = id => {
    const n = S.numbers[id];
    return n && (n.state === "missing" || n.state === "mismatch" || (n.rows || []).some(r => rows.has(r) && (rows.get(r).findings || []).some(f => !f.warning)));
  };
  const now = chosen && chosen.id ? all.findIndex(e => e.dataset.id === chosen.id) : step > 0 ? -1 : all.length;
  for (let i = 1; i <= all.length; i++) {
    const e = all[(now + step * i + all.length * 2) % all.length], n = S.numbers[e.dataset.id];
    if (!n || off.has(n.state) || what && !todo(e.dataset.id)) continue;
    select({id: e.dataset.id});
    return;
  }
  const loose = what && [...rows.values()].find(r => !r.at && (r.findings || []).some(f => !f.warning));
  if (loose) select({ref: loose.ref}, "rows");
  else if (what && !quiet) verified();
}
function nextRow(step) {
  const all = $$(".row[data-ref]").map(e => e.dataset.ref), i = chosen ? all.indexOf(chosen.ref) : -1;
  if (all.length) select({ref: all[(i + step + all.length) % all.length]}, "rows");
}
// verified tells what every check finds, once the tables and the text agree.
function verified() {
  say("Every check is run …");
  ask("verify").then(v => {
    if (!v.findings.length) { say("Nothing is left to do: all of " + v.checked + " hold"); return; }
    say(v.findings.length + " of " + v.checked + " do not hold");
    show("What does not hold", h("ul", {class: "found"}, v.findings.map(f => h("li", {}, h("b", {}, f.check + " "), h("span", {}, f.place + ": " + (f.ref ? f.ref + ": " : "") + f.message), rows.has(f.ref) ? h("button", {type: "button", onclick: () => { dialog.close(); select({ref: f.ref}); }}, "Show") : null, f.hint ? h("span", {class: "muted"}, f.hint) : null))));
  }, lost);
}

function show(title, ...body) {
  dialog.replaceChildren(h("form", {method: "dialog", class: "head"}, h("h2", {id: "dialog-title"}, title), h("button", {"aria-label": "Close"}, "×")), ...body);
  if (!dialog.open) dialog.showModal();
}
const current = () => marked.size ? [...marked] : chosen && chosen.ref ? [chosen.ref] : [];

function fillDialog() {
  const refs = marked.size ? [...marked] : shown().flatMap(([, r]) => r.map(x => x.ref));
  const tables = [...new Set(refs.map(r => rows.get(r).table))].filter(t => !t.locked);
  if (!tables.length) { say("No row is chosen", true); return; }
  const columns = tables[0].columns.filter(c => c.name !== "id" && tables.every(t => t.columns.some(x => x.name === c.name)));
  const which = h("select", {id: "fill-column", onchange: () => place()}, columns.map(c => h("option", {value: c.name}, c.name)));
  const noted = h("input", {type: "checkbox", id: "fill-inferred"}), ticked = h("label", {class: "check", for: "fill-inferred"}, noted, "say in each note that it is inferred");
  const box = h("div", {}), fold = refs.length + (refs.length === 1 ? " row" : " rows");
  const place = () => {
    box.replaceChildren(field(columns.find(c => c.name === which.value), "", null, {key: "fill"}));
    ticked.hidden = !columns.some(c => c.name === "note") || ["value", "high", "bound", "statistic", "modality", "quote", "where", "note", "reading", "part_of", "source", "author"].includes(which.value);
  };
  which.value = ["date", "place", "what", "modality"].find(c => columns.some(x => x.name === c)) || columns[0].name;
  place();
  show("Fill a column", h("p", {class: "muted"}, marked.size ? fold + " are chosen." : "No row is chosen: " + fold + (words ? " that are found" : "") + " are filled."), h("div", {class: "fields"}, h("div", {class: "field"}, h("label", {for: "fill-column"}, "column"), which), box), ticked,
    h("div", {class: "actions"}, h("button", {type: "button", class: "main", id: "fill", onclick: () => act("fill", {refs, column: which.value, value: $("[data-column]", box).value, note: noted.checked && !ticked.hidden ? "inferred" : ""}).then(out => { if (out) dialog.close(); else refusal(); })}, "Fill " + fold)));
  which.focus();
}
function refusal() {
  for (const e of $$(".refusal", dialog)) e.remove();
  dialog.append(h("div", {class: "refusal", role: "alert"}, trouble));
}
function chartDialog() {
  const refs = current();
  if (!refs.length) { say("Choose the rows of the chart first, with v or their boxes", true); return; }
  const kind = h("select", {id: "chart-kind", onchange: () => fresh()}, S.kinds.map(k => h("option", {value: k.name, ...(k.name === "bar" ? {selected: "selected"} : {})}, k.name)));
  const doc = h("p", {class: "muted"}), picture = h("div", {}), spec = h("textarea", {id: "chart-spec", rows: 6, spellcheck: "false", onchange: () => see(spec.value)});
  const id = h("input", {id: "chart-id", autocomplete: "off"});
  const keep = h("button", {type: "button", id: "keep", class: "main", onclick: () => act("chart", {chart: spec.value, value: id.value.trim(), ref: refs[0]}).then(out => { if (out) dialog.close(); else refusal(); })}, "Add to charts.yaml");
  let asked = 0;
  async function see(text) {
    const mine = ++asked, dark = matchMedia("(prefers-color-scheme:dark)").matches;
    try {
      const p = await ask("preview", {kind: kind.value, refs, spec: text, dark, half: narrow()});
      if (mine !== asked) return;
      spec.value = p.spec;
      keep.disabled = Boolean(p.why);
      picture.replaceChildren(p.why ? h("div", {class: "refusal"}, p.why) : h("img", {alt: p.alt, src: "data:image/svg+xml;charset=utf-8," + encodeURIComponent(p.svg)}));
    } catch (e) { lost(e); }
  }
  function fresh() { doc.textContent = S.kinds.find(k => k.name === kind.value).doc; see(""); }
  show("A chart of " + refs.length + (refs.length === 1 ? " row" : " rows"), h("div", {class: "fields"}, h("div", {class: "field"}, h("label", {for: "chart-kind"}, "kind"), kind), h("div", {class: "field"}, h("label", {for: "chart-id"}, "id, to keep it"), id)), doc, picture,
    h("div", {class: "field wide"}, h("label", {for: "chart-spec"}, "specification; the picture follows what you write"), spec), h("div", {class: "actions"}, keep));
  fresh();
  kind.focus();
}
function keysDialog() {
  const keys = [["j k", "next and previous number of the text"], ["J K", "next and previous row"], ["n", "next number or row that needs something; when there is none, every check is run"], ["a", "accept the number as a row, with the cells of the form"], ["x", "set the number, or the row, aside"], ["e", "edit: go to the cells; Esc comes back"], ["q", "the words that are marked in the text become the quote"], ["[ {", "one word more, or less, at the beginning of the quote"], ["] }", "one word more, or less, at its end"], ["r", "give the row a reading: why you read it otherwise than the program"], ["s", "split: a row for each other number of the quote"], ["d D", "copy the row; take it out, where its numbers have another"], ["v", "choose the row, for the next three"], ["f", "fill a column of the chosen rows, or of those in view"], ["m", "merge the two chosen rows"], ["c", "see a chart of the chosen rows"], ["u U", "undo, and do again"], ["/", "find rows"], ["Esc", "select nothing"]];
  show("Keys", h("dl", {}, keys.flatMap(([k, d]) => [h("dt", {}, k.split(" ").flatMap(x => [h("kbd", {}, x), " "])), h("dd", {}, d)])));
}

// place is where in its text a point of the page is.
function place(node, offset) {
  if (node.nodeType !== Node.TEXT_NODE) {
    const child = node.childNodes[offset], e = child && (child.nodeType === Node.TEXT_NODE ? child.parentElement : child.matches("[data-start]") ? child : $("[data-start]", child));
    if (e && e.dataset.start !== undefined) return [Number(e.dataset.text), Number(e.dataset.start)];
    const all = $$("[data-start]", node), last = all[all.length - 1] || node.closest && node.closest("[data-start]");
    return last ? [Number(last.dataset.text), Number(last.dataset.start) + [...last.textContent].length] : null;
  }
  const e = node.parentElement.closest("[data-start]");
  return e ? [Number(e.dataset.text), Number(e.dataset.start) + [...node.textContent.slice(0, offset)].length] : null;
}
function quoteMarked() {
  const s = getSelection();
  if (!chosen || !chosen.ref) { say("Select a row, then mark its words in the text", true); return; }
  if (!s.rangeCount || s.isCollapsed) { say("Mark the words of the quote in the text first", true); return; }
  const r = s.getRangeAt(0), from = place(r.startContainer, r.startOffset), to = place(r.endContainer, r.endOffset);
  if (!from || !to || from[0] !== to[0]) { say("Mark words of one text", true); return; }
  act("quote", {ref: chosen.ref, text: from[0], start: from[1], end: to[1]});
}
const grow = (side, n) => { if (chosen && chosen.ref) act("grow", {ref: chosen.ref, side, words: n}); };
function edit() {
  const first = $$("[data-column]", panel).find(e => e.dataset.column === "value") || $("[data-column]", panel);
  if (first) { first.focus(); if (first.select) first.select(); }
}
function reading() {
  const e = $("#field-reading");
  if (e) { e.scrollIntoView({block: "nearest"}); e.focus(); }
}
function aside() {
  const d = $("#set-aside");
  if (!d) return;
  if (d.open) { $("#do-aside").click(); return; }
  d.open = true;
  d.scrollIntoView({block: "nearest"});
  $("#field-reason").focus();
}
function merge() {
  const refs = [...new Set([...marked, ...(chosen && chosen.ref ? [chosen.ref] : [])])];
  const order = [...rows.keys()];
  if (refs.length !== 2) { say("Choose two rows to merge, with v or their boxes", true); return; }
  act("merge", {refs: refs.sort((a, b) => order.indexOf(a) - order.indexOf(b))}).then(out => { if (out) { marked.clear(); select({ref: out.ref}); drawRows(); } });
}
const back = what => act(what).then(out => { if (out && out.ref && rows.has(out.ref)) select({ref: out.ref}, "stay"); });
const keys = {
  j: () => next(1), k: () => next(-1), J: () => nextRow(1), K: () => nextRow(-1), n: () => next(1, "todo"), a: accept, x: aside, e: edit, r: reading, q: quoteMarked,
  "[": () => grow("before", 1), "{": () => grow("before", -1), "]": () => grow("after", 1), "}": () => grow("after", -1),
  d: () => chosen && chosen.ref && act("copy", {ref: chosen.ref}).then(out => { if (out) select({ref: out.ref}); }),
  D: () => chosen && chosen.ref && act("remove", {ref: chosen.ref}),
  s: () => chosen && chosen.ref && act("split", {ref: chosen.ref}).then(out => { if (out) select({ref: out.ref}); }), v: () => { if (chosen && chosen.ref) { mark([chosen.ref]); drawPanel(); } }, f: fillDialog, m: merge, c: chartDialog,
  u: () => back("undo"), U: () => back("redo"), "/": () => $("#find").focus(), "?": keysDialog, Escape: () => select(null),
};
document.addEventListener("keydown", ev => {
  const typing = ev.target.matches("input:not([type=checkbox]),select,textarea");
  if (dialog.open || !S) return;
  if (typing) {
    if (ev.key === "Escape") {
      if (ev.target.dataset.was !== undefined) ev.target.value = ev.target.dataset.was;
      ev.target.blur();
      const n = chosen && chosen.id && document.getElementById("n" + chosen.id);
      if (n) n.focus({preventScroll: true});
      ev.preventDefault();
    } else if (ev.key === "Enter" && (ev.ctrlKey || ev.metaKey) && ev.target.closest("#draft")) accept();
    else if (ev.key === "Enter" && ev.target.closest("#set-aside")) { ev.preventDefault(); $("#do-aside").click(); }
    else if (ev.key === "Enter" && ev.target.tagName === "TEXTAREA" && !ev.shiftKey) { ev.preventDefault(); ev.target.dispatchEvent(new Event("change")); }
    return;
  }
  if ((ev.ctrlKey || ev.metaKey) && !ev.altKey && ev.key.toLowerCase() === "z") { ev.preventDefault(); keys[ev.shiftKey ? "U" : "u"](); return; }
  if (ev.ctrlKey || ev.metaKey || ev.altKey || !Object.hasOwn(keys, ev.key)) return;
  ev.preventDefault();
  keys[ev.key]();
});
document.addEventListener("mousedown", ev => { // what is marked in the text stays so
  if (ev.target.closest("[data-key=q]")) ev.preventDefault();
});
document.addEventListener("click", ev => {
  const b = ev.target.closest("[data-key]"), n = ev.target.closest("#text .num");
  if (b) keys[b.dataset.key]();
  else if (n) { ev.preventDefault(); select({id: n.dataset.id}); }
});
$("#find").addEventListener("input", ev => { words = ev.target.value; drawRows(); });

load().then(() => say("Press ? for the keys"), lost);
const news = new EventSource("events");
news.onmessage = ev => { if (!S || Number(ev.data) !== S.version) load().catch(lost); };
news.onerror = () => { if (news.readyState !== EventSource.OPEN) ask("state").catch(lost); };
})();
