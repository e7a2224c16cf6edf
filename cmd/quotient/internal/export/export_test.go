package export

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestAroundWholeWords(t *testing.T) {
	for _, c := range []struct {
		text   string
		most   int
		ending string
		begins string
	}{
		{"one two three", 0, "", ""},
		{"one two three", 7, " three", "one "},
		{"one two three", 8, " three", "one two "},
		{"one", 9, "one", "one"},
		{"", 9, "", ""},
		{"unbroken", 3, "ken", "unb"},
		{"ógy érc", 4, " érc", "ógy "},
		{"ab ", 3, "ab ", "ab "},
	} {
		if is := ending(c.text, c.most); is != c.ending {
			t.Errorf("the last %d of %q: %q, not %q", c.most, c.text, is, c.ending)
		}
		if is := beginning(c.text, c.most); is != c.begins {
			t.Errorf("the first %d of %q: %q, not %q", c.most, c.text, is, c.begins)
		}
		if !strings.HasSuffix(c.text, ending(c.text, c.most)) || !strings.HasPrefix(c.text, beginning(c.text, c.most)) {
			t.Errorf("%q of %d has words that are not next to the quote", c.text, c.most)
		}
	}
}

func TestVariable(t *testing.T) {
	for name, is := range map[string]string{"part_of": "part_of", "a b": "a%20b", "_x": "%5Fx", "é": "%C3%A9", "share %": "share%20%25", "a.b": "a.b"} {
		if variable(name) != is {
			t.Errorf("%q is %q, not %q", name, variable(name), is)
		}
	}
}

func TestKnown(t *testing.T) {
	files := []File{{"a.csv", []byte("id\n")}, {"b c.csv", nil}}
	text := sums(files).Text
	known := Known(text)
	if len(known) != 2 || !Is(known, "a.csv", []byte("id\n")) || Is(known, "a.csv", []byte("id")) || !Is(known, "b c.csv", nil) || Is(known, "c.csv", nil) {
		t.Errorf("%q", known)
	}
	if gone := Gone(known, files[:1]); !reflect.DeepEqual(gone, []string{"b c.csv"}) {
		t.Errorf("%q", gone)
	}
	hash := strings.Repeat("0", 64)
	for _, bad := range []string{"", "x", hash + "  ../a", hash + "  /a", hash + "  a\r", hash + " a", strings.ToUpper(strings.Repeat("a", 64)) + "  a"} {
		if known := Known([]byte(bad)); len(known) > 0 {
			t.Errorf("%q is %q", bad, known)
		}
	}
}

// FuzzKnown reads files of sums that somebody else has written.
func FuzzKnown(f *testing.F) {
	f.Add("", "a.csv")
	f.Add(string(sums([]File{{"a.csv", nil}}).Text), "a.csv")
	f.Fuzz(func(t *testing.T, text, name string) {
		for known := range Known([]byte(text)) {
			if strings.HasPrefix(known, "/") || strings.Contains(known, "..") && strings.HasPrefix(known, "..") {
				t.Errorf("%q leads out of the folder", known)
			}
		}
		Is(Known([]byte(text)), name, []byte(text))
	})
}

// FuzzParse keeps what a descriptor says, in its order.
func FuzzParse(f *testing.F) {
	for _, s := range []string{`{}`, `{"b": [1.50, null, {"a": ""}], "a": true}`, `[`, `{"a"`, `1e999`, `"\ud800"`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		v, err := parse([]byte(s))
		if err != nil || !utf8.ValidString(s) {
			return
		}
		once, err := json.Marshal(v)
		if err != nil {
			t.Fatalf("%q: %v", s, err)
		}
		again, err := parse(once)
		if err != nil {
			t.Fatalf("%s: %v", once, err)
		}
		if twice, err := json.Marshal(again); err != nil || string(twice) != string(once) {
			t.Errorf("%s, then %s", once, twice)
		}
	})
}

func TestVocabulary(t *testing.T) {
	seen := map[string]bool{}
	for _, term := range Vocabulary() {
		if seen[term.Name] || term.Doc == "" {
			t.Errorf("%q is there twice, or says nothing", term.Name)
		}
		seen[term.Name] = true
	}
}
