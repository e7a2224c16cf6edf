package cli

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"quotient/charts"
	"quotient/charts/seal"
	"quotient/cmd/quotient/internal/article"
	"quotient/cmd/quotient/internal/files"
	"quotient/cmd/quotient/internal/publish"
	"quotient/cmd/quotient/internal/report"
	"quotient/cmd/quotient/internal/review"
	"quotient/cmd/quotient/internal/verify"
	"quotient/datasets"
	"quotient/datasets/folder"
	"quotient/datasets/limits"
)

func reviewCommand() *cobra.Command {
	var sources, sign []string
	var out, as, verdict, note, date, from string
	var force bool
	cmd := &cobra.Command{
		Use:   "review [STUDY…]",
		Short: "Write the page on which a study is reviewed, or sign a number off",
		Long: `Writes OUT/STUDY/review.html: one file with the text (where it is at hand), the
tables, comparisons, charts and articles of a study, on which any number leads to all
that it rests on and all that rests on it. It asks for nothing from anywhere.

With --sign it adds a review of some observations or comparisons to the study's
reviews.csv instead: what was reviewed, by its fingerprint, by whom, when, and what was
found. A row that changes afterwards shows as changed since reviewed.
quotient verify --require-review asks an ok of every observation.

The page collects verdicts too, and exports them as a file; --import adds that to
reviews.csv.`,
		Example: `  quotient review
  quotient review my-study --sources texts --out public
  quotient review my-study --sign wages.worker,wages.officials --as "Jane Doe"
  quotient review my-study --sign tolls.killed --as Jane --verdict question --note "Which day?"
  quotient review my-study --import reviews.csv`,
		RunE: func(cmd *cobra.Command, args []string) error {
			found, err := placesOr(args, cmd.ErrOrStderr())
			if err != nil {
				return err
			}
			signing := cmd.Flags().Changed("sign") || from != ""
			if signing {
				if len(found) != 1 {
					return &failure{unread, errors.New("there are several studies: name the one to sign")}
				}
				return addReviews(cmd, found[0], sign, as, verdict, note, date, from)
			}
			for _, name := range []string{"as", "verdict", "note", "date"} {
				if cmd.Flags().Changed(name) {
					return &failure{unread, fmt.Errorf("--%s is of a review: say of what, with --sign", name)}
				}
			}
			if err := output(cmd, out); err != nil {
				return err
			}
			for _, p := range found {
				if err := writePage(cmd, p, sources, out, force); err != nil {
					return err
				}
			}
			return nil
		},
	}
	flags := cmd.Flags()
	flags.StringArrayVar(&sources, "sources", nil, "a `folder` with source texts; may be given again")
	flags.StringVar(&out, "out", "out", "the `folder` to write to")
	flags.BoolVar(&force, "force", false, "overwrite a file that this program has not written")
	flags.StringSliceVar(&sign, "sign", nil, "add a review of these observations or comparisons, by their `addresses`")
	flags.StringVar(&as, "as", "", "the `name` of the reviewer")
	flags.StringVar(&verdict, "verdict", string(review.OK), "what was found: ok, wrong, `question`")
	flags.StringVar(&note, "note", "", "a `sentence` on it")
	flags.StringVar(&date, "date", "", "the `day` of the review, as 2026-11-23; today where it is not given")
	flags.StringVar(&from, "import", "", "add the reviews of a `file` that the page has exported")
	_ = cmd.RegisterFlagCompletionFunc("verdict", cobra.FixedCompletions([]string{"ok", "wrong", "question"}, cobra.ShellCompDirectiveNoFileComp))
	cmd.ValidArgsFunction = studyCompletion
	return cmd
}

// addReviews adds to the reviews of a study.
func addReviews(cmd *cobra.Command, p place, ids []string, as, verdict, note, date, from string) error {
	info, err := os.Stat(p.name)
	if err != nil || !info.IsDir() {
		return &failure{unread, fmt.Errorf("%s is part of the program, and keeps no reviews: sign a folder", p.name)}
	}
	s, err := open(p, charts.Options{Allow: true})
	if err != nil {
		return err
	}
	s.warn(cmd.ErrOrStderr())
	if _, err := review.Read(p.fs); err != nil {
		return p.unreadable(err)
	}
	subjects := review.Subjects(s.Study, s.comparisons)
	var added []review.Review
	var skipped []string
	if from != "" {
		if len(ids) > 0 {
			return &failure{unread, errors.New("--sign and --import cannot be used together")}
		}
		dir, base := filepath.Split(from)
		if base != review.FileName && filepath.Ext(base) != ".csv" {
			return &failure{unread, fmt.Errorf("%s is no CSV file", filepath.ToSlash(from))}
		}
		text, err := folder.ReadFile(from, limits.Table)
		if err != nil {
			return &failure{unread, fmt.Errorf("cannot read %s: %w", filepath.ToSlash(from), files.Cause(err))}
		}
		all, err := review.Parse(filepath.ToSlash(filepath.Join(dir, base)), text)
		if err != nil {
			return &failure{unread, err}
		}
		for _, r := range all {
			if !r.Standing(subjects) {
				skipped = append(skipped, r.Row)
				continue
			}
			if subjects[r.Row].Mine(r) {
				return &failure{unread, fmt.Errorf("%s: %s was written by %s, who cannot sign it off", filepath.ToSlash(from), r.Row, r.Reviewer)}
			}
			r.Reviewed = subjects[r.Row].Says // which the page leaves out
			added = append(added, r)
		}
	} else {
		today := time.Now()
		if date == "" {
			date = today.Format("2006-01-02")
		}
		if day, err := time.Parse("2006-01-02", date); err == nil && day.After(today.AddDate(0, 0, 1)) { // wherever one is
			return &failure{unread, fmt.Errorf("%s is still to come", date)}
		}
		if as == "" {
			return &failure{unread, errors.New("a review needs the name of the reviewer: --as NAME")}
		}
		if len(ids) == 0 {
			return &failure{unread, errors.New("--sign names nothing: table.id, or the id of a comparison")}
		}
		if added, err = review.Sign(subjects, ids, as, date, review.Verdict(verdict), note); err != nil {
			return &failure{unread, err}
		}
	}
	name := filepath.Join(p.name, review.FileName)
	all := 0
	// Two who sign at once both stay: the file is locked while it is read and added to.
	if from != "" && len(added) == 0 && len(skipped) > 0 {
		return &failure{unread, fmt.Errorf("%s: the review of %s is of what the study does not say any more, or never said", filepath.ToSlash(from), skipped[0])}
	}
	if err := files.Update(p.name, func(to *files.Folder) error {
		text, err := to.Read(review.FileName)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		missing := err != nil
		before, err := review.Parse(filepath.ToSlash(name), text)
		if err != nil {
			return err
		}
		if from != "" { // what is there already is not imported again
			added = review.Unknown(before, added)
		}
		all = len(before) + len(added)
		switch {
		case len(added) == 0:
			return nil
		case missing:
			return to.Write(review.FileName, review.Append(nil, added))
		}
		return to.Replace(review.FileName, text, review.Append(text, added))
	}); err != nil {
		return &failure{fails, fmt.Errorf("cannot add to %s: %w", filepath.ToSlash(name), files.Cause(err))}
	}
	for _, row := range skipped {
		report.Printf(cmd.ErrOrStderr(), "%s: the review of %s is of what the study does not say any more, or never said: it is left out\n", filepath.ToSlash(from), row)
	}
	for _, r := range added {
		report.Printf(cmd.OutOrStdout(), "%s: %s, %s, %s\n", r.Row, r.Verdict, r.Reviewer, r.Date)
	}
	report.Printf(cmd.OutOrStdout(), "%s: %d added, %d in all\n", filepath.ToSlash(name), len(added), all)
	if len(skipped) > 0 {
		return &failure{fails, errors.New("")}
	}
	return nil
}

// writePage writes the page of one study.
func writePage(cmd *cobra.Command, p place, sources []string, out string, force bool) error {
	s, err := open(p, charts.Options{Allow: true})
	if err != nil {
		return err
	}
	s.warn(cmd.ErrOrStderr())
	dirs, err := folders(sources, p)
	if err != nil {
		return err
	}
	texts, err := s.Texts(dirs)
	if err != nil {
		return &failure{unread, err}
	}
	r, _, err := verify.Study(p.name, p.fs, func(*datasets.Study) ([]*datasets.SourceText, error) { return texts, nil })
	if err != nil {
		return p.unreadable(err)
	}
	m := review.Material{Study: s.Study, Comparisons: s.comparisons, Texts: texts, Report: r}
	if m.Reviews, err = review.Read(p.fs); err != nil {
		return p.unreadable(err)
	}
	m.Pictures = review.NewPictures(review.Subjects(m.Study, m.Comparisons))
	for _, c := range s.charts {
		m.Charts = append(m.Charts, m.Pictures.Draw(c, ""))
	}
	for _, f := range s.faults { // a chart with a fault has its place, and says why
		if f.File == charts.SpecFile && f.Ref != "" && !slices.ContainsFunc(m.Charts, func(c review.Drawn) bool { return c.ID == f.Ref }) {
			m.Charts = append(m.Charts, review.Drawn{Chart: &charts.Chart{ID: f.Ref}, Fault: f.Message})
		}
	}
	names, err := article.In(p.fs)
	if err != nil {
		return &failure{unread, err}
	}
	for _, name := range names {
		text, err := fs.ReadFile(p.fs, name)
		if err != nil {
			return p.unreadable(err)
		}
		a, err := article.Parse(name, text)
		if err != nil {
			continue // which verifying tells
		}
		html, err := publish.Fragment(a)
		if err != nil {
			return &failure{unread, err}
		}
		m.Articles = append(m.Articles, review.Article{Name: name, Lang: article.Language(name), HTML: template.HTML(html)})
	}
	var b bytes.Buffer
	if err := review.Page(&b, m); err != nil {
		return &failure{fails, err}
	}
	page := seal.In("html", b.Bytes())
	to := path.Join(s.Name, "review.html")
	if err := files.Output(out, to, page, force); err != nil {
		return &failure{fails, err}
	}
	missing := ""
	if n := len(r.Missing()); n > 0 {
		missing = "; the text was not found, so the page shows its quotes"
	}
	report.Printf(cmd.OutOrStdout(), "%s (%d kB)%s\n", filepath.ToSlash(filepath.Join(out, to)), (len(page)+500)/1000, missing)
	return nil
}
