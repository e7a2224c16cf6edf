// Package review keeps what reviewers have found of a study's numbers, and writes
// the page on which they look.
package review

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"quotient/datasets"
	"quotient/datasets/edtf"
	"quotient/datasets/lazy"
	"quotient/datasets/limits"
)

// FileName is the file of a study that holds its reviews.
const FileName = "reviews.csv"

// Columns are those of the file. Rows are only ever added.
var Columns = []string{"row", "sha256", "reviewer", "date", "verdict", "note", "reviewed"}

// A Verdict is what a reviewer finds of a number.
type Verdict string

// The verdicts.
const (
	OK       Verdict = "ok"
	Wrong    Verdict = "wrong"
	Question Verdict = "question"
)

// Verdicts lists every verdict.
var Verdicts = []Verdict{OK, Wrong, Question}

// findings are the verdicts that object, in words.
var findings = map[Verdict]string{Wrong: "wrong", Question: "questionable"}

// A Review is what one reviewer has found of one subject.
type Review struct {
	Row      string // the address of the subject: see [Subject]
	SHA256   string // of what was reviewed
	Reviewer string
	Date     string // 2026-11-23
	Verdict  Verdict
	Note     string
	Reviewed string // what it said, as [Subject.Says]; "" where the page does not tell

	line int
}

// Same reports whether two reviews say the same.
func (r Review) Same(x Review) bool {
	r.line, x.line = 0, 0
	r.Reviewed, x.Reviewed = "", "" // which the SHA-256 is of
	return r == x
}

// changed are the cells that differ, in the order of their names.
func changed(was, is map[string]string) (out []CellChange) {
	names := slices.Collect(maps.Keys(was))
	for name := range is {
		if _, ok := was[name]; !ok {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	for _, name := range names {
		if was[name] != is[name] {
			out = append(out, CellChange{name, was[name], is[name]})
		}
	}
	return out
}

// String tells the change: value: 11000 → 12000.
func (c CellChange) String() string {
	show := func(s string) string {
		if s == "" {
			return "nothing"
		}
		return s
	}
	return c.Column + ": " + show(c.Was) + " → " + show(c.Now)
}

// Read reads the reviews of a study; none where there is no file. The error is of
// type [datasets.Findings].
func Read(fsys fs.FS) (out []Review, err error) {
	text, err := fs.ReadFile(fsys, FileName)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	} else if err != nil {
		return nil, err
	}
	return Parse(FileName, text)
}

// Parse reads reviews from a file of a name. The error is of type
// [datasets.Findings].
func Parse(name string, text []byte) (out []Review, err error) {
	var found datasets.Findings
	fault := func(line int, hint, format string, args ...any) {
		found = append(found, datasets.Finding{File: name, Line: line, Message: fmt.Sprintf(format, args...), Hint: hint})
	}
	if err := datasets.Readable(name, text); err != nil {
		return nil, err
	}
	r := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(text, []byte("\ufeff"))))
	r.FieldsPerRecord = -1
	if len(bytes.TrimSpace(text)) == 0 { // none has been signed yet
		return nil, nil
	}
	for first := true; ; first = false {
		row, err := r.Read()
		var broken *csv.ParseError
		switch {
		case errors.Is(err, io.EOF) && first, err == nil && first && !slices.Equal(row, Columns):
			fault(1, "the first line is "+strings.Join(Columns, ","), "the columns are not those of reviews")
			return nil, found
		case errors.Is(err, io.EOF):
			return out, found.Err()
		case errors.As(err, &broken):
			fault(broken.Line, "mend the quotation marks of this line, or take it out and sign again", "it is no CSV: %v", broken.Err)
			return nil, found
		case first:
			continue
		}
		at, _ := r.FieldPos(0)
		if len(row) != len(Columns) {
			fault(at, "the columns are "+strings.Join(Columns, ","), "the row has %d cells, and %d are needed", len(row), len(Columns))
			continue
		}
		x := Review{row[0], row[1], strings.TrimSpace(row[2]), row[3], Verdict(row[4]), row[5], row[6], at}
		if why, hint := x.check(); why != "" {
			fault(at, hint, "%s", why)
			continue
		}
		out = append(out, x)
	}
}

var (
	fingerprint = lazy.MustCompile(`^[0-9a-f]{64}$`)
	day         = lazy.MustCompile(`^[0-9]{4}-[0-9]{2}-[0-9]{2}$`)
)

// check says what is wrong with a review.
func (r Review) check() (why, hint string) {
	var names []string
	for _, v := range Verdicts {
		names = append(names, string(v))
	}
	date, err := edtf.Parse(r.Date)
	at, what, todo := limits.Unreadable([]byte(r.Reviewer + r.Note))
	switch {
	case at >= 0:
		return "the reviewer or the note: " + what, todo
	case strings.TrimSpace(r.Row) == "":
		return "a review of nothing", "the row is table.id, the id of a comparison, chart#id, or an address that the page shows"
	case !fingerprint.MatchString(r.SHA256):
		return fmt.Sprintf("%q is no SHA-256", r.SHA256), "a line of reviews is never edited: take it out, and sign again with quotient review --sign"
	case r.Reviewed != "" && fingerprintOf(r.Reviewed) != r.SHA256:
		return "what was reviewed is not what the SHA-256 is of", "a line of reviews is never edited: add another"
	case strings.TrimSpace(r.Reviewer) == "":
		return "a review by nobody", "--as NAME"
	case err != nil || date.IsInterval() || !day.MatchString(r.Date):
		return fmt.Sprintf("%q is not a date", r.Date), "write it as 2026-11-23"
	case !slices.Contains(Verdicts, r.Verdict):
		return fmt.Sprintf("there is no verdict %q", r.Verdict), datasets.DidYouMean(string(r.Verdict), names)
	}
	return "", ""
}

// Sign returns reviews of some subjects as they are now. The error names the
// nearest subject.
func Sign(subjects map[string]Subject, ids []string, reviewer, date string, verdict Verdict, note string) (out []Review, err error) {
	var names []string
	for ref := range subjects {
		names = append(names, ref)
	}
	slices.Sort(names)
	for _, id := range ids {
		s, ok := subjects[id]
		if !ok {
			return nil, &datasets.NotFound{What: "observation, comparison, chart, sentence or number set aside", Name: id, Hint: datasets.DidYouMean(id, names)}
		}
		r := Review{Row: id, SHA256: s.SHA256, Reviewed: s.Says, Reviewer: written(reviewer), Date: date, Verdict: verdict, Note: written(note)}
		if why, hint := r.check(); why != "" {
			if hint != "" {
				why += ": " + hint
			}
			return nil, errors.New(why)
		}
		if s.Mine(r) {
			return nil, fmt.Errorf("%s was written by %s, who cannot sign it off", id, s.Author)
		}
		if !slices.Contains(out, r) { // named twice
			out = append(out, r)
		}
	}
	return out, nil
}

// written is a text as it is read from the file again.
func written(s string) string { return strings.ReplaceAll(strings.TrimSpace(s), "\r\n", "\n") }

// Append returns the file with reviews added at its end; every byte that is there
// stays.
func Append(text []byte, reviews []Review) []byte {
	var b bytes.Buffer
	b.Write(text)
	w := csv.NewWriter(&b)
	if len(bytes.TrimSpace(bytes.TrimPrefix(text, []byte("\ufeff")))) == 0 {
		_ = w.Write(Columns)
	} else if !bytes.HasSuffix(text, []byte("\n")) {
		b.WriteByte('\n')
	}
	for _, r := range reviews {
		_ = w.Write([]string{r.Row, r.SHA256, r.Reviewer, r.Date, string(r.Verdict), r.Note, r.Reviewed})
	}
	w.Flush()
	return b.Bytes()
}

// A signature is what a review is of, and who has signed it.
type signature struct{ row, person string }

func (r Review) signature() signature { return signature{r.Row, person(r.Reviewer)} }

// bySignature are reviews by what they are of and who has signed them, each list in order.
func bySignature(reviews []Review) map[signature][]Review {
	out := map[signature][]Review{}
	for _, r := range reviews {
		out[r.signature()] = append(out[r.signature()], r)
	}
	return out
}

// Unknown leaves those of the reviews that are to be added: where the last ones of a
// reviewer on a subject are those already, they have been added before.
func Unknown(before, added []Review) (out []Review) {
	known := map[signature]bool{}
	was := bySignature(before)
	for by, is := range bySignature(added) {
		was := was[by]
		known[by] = len(was) >= len(is) && slices.EqualFunc(was[len(was)-len(is):], is, Review.Same)
	}
	for _, r := range added {
		if !known[r.signature()] {
			out = append(out, r)
		}
	}
	return out
}

// Mine reports whether who signs a subject off has written it.
func (s Subject) Mine(r Review) bool {
	return s.Author != "" && r.Verdict == OK && person(s.Author) == person(r.Reviewer)
}

// person is what a name is known by, however it is spaced and written.
func person(name string) string {
	visible := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Cf, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFKC.String(name))
	return strings.Join(strings.Fields(visible), " ")
}

func note(r Review) string {
	if r.Note == "" {
		return ""
	}
	return ": " + r.Note
}
