package datasets

import (
	"testing"
	"testing/fstest"
)

// TestLink leads to the words on the page of the source, where it has one.
func TestLink(t *testing.T) {
	s, err := Load(fstest.MapFS{
		DescriptorName: {Data: []byte(`{"name": "town", "sources": [{"title": "The flood"}], "resources": [{"name": "tolls", "path": "tolls.csv", "schema": {"fields": [
 {"name": "id"}, {"name": "value", "type": "number"}, {"name": "bound"}, {"name": "unit"}, {"name": "quote"}, {"name": "where"}]}}]}`)},
		"tolls.csv": {Data: []byte("id,value,bound,unit,quote,where\nspent,4500,exact,forint,\"spent 4,500 forints\",¶2\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
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
