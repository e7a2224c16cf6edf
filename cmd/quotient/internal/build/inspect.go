package build

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"image"
	"io"
	"path/filepath"
	"regexp"

	"quotient/charts"
	"quotient/charts/seal"
	"quotient/cmd/quotient/internal/likeness"
	"quotient/cmd/quotient/internal/workspace"
	"quotient/datasets"
	"quotient/datasets/folder"
	"quotient/datasets/limits"
)

// A State says whether a picture holds.
type State string

// The states of a picture.
const (
	Fresh     State = "fresh"     // as the study and the program have it now
	Redrawn   State = "redrawn"   // the numbers are the same; the program is another
	Stale     State = "stale"     // the study changed
	Altered   State = "changed"   // the file changed
	Unchecked State = "unchecked" // the study is not at hand

	NoRecord   State = "no record"  // a picture that does not say what it was made from
	Recognised State = "recognised" // no record, but it looks like a chart of the study
	Differs    State = "differs"    // no record, and it looks like a chart but for some places
	NotOurs    State = "not ours"   // no picture of this program
)

// Holds reports whether nothing speaks against the picture. A likeness is no proof.
func (s State) Holds() bool { return s == Fresh || s == Redrawn || s == Unchecked }

// An Inspection is what is known of a picture.
type Inspection struct {
	File       string             `json:"file"`
	State      State              `json:"state"`
	Why        string             `json:"why"`
	Format     string             `json:"format,omitempty"`
	Alt        string             `json:"alt,omitempty"`
	Provenance *charts.Provenance `json:"provenance,omitempty"`
	Changes    []charts.Change    `json:"changes,omitempty"`
	Likeness   *Likeness          `json:"likeness,omitempty"` // of a picture without a record
}

// Told tells one change, old and new.
func Told(c charts.Change) string {
	what := c.What
	if c.Ref != "" {
		what += " " + c.Ref
	}
	if c.Column != "" {
		what += ", " + c.Column
	}
	switch {
	case c.What == "program":
		return "this is not the version of quotient that drew it"
	case c.Old == "":
		return what + " is new: " + c.New
	case c.New == "":
		return what + " has been removed; it was " + c.Old
	}
	return fmt.Sprintf("%s: was “%s”, is “%s”", what, c.Old, c.New)
}

// An Inspector checks pictures against their studies, each of which is loaded once.
type Inspector struct {
	// Study is the study to check against, as a command line names it; "" stands for the
	// one here or above, or the one that the picture names.
	Study string
	// Stdin has the picture of the name [Piped].
	Stdin io.Reader
	known map[string]*workspace.Workspace // by the name that pictures have for them
	looks map[*workspace.Workspace]*recogniser
}

// Piped is the name of a picture from standard input.
const Piped = "-"

// read reads a picture.
func (x *Inspector) read(name string) ([]byte, error) {
	if name == Piped && x.Stdin != nil {
		return folder.ReadAll(x.Stdin, limits.Picture)
	}
	return folder.ReadFile(name, limits.Picture)
}

// Inspect reads one picture and checks it against its study.
func (x *Inspector) Inspect(name string) (Inspection, error) {
	r := Inspection{File: filepath.ToSlash(name)}
	text, err := x.read(name)
	if err != nil {
		return r, datasets.Unopened(name, err)
	}
	format, p, alt, err := charts.Inspect(bytes.NewReader(text))
	if errors.Is(err, charts.ErrNoProvenance) {
		r.Format = format
		return r, x.unrecorded(&r, text)
	} else if err != nil {
		r.State, r.Why = NotOurs, err.Error()+"; inspect the PNG, SVG or PDF as quotient build wrote it"
		return r, nil
	}
	r.Format, r.Alt, r.Provenance = format, alt, &p
	if !p.Whole() {
		r.State, r.Why = Altered, "the record in the file has been changed since it was drawn, so nothing in it can be relied on"
		return r, nil
	}
	s, err := x.study(p.Study)
	if err != nil {
		return r, err
	}
	if s == nil {
		r.State, r.Why = Unchecked, fmt.Sprintf("the study %q was not found: name its folder after the picture", p.Study)
		return r, nil
	}
	chart, err := chartOf(s, p)
	if err != nil {
		r.State, r.Why = Stale, err.Error()
		return r, nil
	}
	style, err := p.Style()
	if err != nil {
		r.State, r.Why = NotOurs, err.Error()+"; inspect the PNG, SVG or PDF as quotient build wrote it"
		return r, nil
	}
	r.Changes = p.Changes(chart.Provenance(style))
	switch {
	case len(r.Changes) == 1 && r.Changes[0].What == "program":
		r.State, r.Why = Redrawn, "the study has the same numbers, but another version of quotient drew the picture, so the file itself cannot be checked"
		return r, nil
	case len(r.Changes) > 0:
		r.State, r.Why = Stale, "the study has changed since it was drawn; run "+remaking(name, x.Study)+" to draw it again"
		return r, nil
	}
	// Nothing changed, so the same file must come out.
	picture, err := chart.Draw(style, nil)
	if err != nil {
		r.State, r.Why = Stale, err.Error()
		return r, nil
	}
	var drawn bytes.Buffer
	if err := picture.Write(&drawn, format); err != nil {
		return r, err
	}
	if bytes.Equal(drawn.Bytes(), text) {
		r.State, r.Why = Fresh, "the study says the same, and the file is exactly as quotient draws it"
		return r, nil
	}
	if seal.Holds(text) {
		r.State, r.Why = Redrawn, "the study has the same numbers, and nobody has changed the file since; another version of the program wrote it, or the study has another licence"
		return r, nil
	}
	r.State, r.Why = Altered, "the study says the same, but the file is not as quotient draws it: another program has rewritten or altered it"
	if shades, err := x.shades(&r, text); err == nil && unlike(shades) == "" {
		if r.Likeness, err = x.recogniser(s).compare(shades, chart, style); err != nil {
			return r, err
		}
		r.Why += ". " + r.Likeness.told()
	}
	return r, nil
}

// unrecorded says of a picture without a record what it looks like.
func (x *Inspector) unrecorded(r *Inspection, text []byte) error {
	const lost = "it has no record of what it was made from: it never had one, or another program removed it"
	shades, err := x.shades(r, text)
	switch {
	case r.Format == "":
		r.State, r.Why = NotOurs, "it is not a picture in PNG, SVG, PDF, JPEG, WebP or GIF format"
		return nil
	case r.Format == "svg" && !bytes.Contains(text, []byte("<svg")):
		r.State, r.Why = NotOurs, "it is XML, but not SVG"
		return nil
	case err != nil && (r.Format == "svg" || r.Format == "pdf"):
		r.State, r.Why = NoRecord, fmt.Sprintf("%s. It cannot be compared with the charts of a study: %v; export it as PNG, and inspect that", lost, err)
		return nil
	case err == nil && unlike(shades) != "":
		err = errors.New(unlike(shades))
		fallthrough
	case err != nil:
		r.State, r.Why = NoRecord, fmt.Sprintf("%s. It cannot be compared with the charts of a study: %v", lost, err)
		return nil
	}
	s, err := x.study("")
	if err != nil {
		return err
	}
	if s == nil {
		r.State, r.Why = NoRecord, lost+"; name a study after the picture to see which of its charts it looks like"
		return nil
	}
	found, nearest, err := x.recogniser(s).recognise(shades)
	if err != nil {
		return err
	}
	r.Likeness = found
	switch l := r.Likeness; {
	case l == nil && nearest != "":
		r.State, r.Why = NoRecord, fmt.Sprintf("%s, and it does not look like any chart of %s; the closest is %s", lost, s.Name, nearest)
	case l == nil:
		r.State, r.Why = NoRecord, lost+", and it does not look like any chart of "+s.Name
	case len(l.Differs) > 0:
		r.State, r.Why = Differs, lost+". "+l.told()
	default:
		r.State, r.Why = Recognised, lost+". "+l.told()
	}
	return nil
}

// shades is a picture in shades of grey, and sets the format of one that carries no record.
func (x *Inspector) shades(r *Inspection, text []byte) (*image.Gray, error) {
	switch r.Format {
	case "svg":
		return likeness.DecodeSVG(text, charts.Full.Pixels)
	case "pdf":
		return nil, errors.New("PDF files are not rendered here")
	}
	shades, format, err := likeness.Decode(text)
	r.Format = cmp.Or(format, r.Format)
	return shades, err
}

// recogniser finds charts of a study by their looks.
func (x *Inspector) recogniser(w *workspace.Workspace) *recogniser {
	if x.looks == nil {
		x.looks = map[*workspace.Workspace]*recogniser{}
	}
	if x.looks[w] == nil {
		x.looks[w] = newRecogniser(w)
	}
	return x.looks[w]
}

// remaking is the command that draws a picture: weave where an article beside it, or in a
// folder above, shows it, else build.
func remaking(name, studyName string) string {
	dir := filepath.Dir(name)
	for range 3 {
		articles, _ := filepath.Glob(filepath.Join(dir, "*.md")) // none where the folder has a strange name
		for _, a := range articles {
			within, err := filepath.Rel(dir, name)
			if err != nil {
				continue
			}
			text, err := folder.ReadFile(a, limits.Text)
			path := regexp.QuoteMeta(filepath.ToSlash(within))
			if shown, _ := regexp.Match(`[("/]`+path+`[)"]`, text); err == nil && shown {
				command := "quotient weave " + filepath.ToSlash(a)
				if studyName != "" {
					command += " " + studyName
				}
				return command
			}
		}
		dir = filepath.Join(dir, "..")
	}
	return "quotient build"
}

// study finds the study of a picture, or of one that names none; nil where it is not at hand.
func (x *Inspector) study(name string) (*workspace.Workspace, error) {
	asked := x.Study
	if s, ok := x.known[name]; ok {
		return s, nil
	}
	candidates := []string{asked}
	if asked == "" {
		candidates = nil
		if dir, ok := workspace.Above(); ok {
			candidates = append(candidates, dir)
		}
		if name != "" && filepath.IsLocal(name) {
			candidates = append(candidates, name)
		}
	}
	for _, c := range candidates {
		p, err := workspace.Find(c)
		if err != nil {
			if asked != "" {
				return nil, err
			}
			continue
		}
		s, err := workspace.Load(p, charts.Options{Allow: true})
		if err != nil {
			return nil, fmt.Errorf("the study %s cannot be read: %w", c, err)
		}
		if s.Name == name || asked != "" || name == "" {
			if x.known == nil {
				x.known = map[string]*workspace.Workspace{}
			}
			x.known[name] = s
			return s, nil
		}
	}
	return nil, nil
}

// chartOf is the chart of a picture, as its study has it now.
func chartOf(w *workspace.Workspace, p charts.Provenance) (*charts.Chart, error) {
	if comparisons, err := w.Comparisons(); comparisons == nil {
		return nil, fmt.Errorf("the comparisons of the study cannot be read: %w", err)
	}
	// An error in another chart says nothing of this one.
	list, broken := w.Charts(p.Locale)
	var names []string
	for _, c := range list {
		if c.ID == p.Chart {
			return c, nil
		}
		names = append(names, c.ID)
	}
	if broken != nil {
		return nil, fmt.Errorf("the charts of the study cannot be read: %w", broken)
	}
	return nil, fmt.Errorf("the study no longer has a chart %q in the locale %s: %s", p.Chart, p.Locale, datasets.DidYouMean(p.Chart, names))
}
