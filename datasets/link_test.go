package datasets

import "testing"

// TestLink leads to the words on the page of the source, where it has one.
func TestLink(t *testing.T) {
	s, _ := town(t, townTolls, townAside, townText)
	o, err := s.Observation("tolls.spent")
	if err != nil {
		t.Fatal(err)
	}
	if got := s.Link(o); got != "" {
		t.Errorf("no URL, and %q", got)
	}
	s.Sources[0].Path = "https://example.org/flood#top"
	if got, want := s.Link(o), "https://example.org/flood#:~:text=spent%204%2C500%20forints"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
