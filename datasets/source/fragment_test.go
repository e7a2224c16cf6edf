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
	if got := s.Fragment(s.Find("30 left")[0]); got != "#:~:text=30%20left" {
		t.Error(got)
	}
}
