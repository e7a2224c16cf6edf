package document

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"quotient/datasets/limits"
)

// docxFormat reads the paragraphs of a document of a word processor (Office Open XML,
// ECMA-376): its text as it is, with insertions and without what was deleted.
var docxFormat = format{
	endings: []string{".docx"},
	extract: func(_ string, b []byte) (string, error) {
		z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
		if err != nil {
			return "", errors.New("it is not a word-processor document: save it again as .docx, or as plain text")
		}
		var out string
		for i, part := range []string{"document", "footnotes", "endnotes"} {
			f, err := z.Open("word/" + part + ".xml")
			if err != nil && i > 0 {
				continue // it has none
			} else if err != nil {
				return "", errors.New("it has no text: save it again as .docx, or as plain text")
			}
			text, err := paragraphs(f, limits.Checked-len(out))
			_ = f.Close() // which was read
			if err != nil {
				return "", err
			}
			out += text
		}
		return out, nil
	},
}

// unbroken reads what has a sign between two angle brackets every so often: text without any is
// held in memory by who reads XML, however much there is.
type unbroken struct {
	io.Reader
	run, all int
}

var (
	errRun    = fmt.Errorf("a word or paragraph of it is longer than %s, the most that is read: split it, or save it as plain text", limits.Bytes(limits.Run))
	errLarge  = fmt.Errorf("its text is larger than %s, the most that is read: split it", limits.Bytes(limits.Checked))
	errMarkup = fmt.Errorf("it is larger than %s when it is unpacked, the most that is read: save it as plain text", limits.Bytes(limits.Text))
)

func (u *unbroken) Read(b []byte) (int, error) {
	n, err := u.Reader.Read(b)
	if last := bytes.LastIndexByte(b[:n], '<'); last >= 0 {
		u.run = n - last
	} else {
		u.run += n
	}
	u.all += n
	switch {
	case u.run > limits.Run:
		return 0, errRun
	case u.all > limits.Text:
		return 0, errMarkup
	}
	return n, err
}

// paragraphs is the text of a document in XML, of so many bytes at most.
func paragraphs(r io.Reader, most int) (string, error) {
	var out strings.Builder
	d := xml.NewDecoder(&unbroken{Reader: r})
	deleted, written, raised := 0, false, ""
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return out.String(), nil
		} else if errors.Is(err, errRun) || errors.Is(err, errMarkup) {
			return "", err
		} else if out.Len() > most {
			return "", errLarge
		} else if err != nil {
			return "", errors.New("its text is damaged: save it again as .docx, or as plain text")
		}
		switch t := t.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "del", "moveFrom", "instrText", "Fallback":
				deleted++
			case "r":
				raised = ""
			case "vertAlign":
				raised = map[string]string{"superscript": "sup", "subscript": "sub"}[value(t)]
			case "t":
				written = true
			case "tab":
				out.WriteString("\t")
			case "br", "cr":
				out.WriteString("\n")
			case "noBreakHyphen":
				out.WriteString("-")
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "del", "moveFrom", "instrText", "Fallback":
				deleted--
			case "t":
				written = false
			case "p":
				out.WriteString("\n\n")
			}
		case xml.CharData:
			if written && deleted == 0 {
				out.WriteString(raise(string(t), raised))
			}
		}
	}
}

// value is that of an element: superscript.
func value(e xml.StartElement) string {
	for _, a := range e.Attr {
		if a.Name.Local == "val" {
			return a.Value
		}
	}
	return ""
}
