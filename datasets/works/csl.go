package works

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"quotient/datasets/edtf"
	"quotient/datasets/lazy"
)

// A Read entry is one of a file, with the names of what it says and a [Work] does not. Err
// says what of it cannot be read, and where.
type Read struct {
	Entry
	Passed []string
	Err    error
}

// item is a work in CSL-JSON.
type item struct {
	ID             text   `json:"id"`
	Type           string `json:"type"`
	Title          text   `json:"title,omitempty"`
	Author         Names  `json:"author,omitempty"`
	Editor         Names  `json:"editor,omitempty"`
	Issued         *date  `json:"issued,omitempty"`
	ContainerTitle text   `json:"container-title,omitempty"`
	Publisher      text   `json:"publisher,omitempty"`
	PublisherPlace text   `json:"publisher-place,omitempty"`
	Edition        text   `json:"edition,omitempty"`
	Volume         text   `json:"volume,omitempty"`
	Issue          text   `json:"issue,omitempty"`
	Page           text   `json:"page,omitempty"`
	DOI            text   `json:"DOI,omitempty"`
	ISBN           text   `json:"ISBN,omitempty"`
	URL            text   `json:"URL,omitempty"`
	Accessed       *date  `json:"accessed,omitempty"`
	Language       text   `json:"language,omitempty"`
	Custom         custom `json:"custom,omitzero"`
}

// custom is what CSL-JSON leaves to programs. CSL has no name for those that are not named: to
// write them as a name would make an author of the word.
type custom struct {
	Others []string `json:"others,omitempty"` // the properties that have more names than are said
}

// UnmarshalJSON reads what is ours of it, and leaves what other programs have there.
func (c *custom) UnmarshalJSON(b []byte) error {
	type plain custom
	var in plain
	if json.Unmarshal(b, &in) == nil {
		*c = custom(in)
	}
	return nil
}

// text is a text that may be written as a number.
type text string

func (t *text) UnmarshalJSON(b []byte) error {
	var s string
	if json.Unmarshal(b, &s) == nil {
		*t = text(strings.Join(strings.Fields(markup.ReplaceAllString(s, "")), " "))
		return nil
	}
	var n json.Number
	if err := json.Unmarshal(b, &n); err != nil {
		return fmt.Errorf("%s is no text", b)
	}
	*t = text(n)
	return nil
}

// markup are the tags that a title in CSL-JSON may have.
var markup = lazy.MustCompile(`</?(?:i|b|sup|sub|sc|span)(?: [^<>]*)?>`)

// A date of CSL-JSON is EDTF here.
type date string

type cslDate struct {
	Parts   [][]any         `json:"date-parts,omitempty"`
	Season  json.RawMessage `json:"season,omitempty"`
	Circa   json.RawMessage `json:"circa,omitempty"`
	Literal string          `json:"literal,omitempty"`
	Raw     string          `json:"raw,omitempty"`
}

// civil is a date that has parts: a year, a month, a day, perhaps about.
var civil = lazy.MustCompile(`^(-?\d{4})(?:-(0[1-9]|1[0-2]))?(?:-(\d\d))?$`)

// MarshalJSON writes a date with its parts; one that CSL has none for, as it is.
func (d date) MarshalJSON() ([]byte, error) {
	var out cslDate
	said := strings.TrimSuffix(string(d), "~")
	for _, end := range strings.Split(said, "/") {
		m := civil.FindStringSubmatch(end)
		if m == nil {
			return json.Marshal(cslDate{Literal: string(d)})
		}
		var parts []any
		for _, p := range m[1:] {
			if n, err := strconv.Atoi(p); err == nil {
				parts = append(parts, n)
			}
		}
		out.Parts = append(out.Parts, parts)
	}
	if said != string(d) {
		out.Circa = json.RawMessage("true")
	}
	return json.Marshal(out)
}

// UnmarshalJSON reads a date of CSL-JSON.
func (d *date) UnmarshalJSON(b []byte) error {
	var in cslDate
	if err := json.Unmarshal(b, &in); err != nil {
		return fmt.Errorf(`a date is written as {"date-parts": [[1956, 10, 23]]}, not %s`, b)
	}
	var ends []string
	for _, parts := range in.Parts {
		end, err := endOf(parts)
		if err != nil {
			return err
		}
		if end != "" {
			ends = append(ends, end)
		}
	}
	said := strings.Join(ends, "/")
	if said == "" {
		said = in.Literal + in.Raw
	}
	if season := strings.Trim(string(in.Season), `"`); len(season) == 1 && len(ends) == 1 && '1' <= season[0] && season[0] <= '4' {
		said += "-2" + season
	}
	if c := string(in.Circa); said != "" && c != "" && c != "false" && c != "0" && c != "null" && !strings.HasSuffix(said, "~") {
		said += "~"
	}
	*d = date(said)
	return nil
}

// itemNames are the properties that are read.
var itemNames = func() (out []string) {
	for _, f := range reflect.VisibleFields(reflect.TypeFor[item]()) {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		out = append(out, name)
	}
	return out
}()

// texts are the properties of an item by those of a work.
func (i *item) texts(w *Work) map[*text]*string {
	return map[*text]*string{
		&i.Title: &w.Title, &i.ContainerTitle: &w.ContainerTitle, &i.Publisher: &w.Publisher, &i.PublisherPlace: &w.PublisherPlace, &i.Edition: &w.Edition,
		&i.Volume: &w.Volume, &i.Issue: &w.Issue, &i.Page: &w.Page, &i.DOI: &w.DOI, &i.ISBN: &w.ISBN, &i.URL: &w.URL, &i.Language: &w.Language,
	}
}

// WriteCSL writes entries as CSL-JSON.
func WriteCSL(list []Entry) ([]byte, error) {
	items := []item{}
	for _, e := range list {
		i := item{ID: text(e.Key), Type: e.Type}
		for _, of := range []struct {
			name     string
			from, to *Names
		}{{"author", &e.Author, &i.Author}, {"editor", &e.Editor, &i.Editor}} {
			named, open := of.from.named()
			if *of.to = named; open {
				i.Custom.Others = append(i.Custom.Others, of.name)
			}
		}
		if i.Type == "" {
			i.Type = kinds[0].csl
		}
		for to, from := range i.texts(&e.Work) {
			*to = text(*from)
		}
		for to, from := range map[**date]string{&i.Issued: e.Issued, &i.Accessed: e.Accessed} {
			if d := date(from); d != "" {
				*to = &d
			}
		}
		items = append(items, i)
	}
	var b bytes.Buffer
	w := json.NewEncoder(&b)
	w.SetEscapeHTML(false)
	w.SetIndent("", "  ")
	err := w.Encode(items)
	return b.Bytes(), err
}

// ReadCSL reads the entries of CSL-JSON: a list of them, or one.
func ReadCSL(b []byte) ([]Read, error) {
	b = bytes.TrimSpace(bytes.TrimPrefix(b, []byte("\ufeff")))
	var list []json.RawMessage
	if bytes.HasPrefix(b, []byte("{")) {
		list = []json.RawMessage{b}
	} else if err := json.Unmarshal(b, &list); err != nil {
		return nil, fmt.Errorf("it is no list of CSL-JSON: %w", err)
	}
	var out []Read
	seen := map[string]bool{}
	for n, raw := range list {
		e := readItem(raw)
		if e.Err != nil {
			e.Err = fmt.Errorf("entry %d: %w", n+1, e.Err)
		}
		if e.Key == "" {
			return nil, e.Err
		}
		if seen[e.Key] {
			return nil, fmt.Errorf("entry %d: a second entry has the id %q: take one of them out", n+1, e.Key)
		}
		seen[e.Key] = true
		out = append(out, e)
	}
	return out, nil
}

func readItem(raw json.RawMessage) (e Read) {
	var all map[string]json.RawMessage
	var id struct{ ID text }
	if json.Unmarshal(raw, &all) != nil {
		e.Err = errors.New("it is no object")
		return e
	}
	if err := json.Unmarshal(raw, &id); err != nil || id.ID == "" {
		e.Err = errors.New("it has no id")
		return e
	}
	e.Key = string(id.ID)
	var i item
	if e.Err = json.Unmarshal(raw, &i); e.Err != nil {
		return e
	}
	for name := range all {
		if !slices.Contains(itemNames, name) || name == "custom" && len(i.Custom.Others) == 0 {
			e.Passed = append(e.Passed, name)
		}
	}
	slices.Sort(e.Passed)
	e.Type, e.Author, e.Editor = i.Type, i.Author, i.Editor
	for name, names := range map[string]*Names{"author": &e.Author, "editor": &e.Editor} {
		if _, open := names.named(); slices.Contains(i.Custom.Others, name) && len(*names) > 0 && !open {
			*names = append(*names, Name{Literal: others})
		}
	}
	for from, to := range i.texts(&e.Work) {
		*to = string(*from)
	}
	if i.Issued != nil {
		e.Issued = string(*i.Issued)
	}
	if i.Accessed != nil {
		e.Accessed = string(*i.Accessed)
	}
	e.DOI = bareDOI(e.DOI)
	e.Err = e.Work.dates()
	return e
}

// dates holds the dates of a work against EDTF.
func (w Work) dates() error {
	for _, of := range []struct{ name, date string }{{"issued", w.Issued}, {"accessed", w.Accessed}} {
		if of.date == "" {
			continue
		}
		if _, err := edtf.Parse(of.date); err != nil {
			return fmt.Errorf("the date %s: %w", of.name, err)
		}
	}
	return nil
}

// bareDOI is a DOI without the address that some write before it.
func bareDOI(s string) string { return doiAddress.ReplaceAllString(strings.TrimSpace(s), "") }

var doiAddress = lazy.MustCompile(`^(?i:https?://(?:dx\.)?doi\.org/|doi:\s*)`)

// endOf is one end of a date, from its year, month and day.
func endOf(parts []any) (string, error) {
	var end strings.Builder
	for i, p := range parts {
		n, err := strconv.Atoi(strings.TrimSpace(fmt.Sprint(p)))
		if err != nil {
			return "", fmt.Errorf("%v is no part of a date", p)
		}
		switch {
		case i > 0:
			fmt.Fprintf(&end, "-%02d", n)
		case n < 0:
			fmt.Fprintf(&end, "-%04d", -n)
		default:
			fmt.Fprintf(&end, "%04d", n)
		}
	}
	return end.String(), nil
}
