package captions

import (
	"fmt"
	"testing"

	"quotient/analysis"
	"quotient/datasets"
	"quotient/datasets/folder"
)

const descriptor = `{"name": "pay", "title": "Pay", "resources": [{"name": "pay", "path": "pay.csv", "title": "Pay", "schema": {"fields": [{"name": "id", "type": "string"}, {"name": "value", "type": "number"}, {"name": "bound", "type": "string"}, {"name": "unit", "type": "string"}, {"name": "quote", "type": "string"}, {"name": "where", "type": "string"}]}}]}`

// TestRead lists texts with their places, languages and keys, in the order of the lines.
func TestRead(t *testing.T) {
	files := folder.Memory{
		"datapackage.json": []byte(descriptor),
		"pay.csv":          []byte("id,value,bound,unit,quote,where\nmason,40,exact,coin,40 coins,\nsmith,90,exact,coin,90 coins,\n"),
		"comparisons.yaml": []byte("comparisons:\n  - id: ratio\n    title: Pay of a smith\n    formula: pay.smith / pay.mason\n    caveats:\n      period: Of a week.\n"),
		"charts.yaml": []byte(`charts:
  - id: pay
    kind: bars
    title:
      en: Pay
      hu: Fizetés
    labels:
      pay.mason: Mason
    block: {of: pay.smith, label: The smith}
    rows: [pay.mason, pay.smith]
  - id: broken
    title: Broken
terms:
  mason: {hu: kőműves}
`),
	}
	s, err := datasets.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	c, err := analysis.Compare(s)
	if err != nil {
		t.Fatal(err)
	}
	row := s.Tables[0].Rows[0]
	subject := Subject{Study: s, Comparisons: c, Charts: []Chart{
		{ID: "pay", Rows: []*datasets.Observation{row}},
		{ID: "pay", Rows: []*datasets.Observation{row, s.Tables[0].Rows[1]}}, // in another language
	}}
	if shown := subject.Shown()["pay"]; len(shown.Rows) != 2 {
		t.Errorf("a chart of two languages shows %d rows", len(shown.Rows))
	}
	book, err := Read(subject)
	if err != nil {
		t.Fatal(err)
	}
	var got string
	for _, p := range book.Captions {
		got += fmt.Sprintf("%s:%d %s %s %s=%s %s\n", p.File, p.Text.Line, p.Ref, p.What, p.Tag, p.Text.Value, p.Key)
	}
	const want = `charts.yaml:5 pay the title en=Pay 
charts.yaml:6 pay the title hu=Fizetés 
charts.yaml:8 pay the label of pay.mason en=Mason pay.mason
charts.yaml:9 pay the label of a block en=The smith 
charts.yaml:14  the term for "mason" hu=kőműves 
comparisons.yaml:3 ratio the title en=Pay of a smith 
comparisons.yaml:6 ratio the caveat "period" en=Of a week. period
`
	if got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
	if term := book.Terms("hu")["mason"]; term != "kőműves" || len(book.Terms("el")) != 0 {
		t.Errorf("the term is %q", term)
	}
	if e := book.Entries; len(e) != 2 || e[0].Kind.Value != "bars" || e[0].Block.Value != "pay.smith" || len(e[0].Rows) != 2 {
		t.Errorf("%+v", e)
	}
	entry := datasets.Node{}
	subject.Charts = []Chart{{ID: "pay", Entry: &entry}}
	if book, err := Read(subject); err != nil || len(book.Captions) != 0 {
		t.Errorf("of an entry that is in no file there are %v, %v", book, err)
	}
}

// TestUnread has no captions of a file that has a fault, or is not there: loading tells of it.
func TestUnread(t *testing.T) {
	for _, text := range []string{"", "charts: [", "charts: 5"} {
		files := folder.Memory{"datapackage.json": []byte(descriptor), "pay.csv": []byte("id,value,bound,unit,quote,where\nmason,40,exact,coin,40 coins,\n")}
		if text != "" {
			files["charts.yaml"] = []byte(text)
		}
		s, err := datasets.Load(files)
		if err != nil {
			t.Fatal(err)
		}
		if book, err := Read(Subject{Study: s}); err != nil || len(book.Captions) != 0 {
			t.Errorf("%q: %v, %v", text, book, err)
		}
	}
}
