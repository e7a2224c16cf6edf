package cli

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"quotient/cmd/quotient/internal/report"
	"quotient/datasets"
	"quotient/datasets/folder"
	"quotient/datasets/jsontext"
	"quotient/datasets/limits"
	"quotient/datasets/source"
	"quotient/datasets/source/scan"
)

func scanCommand() *cobra.Command {
	var asJSON, asCSV, lines bool
	var tag, why string
	cmd := &cobra.Command{
		Use:   "scan FILE…",
		Short: "List the numbers in a text, with their qualifiers, units and what they count",
		Long: `Lists every number in a text: its place, the numeral as printed, its value, its
qualifier and bound, its unit, the noun it counts, and its kind:

  ` + kinds() + `

The file - is standard input. With --jsonl, it contains one document per line,
{"id": …, "text": …}, and one line {"id": …, "figures": […]} is printed for each.
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
			for _, name := range args {
				if err := scanFile(cmd, language, name, asJSON, asCSV, lines, len(args) > 1); err != nil {
					return err
				}
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

func scanFile(cmd *cobra.Command, language *scan.Language, file string, asJSON, asCSV, lines, many bool) error {
	in, name, err := opened(cmd, file)
	if err != nil {
		return err
	}
	defer in.Close()
	out := cmd.OutOrStdout()
	if lines {
		b := bufio.NewWriter(report.Raw(out))
		return errors.Join(scanLines(in, b, language, name), b.Flush())
	}
	if asCSV { // as it is read, so that a text may be longer than memory
		t := report.NewScanTable(out, true)
		err := language.Read(in, func(m scan.Mention) error { t.Add(0, 0, m); return nil })
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
	t := report.NewScanTable(out, asCSV)
	for _, m := range found {
		line, column := text.LineColumn(m.Span.Start)
		t.Add(line, column, m)
	}
	return t.End()
}

var errLine = errors.New("the line is too long")

// readLine reads a line, with what ends it.
func readLine(r *bufio.Reader) (line []byte, err error) {
	for {
		part, err := r.ReadSlice('\n')
		if line = append(line, part...); len(line) > limits.Line {
			return nil, errLine
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, err
		}
	}
}

// readDocument reads a document of a line; the error begins with the column.
func readDocument(line []byte) (id, text string, err error) {
	fail := func(at int, what, todo string) error {
		return fmt.Errorf("%d: %s\n    %s", utf8.RuneCount(line[:min(at, len(line))])+1, what, todo)
	}
	const object = `write each line as {"id": "a", "text": "…"}`
	if at, what, todo := limits.Unreadable(bytes.TrimRight(line, "\r\n")); at >= 0 {
		return "", "", fail(at, what, todo)
	}
	var d struct {
		ID   *string `json:"id"`
		Text *string `json:"text"`
	}
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch err := json.Unmarshal(line, &d); {
	case errors.As(err, &syntax):
		at, what, todo := jsontext.Fault(line, syntax)
		return "", "", fail(at, "the line is not JSON: "+what, todo)
	case errors.As(err, &kind) && kind.Field != "":
		return "", "", fail(int(kind.Offset)-1, fmt.Sprintf("%s must be a string in quotation marks, not %s", kind.Field, kind.Value), object)
	case err != nil:
		return "", "", fail(0, "the line is not an object", object)
	case d.ID == nil:
		return "", "", fail(0, "the document has no id", object)
	case d.Text == nil:
		return "", "", fail(0, "the document has no text", object)
	}
	return *d.ID, *d.Text, nil
}

// scanLines answers documents in their order, some at once.
func scanLines(in io.Reader, out io.Writer, language *scan.Language, name string) error {
	type job struct {
		document report.Document
		err      error
	}
	dec := bufio.NewReaderSize(in, 1<<20)
	queue := make(chan chan job, 2*runtime.GOMAXPROCS(0))
	stop := make(chan struct{})
	go func() {
		defer close(queue)
		for n := 1; ; n++ {
			line, err := readLine(dec)
			if errors.Is(err, errLine) {
				done := make(chan job, 1)
				done <- job{err: fmt.Errorf("%s:%d: the line has more than %s: split the document", name, n, limits.Bytes(limits.Line))}
				select {
				case queue <- done:
				case <-stop:
				}
				return
			}
			if len(strings.TrimSpace(string(line))) > 0 {
				done := make(chan job, 1)
				select {
				case queue <- done:
				case <-stop:
					return
				}
				go func() {
					id, text, err := readDocument(line)
					if err != nil {
						done <- job{err: fmt.Errorf("%s:%d:%w", name, n, err)}
						return
					}
					done <- job{document: report.ScannedDocument(id, language.Text(text), true)}
				}()
			}
			if err != nil {
				if err != io.EOF {
					done := make(chan job, 1)
					done <- job{err: err}
					queue <- done
				}
				return
			}
		}
	}()
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	for done := range queue {
		j := <-done
		if j.err != nil {
			close(stop)
			return j.err
		}
		if err := enc.Encode(j.document); err != nil {
			close(stop)
			return err
		}
	}
	return nil
}
