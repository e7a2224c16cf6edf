package edition

import (
	"slices"
	"strings"
	"testing"

	"quotient/cmd/quotient/internal/review"
	"quotient/cmd/quotient/internal/workspace"
	"quotient/datasets"
	"quotient/datasets/check"
	"quotient/datasets/folder"
	"quotient/datasets/source"
)

// A case is a bundled study with its text.
type bundled struct {
	name  string
	files map[string][]byte
	study *datasets.Study
	text  *source.Source
}

func all(t testing.TB) (out []bundled) {
	t.Helper()
	for _, name := range []string{"earthquakes", "reparations-1919"} {
		p, err := workspace.Find(name)
		if err != nil {
			t.Fatal(err)
		}
		files, err := p.Texts()
		if err != nil {
			t.Fatal(err)
		}
		s, err := datasets.Load(folder.Memory(files))
		if err != nil {
			t.Fatal(err)
		}
		texts, err := check.Texts(s, nil)
		if err != nil || texts[0] == nil {
			t.Fatal(name, err)
		}
		out = append(out, bundled{name, files, s, texts[0].Source})
	}
	return out
}

// becomes is the report on a new edition; the old one may be at hand.
func (b bundled) becomes(t testing.TB, text string, atHand bool) *Report {
	t.Helper()
	now, err := source.Read("new.txt", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	texts := []*check.Text{nil}
	if atHand {
		texts[0] = check.NewText(b.study.Sources[0], b.text)
	}
	r, err := Compare(Request{Study: b.study, Name: b.name, Files: b.files, Texts: texts, New: now})
	if err != nil {
		t.Fatal(b.name, err)
	}
	return r
}

// whole fails unless every row of a study is in what is to be written, with its cells.
func (b bundled) whole(t *testing.T, r *Report) {
	t.Helper()
	files := folder.Memory{}
	for name, text := range b.files {
		files[name] = text
	}
	for name, text := range r.Changes {
		files[name] = text
	}
	s, err := datasets.Load(files)
	if err != nil {
		t.Fatalf("%s: %v", b.name, err)
	}
	for _, table := range b.study.Tables {
		now, _ := s.Table(table.Name)
		for _, o := range table.Rows {
			x := now.Row(o.ID)
			if x == nil {
				t.Fatalf("%s: %s is lost", b.name, o.Ref())
			}
			for _, column := range table.Columns() {
				if given := o.Given(column) != nil || x.Given(column) != nil; column != "where" && !given && x.Cell(column) != o.Cell(column) {
					t.Errorf("%s: the cell %s of %s is another", b.name, column, o.Ref())
				}
			}
		}
	}
	if len(s.SetAside) < len(b.study.SetAside) {
		t.Errorf("%s: %d numbers are set aside, and were %d", b.name, len(s.SetAside), len(b.study.SetAside))
	}
}

// TestMoved moves paragraphs: nothing is lost, every quote is found, and each place that is
// written is the one where the quote is.
func TestMoved(t *testing.T) {
	for _, b := range all(t) {
		blocks := strings.Split(b.text.Text(b.text.All()), "\n\n")
		more := func(at int, words string) string {
			return strings.Join(slices.Insert(slices.Clone(blocks), at, words), "\n\n")
		}
		swapped := slices.Clone(blocks)
		middle := len(blocks) / 2
		swapped[middle], swapped[middle+1] = swapped[middle+1], swapped[middle]
		for name, text := range map[string]string{
			"as it was":            strings.Join(blocks, "\n\n"),
			"a paragraph more":     more(2, "Here is a paragraph that was not there."),
			"one at its beginning": more(0, "Here is a paragraph that was not there."),
			"paragraphs swapped":   strings.Join(swapped, "\n\n"),
			"other line ends":      strings.ReplaceAll(strings.Join(blocks, "\n\n"), "\n", "\r\n"),
			"lines broken anew":    strings.ReplaceAll(strings.Join(blocks, "\n\n"), ", ", ",\n"),
		} {
			for _, atHand := range []bool{true, false} {
				r := b.becomes(t, text, atHand)
				for _, i := range r.Rows { // which has the date and place of another section now
					if i.Status == Changed && len(i.Cells) > 0 && !slices.ContainsFunc(i.Cells, func(c review.CellChange) bool { return !slices.Contains(inherited, c.Column) }) && i.row.Given("date") != nil {
						r.Counts[Changed]--
					}
				}
				if !r.Holds() {
					t.Errorf("%s, %s, old at hand %v: %v, %d new", b.name, name, atHand, r.Counts, len(r.Fresh))
				}
				now, _ := source.Read("new.txt", []byte(text))
				for _, i := range slices.Concat(r.Rows, r.SetAside) {
					if _, err := now.Quote(i.Quote, i.Now); err != nil {
						t.Errorf("%s, %s: %v", b.name, name, err)
					}
				}
				b.whole(t, r)
			}
		}
	}
}

// TestChanged changes the number of each row in the text, one at a time. The row is
// noticed, and nearly always the new number is told; no other row is troubled that is not
// of the same words.
func TestChanged(t *testing.T) {
	for _, atHand := range []bool{true, false} {
		tried, told, troubled := 0, 0, 0
		for _, b := range all(t) {
			for _, o := range rows(b.study) {
				text, ok := b.with(o, func(number string) string {
					digits := []byte(number)
					for i, c := range digits {
						if c >= '1' && c <= '8' {
							digits[i]++
							return string(digits)
						}
					}
					return number
				})
				if !ok {
					continue
				}
				tried++
				r := b.becomes(t, text, atHand)
				b.whole(t, r)
				right, said := false, false
				for _, i := range r.Rows {
					switch {
					case i.Ref == o.Ref() && i.Status != Changed:
						said = i.Status != Moved
					case i.Ref == o.Ref() && i.Status == Changed:
						said = true
						right = slices.ContainsFunc(i.Cells, func(c review.CellChange) bool {
							return c.Column == "value" || c.Column == "high"
						})
					case i.Status != Reworded && i.row.Where != o.Where:
						troubled++
						t.Logf("%s: %s of %s is %s", o.Ref(), i.Ref, b.name, i.Status)
					}
				}
				if !said {
					t.Errorf("%s, old at hand %v: a number of %s has changed, and nothing is said", b.name, atHand, o.Ref())
				}
				if right {
					told++
				} else {
					t.Logf("%s (%s), old at hand %v: not told", o.Ref(), o.Quote, atHand)
				}
			}
		}
		t.Logf("old at hand %v: of %d changed numbers %d are told, %d other rows troubled", atHand, tried, told, troubled)
		least := map[bool]float64{true: 0.95, false: 0.9}[atHand]
		if float64(told) < least*float64(tried) || troubled > 0 {
			t.Errorf("old at hand %v: of %d changed numbers %d are told, %d other rows troubled", atHand, tried, told, troubled)
		}
	}
}

// TestVanished takes the paragraph of each third row out, one at a time: the row is said to be
// gone, or unclear, and never found elsewhere but where its very words are.
func TestVanished(t *testing.T) {
	for _, b := range all(t) {
		for k, o := range rows(b.study) {
			if k%3 != 0 {
				continue
			}
			span, err := b.text.Locate(o.Where)
			if err != nil {
				t.Fatal(err)
			}
			text := b.text.Text(source.Span{End: span.Start}) + b.text.Text(source.Span{Start: span.End, End: b.text.Runes()})
			for _, atHand := range []bool{true, false} {
				r := b.becomes(t, text, atHand)
				b.whole(t, r)
				k := slices.IndexFunc(r.Rows, func(i *Item) bool { return i.Ref == o.Ref() })
				if k < 0 {
					if atHand {
						t.Errorf("%s: the paragraph of %s is gone, and nothing is said", b.name, o.Ref())
					}
					continue
				}
				if s := r.Rows[k].Status; s == Changed {
					t.Errorf("%s, old at hand %v: the paragraph of %s is gone, and it is said to be changed: %+v", b.name, atHand, o.Ref(), r.Rows[k].Cells)
				}
			}
		}
	}
}

func rows(s *datasets.Study) (out []*datasets.Observation) {
	for _, t := range s.Tables {
		for _, o := range t.Rows {
			if t.Observed && o.Cell("value") != "" {
				out = append(out, o)
			}
		}
	}
	return out
}

// with is the text with the number of a row otherwise; false where it has no digits.
func (b bundled) with(o *datasets.Observation, change func(string) string) (string, bool) {
	at, err := b.text.Quote(o.Quote, o.Where)
	if err != nil {
		return "", false
	}
	ledger := check.NewLedger(b.study, []*check.Text{check.NewText(b.study.Sources[0], b.text)})
	for _, e := range ledger.Entries {
		if slices.Contains(e.Rows, o) && at.Contains(e.Span) {
			number := b.text.Text(e.Span)
			is := change(number)
			return b.text.Text(source.Span{End: e.Span.Start}) + is + b.text.Text(source.Span{Start: e.Span.End, End: b.text.Runes()}), is != number
		}
	}
	return "", false
}
