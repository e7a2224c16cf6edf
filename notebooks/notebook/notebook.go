package notebook

import (
	"errors"
	"fmt"
	"os"
	"reflect"

	"github.com/janpfeifer/gonb/gonbui"
	"github.com/janpfeifer/gonb/gonbui/protocol"

	"quotient/analysis"
)

// Show shows values in the order given: data frames, tables and observations,
// quantities, comparisons, schedules, summaries and trends, charts, and strings
// as Markdown; anything else as [fmt.Print] prints it. A nil is passed over, and
// so is a value that an error stands behind.
//
// An error ends the program after its message has been shown. A refusal is no
// error: it is the answer to a question that has no other.
func Show(values ...any) {
	for i, v := range values {
		if isNil(v) || i+1 < len(values) && isError(values[i+1]) {
			continue
		}
		f, err := faceOf(v)
		if err != nil {
			fail(err)
		}
		f.show()
	}
}

func isNil(v any) bool {
	r := reflect.ValueOf(v)
	return !r.IsValid() || r.Kind() == reflect.Pointer && r.IsNil()
}

func isError(v any) bool {
	_, ok := v.(error)
	return ok
}

// Must returns a value that came without an error. An error ends the program
// after its message has been shown.
func Must[T any](value T, err error) T {
	if err != nil {
		fail(err)
	}
	return value
}

// exit is os.Exit, but in tests.
var exit = os.Exit

// fail shows an error and ends the program.
func fail(err error) {
	f := errorFace(err)
	if !gonbui.IsNotebook {
		fmt.Fprintln(os.Stderr, f.text)
	} else {
		f.show()
	}
	exit(1)
}

// A face is how a value looks: in a browser, and in words. A picture is shown
// in place of the HTML.
type face struct {
	html, markdown, text string
	picture              *picture
}

// A picture is a PNG, and the width at which it is shown, in CSS pixels.
type picture struct {
	png   []byte
	width int
}

// show writes the face to the notebook, or else its text to standard output.
func (f face) show() {
	if !gonbui.IsNotebook {
		fmt.Println(f.text)
		return
	}
	data := &protocol.DisplayData{Data: map[protocol.MIMEType]any{protocol.MIMETextPlain: f.text}}
	switch {
	case f.picture != nil:
		data.Data[protocol.MIMEImagePNG] = f.picture.png
		data.Metadata = map[string]any{"image/png": map[string]int{"width": f.picture.width}}
	case f.html != "":
		data.Data[protocol.MIMETextHTML] = f.html
	case f.markdown != "":
		data.Data[protocol.MIMETextMarkdown] = f.markdown
	}
	gonbui.SendData(data)
	gonbui.Sync() // or what is printed next could come first
}

// faceOf returns how a value looks; the error is the value itself where that is
// one, or says why it cannot be shown.
func faceOf(v any) (face, error) {
	if err, ok := v.(error); ok {
		if refusal := (*analysis.Refusal)(nil); errors.As(err, &refusal) {
			return refusalFace(refusal), nil
		}
		return face{}, err
	}
	if s, ok := v.(string); ok {
		return face{markdown: s, text: s}, nil
	}
	if f, err, ok := known(v); ok {
		return f, err
	}
	return face{text: fmt.Sprint(v)}, nil
}
