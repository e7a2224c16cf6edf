package source

import "testing"

func TestFragment(t *testing.T) {
	for _, c := range []struct{ before, quote, after, want string }{
		{"", "over 2,000 Hungarians", "", "#:~:text=over%202%2C000%20Hungarians"},
		{"", "26-foot-tall & more", "", "#:~:text=26%2Dfoot%2Dtall%20%26%20more"},
		{"November 4,", "2,000 tanks", "", "#:~:text=November%204%2C-,2%2C000%20tanks"},
		{"", "2,000 tanks", "invaded", "#:~:text=2%2C000%20tanks,-invaded"},
		{"", "12 ember – “Őr”", "", "#:~:text=12%20ember%20%E2%80%93%20%E2%80%9C%C5%90r%E2%80%9D"},
	} {
		if got := Fragment(c.before, c.quote, c.after); got != c.want {
			t.Errorf("%q: %s, want %s", c.quote, got, c.want)
		}
	}
	s, err := Read("t", []byte("The plan of 2,000 tanks.\n\nOn Monday, 2,000 tanks invaded. Then 30 left."))
	if err != nil {
		t.Fatal(err)
	}
	spans := s.Find("2,000 tanks")
	for i, want := range []string{"#:~:text=of-,2%2C000%20tanks", "#:~:text=Monday%2C-,2%2C000%20tanks"} {
		if got := s.Fragment(spans[i]); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
	// Capitals tell nothing apart; words around are of one paragraph; a heading alone does not
	// tell two places apart, and both sides may be needed.
	hard, err := Read("t", []byte("Two thousand tanks\n\nAt the border\n\ntwo thousand tanks stood. A few men came. A few men left. A few men came."))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		quote string
		at    int
		want  string
	}{
		{"Two thousand tanks", 0, "#:~:text=Two%20thousand%20tanks,-At"},
		{"two thousand tanks", 0, "#:~:text=border-,two%20thousand%20tanks"},
		{"few men", 0, "#:~:text=stood.%20A-,few%20men"},
		{"few men", 1, "#:~:text=few%20men,-left."},
		{"few men", 2, "#:~:text=left.%20A-,few%20men"},
	} {
		if got := hard.Fragment(hard.Find(c.quote)[c.at]); got != c.want {
			t.Errorf("%s, want %s", got, c.want)
		}
	}
	if got := s.Fragment(s.Find("30 left")[0]); got != "#:~:text=30%20left" {
		t.Error(got)
	}
}
