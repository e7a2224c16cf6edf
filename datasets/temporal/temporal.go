// Package temporal reads the dates and times in the cells of a table, as the types and formats
// of Table Schema have them (https://specs.frictionlessdata.io/table-schema/). A type and a
// format go in, and what a cell is as ISO 8601 writes it comes out.
package temporal

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"quotient/datasets/lazy"
)

// A Form is how the dates or times of a field are written: what a cell looks like,
// and what it is as ISO 8601 has it.
type Form struct {
	form    *lazy.Regexp // with a group for each part; nil for ISO 8601
	parts   string       // the directives of the groups, in their order
	Example string
}

// An Error says why a format is not read, and what to do.
type Error struct{ Problem, Hint string }

func (e *Error) Error() string { return e.Problem }

func wrong(hint, format string, args ...any) *Error {
	return &Error{fmt.Sprintf(format, args...), hint}
}

// Usual is how a type of dates or times is written without a format; false for a type that
// is none of these.
func Usual(kind string) (Form, bool) {
	f, ok := isoForms[kind]
	return f, ok
}

// isoForms are the forms of the types of dates and times, as ISO 8601 has them.
var isoForms = map[string]Form{
	"date":      {lazy.MustCompile(`^([0-9]{4})-([0-9]{2})-([0-9]{2})$`), "Ymd", "1956-10-23"},
	"time":      {lazy.MustCompile(`^([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\.[0-9]+)?)?(?:Z|[+-][0-9]{2}:[0-9]{2})?$`), "HMS", "10:30:00"},
	"datetime":  {lazy.MustCompile(`^([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\.[0-9]+)?)?(?:Z|[+-][0-9]{2}:[0-9]{2})?$`), "YmdHMS", "1956-10-23T10:30:00"},
	"year":      {lazy.MustCompile(`^(-?[0-9]{4})$`), "Y", "1956, or -0043 for 44 BC"},
	"yearmonth": {lazy.MustCompile(`^([0-9]{4})-([0-9]{2})$`), "Ym", "1956-10"},
}

// directives are those of a format such as %d/%m/%Y that are read.
var directives = map[byte]string{'Y': `([0-9]{4})`, 'm': `([0-9]{1,2})`, 'd': `([0-9]{1,2})`, 'H': `([0-9]{1,2})`, 'M': `([0-9]{1,2})`, 'S': `([0-9]{1,2})`}

// needed are the parts that a type of date or time has.
var needed = map[string]string{"date": "Ymd", "time": "HM", "datetime": "YmdHM"}

// FormOf returns how a type of dates or times is written in a format, or says why
// that is not read.
func FormOf(kind, format string) (Form, *Error) {
	if format == "" || format == "default" {
		return isoForms[kind], nil
	}
	parts, ok := needed[kind]
	if !ok {
		return Form{}, wrong("take the format out, and write cells as in "+isoForms[kind].Example, "the type %s has no format %q", kind, format)
	}
	hint := "write the parts as %Y, %m, %d, %H, %M and %S, as in %d/%m/%Y, or take the format out and write cells as in " + isoForms[kind].Example
	if format == "any" {
		return Form{}, wrong(hint, "the format any would be guessed: 01/02/1956 is of January or of February")
	}
	m := Form{Example: strings.NewReplacer("%Y", "1956", "%m", "10", "%d", "23", "%H", "10", "%M", "30", "%S", "00").Replace(format)}
	form := "^"
	for i := 0; i < len(format); i++ {
		if format[i] != '%' {
			form += regexp.QuoteMeta(format[i : i+1])
			continue
		}
		if i++; i == len(format) || directives[format[i]] == "" || strings.IndexByte(m.parts, format[i]) >= 0 {
			return Form{}, wrong(hint, "the format %q has a part that is not read", format)
		}
		form += directives[format[i]]
		m.parts += format[i : i+1]
	}
	for _, p := range parts {
		if !strings.ContainsRune(m.parts, p) {
			return Form{}, wrong(hint, "the format %q has no %%%c, which a %s needs", format, p, kind)
		}
	}
	if kind == "date" && len(m.parts) > 3 || kind == "time" && strings.ContainsAny(m.parts, "Ymd") {
		return Form{}, wrong("use the type datetime", "the format %q is not that of a %s", format, kind)
	}
	re, err := regexp.Compile(form + "$")
	if err != nil {
		return Form{}, wrong(hint, "the format %q is not read", format)
	}
	m.form = lazy.Of(re)
	return m, nil
}

// ISO returns a cell as ISO 8601 has it; false where it is no such date or time.
func (m Form) ISO(kind, cell string) (string, bool) {
	found := m.form.FindStringSubmatch(cell)
	if found == nil {
		return "", false
	}
	at := map[byte]int{'m': 1, 'd': 1}
	for i, text := range found[1:] {
		at[m.parts[i]], _ = strconv.Atoi(text)
	}
	if at['H'] > 23 || at['M'] > 59 || at['S'] > 60 || at['m'] < 1 || at['m'] > 12 || at['d'] < 1 {
		return "", false
	}
	if day := time.Date(at['Y'], time.Month(at['m']), at['d'], 0, 0, 0, 0, time.UTC); day.Day() != at['d'] {
		return "", false // the 30th of February
	}
	if m.parts == isoForms[kind].parts && m.form == isoForms[kind].form {
		return cell, true
	}
	date, clock := fmt.Sprintf("%04d-%02d-%02d", at['Y'], at['m'], at['d']), fmt.Sprintf("%02d:%02d", at['H'], at['M'])
	if strings.Contains(m.parts, "S") {
		clock += fmt.Sprintf(":%02d", at['S'])
	}
	switch kind {
	case "date":
		return date, true
	case "time":
		return clock, true
	}
	return date + "T" + clock, true
}

// span is a duration of ISO 8601: P1Y2M10DT2H30M.
var span = lazy.MustCompile(`^-?P(?:[0-9]+(?:\.[0-9]+)?W|(?:[0-9]+Y)?(?:[0-9]+M)?(?:[0-9]+(?:\.[0-9]+)?D)?(?:T(?:[0-9]+H)?(?:[0-9]+M)?(?:[0-9]+(?:\.[0-9]+)?S)?)?)$`)

// IsDuration reports whether a cell is a duration of ISO 8601.
func IsDuration(cell string) bool {
	return span.MatchString(cell) && strings.ContainsAny(cell, "0123456789") && !strings.HasSuffix(cell, "T")
}
