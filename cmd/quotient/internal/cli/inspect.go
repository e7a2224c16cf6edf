package cli

import (
	"bytes"
	"errors"
	"fmt"
	"path/filepath"
	"regexp"

	"github.com/spf13/cobra"

	"quotient/analysis"
	"quotient/charts"
	"quotient/cmd/quotient/internal/files"
	"quotient/cmd/quotient/internal/report"
	"quotient/datasets"
	"quotient/datasets/folder"
	"quotient/datasets/limits"
)

func inspectCommand() *cobra.Command {
	var asJSON bool
	var studyName string
	cmd := &cobra.Command{
		Use:   "inspect FILE…",
		Short: "Show what a picture shows, from which rows and quotes, and whether it still holds",
		Long: `Reads what a PNG, SVG or PDF of this program carries: the chart, the rows of the
tables behind it with their quotes, and the comparisons. Where the study is at
hand, it says whether the picture still holds:

  fresh      the rows and numbers are the same, and the file is as it was drawn
  redrawn    the study is the same, but another version of the program drew it
  stale      a number, a quote or a word changed; old and new are shown
  changed    the file itself is not as this program draws it
  unchecked  the study is not at hand
  not ours   the file carries nothing of the kind

The study is that of --study, else the one here or in a folder above, a folder of
its name, or the bundled one. Exits 1 when a file is stale, changed or not ours.`,
		Example: `  quotient inspect out/hungary-1956/charts/wages.png
  quotient inspect downloads/*.svg --study my-study --json`,
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			var results []report.Inspection
			code := holds
			var unreadable []error
			studies := map[string]*datasets.Study{}
			for _, name := range args {
				r, err := inspect(name, studyName, studies)
				if err != nil {
					unreadable = append(unreadable, err)
					continue
				}
				if r.State == report.Stale || r.State == report.Altered || r.State == report.NotOurs {
					code = fails
				}
				results = append(results, r)
			}
			if asJSON {
				if err := report.JSON(cmd.OutOrStdout(), results); err != nil {
					return err
				}
			} else {
				for i, r := range results {
					if i > 0 {
						report.Println(cmd.OutOrStdout())
					}
					report.InspectionText(cmd.OutOrStdout(), r)
				}
			}
			if len(unreadable) > 0 {
				return &failure{unread, errors.Join(unreadable...)}
			}
			if code != holds {
				return &failure{code, errors.New("some pictures are stale, changed or not from this study")}
			}
			return nil
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&studyName, "study", "", "the `study` to check against: a folder, or the name of a bundled one")
	flags.BoolVar(&asJSON, "json", false, "print the result as JSON")
	return cmd
}

// inspect reads one picture and checks it against its study.
func inspect(name, studyName string, studies map[string]*datasets.Study) (report.Inspection, error) {
	r := report.Inspection{File: filepath.ToSlash(name)}
	text, err := folder.ReadFile(name, limits.Picture)
	if err != nil {
		return r, &failure{unread, fmt.Errorf("cannot read %s: %w", r.File, files.Cause(err))}
	}
	format, p, alt, err := charts.Inspect(bytes.NewReader(text))
	if err != nil {
		r.State, r.Why = report.NotOurs, err.Error()
		return r, nil
	}
	r.Format, r.Alt, r.Provenance = format, alt, &p
	if !p.Whole() {
		r.State, r.Why = report.Altered, "what the file says of its own origin has been changed since it was drawn, so nothing in it can be relied on"
		return r, nil
	}
	s, err := studyOf(p.Study, studyName, studies)
	if err != nil {
		return r, err
	}
	if s == nil {
		r.State, r.Why = report.Unchecked, fmt.Sprintf("the study %q was not found: name its folder with --study", p.Study)
		return r, nil
	}
	chart, err := chartOf(s, p)
	if err != nil {
		r.State, r.Why = report.Stale, err.Error()
		return r, nil
	}
	style, err := p.Style()
	if err != nil {
		r.State, r.Why = report.NotOurs, err.Error()
		return r, nil
	}
	r.Changes = p.Changes(chart.Provenance(style))
	switch {
	case len(r.Changes) == 1 && r.Changes[0].What == "program":
		r.State, r.Why = report.Redrawn, "the study has the same numbers, but another version of the program drew the picture, so the file itself cannot be checked"
		return r, nil
	case len(r.Changes) > 0:
		r.State, r.Why = report.Stale, "the study has changed since it was drawn; run "+remaking(name, studyName)+" to draw it again"
		return r, nil
	}
	// Nothing changed, so the same file must come out.
	picture, err := chart.Draw(style, nil)
	if err != nil {
		r.State, r.Why = report.Stale, err.Error()
		return r, nil
	}
	var drawn bytes.Buffer
	if err := picture.Write(&drawn, format); err != nil {
		return r, &failure{unread, err}
	}
	if bytes.Equal(drawn.Bytes(), text) {
		r.State, r.Why = report.Fresh, "the study says the same, and the file is byte for byte as this program draws it"
	} else {
		r.State, r.Why = report.Altered, "the study says the same, but the file is not as this program draws it: another program has rewritten or altered it"
	}
	return r, nil
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
					command += " --study " + studyName
				}
				return command
			}
		}
		dir = filepath.Join(dir, "..")
	}
	return "quotient build"
}

// studyOf finds the study of a picture; nil where it is not at hand.
func studyOf(name, asked string, studies map[string]*datasets.Study) (*datasets.Study, error) {
	if s, ok := studies[name]; ok {
		return s, nil
	}
	candidates := []string{asked}
	if asked == "" {
		candidates = nil
		if dir, ok := above(); ok {
			candidates = append(candidates, dir)
		}
		if filepath.IsLocal(name) {
			candidates = append(candidates, name)
		}
	}
	for _, c := range candidates {
		fsys, err := datasets.Find(c)
		if err != nil {
			if asked != "" {
				return nil, &failure{unread, err}
			}
			continue
		}
		s, err := datasets.Load(fsys)
		if err != nil {
			return nil, &failure{unread, fmt.Errorf("the study %s cannot be read: %w", c, err)}
		}
		if s.Name == name || asked != "" {
			studies[name] = s
			return s, nil
		}
	}
	return nil, nil
}

// chartOf is the chart of a picture, as its study has it now.
func chartOf(s *datasets.Study, p charts.Provenance) (*charts.Chart, error) {
	comparisons, err := analysis.Compare(s)
	if comparisons == nil {
		return nil, fmt.Errorf("the comparisons of the study cannot be read: %w", err)
	}
	// A fault in another chart says nothing of this one.
	list, broken := charts.In(p.Locale, s, comparisons, charts.Options{Allow: true})
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
	return nil, fmt.Errorf("the study has no chart %q in the locale %s any more: %s", p.Chart, p.Locale, datasets.DidYouMean(p.Chart, names))
}
