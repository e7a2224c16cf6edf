package datasets

import (
	"strings"
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

// TestLinkAround: a quote that is in its text twice has the words around it that it needs, from
// a text of the study, or from the row.
func TestLinkAround(t *testing.T) {
	files := func(path, columns, cells string) fstest.MapFS {
		return fstest.MapFS{
			DescriptorName: {Data: []byte(`{"name": "town", "sources": [{"title": "The flood", ` + path + `}], "resources": [{"name": "tolls", "path": "tolls.csv", "schema": {"fields": [
 {"name": "id"}, {"name": "value", "type": "number"}, {"name": "bound"}, {"name": "unit"}, {"name": "quote"}, {"name": "where"}` + columns + `]}}]}`)},
			"tolls.csv": {Data: []byte("id,value,bound,unit,quote,where" + strings.NewReplacer(`{"name": "`, "", `"}`, "", " ", "").Replace(columns) + "\nlost,23,exact,house,23 houses,H ¶2" + cells + "\n")},
			"flood.txt": {Data: []byte("H\n\nAt Dale 23 houses stood.\n\nThen 23 houses were lost.\n")},
		}
	}
	for _, c := range []struct{ path, columns, cells, want string }{
		{`"path": "https://x.org/f"`, "", "", "https://x.org/f#:~:text=23%20houses"},
		{`"path": "flood.txt"`, "", "", ""},
		{`"path": "flood.txt", "URL": "https://x.org/f"`, "", "", "https://x.org/f#:~:text=Then-,23%20houses"},
		{`"path": "https://x.org/f"`, `, {"name": "prefix"}, {"name": "suffix"}`, ",Then,were lost", "https://x.org/f#:~:text=Then-,23%20houses,-were%20lost"},
		{`"path": "flood.txt", "URL": "https://x.org/f"`, `, {"name": "suffix"}`, ",were", "https://x.org/f#:~:text=23%20houses,-were"},
	} {
		s, err := Load(files(c.path, c.columns, c.cells))
		if err != nil {
			t.Fatal(err)
		}
		if got := s.Link(s.Tables[0].Rows[0]); got != c.want {
			t.Errorf("%s %s: %s, want %s", c.path, c.cells, got, c.want)
		}
	}
}
