package cli

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime"
	"unicode/utf8"

	"quotient/cmd/quotient/internal/report"
	"quotient/cmd/quotient/internal/workspace"
	"quotient/datasets/jsontext"
	"quotient/datasets/limits"
	"quotient/datasets/source/scan"
)

// readLine reads a line, with what ends it. Of one that is too long nothing is kept, and the
// next one follows.
func readLine(r *bufio.Reader) (line []byte, long bool, err error) {
	for {
		part, err := r.ReadSlice('\n')
		if line = append(line, part...); len(line) > limits.Line {
			line, long = line[:0], true
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return line, long, err
		}
	}
}

// readDocument reads a document of a line, whose id is any value; the error begins with the column.
func readDocument(line []byte) (id json.RawMessage, text string, err error) {
	fail := func(at int, what, todo string) error {
		return fmt.Errorf("%d: %s\n    %s", utf8.RuneCount(line[:min(at, len(line))])+1, what, todo)
	}
	const object = `write each line as {"id": "a", "text": "…"}`
	if at, what, todo := limits.Unreadable(bytes.TrimRight(line, "\r\n")); at >= 0 {
		return nil, "", fail(at, what, todo)
	}
	var d struct {
		ID   json.RawMessage `json:"id"`
		Text *string         `json:"text"`
	}
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch err := json.Unmarshal(line, &d); {
	case errors.As(err, &syntax):
		at, what, todo := jsontext.Fault(line, syntax)
		return nil, "", fail(at, "the line is not JSON: "+what, todo)
	case errors.As(err, &kind) && kind.Field != "":
		return nil, "", fail(int(kind.Offset)-1, fmt.Sprintf("%s must be a string in quotation marks, not %s", kind.Field, kind.Value), object)
	case err != nil:
		return nil, "", fail(0, "the line is not an object", object)
	case len(d.ID) == 0 || string(d.ID) == "null":
		return nil, "", fail(0, "the document has no id", object)
	case d.Text == nil:
		return nil, "", fail(0, "the document has no text", object)
	}
	return d.ID, *d.Text, nil
}

// An answer is what is printed for a line: the document, or what is wrong with it.
type answer struct {
	line []byte
	err  error
}

// scanLines answers documents in their order, on every core. What is wrong with a line is told,
// and the next one follows; the error says how many there were.
func scanLines(in io.Reader, out, errs io.Writer, language *scan.Language, name string) error {
	queue, stop := make(chan chan answer, 4*runtime.GOMAXPROCS(0)), make(chan struct{})
	ended := make(chan error, 1)
	go func() {
		defer close(queue)
		ended <- lines(bufio.NewReaderSize(in, 1<<20), func(n int, line []byte, long bool) bool {
			done := make(chan answer, 1)
			select {
			case queue <- done:
			case <-stop:
				return false
			}
			go func() { done <- answered(language, name, n, line, long) }()
			return true
		})
	}()
	all, bad := 0, 0
	for done := range queue {
		a := <-done
		all++
		if a.err != nil {
			if bad++; bad <= limits.Errors {
				report.Println(errs, report.Laid(plain(a.err.Error())))
			}
			continue
		}
		if _, err := out.Write(a.line); err != nil {
			close(stop)
			<-ended
			return err
		}
	}
	if err := <-ended; err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if bad > 0 {
		return workspace.Failed(fmt.Errorf("%s: %s of %s lines could not be read", name, limits.Count(bad), limits.Count(all)))
	}
	return nil
}

// lines hands on the lines of a stream that are not empty, until each says no.
func lines(r *bufio.Reader, each func(n int, line []byte, long bool) bool) error {
	for n := 1; ; n++ {
		line, long, err := readLine(r)
		if (long || len(bytes.TrimSpace(line)) > 0) && !each(n, line, long) {
			return nil
		}
		if err == io.EOF {
			return nil
		} else if err != nil {
			return err
		}
	}
}

// answered is the answer to one line.
func answered(language *scan.Language, name string, n int, line []byte, long bool) answer {
	if long {
		return answer{err: fmt.Errorf("%s:%d: the line has more than %s: split the document", name, n, limits.Bytes(limits.Line))}
	}
	id, text, err := readDocument(line)
	if err != nil {
		return answer{err: fmt.Errorf("%s:%d:%w", name, n, err)}
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err = enc.Encode(report.ScannedDocument(id, language.Text(text), true))
	return answer{b.Bytes(), err}
}
