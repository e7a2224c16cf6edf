package datasets

import (
	"strings"
	"testing"
	"testing/fstest"
)

const workTable = `"resources": [{"name": "tolls", "path": "tolls.csv", "schema": {"fields": [
 {"name": "id"}, {"name": "value", "type": "number"}, {"name": "bound"}, {"name": "unit"}, {"name": "quote"}, {"name": "where"}, {"name": "source"}]}}]}`

func loadWorks(sources, rows string) (*Study, error) {
	return Load(fstest.MapFS{
		DescriptorName: {Data: []byte(`{"name": "town", "sources": ` + sources + `, ` + workTable)},
		"tolls.csv":    {Data: []byte("id,value,bound,unit,quote,where,source\n" + rows)},
	})
}

// TestWorks: a source says what it is as a work, by the names of CSL-JSON.
func TestWorks(t *testing.T) {
	s, err := loadWorks(`[
 {"name": "flood", "title": "The flood", "author": [{"family": "Reporter", "given": "Ann"}, "The Mill Union"], "issued": "1926-05", "container-title": "The Daily", "page": "3", "DOI": "10.1000/182", "path": "flood.txt", "URL": "https://example.org/flood", "accessed": "2026-05-02"},
 {"title": "The storm", "author": "B. Writer", "path": "https://example.org/storm", "date": "1926"}]`, "a,7,exact,person,7 people,x,flood\n")
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []struct{ credit, line, key string }{
		{"Ann Reporter, The Mill Union, “The flood”", "Ann Reporter, The Mill Union, “The flood”, The Daily, 3, May 1926, https://doi.org/10.1000/182 (accessed 2 May 2026)", "flood"},
		{"B. Writer, “The storm”", "B. Writer, “The storm”, https://example.org/storm", "b-writer"},
	} {
		info := s.Sources[i]
		if info.Credit() != want.credit || info.Line("") != want.line || s.Entries()[i].Key != want.key {
			t.Errorf("%s\n%s\n%s", info.Credit(), info.Line(""), s.Entries()[i].Key)
		}
	}
}

// TestWorkFaults: what a source says of itself as a work is refused at its place, with what
// to do.
func TestWorkFaults(t *testing.T) {
	_, err := loadWorks(`[{"title": "A", "type": "boook", "issued": "May 1926", "DOI": "https://doi.org/10.1/x", "URL": "https://x.org", "path": "https://y.org", "url": "z",
 "author": [{"famly": "B", "family": "B"}, {"given": "C"}], "accessed": "2026-13-01"}]`, "a,7,exact,person,7 people,x,\n")
	if err == nil {
		t.Fatal("it is read")
	}
	for _, want := range []string{
		`datapackage.json:1:53: the source "A": no work is of the type "boook"`, `did you mean "book"?`, `the source "A": `, "write a date as 1956-10-23", `write "10.1/x"`,
		"has two addresses, path and URL", `a source has no property "url"`, `write "URL"`, `a name has no property "famly"`, "a name has no family name",
	} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("no %q in\n%v", want, err)
		}
	}
	for _, author := range []string{`7`, `{"family": "B"}`, `[7]`, `[{"family": 7}]`} {
		if _, err := loadWorks(`[{"title": "A", "author": `+author+`}]`, "a,7,exact,person,7 people,x,\n"); err == nil || !strings.Contains(err.Error(), "datapackage.json:1:") {
			t.Errorf("the author %s gives %v", author, err)
		}
	}
}
