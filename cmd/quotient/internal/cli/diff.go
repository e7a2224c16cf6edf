package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	slashpath "path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"quotient/charts"
	"quotient/charts/seal"
	"quotient/cmd/quotient/internal/files"
	"quotient/cmd/quotient/internal/report"
	"quotient/cmd/quotient/internal/review"
	"quotient/cmd/quotient/internal/workspace"
	"quotient/datasets"
	"quotient/datasets/folder"
)

func diffCommand() *cobra.Command {
	var page string
	var asJSON, force bool
	cmd := &cobra.Command{
		Use:   "diff OLD NEW",
		Short: "Show what has changed from one version of a study to another",
		Long: `Compares two versions of a study: the rows that came, went or changed, and the
comparisons and charts that move because of them, with their old and new values and
bounds. A version is a folder, the name of a bundled study, or a folder as it was in a
revision of git, as REVISION:FOLDER.

With --html it writes a page with the charts side by side.

Exit codes: 0 nothing differs, 1 something does, 2 a version could not be read.`,
		Example: `  quotient diff HEAD:my-study my-study
  quotient diff v1.0:my-study v1.1:my-study --html changes.html
  quotient diff hungary-1956 my-study`,
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 2 {
				return errors.New("name two versions: OLD NEW\n    see quotient diff --help")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			var versions [2]review.Version
			for i, name := range args {
				fsys, err := version(name)
				if err != nil {
					return err
				}
				s, err := workspace.Open(workspace.Place{Name: name, FS: fsys}, charts.Options{Allow: true})
				if err != nil {
					return err
				}
				versions[i] = review.Version{Name: unplaced(name), Study: s.Study, Comparisons: s.Comparisons, Charts: s.Charts, Faults: s.Faults}
			}
			d := review.Compare(versions[0], versions[1])
			w := cmd.OutOrStdout()
			if page != "" {
				var b bytes.Buffer
				if err := review.DiffPage(&b, d); err != nil {
					return err
				}
				dir, base := filepath.Split(page)
				if err := files.Output(filepath.Clean(dir), base, seal.In("html", b.Bytes()), force); err != nil {
					return err
				}
			}
			if asJSON {
				if err := report.JSON(w, d); err != nil {
					return err
				}
			} else {
				report.DiffText(w, d)
			}
			if !d.Same() {
				return workspace.Failed(errors.New(""))
			}
			return nil
		},
	}
	flags := cmd.Flags()
	flags.BoolVar(&asJSON, "json", false, "print what differs as JSON")
	flags.StringVar(&page, "html", "", "write a `file` with the charts side by side")
	flags.BoolVar(&force, "force", false, "overwrite a file that this program has not written")
	return cmd
}

// unplaced is the name of a version without a path of this machine, which nobody is
// to be mailed.
func unplaced(name string) string {
	if filepath.IsAbs(name) {
		return filepath.Base(name)
	}
	return filepath.ToSlash(name)
}

// version is the folder of a study: one on disk, a bundled one, or REVISION:FOLDER.
func version(name string) (fs.FS, error) {
	if _, err := os.Stat(name); err == nil {
		return datasets.Find(name)
	}
	revision, dir, ok := strings.Cut(name, ":")
	if !ok || revision == "" {
		return datasets.Find(name)
	}
	dir = filepath.ToSlash(filepath.Clean(dir))
	tree := revision + ":./" + dir
	if dir == "." {
		tree = revision + ":./"
	}
	if strings.HasPrefix(revision, "-") {
		return nil, fmt.Errorf("%q is no revision", revision)
	}
	run := func(input string, args ...string) (string, error) {
		var out, complaint bytes.Buffer
		git := exec.Command("git", args...)
		git.Stdin, git.Stdout, git.Stderr = strings.NewReader(input), &out, &complaint
		if err := git.Run(); errors.Is(err, exec.ErrNotFound) {
			return "", fmt.Errorf("%s is a revision, and there is no git to read it with", name)
		} else if err != nil {
			return "", fmt.Errorf("cannot read %s: %s", name, strings.TrimSpace(complaint.String()))
		}
		return out.String(), nil
	}
	// The files as they are kept, whatever attributes they have, and from any folder.
	hash, err := run("", "rev-parse", "--verify", "--end-of-options", tree)
	if err != nil {
		return nil, err
	}
	list, err := run("", "ls-tree", "-r", "-l", "-z", "--full-tree", strings.TrimSpace(hash))
	if err != nil {
		return nil, err
	}
	type entry struct{ path, mode, hash string }
	var entries []entry
	var hashes strings.Builder
	for _, line := range strings.Split(strings.TrimSuffix(list, "\x00"), "\x00") {
		about, path, _ := strings.Cut(line, "\t")
		fields := strings.Fields(about) // mode, kind, hash, size
		if len(fields) != 4 || fields[1] != "blob" || !fs.ValidPath(path) {
			continue
		}
		if size, err := strconv.ParseInt(fields[3], 10, 64); err != nil || size > folder.Most(path) {
			if !slices.Contains([]string{".csv", ".json", ".yaml", ".md"}, slashpath.Ext(path)) {
				continue // it is no part of a study
			}
			return nil, fmt.Errorf("cannot read %s of %s: %w", path, name, folder.TooLarge(size, folder.Most(path)))
		}
		entries = append(entries, entry{path, fields[0], fields[2]})
		hashes.WriteString(fields[2] + "\n")
	}
	texts, err := run(hashes.String(), "cat-file", "--batch")
	if err != nil {
		return nil, err
	}
	found := folder.Memory{}
	links := map[string]string{}
	for _, e := range entries { // hash, kind, size, and the text with a line feed
		head, rest, _ := strings.Cut(texts, "\n")
		fields := strings.Fields(head)
		if len(fields) != 3 || fields[0] != e.hash {
			return nil, fmt.Errorf("cannot read %s of %s: git answers %q", e.path, name, head)
		}
		size, err := strconv.Atoi(fields[2])
		if err != nil || size >= len(rest) {
			return nil, fmt.Errorf("cannot read %s of %s: git answers %q", e.path, name, head)
		}
		if text := rest[:size]; e.mode == "120000" {
			links[e.path] = text
		} else {
			found[e.path] = []byte(text)
		}
		texts = rest[size+1:]
	}
	for link, to := range links { // within the folder
		if f, ok := found[slashpath.Join(slashpath.Dir(link), to)]; ok {
			found[link] = f
		}
	}
	return found, nil
}
