package cli

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"quotient/cmd/quotient/internal/report"
	"quotient/datasets"
	"quotient/datasets/folder"
	"quotient/datasets/limits"
	"quotient/datasets/source"
	"quotient/datasets/source/scan"
)

func scanCommand() *cobra.Command {
	var asJSON, asCSV, lines bool
	var tag, why string
	cmd := &cobra.Command{
		Use:   "scan FILE|FOLDER…",
		Short: "List the numbers in a text, with their qualifiers, units and what they count",
		Long: `Lists every number in a text: its place, the numeral as printed, its value, its
qualifier and bound, its unit, the noun it counts, and its kind:

  ` + kinds() + `

The file - is standard input. Of a folder, every text in it is scanned, and those of the
folders in it (.txt, .md, .html; with --jsonl .jsonl and .ndjson); with --csv, the first column
is then the file. With --jsonl, a file contains one document per line, {"id": …, "text": …}, and
one line {"id": …, "figures": […]} is printed for each. A line that cannot be read is reported,
and the next ones are scanned; the exit code is then 1.
Offsets are Unicode code points in the original text.`,
		Example: `  quotient scan article.txt
  quotient scan article.txt --csv > numbers.csv
  quotient scan article.txt --why 3:21
  quotient scan --jsonl < documents.jsonl`,
		RunE: func(cmd *cobra.Command, args []string) error {
			language, ok := scan.In(tag)
			if !ok {
				return &datasets.NotFound{What: "language", Name: tag, Hint: datasets.DidYouMean(tag, scan.Tags())}
			}
			if asJSON && asCSV || lines && (asJSON || asCSV) {
				return errors.New("--json, --csv and --jsonl cannot be used together")
			}
			if why != "" {
				return explainNumber(cmd, language, args, why, asJSON, asCSV || lines)
			}
			if len(args) == 0 {
				if !lines {
					return errors.New("name a file to scan, or - for standard input")
				}
				args = []string{"-"}
			}
			args, folders, err := filesIn(args, lines)
			if err != nil {
				return err
			}
			var table *report.ScanTable // of all files together
			many := len(args) > 1 || folders
			if many && asCSV {
				table = report.NewScanTable(cmd.OutOrStdout(), true, true)
			}
			for _, name := range args {
				if err := scanFile(cmd, language, name, asJSON, asCSV, lines, many, table); err != nil {
					return err
				}
			}
			if table != nil {
				return table.End()
			}
			return nil
		},
	}
	flags := cmd.Flags()
	flags.BoolVar(&asJSON, "json", false, "print the numbers as JSON")
	flags.BoolVar(&asCSV, "csv", false, "print the numbers as CSV")
	flags.BoolVar(&lines, "jsonl", false, "read one document per line of JSON, and print a line for each")
	flags.StringVar(&why, "why", "", "show which rules read one number: the `N`th in the list, or the one at LINE:COLUMN")
	flags.StringVar(&tag, "language", "en", "the `language` of the text: "+strings.Join(scan.Tags(), ", "))
	return cmd
}

func kinds() string {
	names := make([]string, len(scan.Kinds))
	for i, k := range scan.Kinds {
		names[i] = string(k)
	}
	return strings.Join(names, ", ")
}

// opened opens a file, or standard input for -, and names it for messages.
func opened(cmd *cobra.Command, file string) (in io.ReadCloser, name string, err error) {
	if file == "-" {
		return io.NopCloser(cmd.InOrStdin()), "standard input", nil
	}
	if in, err = folder.OpenFile(file); err != nil {
		return nil, file, datasets.Unopened(file, err)
	}
	return in, file, nil
}

// readText reads all of a text.
func readText(in io.Reader, name string) ([]byte, *source.Source, error) {
	b, err := folder.ReadAll(in, limits.Text)
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", name, folder.Cause(err))
	}
	text, err := source.Read(name, b)
	return b, text, err
}

// explainNumber says which rules read a number of a text: the nth, or the one at a place.
func explainNumber(cmd *cobra.Command, language *scan.Language, files []string, which string, asJSON, other bool) error {
	if other || len(files) != 1 {
		return errors.New("--why works for one text, as a table or with --json")
	}
	in, name, err := opened(cmd, files[0])
	if err != nil {
		return err
	}
	defer in.Close()
	b, text, err := readText(in, name)
	if err != nil {
		return err
	}
	found := language.Text(string(b))
	n, err := chosen(text, found, name, which)
	if err != nil {
		return err
	}
	m := found[n]
	if asJSON {
		return report.JSON(cmd.OutOrStdout(), report.ExplainedMention(m))
	}
	line, column := text.LineColumn(m.Span.Start)
	report.Explain(cmd.OutOrStdout(), m, text.Text(m.Phrase), line, column, n+1)
	return nil
}

// chosen returns the index of the number that a user means by its place in the list, or
// by its line and column.
func chosen(text *source.Source, found []scan.Mention, name, which string) (int, error) {
	lineAt, columnAt, isPlace := strings.Cut(which, ":")
	line, bad := strconv.Atoi(lineAt)
	column, badColumn := 0, error(nil)
	if isPlace {
		column, badColumn = strconv.Atoi(columnAt)
	}
	if bad != nil || badColumn != nil || line < 1 {
		return 0, fmt.Errorf("--why %s is neither a position in the list nor a place: write --why 2 or --why 3:21", which)
	}
	if !isPlace {
		if line > len(found) {
			return 0, fmt.Errorf("%s has no number %d: it has %d", name, line, len(found))
		}
		return line - 1, nil
	}
	for i, m := range found {
		l, c := text.LineColumn(m.Span.Start)
		_, end := text.LineColumn(m.Span.End - 1)
		switch {
		case l == line && c <= column && column <= end:
			return i, nil
		case l > line || l == line && c > column:
			return 0, fmt.Errorf("%s has no number at %s: the next one is at %d:%d", name, which, l, c)
		}
	}
	return 0, fmt.Errorf("%s has no number at %s or after it", name, which)
}

func scanFile(cmd *cobra.Command, language *scan.Language, file string, asJSON, asCSV, lines, many bool, table *report.ScanTable) error {
	in, name, err := opened(cmd, file)
	if err != nil {
		return err
	}
	defer in.Close()
	out := cmd.OutOrStdout()
	if lines {
		b := bufio.NewWriter(report.Raw(out))
		return errors.Join(scanLines(in, b, cmd.ErrOrStderr(), language, name), b.Flush())
	}
	if asCSV { // as it is read, so that a text may be longer than memory
		t := table
		if t == nil {
			t = report.NewScanTable(out, true, false)
		}
		t.File(name)
		err := language.Read(in, func(m scan.Mention) error { t.Add(0, 0, m); return nil })
		if table != nil {
			return err
		}
		return errors.Join(err, t.End())
	}
	b, text, err := readText(in, name)
	if err != nil {
		return err
	}
	if asJSON {
		return report.JSON(out, report.ScannedDocument(name, language.Text(string(b)), false))
	}
	var found []scan.Mention
	err = language.Read(bytes.NewReader(b), func(m scan.Mention) error {
		if found = append(found, m); len(found) > limits.Shown {
			return fmt.Errorf("%s has more than %s numbers, too many for a table: add --csv or --json", name, limits.Count(limits.Shown))
		}
		return nil
	})
	if err != nil {
		return err
	}
	if many && !asCSV {
		report.Printf(out, "%s\n", name)
	}
	t := report.NewScanTable(out, asCSV, false)
	for _, m := range found {
		line, column := text.LineColumn(m.Span.Start)
		t.Add(line, column, m)
	}
	return t.End()
}

// filesIn are the files that somebody names, and those in folders that somebody names, in the
// order of their names.
func filesIn(args []string, lines bool) (files []string, folders bool, err error) {
	endings := []string{".txt", ".text", ".md", ".markdown", ".html", ".htm"}
	if lines {
		endings = []string{".jsonl", ".ndjson"}
	}
	for _, name := range args {
		info, err := os.Stat(name)
		if err != nil || !info.IsDir() { // which opening tells of
			files = append(files, name)
			continue
		}
		folders = true
		before := len(files)
		err = filepath.WalkDir(name, func(path string, d fs.DirEntry, err error) error {
			if err == nil && d.Type().IsRegular() && slices.Contains(endings, strings.ToLower(filepath.Ext(path))) {
				files = append(files, path)
			}
			return err
		})
		switch {
		case err != nil:
			return nil, true, fmt.Errorf("cannot read %s: %w", filepath.ToSlash(name), folder.Cause(err))
		case len(files) == before:
			return nil, true, fmt.Errorf("%s has no text: files that end in %s are read", filepath.ToSlash(name), strings.Join(endings, ", "))
		}
	}
	return files, folders, nil
}
