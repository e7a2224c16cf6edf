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

	"quotient/datasets/bounded"
	"quotient/datasets/folder"
	"quotient/datasets/jsontext"
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
	if err != nil {
		return nil, Unopened(file, err)
	}
	base := filepath.Base(file)
	text, bad := tableText(base, text)
	if bad != nil {
		return nil, Findings{*bad}
	}
	return ofCSV(strings.TrimSuffix(base, filepath.Ext(base)), base, text)
}

// Unopened is the error of a file or folder that somebody has named and that cannot be
// read: why, and what to do.
func Unopened(file string, err error) error {
	hint := "check the path"
	var size *folder.SizeError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		hint = beside(file)
	case errors.Is(err, fs.ErrPermission):
		hint = "change its permissions"
	case errors.Is(err, folder.ErrNotRegular):
		hint = "name a file; what a program prints can be saved to one first"
	case errors.As(err, &size):
		hint = "divide it"
	}
	return fmt.Errorf("cannot read %s: %w\n    %s", filepath.ToSlash(file), folder.Cause(err), hint)
}

// beside names what is most like a file that is not there, or some with its ending.
func beside(file string) string {
	dir := filepath.Dir(file)
	entries, err := os.ReadDir(dir)
	if err != nil {
		return "there is no folder " + filepath.ToSlash(dir)
	}
	var names []string
	for _, e := range entries {
		if strings.EqualFold(filepath.Ext(e.Name()), filepath.Ext(file)) && !strings.HasPrefix(e.Name(), ".") {
			names = append(names, e.Name())
		}
	}
	where := "in this folder"
	if dir != "." {
		where = "in " + filepath.ToSlash(dir)
	}
	if n := Nearest(filepath.Base(file), names); n != "" {
		return fmt.Sprintf("did you mean %q?", filepath.ToSlash(filepath.Join(dir, n)))
	} else if len(names) > 0 {
		return where + ": " + strings.TrimPrefix(valid(names), "valid: ")
	}
	return "check its name: no such file is " + where
}

// ofCSV is the study of one CSV text; the file is named in what is wrong with it.
func ofCSV(title, file string, text []byte) (*Study, error) {
	if at, size := bounded.Cells(text); at >= 0 {
		line, col := jsontext.LineColumn(text, at)
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
