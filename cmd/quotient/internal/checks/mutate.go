package checks

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync"

	"quotient/analysis"
	"quotient/analysis/prose"
	"quotient/charts"
	"quotient/cmd/quotient/internal/article"
	"quotient/cmd/quotient/internal/verify"
	"quotient/cmd/quotient/internal/weave"
	"quotient/cmd/quotient/internal/workspace"
	"quotient/datasets"
	"quotient/datasets/check"
	"quotient/datasets/folder"
	"quotient/datasets/language"
	"quotient/datasets/quantity"
	"quotient/datasets/source"
)

// SelfTest changes a study in memory, one thing at a time, verifies each, and
// tells of each change which check noticed it. That the fingerprint of a changed
// text differs is not counted: it would notice anything.
func SelfTest(fsys fs.FS, texts Texts) ([]*verify.Mutant, error) {
	files := folder.Memory{}
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(fsys, name)
		files[name] = b
		return err
	})
	if err != nil {
		return nil, err
	}
	s, err := datasets.Load(files)
	if err != nil {
		return nil, err
	}
	at, err := texts(s)
	if err != nil {
		return nil, err
	}
	w, err := wordsOf(files, s)
	if err != nil {
		return nil, err
	}
	articles := map[string][]byte{}
	names, err := article.In(files)
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		articles[name] = files[name]
	}
	articleMutants, err := articleMutants(articles, w.weaver)
	if err != nil {
		return nil, err
	}
	typed, err := w.mutants(files)
	if err != nil {
		return nil, err
	}
	mutants := slices.Concat(articleMutants, tableMutants(s, files), textMutants(at), wordMutants(files), typed, caveatMutants(files, w.comparisons))
	var wait sync.WaitGroup
	next := make(chan *verify.Mutant)
	var mu sync.Mutex
	var first error
	for range runtime.GOMAXPROCS(0) {
		wait.Add(1)
		go func() {
			defer wait.Done()
			for m := range next {
				if err := try(m, files, w, at); err != nil {
					mu.Lock()
					if first == nil {
						first = fmt.Errorf("%s:%d: %s: %w", m.File, m.Line, m.What, err)
					}
					mu.Unlock()
				}
			}
		}()
	}
	for _, m := range mutants {
		next <- m
	}
	close(next)
	wait.Wait()
	return mutants, first
}

// try verifies a mutant and keeps the first check that finds something.
func try(m *verify.Mutant, files folder.Memory, w *words, at []*check.Text) error {
	if m.Files == nil { // another text, the same study
		text, err := source.Read(at[0].Source.Name(), []byte(m.Text))
		if err != nil {
			return err
		}
		changed := slices.Clone(at)
		changed[0] = check.NewText(at[0].Info, text)
		m.Caught = caught(check.Run(check.NewLedger(w.study, changed)))
		return nil
	}
	mutant := maps.Clone(files)
	maps.Copy(mutant, m.Files)
	if article.IsMarkdown(m.File) {
		var r check.Result
		err := articles(w.weaver, folder.Memory{m.File: mutant[m.File]}, &r)
		if len(r.Findings) > 0 {
			m.Caught = articleCheck.Name
		}
		return err
	}
	// Most are noticed in the tables, before the charts need be looked at, and most of
	// the words, before they need be drawn up again.
	if m.File == charts.SpecFile || m.File == analysis.SpecFile {
		m.Caught = caught(w.checks(m.File, mutant))
	} else if s, err := datasets.Load(mutant); err == nil {
		m.Caught = caught(check.Run(check.NewLedger(s, at)))
	}
	if m.Caught != "" {
		return nil
	}
	// That an article has become stale is not counted: it would notice anything.
	others := slices.DeleteFunc(slices.Clone(List), func(c Check) bool { return c.Name == articleCheck.Name })
	space, err := workspace.Load(workspace.Place{Name: "mutant", FS: mutant}, charts.Options{Allow: true})
	if found, err := faults(err); err != nil {
		return err
	} else if len(found) > 0 {
		m.Caught = "schema"
		return nil
	}
	r, err := run(space, at, Options{}, others)
	if err == nil {
		m.Caught = caught(r.Checks)
	}
	return err
}

// caught is the first check that has found something, but for that of the fingerprint.
func caught(list []check.Result) string {
	for _, r := range list {
		if r.Name != "source" && len(r.Findings) > 0 {
			return r.Name
		}
	}
	return ""
}

// tableMutants change each digit of each value, each bound, each unit, and each
// quote, by a digit or a word.
func tableMutants(s *datasets.Study, files folder.Memory) (out []*verify.Mutant) {
	names := unitsOf(s)
	for _, t := range s.Tables {
		if !t.Observed || !t.Usual("value") { // a cell could not be put in the place of another
			continue
		}
		rows := readCSV(files[t.Path])
		for i, o := range t.Rows {
			if i+1 < len(rows) {
				r := &rowMutants{path: t.Path, rows: rows, row: i + 1, o: o}
				r.all(names)
				out = append(out, r.out...)
			}
		}
	}
	return out
}

// unitsOf are the units of the observations of a study, each once.
func unitsOf(s *datasets.Study) []string {
	units := map[string]bool{}
	for _, t := range s.Tables {
		for _, o := range t.Rows {
			if u := o.Cell("unit"); t.Observed && u != "" {
				units[u] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(units))
}

// rowMutants change one row of a table.
type rowMutants struct {
	path string
	rows [][]string // of the file
	row  int        // that which is changed
	o    *datasets.Observation
	out  []*verify.Mutant
}

// all changes each cell of the row that a person can get wrong.
func (r *rowMutants) all(units []string) {
	for _, column := range []string{"value", "high"} {
		r.change("value", column, digitsChanged(r.o.Cell(column))...)
	}
	if r.o.Cell("bound") != "" {
		for _, b := range quantity.Bounds {
			if b != quantity.Between && b != r.o.Bound {
				r.change("bound", "bound", string(b))
			}
		}
	}
	if r.o.Cell("value") != "" {
		r.change("unit", "unit", units...)
	}
	r.change("quote", "quote", digitsChanged(r.o.Quote)...)
	for _, q := range wordsDropped(r.o.Quote) {
		if !strings.ContainsAny(r.o.Quote, "0123456789") || strings.ContainsAny(q, "0123456789") {
			r.change("quote", "quote", q)
		}
	}
}

// change makes a mutant for each other text of a cell.
func (r *rowMutants) change(class, column string, others ...string) {
	j := slices.Index(r.rows[0], column)
	for _, to := range others {
		if j < 0 || r.rows[r.row][j] == to {
			continue
		}
		other := slices.Clone(r.rows)
		other[r.row] = slices.Clone(r.rows[r.row])
		other[r.row][j] = to
		r.out = append(r.out, &verify.Mutant{Class: class, File: r.path, Line: r.o.Line(), What: fmt.Sprintf("%s %s: %q → %q", r.o.Ref(), column, r.rows[r.row][j], to), Files: map[string][]byte{r.path: writeCSV(other)}})
	}
}

// digitsChanged returns a text once for each digit of it, which is one more, and
// once for each two neighbours that differ, changed about: the faults of typing.
func digitsChanged(s string) (out []string) {
	digit := func(i int) bool { return i < len(s) && s[i] >= '0' && s[i] <= '9' }
	for i := range len(s) {
		if !digit(i) {
			continue
		}
		out = append(out, s[:i]+string('0'+(s[i]-'0'+1)%10)+s[i+1:])
		if digit(i+1) && s[i] != s[i+1] {
			out = append(out, s[:i]+string([]byte{s[i+1], s[i]})+s[i+2:])
		}
	}
	return out
}

// wordsDropped returns a phrase once for each word inside it, without it. What
// is left at the ends is still a phrase of the text, so ends stay.
func wordsDropped(s string) (out []string) {
	words := strings.Fields(s)
	for i := 1; i+1 < len(words); i++ {
		out = append(out, strings.Join(slices.Delete(slices.Clone(words), i, i+1), " "))
	}
	return out
}

// textMutants change each digit of each number of the text, and each number in
// words to another.
func textMutants(at []*check.Text) (out []*verify.Mutant) {
	if len(at) == 0 || at[0] == nil {
		return nil
	}
	text := at[0].Source
	whole := text.Text(text.All())
	offsets := make([]int, 0, text.Runes()+1)
	for i := range whole {
		offsets = append(offsets, i)
	}
	offsets = append(offsets, len(whole))
	for _, m := range at[0].Mentions {
		line, _ := text.LineColumn(m.Span.Start)
		from, to := offsets[m.Span.Start], offsets[m.Span.End]
		for _, changed := range digitsChanged(whole[from:to]) {
			out = append(out, &verify.Mutant{Class: "text", File: text.Name(), Line: line, What: fmt.Sprintf("%q → %q", whole[from:to], changed), Text: whole[:from] + changed + whole[to:]})
		}
		if len(digitsChanged(whole[from:to])) == 0 {
			const other = "seventeen"
			out = append(out, &verify.Mutant{Class: "text", File: text.Name(), Line: line, What: fmt.Sprintf("%q → %q", whole[from:to], other), Text: whole[:from] + other + whole[to:]})
		}
	}
	return out
}

// wordMutants type a wrong number into each title, note and caveat, and change
// the digits that are typed there.
func wordMutants(files folder.Memory) (out []*verify.Mutant) {
	for _, name := range []string{charts.SpecFile, analysis.SpecFile} {
		f, ok := files[name]
		if !ok {
			continue
		}
		lines := strings.SplitAfter(string(f), "\n")
		for i, line := range lines {
			text, ok := printedOn(line)
			if !ok {
				continue
			}
			add := func(to string) {
				other := slices.Clone(lines)
				other[i] = strings.Replace(line, text, to, 1)
				out = append(out, &verify.Mutant{Class: "words", File: name, Line: i + 1, What: fmt.Sprintf("%q → %q", text, to), Files: map[string][]byte{name: []byte(strings.Join(other, ""))}})
			}
			quote, body := "", text
			if strings.HasPrefix(text, `"`) && strings.HasSuffix(text, `"`) && len(text) > 1 {
				quote, body = `"`, text[1:len(text)-1]
			}
			add(quote + body + " 98,765" + quote)
			for _, changed := range digitsChanged(body) {
				if typed(body, changed) {
					add(quote + changed + quote)
				}
			}
		}
	}
	return out
}

// printedOn is the text that a line of YAML gives to a key whose text is printed; false
// if it gives none, or no whole one.
func printedOn(line string) (text string, ok bool) {
	key, value, ok := strings.Cut(line, ": ")
	if !ok {
		return "", false
	}
	key = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(key), "- "))
	printed := append([]string{"title", "subtitle", "note"}, language.Tags()...)
	for _, c := range analysis.Caveats {
		printed = append(printed, string(c.Name))
	}
	text = strings.TrimRight(value, "\r\n")
	whole := !strings.HasPrefix(text, "{ ") && !strings.HasPrefix(text, "{en") && !slices.Contains([]string{"", "|", ">-"}, text)
	return text, whole && slices.Contains(printed, key)
}

// words are a study with all that its words are held against.
type words struct {
	study       *datasets.Study
	comparisons *analysis.Comparisons
	charts      []*charts.Chart // of every locale
	weaver      *weave.Weaver
}

func wordsOf(fsys fs.FS, s *datasets.Study) (*words, error) {
	space := workspace.Of(workspace.Place{Name: s.Name, FS: fsys}, s, charts.Options{Allow: true})
	w := &words{study: s, weaver: weave.New(space, weave.NewPictures())}
	var err error
	if w.comparisons, err = space.Comparisons(); err != nil {
		return nil, err
	}
	var found datasets.Findings
	if w.charts, found, err = space.Everywhere(); err == nil {
		err = found.Err()
	}
	return w, err
}

// checks are those that see a change of words; none where the file is at fault.
func (w *words) checks(file string, changed fs.FS) (out []check.Result) {
	s := *w.study
	s.FS = changed
	c := w.comparisons
	if file == analysis.SpecFile {
		var err error
		if c, err = analysis.Compare(&s); err != nil {
			return nil
		}
		out = append(out, analysis.RecomputeCheck.Result(c), analysis.CaveatCheck.Result(c))
	}
	return append(out, charts.Verify(&s, c, w.charts))
}

// mutants change the numbers that are typed into words, wherever they stand: in
// labels, cells and terms too, and in words.
func (w *words) mutants(files folder.Memory) (out []*verify.Mutant, err error) {
	typed, err := prose.TypedNumbers(w.study, w.comparisons, charts.Shown(w.charts))
	for _, n := range typed {
		lines := strings.SplitAfter(string(files[n.File]), "\n")
		line := []rune(lines[n.Line-1])
		if n.Column > len(line) || !strings.HasPrefix(string(line[n.Column-1:]), n.Text) {
			continue // in a text that is folded over lines
		}
		changes := digitsChanged(n.Text)
		if len(changes) == 0 {
			changes = []string{otherWord(n.Text)}
		}
		for _, to := range changes {
			other := slices.Clone(lines)
			other[n.Line-1] = string(line[:n.Column-1]) + to + strings.TrimPrefix(string(line[n.Column-1:]), n.Text)
			out = append(out, &verify.Mutant{Class: "words", File: n.File, Line: n.Line, What: fmt.Sprintf("%q → %q", n.Text, to), Files: map[string][]byte{n.File: []byte(strings.Join(other, ""))}})
		}
	}
	return out, err
}

// otherWord is a number word for another of its language.
func otherWord(word string) string {
	for _, l := range language.All {
		pair := l.Writing.Numbers.Confusable
		if strings.EqualFold(word, pair[0]) {
			return pair[1]
		}
	}
	return "seventeen"
}

// typed reports whether two texts differ outside of {templates}.
func typed(a, b string) bool {
	depth := 0
	for i := range min(len(a), len(b)) {
		switch a[i] {
		case '{':
			depth++
		case '}':
			depth--
		}
		if a[i] != b[i] {
			return depth == 0
		}
	}
	return false
}

// caveatMutants take each caveat and each waiver away.
func caveatMutants(files folder.Memory, comparisons *analysis.Comparisons) (out []*verify.Mutant) {
	f, ok := files[analysis.SpecFile]
	if !ok {
		return nil
	}
	lines := strings.SplitAfter(string(f), "\n")
	id := ""
	for i, line := range lines {
		key, value, ok := strings.Cut(strings.TrimPrefix(strings.TrimSpace(line), "- "), ":")
		if !ok {
			continue
		}
		if key == "id" {
			id = strings.Trim(strings.TrimSpace(value), `"'`)
		}
		c, err := comparisons.Get(id)
		if err != nil {
			continue
		}
		class := ""
		switch {
		case key == "waiver":
			class = "waiver"
		case slices.ContainsFunc(c.Warnings, func(w analysis.Warning) bool { return string(w.Caveat) == key }):
			class = "caveat"
		default:
			continue
		}
		// The line, and those that go on from it, further in.
		indent := len(line) - len(strings.TrimLeft(line, " "))
		end := i + 1
		for end < len(lines) && strings.TrimSpace(lines[end]) != "" && len(lines[end])-len(strings.TrimLeft(lines[end], " ")) > indent {
			end++
		}
		other := strings.Join(lines[:i], "") + strings.Join(lines[end:], "")
		// A mapping that is left empty would be no mapping.
		out = append(out, &verify.Mutant{Class: class, File: analysis.SpecFile, Line: i + 1, What: fmt.Sprintf("%s: %s taken out", id, key), Files: map[string][]byte{analysis.SpecFile: []byte(other)}})
	}
	return out
}

func readCSV(b []byte) [][]string {
	r := csv.NewReader(bytes.NewReader(b))
	r.FieldsPerRecord = -1
	var rows [][]string
	for {
		row, err := r.Read()
		if err == io.EOF || err != nil {
			return rows
		}
		rows = append(rows, row)
	}
}

func writeCSV(rows [][]string) []byte {
	var b bytes.Buffer
	w := csv.NewWriter(&b)
	_ = w.WriteAll(rows)
	return b.Bytes()
}
