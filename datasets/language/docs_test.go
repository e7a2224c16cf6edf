package language

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"quotient/datasets/language/en"
	"quotient/datasets/language/form"
)

// TestDocs holds the words that docs/data-format.md lists against those that are accepted;
// UPDATE=1 writes them.
func TestDocs(t *testing.T) {
	file := filepath.Join("..", "..", "docs", "data-format.md")
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	const begin, end = "UPDATE=1 writes them -->\n", "<!-- end of words -->"
	before, rest, ok := strings.Cut(string(text), begin)
	_, after, ok2 := strings.Cut(rest, end)
	if !ok || !ok2 {
		t.Fatalf("%s has no place for the words", file)
	}
	reading, says := en.Language.Reading.Words, en.Language.Meaning.Says
	var b strings.Builder
	b.WriteString("\n| For | Words |\n| --- | --- |\n")
	list := func(what string, words []string) {
		b.WriteString("| " + what + " | " + strings.Join(words, ", ") + " |\n")
	}
	phrases := func(s form.Saying) []string { return strings.Split(strings.TrimSpace(says[s]), "\n") }
	list("`speculated`", strings.Fields(reading[form.IsHedge]+" "+reading[form.IsDoubt]))
	list("`expected`, with the number or in the quote", phrases(form.SaysExpected))
	list("`expected`, and `proposed` for a programme", phrases(form.ClaimsToBe))
	list("`proposed`", append(strings.Fields(reading[form.IsDemand]+" "+reading[form.IsProgramme]), phrases(form.SaysPlanned)...))
	list("`maximum`", phrases(form.SaysMost))
	list("`minimum`", phrases(form.SaysLeast))
	list("`typical`, except for money", phrases(form.SaysTypical))
	list("`rate`, except in percent", phrases(form.SaysRate))
	list("`threshold`, in the quote", phrases(form.SaysThreshold))
	list("`moment`", phrases(form.SaysMoment))
	list("`part`, and right after the number", append(phrases(form.SaysPart), phrases(form.SaysOfThe)...))
	list("no `part_of`, right before the number", phrases(form.SaysExcluded))
	list("denials before the quote", phrases(form.DeniesBefore))
	list("denials after it", phrases(form.DeniesAfter))
	list("denials in a note", phrases(form.SaysDenied))
	list("`speculated`, in a quote: others say so", phrases(form.SaysHearsay))
	list("a fiscal year or quarter, in the sentence", phrases(form.SaysFiscal))
	list("a note that infers", strings.Fields(en.Language.Meaning.Inferred))
	b.WriteString("\n")
	want := before + begin + b.String() + end + after
	if os.Getenv("UPDATE") != "" {
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if string(text) != want {
		t.Errorf("%s does not list the words that are accepted; UPDATE=1 writes them", file)
	}
}
