package datasets

import (
	"reflect"
	"strings"
	"testing"
	"testing/fstest"
)

const named = `{"name": "n", "resources": [{"name": "toll", "path": "toll.csv", "schema": {"fields": [
 {"name": "id"}, {"name": "outcome", "type": "string", "categories": [{"value": "Killed", "label": "Killed", "words": WORDS}, "Wounded"]},
 {"name": "place", "type": "string"}, {"name": "age", "type": "integer"}, {"name": "value", "type": "number"}, {"name": "bound"}, {"name": "unit"}, {"name": "quote"}, {"name": "where"}]}}]}`

// TestNames reads what a row is of, with the words that the category gives.
func TestNames(t *testing.T) {
	load := func(words string) (*Study, error) {
		return Load(fstest.MapFS{
			"datapackage.json": {Data: []byte(strings.Replace(named, "WORDS", words, 1))},
			"toll.csv":         {Data: []byte("id,outcome,place,age,value,bound,unit,quote,where\na,Killed,Lodz,3,5,exact,person,5 dead,¶1\nb,Wounded,,3,6,exact,person,6 hurt,¶1\n")},
		})
	}
	s, err := load(`["dead", "died"]`)
	if err != nil {
		t.Fatal(err)
	}
	want := []Name{{"outcome", "Killed", []string{"dead", "died"}}, {"place", "Lodz", nil}}
	if got := s.Tables[0].Rows[0].Names(); !reflect.DeepEqual(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	if got := s.Tables[0].Rows[1].Names(); len(got) != 1 || got[0].Words != nil {
		t.Errorf("%v, want the outcome alone, without words", got)
	}
	for _, words := range []string{`"dead"`, `[]`, `[" "]`, `[1]`} {
		if _, err := load(words); err == nil {
			t.Errorf("words %s are read", words)
		}
	}
}
