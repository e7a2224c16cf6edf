package rename

import (
	"fmt"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"

	"quotient/charts"
	"quotient/charts/typeset"
	"quotient/cmd/quotient/internal/article"
	"quotient/cmd/quotient/internal/weave"
	"quotient/datasets/lazy"
	"quotient/datasets/quantity"
)

// A masker puts one sign for the old and the new name, so that what is the same but for the
// name is the same.
type masker []*regexp.Regexp

// mask is the masker of a change. A name is not inside another: a hyphen or full stop joins
// it to what is around it, but for the address of its place in an article.
func (c change) mask() (m masker) {
	for _, name := range []string{c.old, c.now, id(c.old), id(c.now)} {
		forms := []string{regexp.QuoteMeta(name), regexp.QuoteMeta(strings.ReplaceAll(name, ".", "--")), regexp.QuoteMeta(strings.ReplaceAll(name, "-", " "))}
		m = append(m, regexp.MustCompile(`(?i)(^|figure-|[^\pL\pN_-])(?:`+strings.Join(forms, "|")+`)($|[^\pL\pN_-])`))
	}
	return m
}

func (m masker) in(s string) string {
	for _, name := range m {
		s = name.ReplaceAllString(name.ReplaceAllString(s, "${1}§${2}"), "${1}§${2}") // two may share the sign between them
	}
	return s
}

// says is all that a study says, by what says it, without the name of the change.
func (s *study) says(c change) map[string]string {
	mask, out := c.mask(), map[string]string{}
	say := func(what, words string) { out[mask.in(what)] += mask.in(words) + "\n" }
	printer := s.Printer(quantity.English)
	for _, t := range s.Tables {
		for _, o := range t.Rows {
			say("the row "+o.Ref(), strings.Join(o.Cells(), "\x00")+"\x00"+printer.Words(o))
		}
	}
	for _, a := range s.SetAside {
		say("the number set aside in "+a.Where, a.Quote+"\x00"+string(a.Reason)+"\x00"+a.Note)
	}
	comparisons, _ := s.Comparisons()
	for _, x := range comparisons.List {
		words := fmt.Sprint(x.Title.Value, "\x00", x.Formula, "\x00", x.Words(), "\x00", x.String(), "\x00", x.Modality, "\x00", x.Waiver.Value)
		if x.Refusal != nil {
			words += x.Refusal.Message
		}
		say("the comparison "+x.ID, words)
	}
	for _, x := range comparisons.Schedules {
		say("the schedule "+x.ID, fmt.Sprint(x.Title.Value, x.Schedule))
	}
	for _, x := range s.charts {
		all := x.Says()
		for _, name := range slices.Sorted(maps.Keys(all)) {
			words := mask.in(all[name])
			if name == "specification" { // in which keys are in the order of their names
				parts := strings.FieldsFunc(words, func(r rune) bool { return strings.ContainsRune(" []{}\n", r) })
				slices.Sort(parts)
				words = strings.Join(parts, " ")
			}
			say("the chart "+x.ID, x.Locale()+" "+name+": "+words)
		}
	}
	return sorted(out)
}

// sorted are texts with their lines in order: what is named by the id that changes may have
// another place among others.
func sorted(all map[string]string) map[string]string {
	for what, words := range all {
		lines := strings.Split(words, "\n")
		slices.Sort(lines)
		all[what] = strings.Join(lines, "\n")
	}
	return all
}

// differs names the first thing, in the order of names, that says something else.
func differs(a, b map[string]string) string {
	names := slices.Sorted(maps.Keys(a))
	for name := range b {
		if _, ok := a[name]; !ok {
			names = append(names, name)
		}
	}
	for _, name := range names {
		if a[name] != b[name] {
			return name
		}
	}
	return ""
}

// Verify draws the charts and weaves the articles of a study before and after a change that
// [Rename] made, and says what is not the same but for the name: a chart on which a longer
// name has no room cannot be drawn any more. It takes as long as drawing takes.
func Verify(before, after map[string][]byte, old, now string) error {
	was, err := load(before)
	if err != nil {
		return err
	}
	c, err := was.find(old, now)
	if err != nil {
		return err
	}
	is, err := load(after)
	if err != nil {
		return refused(c, err)
	}
	if err := samePictures(c, was.charts, is.charts); err != nil {
		return refused(c, err)
	}
	return sameArticles(c, was, is)
}

// samePictures draws those charts that are not as they were, and compares their looks.
func samePictures(c change, was, is []*charts.Chart) error {
	fonts, mask := typeset.New(), c.mask()
	for i, old := range was {
		now := is[i]
		if old.Inputs(charts.Default) == now.Inputs(charts.Default) {
			continue
		}
		before, err := old.Draw(charts.Default, fonts)
		if err != nil { // it could not be drawn before
			continue
		}
		after, err := now.Draw(charts.Default, fonts)
		if err != nil {
			return err
		}
		if mask.in(before.Alt) != mask.in(after.Alt) {
			return fmt.Errorf("the chart %s would say something else", old.ID)
		}
		if c.kind != aChart && c.kind != aTable && before.Alt == after.Alt && !alike(before, after) { // the ids of charts and tables are on it
			return fmt.Errorf("the chart %s would look different", old.ID)
		}
	}
	return nil
}

// alike reports whether two pictures have the same looks.
func alike(a, b *charts.Picture) bool {
	const width = 400
	x, err1 := a.Gray(width)
	y, err2 := b.Gray(width)
	return err1 == nil && err2 == nil && x.Rect == y.Rect && slices.Equal(x.Pix, y.Pix)
}

// print is the fingerprint of what fills a block.
var print = lazy.MustCompile(`(?m)#[0-9a-f]{8}$`)

// sameArticles weaves the articles of the study.
func sameArticles(c change, was, is *study) error {
	names, err := article.In(was.FS)
	if err != nil {
		return err
	}
	pictures := weave.NewPictures()
	before, after := weave.New(was.Workspace, pictures), weave.New(is.Workspace, pictures)
	for _, name := range names {
		old, err := woven(c, before, was, name)
		if err != nil { // it could not be woven before
			continue
		}
		now, err := woven(c, after, is, name)
		if err != nil {
			return refused(c, err)
		}
		if old[""] != now[""] {
			return fmt.Errorf("%s cannot be renamed to %s: %s would say something else when it is woven", c.old, c.now, name)
		}
	}
	return nil
}

// woven is an article of a study as it is when it is woven, without the name of a change.
func woven(c change, weaver *weave.Weaver, s *study, name string) (map[string]string, error) {
	text, err := fs.ReadFile(s.FS, name)
	if err != nil {
		return nil, err
	}
	a, err := article.Parse(name, text)
	if err != nil {
		return nil, err
	}
	w, err := weaver.Weave(a)
	if err != nil {
		return nil, err
	}
	return sorted(map[string]string{"": c.mask().in(print.ReplaceAllString(string(w.Text), ""))}), w.Faults.Err()
}
