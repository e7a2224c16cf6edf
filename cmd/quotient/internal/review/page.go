package review

import (
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html"
	"io"
	"path"
	"regexp"
	"slices"
	"strings"

	"quotient/analysis"
	"quotient/charts"
	"quotient/cmd/quotient/internal/verify"
	"quotient/datasets"
	"quotient/datasets/quantity"
	"quotient/datasets/source"
)

//go:embed page.css
var css string

//go:embed page.js
var js string

// Material is what a page is written from.
type Material struct {
	Study       *datasets.Study
	Comparisons *analysis.Comparisons
	Texts       []*datasets.SourceText // nil where one is not at hand
	Report      *verify.Report
	Reviews     []Review
	Charts      []Drawn
	Articles    []Article
}

// Drawn is a chart in every way that the page shows it.
type Drawn struct {
	*charts.Chart
	// Full and Half are for wide and for narrow pages, each for light and for dark
	// ones. Half may be empty.
	Full, Half [2]string
	Alt        string
	Fault      string // why it cannot be drawn
}

// An Article is one of the study's, as HTML that needs no escaping.
type Article struct{ Name, Lang, HTML string }

// raw is text that is HTML already.
type raw string

// page writes HTML. Whatever is put into it is escaped, but for what is raw.
type page struct {
	Material
	b          strings.Builder
	ledger     *datasets.Ledger
	subjects   map[string]Subject
	standing   map[string][]Review
	problems   map[string][]datasets.Finding // by address
	colours    []string                      // of charts: pairs for light and dark
	glyphs     map[string]bool               // that are defined already
	anchored   map[string]bool               // rows whose number in the text has its address
	objections int                           // of reviewers, that stand
	defs       strings.Builder
}

// w writes HTML with text in it: %s stands for text, which is escaped.
func (p *page) w(format string, args ...any) {
	for i, a := range args {
		switch a := a.(type) {
		case raw, int:
		case string:
			args[i] = html.EscapeString(a)
		default:
			args[i] = html.EscapeString(fmt.Sprint(a))
		}
	}
	fmt.Fprintf(&p.b, format, args...)
}

// Page writes the page of a study: one file, which asks for nothing from anywhere.
func Page(w io.Writer, m Material) error {
	p := &page{Material: m, ledger: m.Report.Ledger, subjects: Subjects(m.Study, m.Comparisons), problems: map[string][]datasets.Finding{}, glyphs: map[string]bool{}, anchored: map[string]bool{}}
	for _, e := range p.ledger.Entries {
		if len(e.Rows) > 0 {
			p.anchored[e.Rows[0].Ref()] = true
		}
	}
	p.standing = Standing(m.Reviews, p.subjects)
	for _, c := range m.Report.Checks {
		for _, f := range c.Findings {
			if f.Ref != "" {
				p.problems[f.Ref] = append(p.problems[f.Ref], f)
			}
		}
	}
	// What a reviewer objects to is a problem of its row.
	for ref, list := range p.standing {
		for _, r := range list {
			if r.Verdict != OK {
				p.objections++
				p.problems[ref] = append(p.problems[ref], datasets.Finding{File: FileName, Ref: ref, Message: fmt.Sprintf("%s found it %s on %s%s", r.Reviewer, findings[r.Verdict], r.Date, note(r))})
			}
		}
	}
	p.mismatches()
	p.main()
	return p.finish(w, "Review: "+m.Study.Title, m.Study.Name, js)
}

// finish writes the page with its head: a policy that allows its own style and
// script, and nothing else.
func (p *page) finish(w io.Writer, title, study, script string) error {
	style := css + p.themes()
	policy := "default-src 'none'; style-src '" + hash(style) + "'"
	if script != "" {
		policy += "; script-src '" + hash(script) + "'"
		script = "<script>" + script + "</script>\n"
	}
	_, err := fmt.Fprintf(w, `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="%s; img-src data:; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="quotient review">
<title>%s</title>
<style>%s</style>
</head>
<body data-study="%s">
%s<svg class="defs" aria-hidden="true" width="0" height="0"><defs>
%s</defs></svg>
%s</body>
</html>
`, policy, html.EscapeString(title), style, html.EscapeString(study), p.b.String(), p.defs.String(), script)
	return err
}

// hash is the fingerprint by which a policy allows a script or a style.
func hash(s string) string {
	h := sha256.Sum256([]byte(s))
	return "sha256-" + base64.StdEncoding.EncodeToString(h[:])
}

// textChecks are those that hold a row against its words.
var textChecks = []string{"quote", "numeral", "qualifier", "unit", "date"}

// mismatches marks the numbers whose rows do not agree with their words.
func (p *page) mismatches() {
	amiss := map[string]bool{}
	for _, c := range p.Report.Checks {
		if slices.Contains(textChecks, c.Name) {
			for _, f := range c.Findings {
				amiss[f.Ref] = true
			}
		}
	}
	p.ledger = &datasets.Ledger{Entries: slices.Clone(p.ledger.Entries), Quotes: p.ledger.Quotes}
	for i, e := range p.ledger.Entries {
		if e.State == datasets.Held && slices.ContainsFunc(e.Rows, func(o *datasets.Observation) bool { return amiss[o.Ref()] }) {
			p.ledger.Entries[i].State = datasets.Mismatch
		}
	}
}

func (p *page) main() {
	p.w("<a class=\"skip\" href=\"#_text\">To the text</a>\n")
	p.header()
	p.w("<main>\n<div class=\"panes\">\n<section id=\"_text\" aria-labelledby=\"_text-title\">\n<h2 id=\"_text-title\">The text</h2>\n")
	some := false
	for i, t := range p.Texts {
		if t != nil {
			p.text(i, t)
			some = true
		}
	}
	missing := map[string]bool{}
	for _, t := range p.Study.Tables {
		for _, o := range t.Rows {
			if _, ok := p.ledger.Quotes[o.Ref()]; !ok && o.Quote != "" && !p.anchored[o.Ref()] {
				missing[o.Ref()] = true
			}
		}
	}
	switch {
	case !some:
		p.w("<p class=\"muted\">The text was not found; these are the quotes that were taken from it.</p>\n")
		p.quotes(missing)
	case len(missing) > 0:
		p.w("<h3>Quotes that do not stand above</h3>\n<p class=\"muted\">They are of a text that is not at hand, or stand in none.</p>\n")
		p.quotes(missing)
	}
	p.w("</section>\n<aside id=\"_panel\" aria-labelledby=\"_panel-title\" hidden>\n<h2 id=\"_panel-title\">Chosen</h2>\n<div id=\"_chosen\"><p class=\"muted\">Point at a number, a row, a ratio or a mark: all that it rests on, and all that rests on it, lights up. Choose one to keep it.</p></div>\n</aside>\n</div>\n")
	p.charts()
	p.comparisons()
	p.tables()
	p.aside()
	p.articles()
	p.w("</main>\n")
	p.w(`<footer id="_bar" hidden><span id="_said" role="status" aria-live="polite"></span><span id="_ways"></span><button type="button" id="_more" aria-controls="_panel" aria-expanded="false" hidden>more</button><button type="button" id="_close" data-key="Escape" aria-label="Choose nothing" hidden>×</button>
<span id="_judge" hidden><button type="button" data-verdict="ok">ok</button><button type="button" data-verdict="wrong">wrong</button><button type="button" data-verdict="question">question</button><input id="_note" aria-label="Note to your verdict" placeholder="note" maxlength="500" hidden></span>
<span id="_verdicts" hidden><label>Your name <input id="_reviewer" autocomplete="name"></label><button type="button" id="_export">Export <span id="_count">0</span></button></span>
<span id="_go"><button type="button" data-key="k" aria-label="Previous number">‹</button><button type="button" data-key="j" aria-label="Next number">›</button></span></footer>
`)
	p.w("<dialog id=\"_help\" aria-labelledby=\"_help-title\"><h2 id=\"_help-title\">Keys</h2><dl>%s</dl><form method=\"dialog\"><button>Close</button></form></dialog>\n", raw(keys))
}

const keys = `<dt><kbd>j</kbd> <kbd>k</kbd></dt><dd>next and previous number</dd><dt><kbd>n</kbd></dt><dd>next problem</dd><dt><kbd>/</kbd></dt><dd>search</dd><dt><kbd>f</kbd></dt><dd>show one state after another</dd><dt><kbd>o</kbd> <kbd>w</kbd> <kbd>q</kbd></dt><dd>ok, wrong, question: your verdict on what is chosen</dd><dt><kbd>Esc</kbd></dt><dd>choose nothing</dd><dt><kbd>?</kbd></dt><dd>these keys</dd>`

// classes are the names of states in the style sheet.
var classes = map[datasets.State]string{datasets.Held: "held", datasets.Aside: "aside", datasets.Missing: "missing", datasets.Mismatch: "mismatch"}

// header is the summary: what was not checked first, then what does not hold.
func (p *page) header() {
	p.w("<header>\n<h1>%s</h1>\n", p.Study.Title)
	for _, s := range p.Study.Sources {
		p.w("<p class=\"source\">%s", s.Credit())
		if strings.HasPrefix(s.Path, "http") {
			p.w(" <a href=\"%s\" rel=\"noreferrer\">%s</a>", s.Path, s.Path)
		}
		if s.SHA256 != "" {
			p.w(" <span class=\"muted\">SHA-256 <code title=\"%s\">%s</code></span>", s.SHA256, s.SHA256[:min(12, len(s.SHA256))]+"…")
		}
		p.w("</p>\n")
	}
	for _, s := range p.Report.Missing() {
		p.w("<p class=\"bad\"><strong>Not checked:</strong> the text of “%s” was not found, so its quotes and its other numbers were not looked at.</p>\n", s.Title)
	}
	for i, t := range p.Texts {
		if t != nil && t.Changed {
			p.w("<p class=\"bad\"><strong>Another text:</strong> this is not the text of “%s” that the study was made from.</p>\n", p.Study.Sources[i].Title)
		}
	}
	p.w("<p id=\"_summary\">")
	for i, part := range p.summary() {
		if i > 0 {
			p.w(" · ")
		}
		if part.bad {
			p.w("<a class=\"bad\" href=\"#_findings\">%s</a>", part.text)
		} else {
			p.w("%s", part.text)
		}
	}
	p.w("</p>\n")
	counts := map[datasets.State]int{}
	for _, e := range p.ledger.Entries {
		counts[e.State]++
	}
	if len(p.ledger.Entries) > 0 {
		p.w("<ul class=\"key\" aria-label=\"States of the numbers\">")
		for _, s := range datasets.States {
			p.w("<li><button type=\"button\" class=\"chip\" data-state=\"%s\" data-name=\"%s\" aria-pressed=\"true\" disabled><span class=\"num %s\" aria-hidden=\"true\">12</span> %s <b>%d</b></button></li>", classes[s], s, classes[s], s, counts[s])
		}
		p.w("</ul>\n")
	}
	p.w("<div class=\"tools\"><div id=\"_keys\" hidden><label>Search <input id=\"_search\" type=\"search\"></label> <span id=\"_hits\" role=\"status\"></span> <button type=\"button\" data-key=\"n\">Next problem</button> <button type=\"button\" data-key=\"?\">Keys</button></div>\n")
	p.w("<nav aria-label=\"Parts of the page\"><ul>")
	for _, part := range [][2]string{{"_text", "Text"}, {"_charts", "Charts"}, {"_comparisons", "Comparisons"}, {"_tables", "Tables"}, {"_set-aside", "Set aside"}, {"_articles", "Articles"}} {
		if part[0] == "_articles" && len(p.Articles) == 0 {
			continue
		}
		p.w("<li><a href=\"#%s\">%s</a></li>", part[0], part[1])
	}
	p.w("</ul></nav></div>\n")
	p.findings()
	p.w("</header>\n")
}

type part struct {
	text string
	bad  bool
}

// summary are the counts, in words.
func (p *page) summary() (out []part) {
	add := func(bad bool, format string, args ...any) { out = append(out, part{fmt.Sprintf(format, args...), bad}) }
	if n := len(p.ledger.Entries); n > 0 {
		told := 0
		for _, e := range p.ledger.Entries {
			if e.State != datasets.Missing {
				told++
			}
		}
		add(told < n, "%d of %d numbers of the text accounted for", told, n)
		wrong := 0
		for _, e := range p.ledger.Entries {
			if e.State == datasets.Mismatch {
				wrong++
			}
		}
		if wrong > 0 {
			add(true, "%d not as their rows have them", wrong)
		}
	}
	rows, quotes := 0, 0
	for _, t := range p.Study.Tables {
		for _, o := range t.Rows {
			if t.Observed {
				rows++
			}
			if _, ok := p.ledger.Quotes[o.Ref()]; ok {
				quotes++
			}
		}
	}
	if len(p.ledger.Entries) > 0 {
		add(quotes < rows, "%d observations, %d quotes stand", rows, quotes)
	} else {
		add(false, "%d observations", rows)
	}
	refused := 0
	for _, c := range p.Comparisons.List {
		if c.Refusal != nil {
			refused++
		}
	}
	add(false, "%d comparisons, %d refused", len(p.Comparisons.List), refused)
	drawn := 0
	for _, c := range p.Charts {
		if c.Fault == "" {
			drawn++
		}
	}
	if drawn < len(p.Charts) {
		add(true, "%d of %d charts drawn", drawn, len(p.Charts))
	} else {
		add(false, "%d charts", drawn)
	}
	open := map[string]bool{}
	for _, f := range Verify(p.Study, p.Comparisons, p.Reviews, true).Findings {
		if strings.Contains(f.Ref, ".") { // a row
			open[f.Ref] = true
		}
	}
	reviewed := rows - len(open)
	add(false, "%d of %d reviewed", reviewed, rows)
	if p.objections > 0 {
		add(true, "%d objected to", p.objections)
	}
	if n := p.Report.Failed(); n > 0 {
		add(true, "%d of %d checks do not hold", n, p.Report.Checked())
	} else {
		add(false, "all %d checks hold", p.Report.Checked())
	}
	return out
}

// findings lists what does not hold, and how much each check looked at.
func (p *page) findings() {
	open := ""
	if p.Report.Failed() > 0 {
		open = " open"
	}
	p.w("<details id=\"_findings\"%s><summary>What was checked</summary>\n", raw(open))
	if p.Report.Failed() > 0 {
		p.w("<ol>\n")
		for _, c := range p.Report.Checks {
			for _, f := range c.Findings {
				at := f.File
				if f.Line > 0 {
					at = fmt.Sprintf("%s:%d:%d", f.File, f.Line, f.Column)
				}
				p.w("<li><code>%s</code> ", at)
				if _, ok := p.subjects[f.Ref]; ok {
					p.w("<a href=\"#%s\" data-ref=\"%s\">%s</a>: ", f.Ref, f.Ref, f.Ref)
				} else if f.Ref != "" {
					p.w("%s: ", f.Ref)
				}
				p.w("%s", f.Message)
				if f.Hint != "" {
					p.w(" <span class=\"muted\">%s</span>", f.Hint)
				}
				p.w("</li>\n")
			}
		}
		p.w("</ol>\n")
	}
	p.w("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Checks\"><table><thead><tr><th scope=\"col\">Check</th><th scope=\"col\">looked at</th><th scope=\"col\">fails</th><th scope=\"col\">not checked</th><th scope=\"col\">what holds</th></tr></thead><tbody>\n")
	for _, c := range p.Report.Checks {
		title := c.Title
		if c.Why != "" {
			title += ": " + c.Why
		}
		p.w("<tr><th scope=\"row\">%s</th><td>%d</td><td>%d</td><td>%d</td><td>%s</td></tr>\n", c.Name, c.Checked, len(c.Findings), c.Unchecked, title)
	}
	p.w("</tbody></table></div>\n</details>\n")
}

// text writes one text, every number of it as a link to what the tables make of it.
func (p *page) text(index int, t *datasets.SourceText) {
	runes := []rune(t.Source.Text(t.Source.All()))
	if len(t.Source.Paragraphs()) == 0 {
		return
	}
	var entries []datasets.Entry
	for _, e := range p.ledger.Entries {
		if e.Text == index {
			entries = append(entries, e)
		}
	}
	if len(p.Texts) > 1 {
		p.w("<h3>%s</h3>\n", t.Info.Title)
	}
	seen := map[string]int{}
	lang := t.Info.Language
	if lang == "" {
		lang = "en"
	}
	p.w("<div class=\"prose\" lang=\"%s\">\n", lang)
	next := 0
	// What is not on the screen need not be laid out, some paragraphs at a time.
	const most = 24
	for i, para := range t.Source.Paragraphs() {
		if i%most == 0 {
			if i > 0 {
				p.w("</div>\n")
			}
			p.w("<div class=\"chunk\">\n")
		}
		body := runes[para.Span.Start:para.Span.End]
		tag := "p"
		if t.Source.Where(para.Span) == strings.Join(strings.Fields(string(body)), " ") {
			tag = "h3"
		}
		p.w("<%s id=\"p_%d_%d\"><a class=\"mark\" href=\"#p_%d_%d\" aria-label=\"Paragraph %d\">%d</a>", raw(tag), index+1, para.Number, index+1, para.Number, para.Number, para.Number)
		at := para.Span.Start
		for next < len(entries) && entries[next].Span.Start < para.Span.End {
			e := entries[next]
			next++
			if e.Span.Start < at {
				continue // in one that stands already
			}
			from := max(at, min(e.Phrase.Start, e.Span.Start))
			p.w("%s", string(runes[at:from]))
			p.number(e, string(runes[from:e.Span.Start]), string(runes[e.Span.Start:min(e.Span.End, para.Span.End)]), seen, t.Source)
			at = min(e.Span.End, para.Span.End)
		}
		p.w("%s</%s>\n", string(runes[at:para.Span.End]), raw(tag))
	}
	p.w("</div>\n</div>\n")
}

// number writes a number of the text.
func (p *page) number(e datasets.Entry, qualifier, numeral string, seen map[string]int, src *source.Source) {
	var refs, says []string
	for _, o := range e.Rows {
		refs = append(refs, o.Ref())
		says = append(says, p.Study.Printer(quantity.English).Words(o))
		for _, f := range p.problems[o.Ref()] {
			says = append(says, f.Message)
		}
	}
	title, to := string(e.State), "#_findings"
	switch {
	case len(refs) > 0:
		title += ": " + strings.Join(refs, ", ")
		if s := strings.Trim(strings.Join(says, "; "), "; "); s != "" {
			title += " (" + s + ")"
		}
		to = "#" + refs[0]
	case e.Aside != nil:
		title += ": " + string(e.Aside.Reason)
		if e.Aside.Note != "" {
			title += ", " + e.Aside.Note
		}
		to = "#_set-aside"
	}
	id := fmt.Sprintf("at_%d_%d", e.Text+1, e.Span.Start)
	if len(refs) > 0 { // an address that survives edits elsewhere
		seen[refs[0]]++
		id = "in-" + refs[0]
		if n := seen[refs[0]]; n > 1 {
			id = fmt.Sprintf("%s_%d", id, n)
		}
	}
	p.w("<a class=\"num %s\" id=\"%s\" href=\"%s\" data-ref=\"%s\" title=\"%s\">", classes[e.State], id, to, strings.Join(refs, " "), title)
	if qualifier != "" {
		p.w("<span class=\"q\">%s</span>", qualifier)
	}
	p.w("<b>%s</b>", numeral)
	switch e.State {
	case datasets.Missing:
		p.w("<span class=\"sign\"> ?</span>")
	case datasets.Mismatch:
		for _, o := range e.Rows {
			p.w("<span class=\"sign\"> ≠ %s</span>", p.Study.Printer(quantity.English).Label(o))
			break
		}
	}
	p.w("</a>")
}

// quotes stand in the place of a text that is not at hand, in the order of places.
func (p *page) quotes(these map[string]bool) {
	type quote struct {
		*datasets.Observation
		section   string
		paragraph int
	}
	var list []quote
	var sections []string
	for _, t := range p.Study.Tables {
		for _, o := range t.Rows {
			if !these[o.Ref()] {
				continue
			}
			section, number, _ := strings.Cut(o.Where, "¶")
			q := quote{Observation: o, section: strings.TrimSpace(section)}
			_, _ = fmt.Sscan(number, &q.paragraph)
			if !slices.Contains(sections, q.section) {
				sections = append(sections, q.section)
			}
			list = append(list, q)
		}
	}
	p.w("<div class=\"prose\">\n")
	for _, section := range sections {
		if section != "" {
			p.w("<h3>%s</h3>\n", section)
		}
		var of []quote
		for _, q := range list {
			if q.section == section {
				of = append(of, q)
			}
		}
		slices.SortStableFunc(of, func(a, b quote) int { return a.paragraph - b.paragraph })
		for _, q := range of {
			place := strings.TrimSpace(strings.TrimPrefix(q.Where, section)) // which the heading has
			p.w("<p><a class=\"num held\" id=\"in-%s\" href=\"#%s\" data-ref=\"%s\">“%s”</a> <span class=\"muted\">%s</span></p>\n", q.Ref(), q.Ref(), q.Ref(), q.Quote, place)
		}
	}
	p.w("</div>\n")
}

// reviews writes who has found what of a subject.
func (p *page) reviews(ref string) {
	for _, r := range p.Reviews {
		if r.Row != ref {
			continue
		}
		class, state := string(r.Verdict), ""
		if !r.Standing(p.subjects) {
			class, state = "changed", ", changed since reviewed"
		}
		p.w("<span class=\"review %s\">%s: %s, %s%s</span> ", class, r.Verdict, r.Reviewer, r.Date, state)
		if r.Note != "" {
			p.w("<span class=\"muted\">%s</span> ", r.Note)
		}
		if class != "changed" {
			continue
		}
		for _, c := range r.Changes(p.subjects) {
			p.w("<span class=\"change\">%s: <del>%s</del> → <ins>%s</ins></span> ", c.Column, orNothing(c.Was), orNothing(c.Now))
		}
	}
}

func orNothing(s string) string {
	if s == "" {
		return "nothing"
	}
	return s
}

// problem tells what does not hold of a subject.
func (p *page) problem(ref string) {
	for _, f := range p.problems[ref] {
		at := ""
		if path.Ext(f.File) != ".csv" {
			at = f.File + ": "
		}
		p.w("<p class=\"bad\">%s%s</p>", at, f.Message)
	}
}

func (p *page) charts() {
	p.w("<section id=\"_charts\" aria-labelledby=\"_charts-title\">\n<h2 id=\"_charts-title\">Charts</h2>\n<div class=\"figures\">\n")
	for _, c := range p.Charts {
		var refs []string
		for _, o := range c.Rows {
			refs = append(refs, o.Ref())
		}
		p.w("<figure id=\"chart_%s\" data-chart=\"%s\">\n", c.ID, strings.Join(refs, " "))
		if c.Fault != "" {
			p.w("<p class=\"bad\">%s</p>\n", c.Fault)
		} else {
			p.w("<div class=\"full\">%s</div>\n", raw(p.picture(c.Full)))
			if c.Half[0] != "" {
				p.w("<div class=\"half\">%s</div>\n", raw(p.picture(c.Half)))
			}
		}
		p.w("<figcaption><a href=\"#chart_%s\">%s</a> <details><summary>Text of this chart</summary><p>%s</p><p>", c.ID, c.ID, c.Alt)
		for i, ref := range refs {
			if i > 0 {
				p.w(", ")
			}
			p.w("<a href=\"#%s\" data-ref=\"%s\">%s</a>", ref, ref, ref)
		}
		p.w("</p></details></figcaption>\n</figure>\n")
	}
	p.w("</div>\n</section>\n")
}

var (
	colour   = regexp.MustCompile(` (?:fill|stroke)="(#[0-9a-f]{3,6})"`)
	hrefs    = regexp.MustCompile(`(<a id="[^"]*") href="[^"]*"`)
	markLink = regexp.MustCompile(`(<a id="[^"]*" href="#)([^"]*)" data-ref="([^"]*)"`)
	glyph    = regexp.MustCompile(`(?m)^<path id="([a-zA-Z0-9]+)" d="[^"]*"/>\n`)
)

// picture is a chart for light and dark pages in one drawing, whose colours are
// those of the page's theme. Glyphs are defined once for all charts.
func (p *page) picture(themes [2]string) string {
	light := colour.FindAllStringSubmatchIndex(themes[0], -1)
	dark := colour.FindAllStringSubmatchIndex(themes[1], -1)
	out := themes[0]
	if len(light) == len(dark) && colour.ReplaceAllString(themes[0], "") == colour.ReplaceAllString(themes[1], "") {
		var b strings.Builder
		at := 0
		for i, m := range light {
			pair := themes[0][m[2]:m[3]] + " " + themes[1][dark[i][2]:dark[i][3]]
			n := slices.Index(p.colours, pair)
			if n < 0 {
				n = len(p.colours)
				p.colours = append(p.colours, pair)
			}
			b.WriteString(themes[0][at:m[2]])
			fmt.Fprintf(&b, "var(--c%d)", n)
			at = m[3]
		}
		b.WriteString(themes[0][at:])
		out = b.String()
	}
	// A mark of a formula that has no name leads to the first row that it is of.
	out = markLink.ReplaceAllStringFunc(out, func(s string) string {
		m := markLink.FindStringSubmatch(s)
		if _, ok := p.subjects[html.UnescapeString(m[2])]; ok {
			return s
		}
		first, _, _ := strings.Cut(m[3], " ")
		return m[1] + first + `" data-ref="` + m[3] + `"`
	})
	return glyph.ReplaceAllStringFunc(out, func(s string) string {
		if id := glyph.FindStringSubmatch(s)[1]; !p.glyphs[id] {
			p.glyphs[id] = true
			p.defs.WriteString(s)
		}
		return ""
	})
}

// themes are the colours of charts as properties of the page.
func (p *page) themes() string {
	var light, dark strings.Builder
	for i, pair := range p.colours {
		l, d, _ := strings.Cut(pair, " ")
		fmt.Fprintf(&light, "--c%d:%s;", i, l)
		fmt.Fprintf(&dark, "--c%d:%s;", i, d)
	}
	return fmt.Sprintf(":root{%s}\n@media (prefers-color-scheme:dark){:root{%s}}\n@media print{:root{%s}}\n", light.String(), dark.String(), light.String())
}

func (p *page) comparisons() {
	p.w("<section id=\"_comparisons\" aria-labelledby=\"_comparisons-title\">\n<h2 id=\"_comparisons-title\">Comparisons</h2>\n<div class=\"cards\">\n")
	for _, c := range p.Comparisons.List {
		refs := []string{c.ID}
		for _, used := range p.Comparisons.Uses(c) {
			refs = append(refs, used.ID)
		}
		from := c.From
		if c.Refusal != nil {
			from = c.Refusal.From
		}
		for _, o := range from {
			refs = append(refs, o.Ref())
		}
		class := ""
		if len(p.problems[c.ID]) > 0 {
			class = " problem"
		}
		p.w("<article class=\"card%s\" id=\"%s\" data-ref=\"%s\" data-sha=\"%s\" tabindex=\"-1\">\n<h3>%s</h3>\n", raw(class), c.ID, strings.Join(refs, " "), p.subjects[c.ID].SHA256, c.Title)
		if c.Refusal != nil {
			p.w("<p class=\"result refused\">refused</p><p>%s</p>", c.Refusal.Message)
			if c.Waiver.Value != "" {
				p.w("<p>%s</p>", c.Waiver)
			}
		} else {
			p.w("<p class=\"result\">%s <span class=\"muted\">%s</span></p>", c.Words(), c.Label())
			if c.Modality != datasets.Asserted {
				p.w("<p class=\"modality\">%s</p>", c.Modality)
			}
		}
		p.problem(c.ID)
		p.w("<p><code>%s</code></p>\n", c.Formula)
		if len(c.Steps) > 0 {
			p.w("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Steps of %s\"><table><thead><tr><th scope=\"col\">step</th><th scope=\"col\">result</th><th scope=\"col\">range</th></tr></thead><tbody>", c.ID)
			for _, s := range c.Steps {
				p.w("<tr><td><code>%s</code></td><td>%s</td><td>%s</td></tr>", s.Text, s.Result, s.Range)
			}
			p.w("</tbody></table></div>\n")
		}
		p.w("<ul class=\"from\">")
		for _, ref := range refs[1:] {
			p.w("<li><a href=\"#%s\" data-ref=\"%s\">%s</a></li>", ref, ref, ref)
		}
		p.w("</ul>\n")
		var caveats []string
		for _, k := range analysis.Caveats {
			if s := strings.TrimSpace(c.Caveats[k.Name].Value); s != "" {
				caveats = append(caveats, s)
			}
		}
		if len(caveats) > 0 {
			p.w("<ul class=\"caveats\">")
			for _, s := range caveats {
				p.w("<li>%s</li>", s)
			}
			p.w("</ul>\n")
		}
		p.w("<p class=\"reviews\">")
		p.reviews(c.ID)
		p.w("</p>\n</article>\n")
	}
	p.w("</div>\n</section>\n")
}

// standard are the columns that the page tells in words, or in a column of its own.
var standard = []string{"id", "value", "high", "bound", "unit", "quote", "where", "note"}

func (p *page) tables() {
	p.w("<section id=\"_tables\" aria-labelledby=\"_tables-title\">\n<h2 id=\"_tables-title\">Tables</h2>\n")
	for _, t := range p.Study.Tables {
		title := t.Title
		if title == "" {
			title = t.Name
		}
		p.w("<h3 id=\"table_%s\">%s</h3>\n", t.Name, title)
		var columns []string
		for _, name := range t.Columns() {
			if (!t.Observed || !slices.Contains(standard, name)) && slices.ContainsFunc(t.Rows, func(o *datasets.Observation) bool {
				return o.Cell(name) != "" && !(name == "modality" && o.Cell(name) == "asserted")
			}) {
				columns = append(columns, name)
			}
		}
		// Rows that are not on the screen need not be laid out: many tables of some
		// rows are quicker than one of many.
		const most = 200
		for from := 0; from < max(1, len(t.Rows)); from += most {
			rows := t.Rows[from:min(len(t.Rows), from+most)]
			p.w("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"%s\"><table><caption class=\"hidden\">%s</caption><thead><tr>", title, title)
			for _, name := range columns {
				field, _ := t.Field(name)
				head := field.Title
				if head == "" {
					head = name
				}
				p.w("<th scope=\"col\">%s</th>", head)
			}
			if t.Observed {
				p.w("<th scope=\"col\">Number</th><th scope=\"col\">Quote</th><th scope=\"col\">Place in the text</th><th scope=\"col\">Note</th><th scope=\"col\">Reviews</th>")
			}
			p.w("</tr></thead><tbody>\n")
			for _, o := range rows {
				p.row(t, o, columns)
			}
			p.w("</tbody></table></div>\n")
		}
	}
	p.w("</section>\n")
}

func (p *page) row(t *datasets.Table, o *datasets.Observation, columns []string) {
	if !t.Observed {
		p.w("<tr>")
		for _, name := range columns {
			p.w("<td>%s</td>", o.Cell(name))
		}
		p.w("</tr>\n")
		return
	}
	class := ""
	if len(p.problems[o.Ref()]) > 0 {
		class = " class=\"problem\""
	}
	p.w("<tr id=\"%s\"%s data-ref=\"%s\" data-sha=\"%s\" tabindex=\"-1\">", o.Ref(), raw(class), o.Ref(), p.subjects[o.Ref()].SHA256)
	for i, name := range columns {
		cell := o.Cell(name)
		if name == "date" {
			cell = o.Date.Format(quantity.English.Tag)
		}
		if i == 0 {
			p.w("<th scope=\"row\">%s</th>", cell)
		} else {
			p.w("<td>%s</td>", cell)
		}
	}
	p.w("<td class=\"number\" title=\"%s\">%s</td>", cells(o), p.Study.Printer(quantity.English).Words(o))
	place := "#in-" + o.Ref()
	if q, ok := p.ledger.Quotes[o.Ref()]; ok {
		place = p.place(q, o)
	}
	p.w("<td class=\"quote\"><a href=\"%s\" data-ref=\"%s\">“%s”</a></td><td>%s</td><td>%s", place, o.Ref(), o.Quote, o.Where, o.Note)
	p.problem(o.Ref())
	p.w("</td><td>")
	p.reviews(o.Ref())
	p.w("</td></tr>\n")
}

// place is where a quote stands in the text: its number, or else its paragraph.
func (p *page) place(q datasets.Quoted, o *datasets.Observation) string {
	if p.anchored[o.Ref()] {
		return "#in-" + o.Ref()
	}
	for _, para := range p.Texts[q.Text].Source.Paragraphs() {
		if para.Span.Start <= q.Span.Start && q.Span.Start < para.Span.End {
			return fmt.Sprintf("#p_%d_%d", q.Text+1, para.Number)
		}
	}
	return "#_text"
}

// cells are those of a number, as the file has them.
func cells(o *datasets.Observation) string {
	var parts []string
	for _, name := range []string{"value", "high", "bound", "unit"} {
		if cell := o.Cell(name); cell != "" {
			parts = append(parts, name+" "+cell)
		}
	}
	return strings.Join(parts, ", ")
}

func (p *page) aside() {
	p.w("<section id=\"_set-aside\" aria-labelledby=\"_aside-title\">\n<h2 id=\"_aside-title\">Set aside</h2>\n")
	var reasons []string
	of := map[string][]datasets.Entry{}
	for _, e := range p.ledger.Entries {
		if e.State == datasets.Aside {
			r := string(e.Aside.Reason)
			if of[r] == nil {
				reasons = append(reasons, r)
			}
			of[r] = append(of[r], e)
		}
	}
	slices.Sort(reasons)
	for _, r := range reasons {
		p.w("<details><summary>%s <b>%d</b></summary><ul>\n", r, len(of[r]))
		for _, e := range of[r] {
			p.w("<li><a href=\"#at_%d_%d\">%s</a> <span class=\"muted\">%s</span>", e.Text+1, e.Span.Start, e.Mention.Text, e.Aside.Where)
			if e.Aside.Note != "" {
				p.w(" %s", e.Aside.Note)
			}
			p.w("</li>\n")
		}
		p.w("</ul></details>\n")
	}
	if len(reasons) == 0 {
		p.w("<p class=\"muted\">None that can be shown.</p>\n")
	}
	p.w("</section>\n")
}

func (p *page) articles() {
	if len(p.Articles) == 0 {
		return
	}
	p.w("<section id=\"_articles\" aria-labelledby=\"_articles-title\">\n<h2 id=\"_articles-title\">Articles</h2>\n")
	for _, a := range p.Articles {
		p.w("<details><summary>%s</summary><div class=\"prose\" lang=\"%s\">\n%s</div></details>\n", a.Name, a.Lang, raw(a.HTML))
	}
	p.w("</section>\n")
}
