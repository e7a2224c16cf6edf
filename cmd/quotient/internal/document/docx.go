package document

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"quotient/datasets/folder"
	"quotient/datasets/limits"
)

// docxFormat reads the paragraphs of a document of a word processor (Office Open XML,
// ECMA-376): its text as it is, with insertions and without what was deleted.
var docxFormat = format{
	endings: []string{".docx"},
	extract: func(_ string, b []byte) (string, error) {
		z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
		if err != nil {
			return "", errors.New("it is no document of a word processor: save it again as .docx, or as plain text")
		}
		var out string
		for i, part := range []string{"document", "footnotes", "endnotes"} {
			f, err := z.Open("word/" + part + ".xml")
			if err != nil && i > 0 {
				continue // it has none
			} else if err != nil {
				return "", errors.New("it has no text: save it again as .docx, or as plain text")
			}
			b, err := folder.ReadAll(f, limits.Text-int64(len(out)))
			_ = f.Close() // which was read
			if err != nil {
				return "", folder.Cause(err)
			}
			text, err := paragraphs(b)
			if err != nil {
				return "", err
			}
			out += text
		}
		return out, nil
	},
}

// paragraphs is the text of a document in XML.
func paragraphs(b []byte) (string, error) {
	var out strings.Builder
	d := xml.NewDecoder(bytes.NewReader(b))
	deleted, written, raised := 0, false, ""
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return out.String(), nil
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
