package numerals

import "testing"

// TestPlain reads cells in several forms, and refuses what is no number in them.
func TestPlain(t *testing.T) {
	european := Form{Decimal: ",", Group: "."}
	for _, c := range []struct {
		form       Form
		cell, want string // want is "" for an error
	}{
		{Usual, "2000", "2000"}, {Usual, "-0.5", "-0.5"}, {Usual, "2,000", ""}, {Usual, "NaN", ""}, {Usual, "", ""},
		{european, "€ 1.234,5", "1234.5"}, {european, "1.23", ""}, {european, "-1.234", "-1234"}, {european, "5 million", ""},
		{Form{Decimal: ".", Group: " "}, "1 234.5", "1234.5"}, {Form{Decimal: ".", Group: ","}, "12,34,567", "1234567"},
	} {
		text, number, err := c.form.Plain(c.cell)
		if err != nil != (c.want == "") || err == nil && (text != c.want || number == nil) {
			t.Errorf("%+v: %q is %q, %v", c.form, c.cell, text, err)
		}
	}
}
