package datasets

import (
	"strings"
	"testing"
	"testing/fstest"
)

// TestSourcesOf: which texts rows are from is said by the row, or by its table; else it is
// the text of the study in which the quote stands; else it can be each of them.
func TestSourcesOf(t *testing.T) {
	const fields = `"schema": {"fields": [{"name": "id"}, {"name": "value", "type": "number"}, {"name": "bound"}, {"name": "unit"}, {"name": "quote"}, {"name": "where"}, {"name": "source"}]}`
	const head = "id,value,bound,unit,quote,where,source\n"
	files := fstest.MapFS{
		DescriptorName: {Data: []byte(`{"name": "p", "sources": [{"name": "one", "title": "One", "author": "A", "path": "one.txt"}, {"title": "Two", "path": "two.txt"}, {"name": "three", "title": "Three"}], "resources": [
			{"name": "t", "path": "t.csv", ` + fields + `},
			{"name": "own", "path": "own.csv", "sources": [{"title": "Four", "path": "https://example.org/four"}], ` + fields + `},
			{"name": "named", "path": "named.csv", "source": "three", ` + fields + `},
			{"name": "energy", "path": "energy.csv", "schema": {"fields": [{"name": "source"}, {"name": "value", "type": "number"}]}}]}`)},
		"t.csv":      {Data: []byte(head + "said,7,exact,person,7 people,x,three\nfound,8,exact,person,8 people,H ¶1,\nlost,9,exact,person,9 people,x,\nfirst,10,exact,person,10 people,H ¶1,\n")},
		"own.csv":    {Data: []byte(head + "a,7,exact,person,7 people,x,\nb,7,exact,person,7 people,x,one\n")},
		"named.csv":  {Data: []byte(head + "a,7,exact,person,7 people,x,\n")},
		"energy.csv": {Data: []byte("source,value\ncoal,1\ngas,2\n")},
		"one.txt":    {Data: []byte("H\n\nThere were 10 people.\n")},
		"two.txt":    {Data: []byte("H\n\nThere were 8 people.\n")},
	}
	s, err := Load(files)
	if err != nil {
		t.Fatal(err)
	}
	for refs, want := range map[string]string{
		"t.said": "Three", "t.found": "Two", "t.first": "One", "t.lost": "One Two Three", "own.a": "Four", "own.b": "One", "named.a": "Three",
		"t.said t.found": "Two Three", "own.a t.first t.found own.b": "One Two Four", "energy.row-1": "One Two Three", "": "One Two Three Four",
	} {
		var rows []*Observation
		for _, ref := range strings.Fields(refs) {
			o, err := s.Observation(ref)
			if err != nil {
				t.Fatal(err)
			}
			rows = append(rows, o)
		}
		var got []string
		for _, i := range s.SourcesOf(rows) {
			got = append(got, i.Title)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%q is from %v, want %s", refs, got, want)
		}
	}
	if o, _ := s.Observation("own.a"); !strings.HasPrefix(s.Link(o), "https://example.org/four#") {
		t.Errorf("the link of a row of a table with its own source is %q", s.Link(o))
	}
	// A name of no source, where one of the cells is one.
	files["t.csv"] = &fstest.MapFile{Data: []byte(head + "said,7,exact,person,7 people,x,thre\n")}
	if _, err := Load(files); err == nil || !strings.Contains(err.Error(), `t.csv:2:32: t.said: no source is named "thre"`) || !strings.Contains(err.Error(), `did you mean "three"?`) {
		t.Errorf("a wrong source gives %v", err)
	}
	files["t.csv"] = &fstest.MapFile{Data: []byte(head + "said,7,exact,person,7 people,x,\n")}
	files[DescriptorName] = &fstest.MapFile{Data: []byte(strings.Replace(string(files[DescriptorName].Data), `"source": "three"`, `"source": "thre"`, 1))}
	if _, err := Load(files); err == nil || !strings.Contains(err.Error(), `table "named": no source is named "thre"`) {
		t.Errorf("a wrong source of a table gives %v", err)
	}
}
