package outset

import (
	"fmt"
	"maps"
	"strings"

	"quotient/charts"
	"quotient/cmd/quotient/internal/checks"
	"quotient/cmd/quotient/internal/draft"
	"quotient/cmd/quotient/internal/verify"
	"quotient/cmd/quotient/internal/workspace"
	"quotient/datasets"
	"quotient/datasets/check"
	"quotient/datasets/folder"
)

// hold verifies the draft and takes back what does not hold: a longer quote, what a number is
// of, when or where, until there is nothing more to take back. It ends, as each step leaves
// less; what is wrong still, and not for a person to know, is marked.
func (s *study) hold() error {
	apart(s.rows)
	fated(s.rows)
	s.rename()
	for {
		report, err := s.verify(nil)
		if err != nil {
			return err
		}
		if !s.takeBack(report) {
			s.mark(report)
			return nil
		}
		s.rename()
	}
}

// mark marks the rows that something is wrong with which nothing takes back, and notes what is
// wrong with none alone.
func (s *study) mark(report *verify.Report) {
	rows := s.byRef()
	for _, c := range report.Checks {
		for _, f := range c.Findings {
			if r := rows[f.Ref]; forPerson(f) {
				continue
			} else if r != nil {
				r.wrong = true
			} else {
				s.wrong = append(s.wrong, datasets.Line(f.Message))
			}
		}
	}
}

// byRef are the rows by their addresses.
func (s *study) byRef() map[string]*row {
	out := map[string]*row{}
	for _, r := range s.rows {
		out[draft.TableName+"."+r.id] = r
	}
	return out
}

// rename gives the rows their ids, by the words of the first text's language.
func (s *study) rename() {
	identify(s.rows, newGrammar(s.texts[0].Info.Language))
}

// verify runs every check on the study in memory, with more files.
func (s *study) verify(more map[string][]byte) (*verify.Report, error) {
	w, err := s.workspace(more)
	if err != nil {
		return nil, err
	}
	return checks.Loaded(w, s.at(), checks.Options{})
}

// at are the texts of the study.
func (s *study) at() (out []*check.Text) {
	for _, t := range s.texts {
		info := t.Info
		info.Name, info.SHA256, info.Sections = t.Name, t.SHA256(), s.sections(t)
		out = append(out, check.NewText(info, t.Source))
	}
	return out
}

func (s *study) workspace(more map[string][]byte) (*workspace.Workspace, error) {
	files, err := s.files()
	if err != nil {
		return nil, err
	}
	maps.Copy(files, more)
	return workspaceOf(s.name, files)
}

// workspaceOf is a study in memory.
func workspaceOf(name string, files map[string][]byte) (*workspace.Workspace, error) {
	w, err := workspace.Load(workspace.Place{Name: name, FS: folder.Memory(files)}, charts.Options{})
	if err != nil {
		return nil, fmt.Errorf("this does not make a study: %w", err)
	}
	return w, nil
}

// takeBack undoes the cells that something was found wrong with, and reports whether it could.
func (s *study) takeBack(report *verify.Report) (undone bool) {
	byRef := s.byRef()
	seen := map[string]bool{}
	for _, c := range report.Checks {
		for _, f := range c.Findings {
			r := byRef[f.Ref]
			if key := c.Name + "\x00" + f.Ref; r == nil || seen[key] {
				continue
			} else {
				seen[key] = true
			}
			undone = r.takeBack(c.Name, f) || undone
		}
	}
	return undone
}

// A step takes back a cell of a row that a check found something wrong with. Once it is taken
// back, the step has nothing to do: so there is an end of them.
type step struct {
	check string // "" for any
	when  func(*row, datasets.Finding) bool
	undo  func(*row)
}

// steps are tried from the first on.
var steps = []step{
	{"label", func(r *row, f datasets.Finding) bool {
		return r.fate.name != "" && strings.HasPrefix(f.Message, "the "+fateColumn+" is")
	}, func(r *row) { r.fate = fate{} }},
	{"date", dated, undate},
	{"place", func(r *row, _ datasets.Finding) bool { return r.place != "" }, func(r *row) { r.place = "" }},
	{"label", func(r *row, f datasets.Finding) bool { return dated(r, f) && alike(f) }, undate},
	{"label", func(r *row, f datasets.Finding) bool { // the quote of the number before has the words of both
		return !alike(f) && r.goesOn != nil && r.goesOn.longer()
	}, func(r *row) { r.goesOn.shorten() }},
	{"label", func(r *row, f datasets.Finding) bool { // the noun that it counts
		return !alike(f) && len(r.what) == 1 && (r.number.Noun != "" || r.goesOn != nil) && r.cells["note"] == ""
	}, func(r *row) { r.cells["note"] = "The what is inferred: " + r.subject().what() + "." }},
	{"label", func(r *row, f datasets.Finding) bool { return !alike(f) && len(r.what) > 0 }, func(r *row) { r.what = r.what[1:] }},
	{"", func(r *row, f datasets.Finding) bool { return !alike(f) && r.longer() }, (*row).shorten},
	{"order", func(r *row, _ datasets.Finding) bool { return r.whole != nil && r.cells["part_of"] != "" }, func(r *row) { r.cells["part_of"] = "" }},
	{"unit", func(r *row, _ datasets.Finding) bool { return r.cells["note"] == "" && r.plural != "" }, (*row).inferUnit},
	{"order", dated, undate},
	{"statistic", named, unname},
	{"denial", named, unname},
	{"cell", named, unname},
	{"numeral", named, unname},
	{"qualifier", named, unname},
}

func dated(r *row, _ datasets.Finding) bool { return r.date != "" }
func undate(r *row)                         { r.date = "" }
func named(r *row, _ datasets.Finding) bool { return len(r.what) > 0 }
func unname(r *row)                         { r.what = nil }

// alike reports whether a finding is of two rows that nothing tells apart.
func alike(f datasets.Finding) bool {
	return strings.HasPrefix(f.Message, "no cell distinguishes it from")
}

// longer reports whether the quote of a row is longer than the draft's own.
func (r *row) longer() bool { return r.quote != r.cells["quote"] }
func (r *row) shorten()     { r.quote = r.cells["quote"] }

// takeBack undoes what a check found wrong with a row; it reports whether there was
// something to undo.
func (r *row) takeBack(check string, f datasets.Finding) bool {
	if forPerson(f) {
		return false
	}
	for _, s := range steps {
		if (s.check == "" || s.check == check) && s.when(r, f) {
			s.undo(r)
			return true
		}
	}
	return false
}

// forPerson reports whether a finding asks for what only a person can know.
func forPerson(f datasets.Finding) bool {
	return f.Message == "no cell says what the number is of" || f.Message == "there is no unit"
}
