package outset

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"quotient/cmd/quotient/internal/bibliography"
	"quotient/cmd/quotient/internal/draft"
	"quotient/cmd/quotient/internal/files"
	"quotient/cmd/quotient/internal/keys"
	"quotient/cmd/quotient/internal/workspace"
	"quotient/datasets"
	"quotient/datasets/folder"
	"quotient/datasets/lazy"
	"quotient/datasets/limits"
	"quotient/datasets/source"
	"quotient/datasets/works"
)

var studyName = lazy.MustCompile(`^[a-z0-9]+([._-][a-z0-9]+)*$`)

// Stdin is the name of the standard input among the texts.
const Stdin = "-"

// Input says what a study is made of: texts, or a table.
type Input struct {
	// Texts are files, folders of .txt and .md files, or [Stdin].
	Texts []string
	// Table is a file of one of the [Formats].
	Table string
	Info  datasets.SourceInfo // of the text, or of each
	Cite  string              // a file of entries, which say more of the texts; "" for none
	Stdin io.Reader
}

// Begin writes a study to a new folder. The error is of what cannot be read, or is
// [workspace.Failed] if the folder cannot be written.
func Begin(dir string, in Input) (*Outset, error) {
	name := filepath.Base(filepath.Clean(dir))
	if !studyName.MatchString(name) || folder.Device(name) {
		return nil, fmt.Errorf("%q cannot be the name of a study: write lower-case letters, digits and single hyphens", name)
	}
	switch {
	case len(in.Texts) == 0 && in.Table == "":
		return nil, errors.New("a study needs a text or a table: add --text FILE or --from FILE")
	case len(in.Texts) > 0 && in.Table != "":
		return nil, errors.New("--text and --from cannot be used together")
	}
	if entries, err := os.ReadDir(dir); err == nil && len(entries) > 0 {
		return nil, fmt.Errorf("%s has files in it: name a new folder", filepath.ToSlash(dir))
	} else if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("cannot write %s: %w", filepath.ToSlash(dir), folder.Cause(err))
	}
	out, err := in.outset(name)
	if err != nil {
		return nil, err
	}
	if err := in.cite(out); err != nil {
		return nil, err
	}
	keys.Name(out.Files)
	if err := files.New(dir, out.Files); err != nil {
		return nil, workspace.Failed(err)
	}
	return out, nil
}

// cite fills in what entries say of the texts.
func (in Input) cite(out *Outset) error {
	if in.Cite == "" {
		return nil
	}
	name := filepath.ToSlash(in.Cite)
	if in.Table != "" {
		return errors.New("--cite needs texts: a table from --from has none")
	}
	if !slices.Contains(works.Endings, strings.ToLower(filepath.Ext(in.Cite))) {
		return fmt.Errorf("%s: a bibliography must be a file %s", name, strings.Join(works.Endings, " or "))
	}
	text, err := folder.ReadFile(in.Cite, limits.Data)
	if err != nil {
		return datasets.Unopened(name, err)
	}
	entries, err := works.Parse(name, text)
	if err != nil {
		return err
	}
	descriptor, sources, err := bibliography.Fill(out.Files[datasets.DescriptorName], entries)
	if err != nil {
		return err
	}
	files := maps.Clone(out.Files)
	files[datasets.DescriptorName] = descriptor
	if _, err := datasets.Load(folder.Memory(files)); err != nil {
		return fmt.Errorf("with the entries of %s the study would have an error:\n%w", name, err)
	}
	for _, s := range sources {
		if s.Key == "" {
			out.Left = append(out.Left, name+" has no entry for "+datasets.InQuotes(s.Title))
		}
		for _, kept := range s.Kept {
			out.Left = append(out.Left, name+", "+s.Key+": "+kept)
		}
	}
	out.Files = files
	return nil
}

// outset makes the study of what is put in.
func (in Input) outset(name string) (*Outset, error) {
	if in.Table != "" {
		return fromTable(name, in.Table, in.Info)
	}
	texts, kept, err := in.read()
	if err != nil {
		return nil, err
	}
	title := draft.Titled(texts[0].Info)
	if len(texts) > 1 {
		title = "The figures of " + itoa(len(texts)) + " texts"
	}
	out, err := New(name, title, texts)
	if err != nil {
		return nil, err
	}
	if out.Rows == 0 {
		return nil, fmt.Errorf("%s, so there is nothing to make a study from\n    name another text; quotient scan lists the numbers in a text", none(texts))
	}
	if kept != nil {
		out.Files[keptName] = kept
	}
	return out, nil
}

// none says that there are no numbers in some texts.
func none(texts []Text) string {
	if len(texts) == 1 {
		return texts[0].Source.Name() + " has no number that counts or measures something"
	}
	return "the texts have no number that counts or measures something"
}

// keptName is the file of a study that has the text from the standard input, which is
// nowhere else.
const keptName = "text.txt"

// read reads the texts; kept is what came from the standard input.
func (in Input) read() (out []Text, kept []byte, err error) {
	list, err := filesOf(in.Texts)
	if err != nil {
		return nil, nil, err
	}
	if len(list) > 1 && (in.Info.Title != "" || in.Info.Path != "") {
		return nil, nil, errors.New("--title and --url describe a single text, but there are several: leave them out, and write them in " + datasets.DescriptorName)
	}
	names := map[string]int{}
	for _, file := range list {
		b, err := in.bytes(file)
		if err != nil {
			return nil, nil, err
		}
		shown := filepath.ToSlash(file)
		if file == Stdin {
			kept, shown = b, keptName
		}
		src, err := source.Read(shown, b)
		if err != nil {
			return nil, nil, err
		}
		base := strings.TrimSuffix(filepath.Base(shown), filepath.Ext(shown))
		t := Text{Info: in.Info, Source: src}
		if t.Info.Title == "" {
			t.Info.Title = titleOf(src, base)
		}
		if len(list) > 1 {
			t.Name = draft.Slug(base)
			if t.Name == "" {
				t.Name = "text"
			}
			if names[t.Name]++; names[t.Name] > 1 {
				t.Name += "-" + itoa(names[t.Name])
			}
		}
		if i := slices.IndexFunc(out, func(o Text) bool { return o.SHA256() == src.SHA256() }); i >= 0 {
			return nil, nil, fmt.Errorf("%s and %s are the same text: name it once", out[i].Source.Name(), shown)
		}
		out = append(out, t)
	}
	return out, kept, nil
}

func (in Input) bytes(file string) ([]byte, error) {
	if file == Stdin {
		b, err := folder.ReadAll(in.Stdin, limits.Text)
		if err != nil {
			return nil, fmt.Errorf("cannot read standard input: %w", folder.Cause(err))
		}
		return b, nil
	}
	b, err := folder.ReadFile(file, limits.Text)
	if err != nil {
		return nil, datasets.Unopened(file, err)
	}
	return b, nil
}

// filesOf are the files of a list, with those that its folders have.
func filesOf(list []string) (out []string, err error) {
	for _, name := range list {
		if name == Stdin || !IsFolder(name) {
			if name == Stdin && slices.Contains(out, Stdin) {
				return nil, errors.New("standard input can be read only once: give - once")
			}
			out = append(out, name)
			continue
		}
		entries, err := os.ReadDir(name)
		if err != nil {
			return nil, datasets.Unopened(name, err)
		}
		before := len(out)
		for _, e := range entries { // in the order of their names
			if ending := strings.ToLower(filepath.Ext(e.Name())); e.Type().IsRegular() && !strings.HasPrefix(e.Name(), ".") && (ending == ".txt" || ending == ".md") {
				out = append(out, filepath.Join(name, e.Name()))
			}
		}
		if len(out) == before {
			return nil, fmt.Errorf("%s has no texts: a folder is read for its .txt and .md files", filepath.ToSlash(name))
		}
	}
	if len(out) > limits.Begun {
		return nil, fmt.Errorf("there are %s texts, and a study can be started from %s at most: make several studies", limits.Count(len(out)), limits.Count(limits.Begun))
	}
	return out, nil
}

// IsFolder reports whether a text is a folder of texts.
func IsFolder(name string) bool {
	m, err := os.Stat(name)
	return err == nil && m.IsDir()
}
