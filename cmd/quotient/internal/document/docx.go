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
		f, err := z.Open("word/document.xml")
		if err != nil {
			return "", errors.New("it has no text: save it again as .docx, or as plain text")
		}
		defer f.Close()
		text, err := folder.ReadAll(f, limits.Text)
		if err != nil {
			return "", folder.Cause(err)
		}
		return paragraphs(text)
	},
}

// paragraphs is the text of a document in XML.
func paragraphs(b []byte) (string, error) {
	var out strings.Builder
	d := xml.NewDecoder(bytes.NewReader(b))
	deleted, written := 0, false
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
			case "del", "moveFrom", "instrText", "footnoteReference":
				deleted++
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
			case "del", "moveFrom", "instrText", "footnoteReference":
				deleted--
			case "t":
				written = false
			case "p":
				out.WriteString("\n\n")
			}
		case xml.CharData:
			if written && deleted == 0 {
				out.Write(t)
			}
		}
	}
}
