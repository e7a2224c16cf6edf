// Package review keeps what reviewers have found of a study's numbers, and writes
// the page on which they look.
package review

import (
	"bytes"
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"quotient/analysis"
	"quotient/datasets"
	"quotient/datasets/check"
	"quotient/datasets/edtf"
	"quotient/datasets/limits"
	"quotient/datasets/quantity"
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

// A Review is what one reviewer has found of one observation or comparison.
type Review struct {
	Row      string // table.id, or the id of a comparison
	SHA256   string // of what was reviewed
	Reviewer string
	Date     string // 2026-11-23
	Verdict  Verdict
	Note     string
	Reviewed string // what it said, as [Subject.Says]; "" where the page does not tell

	line int
}

// Standing reports whether what was reviewed is still as it was.
func (r Review) Standing(subjects map[string]Subject) bool {
	s, ok := subjects[r.Row]
	return ok && s.SHA256 == r.SHA256
}

// Same reports whether two reviews say the same.
func (r Review) Same(x Review) bool {
	r.line, x.line = 0, 0
	r.Reviewed, x.Reviewed = "", "" // which the SHA-256 is of
	return r == x
}

// A Subject is what can be reviewed.
type Subject struct {
	Ref    string
	Says   string // its cells as a JSON object, the empty ones left out
	SHA256 string // of that
	Author string // who wrote it, where the table has a column author
	// Observed is an observation, which verify can ask a review of.
	Observed bool
}

// Subjects are the observations and comparisons of a study, by their address.
func Subjects(s *datasets.Study, c *analysis.Comparisons) map[string]Subject {
	out := map[string]Subject{}
	for _, t := range s.Tables {
		for _, o := range t.Rows {
			if o.ID != "" {
				cells := map[string]string{}
				for _, name := range o.Columns() {
					cells[name] = o.Cell(name)
				}
				if words := s.Printer(quantity.English).Words(o); words != "" {
					cells["reads"] = words // with the unit as it is defined
				}
				x := subject(o.Ref(), cells)
				x.Author, x.Observed = o.Cell("author"), t.Observed
				out[x.Ref] = x
			}
		}
	}
	for _, x := range c.List {
		cells := map[string]string{"title": x.Title.Value, "formula": x.Formula, "show": string(x.Show), "measure": x.Measure.Value, "result": x.String(), "waiver": x.Waiver.Value}
		cells["modality"] = string(x.Modality)
		from := x.From
		if x.Refusal != nil {
			cells["refusal"], from = x.Refusal.Message, x.Refusal.From
		}
		for _, step := range x.Steps {
			cells["steps"] += step.Text + " = " + step.Result + " " + step.Range + "; "
		}
		for _, o := range from {
			cells[o.Ref()] = strings.Join([]string{s.Printer(quantity.English).Words(o), string(o.Statistic), string(o.Modality), o.Date.String(), datasets.InQuotes(o.Quote)}, ", ")
		}
		for _, k := range analysis.Caveats {
			cells["caveat "+string(k.Name)] = x.Caveats[k.Name].Value
		}
		out[x.ID] = subject(x.ID, cells)
	}
	return out
}

func subject(ref string, cells map[string]string) Subject {
	maps.DeleteFunc(cells, func(name, cell string) bool { return cell == "" || name == "id" })
	var b bytes.Buffer
	w := json.NewEncoder(&b)
	w.SetEscapeHTML(false)
	_ = w.Encode(cells) // strings by name, in their order
	says := strings.TrimSuffix(b.String(), "\n")
	return Subject{Ref: ref, Says: says, SHA256: fingerprintOf(says)}
}

func fingerprintOf(says string) string {
	sum := sha256.Sum256([]byte(says))
	return hex.EncodeToString(sum[:])
}

// Changes are the cells that are otherwise than they were when they were reviewed.
func (r Review) Changes(subjects map[string]Subject) (out []CellChange) {
	var was, is map[string]string
	if json.Unmarshal([]byte(r.Reviewed), &was) != nil || json.Unmarshal([]byte(subjects[r.Row].Says), &is) != nil {
		return nil
	}
	return changed(was, is)
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
	fingerprint = regexp.MustCompile(`^[0-9a-f]{64}$`)
	day         = regexp.MustCompile(`^[0-9]{4}-[0-9]{2}-[0-9]{2}$`)
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
		return "a review of nothing", "the row is table.id, or the id of a comparison"
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
			return nil, &datasets.NotFound{What: "observation or comparison", Name: id, Hint: datasets.DidYouMean(id, names)}
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

// Standing are the reviews that hold of each subject as it is now: the latest of each
// reviewer, by its date, and of one day the one that stands last.
func Standing(reviews []Review, subjects map[string]Subject) map[string][]Review {
	latest := map[signature]int{} // by its index
	for i, r := range reviews {
		if !r.Standing(subjects) {
			continue
		}
		by := r.signature()
		if last, ok := latest[by]; !ok || reviews[last].Date <= r.Date {
			latest[by] = i
		}
	}
	out := map[string][]Review{}
	for _, i := range slices.Sorted(maps.Values(latest)) {
		out[reviews[i].Row] = append(out[reviews[i].Row], reviews[i])
	}
	return out
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

// Verify checks that no observation and no comparison stands as found wrong, and where
// that is required, that nothing stands in question and every observation has a
// standing ok by someone other than who wrote it.
func Verify(s *datasets.Study, c *analysis.Comparisons, reviews []Review, required bool, found *check.Result) {
	v := &verifier{found: found, reviews: byRow(reviews), subjects: Subjects(s, c), required: required}
	v.standing = Standing(reviews, v.subjects)
	if required {
		found.Title = "every observation has a standing ok"
	}
	for _, t := range s.Tables {
		if !t.Observed {
			continue
		}
		for _, o := range t.Rows {
			v.row(s.Name, o)
		}
	}
	for _, x := range c.List {
		found.Checked++
		v.object(x.ID, func(message, hint string) datasets.Finding {
			return datasets.Finding{File: analysis.SpecFile, Ref: x.ID, Message: message, Hint: hint}
		})
	}
	for _, r := range reviews {
		if _, ok := v.subjects[r.Row]; !ok {
			found.Note("%s:%d is of %s, which is no more", FileName, r.line, r.Row)
		}
	}
}

// verifier gathers what reviewers object to.
type verifier struct {
	found    *check.Result
	reviews  map[string][]Review // by their row
	subjects map[string]Subject
	standing map[string][]Review
	required bool
}

// object reports who found something wrong, or questionable.
func (v *verifier) object(ref string, at func(message, hint string) datasets.Finding) (objected bool) {
	for _, r := range v.standing[ref] {
		switch {
		case r.Verdict == Wrong || r.Verdict != OK && v.required:
			objected = true
			v.found.Add(at(fmt.Sprintf("%s found it %s on %s%s", r.Reviewer, findings[r.Verdict], r.Date, note(r)), "mend it, or have it reviewed again"))
		case r.Verdict != OK:
			v.found.Note("%s: %s found it %s on %s%s", ref, r.Reviewer, findings[r.Verdict], r.Date, note(r))
		}
	}
	return objected
}

// row checks an observation of the study of a name.
func (v *verifier) row(study string, o *datasets.Observation) {
	v.found.Checked++
	ref := o.Ref()
	objected := v.object(ref, func(message, hint string) datasets.Finding { return o.Finding("id", message, hint) })
	signed := slices.ContainsFunc(v.standing[ref], func(r Review) bool { return r.Verdict == OK && !v.subjects[ref].Mine(r) })
	if !v.required || signed || objected {
		return
	}
	message := "nobody has reviewed it"
	switch {
	case len(v.standing[ref]) > 0:
		message = "only " + o.Cell("author") + ", who wrote it, has reviewed it"
	case len(v.reviews[ref]) > 0:
		message = "it has changed since it was reviewed" + changedSince(v.reviews[ref], v.subjects)
	}
	v.found.Add(o.Finding("id", message, fmt.Sprintf("to sign it off, run quotient review %s --sign %s --as NAME", study, ref)))
}

// byRow are reviews by what they are of, each list in order.
func byRow(reviews []Review) map[string][]Review {
	out := map[string][]Review{}
	for _, r := range reviews {
		out[r.Row] = append(out[r.Row], r)
	}
	return out
}

// changedSince tells what has changed since the last of the reviews of a subject.
func changedSince(reviews []Review, subjects map[string]Subject) string {
	var out []string
	for _, c := range reviews[len(reviews)-1].Changes(subjects) {
		out = append(out, c.String())
	}
	if len(out) == 0 {
		return ""
	}
	return ": " + strings.Join(out, "; ")
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
