package datasets

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"quotient/datasets/folder"
)

// OpenCSV reads one CSV file as a study of one table of plain data, without a
// descriptor: the file's name is that of study and table, and the types of the
// columns are inferred from their cells (integer, number, boolean or string).
// All else is as strict as [Load], whose error it returns: of type [Findings],
// with the places in the file. The byte order mark of a spreadsheet is passed over.
//
// A column that is mostly numbers is text where one cell is none, and so is one of 12%
// or 1,000; a warning of the study names such a cell. A number that begins with a zero,
// such as a post code, is text.
func OpenCSV(file string) (*Study, error) {
	text, err := folder.ReadFile(file, folder.Most(file))
	if hint := beside(file); errors.Is(err, fs.ErrNotExist) && hint != "" {
		return nil, fmt.Errorf("%w: %s", err, hint)
	} else if err != nil {
		return nil, err
	}
	base := filepath.Base(file)
	text, bad := tableText(base, text)
	if bad != nil {
		return nil, Findings{*bad}
	}
	return ofCSV(strings.TrimSuffix(base, filepath.Ext(base)), base, text)
}

// beside names the CSV file that is most like one that is not there.
func beside(file string) string {
	entries, err := os.ReadDir(filepath.Dir(file))
	if err != nil {
		return "there is no folder " + filepath.ToSlash(filepath.Dir(file))
	}
	var names []string
	for _, e := range entries {
		if strings.EqualFold(filepath.Ext(e.Name()), ".csv") {
			names = append(names, e.Name())
		}
	}
	return DidYouMean(filepath.Base(file), names)
}

// ofCSV is the study of one CSV text; the file is named in what is wrong with it.
func ofCSV(title, file string, text []byte) (*Study, error) {
	if at, size := boundedCells(text); at >= 0 {
		line, col := lineColumn(text, at)
		return nil, tooLong(file, position{line, col}, size)
	}
	// A row that cannot be read tells nothing here: reading the table reports it.
	r := csv.NewReader(bytes.NewReader(text))
	r.FieldsPerRecord = -1
	header, err := r.Read()
	if err != nil {
		header = []string{"id"}
	}
	in := newInference(file, header)
	for err == nil {
		var record []string
		if record, err = r.Read(); err == nil {
			in.row(record, func(i int) int { line, _ := r.FieldPos(i); return line })
		} else if !errors.Is(err, io.EOF) {
			err = nil
		}
	}
	t, err := in.table(title)
	if err != nil {
		return nil, err
	}
	return alone(title, t, in.warnings, readText(t, text))
}
