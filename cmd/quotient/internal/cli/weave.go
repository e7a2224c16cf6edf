package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"quotient/charts"
	"quotient/cmd/quotient/internal/article"
	"quotient/cmd/quotient/internal/files"
	"quotient/cmd/quotient/internal/report"
	"quotient/cmd/quotient/internal/weave"
	"quotient/datasets"
)

func weaveCommand() *cobra.Command {
	var name string
	var check, asJSON, force bool
	cmd := &cobra.Command{
		Use:   "weave [ARTICLE.md…]",
		Short: "Fill the charts and numbers of an article, and check those that were typed",
		Long: `Fills the marked places of articles in Markdown with what the study says now, and
leaves every other byte as it is. The places stay marked, so weaving again changes
only what has changed:

  [=wages.worker]                   a number in a sentence
  [more than 11 times][=ID]         the same, filled
  [=ID spelled]                     in another form: words, spelled, number, label, date
  [12][=own counted by hand]        a number of the author’s own

  [=chart ID]: #                    a chart, on a line of its own
  [=table NAME]: #                  a table, or numbers in one: [=table ID ID]: #
  [=caveats]: #                     what a reader must know of the comparisons told
  [=sources]: #                     the texts, with the quotes
  [=links]: #                       where the numbers lead; at the end if it is nowhere

Every other number in the prose must be one of the study, with the bound that the
words around it say.

With no ARTICLE, all Markdown of the study is woven, but for README.md. Charts are
written beside the article, to charts/, or to where [=charts FOLDER]: # says.

Exit codes: 0 the article holds, 1 a typed number does not, or with --check the
article is stale, 2 a mark cannot be filled; nothing is written then.`,
		Example: `  quotient weave my-study/article.md
  quotient weave --check
  quotient weave posts/hungary.md --study hungary-1956`,
		RunE: func(cmd *cobra.Command, args []string) error {
			found, err := articles(args, name)
			if err != nil {
				return err
			}
			w, stderr := cmd.OutOrStdout(), cmd.ErrOrStderr()
			pictures := weave.NewPictures()
			studies := map[string]*weave.Weaver{}
			var all []*weave.Woven
			var at []string
			code := holds
			for _, a := range found {
				weaver := studies[a.study.name]
				if weaver == nil {
					s, err := load(a.study, stderr, charts.Options{Allow: true})
					if err != nil {
						return err
					}
					weaver = weave.New(s.Study, s.comparisons, pictures)
					studies[a.study.name] = weaver
				}
				text, err := os.ReadFile(a.path)
				if err != nil {
					return &failure{unread, fmt.Errorf("cannot read %s: %w", filepath.ToSlash(a.path), files.Cause(err))}
				}
				parsed, err := article.Parse(filepath.ToSlash(a.path), text)
				if err != nil {
					return &failure{unread, err}
				}
				woven, err := weaver.Weave(parsed)
				if err != nil {
					return &failure{unread, err}
				}
				all, at = append(all, woven), append(at, a.path)
				if len(woven.Faults) > 0 {
					code = unread
				}
			}
			results := make([]report.Article, len(all))
			for i, woven := range all {
				results[i] = report.Article{Woven: woven, Check: check}
				if len(woven.Typed) > 0 && code == holds {
					code = fails
				}
				switch {
				case code == unread:
				case check:
					stale, why, err := woven.Stale(os.DirFS(filepath.Dir(at[i])))
					if err != nil {
						return &failure{unread, err}
					}
					results[i].Stale, results[i].Why = stale, why
					if len(stale) > 0 || string(woven.Text) != string(woven.Article.Text) {
						code = fails
					}
				default:
					if results[i].Written, err = woven.Save(at[i], force); err != nil {
						return &failure{fails, err}
					}
				}
			}
			if asJSON {
				err = report.JSON(w, report.WovenAll(results))
			} else {
				for _, r := range results {
					report.WeaveText(w, r)
				}
			}
			if err != nil {
				return err
			}
			if code != holds {
				return &failure{code, errors.New("")}
			}
			return nil
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&name, "study", "", "the `study` of articles that are in none")
	flags.BoolVar(&check, "check", false, "write nothing, and fail where the article is stale")
	flags.BoolVar(&asJSON, "json", false, "print the result as JSON")
	flags.BoolVar(&force, "force", false, "overwrite pictures that this program has not drawn")
	return cmd
}

// An articleAt is an article of a study.
type articleAt struct {
	path  string
	study place
}

// articles finds the articles that a command line names, and their studies: the one
// whose folder an article is in, or the one that is given.
func articles(args []string, name string) (out []articleAt, err error) {
	var given *place
	if name != "" {
		fsys, err := datasets.Find(name)
		if err != nil {
			return nil, &failure{unread, err}
		}
		given = &place{name, fsys}
	}
	if len(args) == 0 {
		dir := name
		if dir == "" {
			above, ok := above()
			if !ok {
				return nil, &failure{unread, errors.New("name an article: there is no study here, nor in a folder above")}
			}
			dir = above
		}
		args = []string{dir}
	}
	for _, arg := range args {
		info, err := os.Stat(arg)
		if errors.Is(err, fs.ErrNotExist) {
			hint := ""
			if slices.Contains(datasets.Bundled(), arg) {
				hint = "\n    a bundled study is part of the program: name an article, and the study with --study " + arg
			}
			return nil, &failure{unread, fmt.Errorf("there is no article %s%s", filepath.ToSlash(arg), hint)}
		} else if err != nil {
			return nil, &failure{unread, err}
		}
		paths := []string{arg}
		if info.IsDir() {
			names, err := article.In(os.DirFS(arg))
			if err != nil {
				return nil, &failure{unread, err}
			}
			if len(names) == 0 {
				return nil, &failure{unread, fmt.Errorf("there is no article in %s: a Markdown file other than README.md", filepath.ToSlash(arg))}
			}
			paths = nil
			for _, n := range names {
				paths = append(paths, filepath.Join(arg, n))
			}
		} else if !article.IsMarkdown(arg) {
			return nil, &failure{unread, fmt.Errorf("%s is no article: its name ends in .md, .mdx or .markdown", filepath.ToSlash(arg))}
		}
		for _, p := range paths {
			study := given
			if study == nil {
				if study, err = around(p); err != nil {
					return nil, err
				}
			}
			out = append(out, articleAt{p, *study})
		}
	}
	return out, nil
}

// around is the study that a file is in, or the bundled one, if there is but one.
func around(file string) (*place, error) {
	abs, err := filepath.Abs(file)
	if err != nil {
		return nil, &failure{unread, err}
	}
	for dir := filepath.Dir(abs); ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, datasets.DescriptorName)); err == nil {
			name := dir
			if wd, err := os.Getwd(); err == nil {
				if rel, err := filepath.Rel(wd, dir); err == nil && !strings.HasPrefix(rel, filepath.Join("..", "..", "..", "..")) {
					name = rel
				}
			}
			return &place{name, os.DirFS(dir)}, nil
		}
		if dir == filepath.Dir(dir) {
			break
		}
	}
	return nil, &failure{unread, fmt.Errorf("%s is in no study: name one with --study; bundled: %s", filepath.ToSlash(file), strings.Join(datasets.Bundled(), ", "))}
}
