package report

import (
	"bytes"
	"fmt"
	"io"
	"reflect"
	"unicode"
	"unicode/utf8"

	"quotient/cmd/quotient/internal/figure"
	"quotient/datasets"
)

// A Door is where all that is printed goes out. Text for people passes through it so
// that what somebody else has written acts on no terminal and on no log: what cannot be
// seen is written as its number, and no line is a command to a CI server. What is for
// machines goes to [Raw]. A Door remembers the first error of writing.
type Door struct {
	out   io.Writer
	err   error
	left  []byte // the beginning of a character
	blank bool   // whether there are only blanks in the line so far
	marks string // the end of what was written, as much as may begin a command
	paint func(line string) string
	line  []byte // the beginning of a line that is to be painted
	quiet bool
	kept  []byte // what is not to be printed unless something is wrong
}

// NewDoor returns a door to a writer.
func NewDoor(out io.Writer) *Door { return &Door{out: out, blank: true} }

// Err is the first error of writing.
func (d *Door) Err() error { return d.err }

// Paint colours each line of text by a function. What is for machines has no colours.
func (d *Door) Paint(line func(string) string) { d.paint = line }

// Hush keeps text back, until [Door.Speak] prints it. What is for machines goes out.
func (d *Door) Hush() { d.quiet = true }

// Speak prints what was kept back, and keeps nothing more.
func (d *Door) Speak() {
	d.quiet = false
	kept := d.kept
	d.kept = nil
	_, _ = raw{d}.Write(kept)
}

// Under is the writer that a door is before.
func Under(w io.Writer) io.Writer {
	if d, ok := w.(*Door); ok {
		return d.out
	}
	return w
}

// send writes text that may be seen: line by line, where it is painted.
func (d *Door) send(text []byte) error {
	if d.paint != nil {
		d.line = append(d.line, text...)
		end := bytes.LastIndexByte(d.line, '\n') + 1
		var painted []byte
		for line := range bytes.Lines(d.line[:end]) {
			body := bytes.TrimRight(line, "\r\n")
			painted = append(append(painted, d.paint(string(body))...), line[len(body):]...)
		}
		d.line = append([]byte(nil), d.line[end:]...)
		text = painted
	}
	if d.quiet {
		d.kept = append(d.kept, text...)
		return nil
	}
	_, err := raw{d}.Write(text)
	return err
}

// Raw is the writer that a door is before, for JSON, CSV, patches and other output for
// machines, each of which escapes in its own way.
func Raw(w io.Writer) io.Writer {
	if d, ok := w.(*Door); ok {
		return raw{d}
	}
	return w
}

type raw struct{ *Door }

// Write writes the bytes as they are.
func (r raw) Write(p []byte) (int, error) {
	n, err := r.out.Write(p)
	if err != nil && r.err == nil {
		r.err = err
	}
	return n, err
}

// Write writes a text, which may be cut anywhere.
func (d *Door) Write(p []byte) (int, error) {
	text := append(d.left, p...)
	out := make([]byte, 0, len(text)+16)
	for len(text) > 0 && utf8.FullRune(text) {
		if text[0] == '\r' && len(text) == 1 { // the end of a line, if a line feed follows
			break
		}
		r, size := utf8.DecodeRune(text)
		if r == '\r' && text[1] == '\n' {
			out = append(out, '\r')
		} else {
			out = d.put(out, r, text[:size])
		}
		text = text[size:]
	}
	d.left = append([]byte(nil), text...)
	if err := d.send(out); err != nil {
		return 0, err
	}
	return len(p), nil
}

// Close writes what waits for the rest of a character.
func (d *Door) Close() error {
	for _, c := range d.left {
		_ = d.send(d.put(nil, utf8.RuneError, []byte{c})) // the door keeps the error
	}
	d.left = nil
	if rest := d.line; len(rest) > 0 {
		d.paint, d.line = nil, nil
		_ = d.send(rest)
	}
	return d.err
}

// put writes one character, or what is shown for it.
func (d *Door) put(out []byte, r rune, as []byte) []byte {
	switch {
	case r == '\n':
		d.blank, d.marks = true, ""
		return append(out, '\n')
	case r == utf8.RuneError && len(as) == 1:
		out = fmt.Appendf(out, `\x%02x`, as[0])
	case r == '\t' || !figure.Hidden(r):
		command := d.blank && r == ':' && d.marks == ":" || (r == '[' || unicode.IsLetter(r)) && d.marks == "##"
		if command {
			out = append(out, '\\')
		}
		out = append(out, as...)
		switch {
		case r == ':' && d.blank && d.marks == "", r == '#' && d.marks != "##":
			d.marks += string(r)
			return out
		case r == '#':
			return out
		}
		d.blank = d.blank && unicode.IsSpace(r)
		d.marks = ""
		return out
	case r < 0x100:
		out = fmt.Appendf(out, `\x%02x`, r)
	default:
		out = fmt.Appendf(out, `\u%04x`, r)
	}
	d.blank, d.marks = false, ""
	return out
}

// Visible writes a text as a door would, on one line.
func Visible(s string) string {
	d := &Door{}
	var out []byte
	for s = datasets.Line(s); s != ""; {
		r, size := utf8.DecodeRuneInString(s)
		out = d.put(out, r, []byte(s[:size]))
		s = s[size:]
	}
	return string(out)
}

// Laid is text that is laid out in lines already: nothing from a study breaks one.
type Laid string

// Printf prints with a format, each text that is put in on one line.
func Printf(w io.Writer, format string, args ...any) {
	_, _ = fmt.Fprintf(w, format, lines(args)...) // the door keeps the error
}

// Println prints a line, each text on one line.
func Println(w io.Writer, args ...any) {
	_, _ = fmt.Fprintln(w, lines(args)...)
}

func lines(args []any) []any {
	out := make([]any, len(args))
	for i, arg := range args {
		out[i] = onLine(arg)
	}
	return out
}

// onLine puts a text on one line; what is no text, and what is laid out, stays.
func onLine(arg any) any {
	switch v := arg.(type) {
	case Laid:
		return string(v)
	case string:
		return datasets.Line(v)
	case error:
		return datasets.Line(v.Error())
	case fmt.Stringer:
		return datasets.Line(v.String())
	}
	if v := reflect.ValueOf(arg); v.Kind() == reflect.String {
		return datasets.Line(v.String())
	}
	return arg
}
