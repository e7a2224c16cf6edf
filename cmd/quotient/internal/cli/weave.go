package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"quotient/charts"
	"quotient/cmd/quotient/internal/article"
	"quotient/cmd/quotient/internal/files"
	"quotient/cmd/quotient/internal/publish"
	"quotient/cmd/quotient/internal/report"
	"quotient/cmd/quotient/internal/weave"
	"quotient/datasets"
	"quotient/datasets/folder"
)

func weaveCommand() *cobra.Command {
	var name, format, out string
	var check, asJSON, force, marks, trusted bool
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
  [=own counted by hand]: #         the formula below has numbers of the author’s own

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
  quotient weave --marks --study hungary-1956
  quotient weave --check
  quotient weave --format html --out public
  quotient weave posts/hungary.md --study hungary-1956`,
		RunE: func(cmd *cobra.Command, args []string) error {
			if marks {
				return listMarks(cmd, args, name)
			}
			var as publish.Format
			for _, f := range publish.Formats() {
				if f.Name == format {
					as = f
				}
			}
			if format != "" && as.Name == "" {
				return &failure{unread, &datasets.NotFound{What: "format", Name: format, Hint: datasets.DidYouMean(format, formatNames())}}
			}
			if format != "" && check {
				return &failure{unread, errors.New("--check writes nothing, so it excludes --format")}
			}
			if as.Trusted = trusted; trusted && format != "html" {
				return &failure{unread, errors.New("--trusted is of a page: add --format html")}
			}
			if err := output(cmd, out); err != nil {
				return err
			}
			found, err := articles(args, name)
			if err != nil {
				return err
			}
			w, stderr := cmd.OutOrStdout(), cmd.ErrOrStderr()
			pictures := weave.NewPictures()
			studies := map[string]*weave.Weaver{}
			var results []report.Article
			var at []string
			code := holds
			for _, a := range found {
				text, err := readArticle(a.path)
				if err != nil {
					return &failure{unread, err}
				}
				weaver := studies[a.study.name]
				if weaver == nil {
					s, err := load(a.study, stderr, charts.Options{Allow: true})
					if err != nil {
						return err
					}
					weaver = weave.New(s.Study, s.comparisons, pictures)
					weaver.Force = force
					studies[a.study.name] = weaver
				}
				r, err := weaveOnce(weaver, a.path, text, check)
				if err != nil {
					return &failure{unread, err}
				}
				if len(r.Faults) > 0 {
					code = unread
				} else if check {
					if r.Stale, r.Why, err = r.Woven.Stale(func(name string) ([]byte, error) {
						at := filepath.Join(filepath.Dir(a.path), filepath.FromSlash(path.Dir(name)))
						return folder.Open(at).ReadFile(path.Base(name))
					}); err != nil {
						return &failure{unread, err}
					}
				}
				if (len(r.Woven.Typed) > 0 || r.IsStale()) && code == holds {
					code = fails
				}
				results, at = append(results, r), append(at, a.path)
			}
			// Nothing is written unless every article can be.
			var pending []weave.File
			for i, r := range results {
				if code == unread {
					results[i].Left = true
				}
				if check || code == unread {
					continue
				}
				var some []weave.File
				if format == "" {
					some, err = r.Pending(at[i], force)
					results[i].Written = len(some)
				} else {
					as.LeftOut = func(at int, what, remedy string) {
						line, column := r.Filled.Article.Position(at)
						report.Printf(stderr, "%s:%d:%d: %s\n    %s\n", r.Name, line, column, what, remedy)
					}
					results[i].Published, some, err = published(r, as, out, found[i], force)
					if j := slices.IndexFunc(results[:i], func(x report.Article) bool { return strings.EqualFold(x.Published, results[i].Published) }); err == nil && j >= 0 {
						err = fmt.Errorf("%s and %s would both be written to %s: give one another name, or --out", filepath.ToSlash(at[j]), filepath.ToSlash(at[i]), filepath.ToSlash(results[i].Published))
					}
				}
				if err != nil {
					return &failure{fails, err}
				}
				pending = append(pending, some...)
			}
			if err := weave.Write(pending); err != nil {
				return &failure{fails, err}
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
	flags.BoolVar(&marks, "marks", false, "list the marks that articles on a study can have, and what they fill in")
	flags.BoolVar(&check, "check", false, "write nothing, and fail where the article is stale")
	flags.StringVar(&format, "format", "", "write the article in a `format` to --out, and leave the article: html, latex, typst, docx")
	flags.StringVar(&out, "out", "out", "the `folder` that --format writes to, in a folder of the study's name")
	flags.BoolVar(&asJSON, "json", false, "print the result as JSON")
	flags.BoolVar(&trusted, "trusted", false, "with --format html, keep the article’s own HTML as it is, with its scripts")
	flags.BoolVar(&force, "force", false, "overwrite files that this program has not made, and your own words in filled blocks")
	_ = cmd.RegisterFlagCompletionFunc("format", cobra.FixedCompletions(formatNames(), cobra.ShellCompDirectiveNoFileComp))
	return cmd
}

// listMarks lists what articles on a study can have: the one that is named, or else
// the one here.
func listMarks(cmd *cobra.Command, args []string, name string) error {
	if name != "" {
		args = append(args, name)
	}
	if len(args) > 1 {
		return &failure{unread, errors.New("--marks takes one study, and no article")}
	}
	found, err := placesOr(args, cmd.ErrOrStderr())
	if err != nil {
		return err
	}
	for _, p := range found {
		s, err := load(p, cmd.ErrOrStderr(), charts.Options{Allow: true})
		if err != nil {
			return err
		}
		report.MarksText(cmd.OutOrStdout(), s.Study, s.comparisons, s.charts)
	}
	return nil
}

func formatNames() (names []string) {
	for _, f := range publish.Formats() {
		names = append(names, f.Name)
	}
	return names
}

// page is an article in a format, with its pictures.
func page(r report.Article, f publish.Format) (text []byte, pictures []weave.Picture, err error) {
	snippets := map[int]string{}
	for _, x := range r.Filled.Figures {
		s, some, err := r.Weaver.Embed(r.Locale, x.ID, x.Style, f.Figure, "charts", "")
		if err != nil {
			return nil, nil, err
		}
		snippets[x.At] = s
		for _, p := range some {
			if !slices.ContainsFunc(pictures, func(y weave.Picture) bool { return y.Path == p.Path }) {
				pictures = append(pictures, p)
			}
		}
	}
	var b bytes.Buffer
	err = f.Write(&b, r.Filled.Article, snippets)
	return b.Bytes(), pictures, err
}

// published is an article in a format, with its pictures beside it: the path of the
// page, and the files to be written.
func published(r report.Article, f publish.Format, out string, a articleAt, force bool) (string, []weave.File, error) {
	name := a.path
	text, pictures, err := page(r, f)
	if err != nil {
		return "", nil, err
	}
	dir := path.Join(r.Weaver.Study(), a.within())
	to := path.Join(dir, strings.TrimSuffix(filepath.Base(name), filepath.Ext(name))+f.Ending)
	own, err := ownPictures(r, f, pictures, out, to, name, force)
	if err != nil {
		return "", nil, err
	}
	for i := range pictures {
		pictures[i].Path = path.Join(dir, pictures[i].Path)
	}
	pending, err := weave.Pending(pictures, out, force)
	_, inWay := files.Check(out, to, text, force)
	pending = append(append(pending, own...), weave.File{Dir: out, Name: to, Text: text, Force: force})
	return filepath.Join(out, filepath.FromSlash(to)), pending, errors.Join(err, inWay)
}

// readArticle reads an article, which no link may have from outside of its folder: what
// it says is published.
func readArticle(name string) ([]byte, error) {
	dir, base := filepath.Split(name)
	dir = filepath.Clean(dir)
	if err := files.Finish(dir); err != nil {
		return nil, err
	}
	text, err := folder.Open(dir).ReadFile(base)
	if err != nil {
		return nil, fmt.Errorf("cannot read %s: %w", filepath.ToSlash(name), files.Cause(err))
	}
	return text, nil
}

// ownPictures are the author's own pictures, to be written beside the page. They carry no
// mark of this program, so that another file in their place is overwritten only by force.
func ownPictures(r report.Article, f publish.Format, drawn []weave.Picture, out, page, name string, force bool) (own []weave.File, err error) {
	var paths []string
	for _, p := range drawn {
		paths = append(paths, p.Path)
	}
	pictures, err := f.Pictures(r.Woven.Article, paths, folder.Open(filepath.Dir(name)).ReadFile)
	if err != nil {
		return nil, err
	}
	for _, p := range pictures {
		to := path.Join(path.Dir(page), p.Path)
		same, err := files.Check(out, to, p.Text, force)
		if err != nil {
			return nil, fmt.Errorf("the picture %s of %s: %w", p.Path, r.Name, err)
		}
		if !same {
			own = append(own, weave.File{Dir: out, Name: to, Text: p.Text, Force: force})
		}
	}
	return own, nil
}

// An articleAt is an article of a study.
type articleAt struct {
	path  string
	study place
}

// within is the folder of the article, from that of the study, or else from here: two
// articles of one name are written to two places. Elsewhere it is none.
func (a articleAt) within() string {
	dir, err := filepath.Abs(filepath.Dir(a.path))
	for _, base := range []string{a.study.name, "."} {
		if base, wrong := filepath.Abs(base); err == nil && wrong == nil {
			if rel, wrong := filepath.Rel(base, dir); wrong == nil && filepath.IsLocal(rel) {
				return filepath.ToSlash(rel)
			}
		}
	}
	return "."
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
			names, err := article.In(folder.Open(arg))
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
			return &place{name, folder.Open(dir)}, nil
		}
		if dir == filepath.Dir(dir) {
			break
		}
	}
	return nil, &failure{unread, fmt.Errorf("%s is in no study: name one with --study; bundled: %s", filepath.ToSlash(file), strings.Join(datasets.Bundled(), ", "))}
}
