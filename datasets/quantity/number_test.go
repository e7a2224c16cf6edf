package quantity

import (
	"strings"
	"testing"
)

// TestParseNumber reads decimals with an exponent, and none that would take a machine's
// memory written out.
func TestParseNumber(t *testing.T) {
	for s, want := range map[string]string{
		"1": "1", "-0.5": "-1/2", ".5": "1/2", "1e6": "1000000", "2.5e-3": "1/400", "+7": "7", "1E+0003": "1000",
		"": "", "1/2": "", "0x10": "", "1e1001": "", "1e-999999999": "", "1e99999": "", "1_000": "", "inf": "",
		strings.Repeat("9", 1001): "",
	} {
		r, ok := ParseNumber(s)
		if got := ""; ok {
			if got = r.RatString(); got != want {
				t.Errorf("%q is read as %s, want %q", s, got, want)
			}
		} else if want != "" {
			t.Errorf("%q is not read, want %s", s, want)
		}
	}
}

// TestNotPlain says how a number that is not a plain decimal is written.
func TestNotPlain(t *testing.T) {
	for s, want := range map[string]string{"1e3": "write 1000", "2.5E2": "write 250", ".5": "write 0.5", "-.5": "write -0.5", "5.": "write 5", "1e-3": "write 0.001", "12%": "write 12"} {
		if _, err := ParseDecimal(s); err == nil || !strings.HasSuffix(err.Error(), want) {
			t.Errorf("%q gives %v, want %q", s, err, want)
		}
	}
}
