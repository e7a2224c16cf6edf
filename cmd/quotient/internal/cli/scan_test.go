package cli

import (
	"strings"
	"testing"
)

// TestDocuments reads lines of JSON that are no documents: each error has the column, what
// is wrong there, and what to do.
func TestDocuments(t *testing.T) {
	for line, want := range map[string]string{
		`{"id": "a", "text": "x",}`:        "24: the line is not JSON: there is a comma before the closing }\n    delete the comma",
		`{"id": "é" "text": "x"}`:          "12: the line is not JSON: a comma or a } is missing before \"\n    separate the properties",
		`{'id': "a"}`:                      "2: the line is not JSON: a name in double quotation marks is expected here, not '\n    write each name as \"name\"",
		`{"id": "a", "text": “x”}`:         "21: the line is not JSON: a value is expected here, not “\n    write a text in double quotation marks",
		`{"id" "a"}`:                       "7: the line is not JSON: a colon is missing before \"\n    write \"name\": and then the value",
		`["a" "b"]`:                        "6: the line is not JSON: a comma or a ] is missing",
		`{"id": "a", "text": "x"`:          "24: the line is not JSON: it ends too early\n    close each",
		`{"id": "a", "text": "x"} {}`:      "26: the line is not JSON: the text goes on with { after its end\n    delete",
		`{"id": tru}`:                      "11: the line is not JSON: only true, false and null are written without quotation marks\n    put any other",
		`{"id": "a\q"}`:                    "11: the line is not JSON: the backslash before it",
		`{"id": "a	b"}`:                    "10: the line is not JSON: a text in quotation marks goes over the end of its line, or has a tab in it\n    close its quotation mark",
		`{"id": 1., "text": ""}`:           "10: the line is not JSON: this is not a number of JSON\n    write digits",
		"{\"id\": \"a\x00\"}":              "10: the NUL character (U+0000) is not text\n    delete it",
		"{\"id\": \"\xe9\"}":               "9: byte 0xe9 is not valid UTF-8\n    save the file as UTF-8",
		`{"id": 12, "text": 3}`:            "text must be a string in quotation marks, not number\n    write each line as {",
		`"x"`:                              "1: the line is not an object\n    write each line as {",
		`{"text": "x"}`:                    "1: the document has no id\n    write each line as {",
		`{"id": "x", "text": null}`:        "1: the document has no text\n    write each line as {",
		`{"id": "x", "text": "y", "z": 1}`: "",
	} {
		id, text, err := readDocument([]byte(line))
		switch {
		case want == "":
			if err != nil || string(id) != `"x"` || text != "y" {
				t.Errorf("%s: %q, %q, %v", line, id, text, err)
			}
		case err == nil || !strings.Contains(err.Error(), want):
			t.Errorf("%s: %v, not %q", line, err, want)
		}
	}
}

// TestIDs keeps an id of any type as it is.
func TestIDs(t *testing.T) {
	for _, id := range []string{`"a"`, "12", "1.50", "true", `["a",1]`, `{"n":1}`} {
		got, _, err := readDocument([]byte(`{"id": ` + id + `, "text": ""}`))
		if err != nil || string(got) != id {
			t.Errorf("%s: %s, %v", id, got, err)
		}
	}
	if _, _, err := readDocument([]byte(`{"id": null, "text": ""}`)); err == nil {
		t.Error("null is an id")
	}
}
