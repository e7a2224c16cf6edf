package sheet

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"

	"quotient/datasets/lazy"
)

// How the files of a spreadsheet begin, and what their elements are of (ECMA-376).
const (
	xmlHead   = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	mainSpace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	relSpace  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	packSpace = "http://schemas.openxmlformats.org/package/2006/"
	mainType  = "application/vnd.openxmlformats-officedocument.spreadsheetml."
)

// The styles of cells: 49 is the format of text, which nothing in a cell is taken out of.
const (
	textStyle, headStyle = 1, 2

	stylesXML = xmlHead + `<styleSheet xmlns="` + mainSpace + `">` +
		`<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>` +
		`<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>` +
		`<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
		`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
		`<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>` +
		`<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>` +
		`<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/></cellXfs>` +
		`<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`
)

// A part is a file of a spreadsheet.
type part struct {
	name string
	text []byte
}

func sheetPart(i int) string { return fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1) }

// bookParts are the files of a spreadsheet beside those of its sheets.
func bookParts(sheets []Sheet) []part {
	var types, book, links bytes.Buffer
	types.WriteString(xmlHead + `<Types xmlns="` + packSpace + `content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/xl/workbook.xml" ContentType="` + mainType + `sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="` + mainType + `styles+xml"/>`)
	book.WriteString(xmlHead + `<workbook xmlns="` + mainSpace + `" xmlns:r="` + relSpace + `"><sheets>`)
	links.WriteString(xmlHead + `<Relationships xmlns="` + packSpace + `relationships">`)
	for i, s := range sheets {
		fmt.Fprintf(&types, `<Override PartName="/%s" ContentType="%sworksheet+xml"/>`, sheetPart(i), mainType)
		fmt.Fprintf(&book, `<sheet name="%s" sheetId="%d" r:id="rId%d"/>`, inXML(s.Name), i+1, i+1)
		fmt.Fprintf(&links, `<Relationship Id="rId%d" Type="%s/worksheet" Target="worksheets/sheet%d.xml"/>`, i+1, relSpace, i+1)
	}
	fmt.Fprintf(&links, `<Relationship Id="rId%d" Type="%s/styles" Target="styles.xml"/></Relationships>`, len(sheets)+1, relSpace)
	types.WriteString("</Types>")
	book.WriteString("</sheets></workbook>")
	root := xmlHead + `<Relationships xmlns="` + packSpace + `relationships"><Relationship Id="rId1" Type="` + relSpace + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`
	return []part{
		{"[Content_Types].xml", types.Bytes()}, {"_rels/.rels", []byte(root)}, {"xl/_rels/workbook.xml.rels", links.Bytes()},
		{"xl/styles.xml", []byte(stylesXML)}, {"xl/workbook.xml", book.Bytes()},
	}
}

// cellName is the name of a cell, such as AB12.
func cellName(row, column int) string {
	name := ""
	for ; column > 0; column = (column - 1) / 26 {
		name = string(rune('A'+(column-1)%26)) + name
	}
	return name + strconv.Itoa(row)
}

// cellAt is the place of a cell by its name; false where it is none.
func cellAt(name string) (row, column int, ok bool) {
	i := 0
	for ; i < len(name) && name[i] >= 'A' && name[i] <= 'Z'; i++ {
		if column = column*26 + int(name[i]-'A') + 1; column > 1<<20 {
			return 0, 0, false
		}
	}
	row, err := strconv.Atoi(name[i:])
	return row, column, err == nil && row > 0 && column > 0
}

// inXML is a text as XML has it.
func inXML(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a strings.Builder takes all
	return b.String()
}

// escapes are characters as spreadsheets write those that XML has not, by their number.
var escapes = lazy.MustCompile(`_x([0-9A-Fa-f]{4})_`)

// escaped is the text of a cell. Where it looks like a character written by its number, the
// first sign of that is written so, and thus stays.
func escaped(cell string) string {
	var b strings.Builder
	for i, c := range cell {
		switch {
		case c < ' ' && c != '\n' && c != '\t', c == 0xfffe, c == 0xffff:
			fmt.Fprintf(&b, "_x%04X_", c)
		case c == '_' && escapes.MatchString(cell[i:min(len(cell), i+len("_x0000_"))]):
			b.WriteString("_x005F_")
		default:
			b.WriteRune(c)
		}
	}
	return inXML(b.String())
}

// unescaped is what escaped was made of.
func unescaped(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	return escapes.ReplaceAllStringFunc(s, func(found string) string {
		n, err := strconv.ParseUint(found[2:6], 16, 16)
		if c := rune(n); err == nil && !utf16.IsSurrogate(c) {
			return string(c)
		}
		return string(unicode.ReplacementChar)
	})
}
