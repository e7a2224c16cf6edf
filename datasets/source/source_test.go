package source

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// The text of the tests is made up: a little history of a town with a mill.
const mill = "\uFEFFThe mill at Őrhegy\r\n" +
	"\r\n" +
	"Early years\r\n" +
	"\r\n" +
	"In 1901–1905 the mill paid its 78 hands “well”, the owner’s words.\r\n" +
	"\r\n" +
	"It ground 1,978 sacks in a week, and\r\nin a good\u00A0week even 11\u202F000 of them.\r\n" +
	" \t \r\n" +
	"The strike – March 1912\r\n" +
	"\r\n" +
	"Over 400 struck; 40 did not. It was −5 degrees.\r\n" +
	"\r\n" +
	"The owner hired 40 men, and 40 more later.\r\n"

func read(t testing.TB, text string) *Source {
	t.Helper()
	s, err := Read("mill.txt", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestRead(t *testing.T) {
	s := read(t, mill)
	sum := sha256.Sum256([]byte(mill))
	if s.SHA256() != hex.EncodeToString(sum[:]) {
		t.Errorf("fingerprint %s", s.SHA256())
	}
	if s.Runes() != utf8.RuneCountInString(mill) {
		t.Errorf("%d code points, want %d", s.Runes(), utf8.RuneCountInString(mill))
	}
	if s.Text(s.All()) != mill || s.Text(Span{-5, s.Runes() + 5}) != mill {
		t.Error("the text is not as it is")
	}
	if got := s.Text(Span{3, 3}) + s.Text(Span{9, 4}) + s.Text(Span{s.Runes(), s.Runes() + 1}); got != "" {
		t.Errorf("an empty span has the text %q", got)
	}
	if s.Name() != "mill.txt" {
		t.Errorf("name %q", s.Name())
	}
	for _, test := range []struct{ text, want string }{
		{"a\nb\xffc", "mill.txt:2:2: byte 0xFF"},
		{"żó\xc5", "mill.txt:1:3: byte 0xC5"},
		{"\xff\xfea\x00", "UTF-16"},
		{"a\nb\x00", "mill.txt:2:2: the NUL character (U+0000) is there, so this is not a text but a binary file, or in UTF-16: save the text as UTF-8"},
		{"\xed\xa0\x80", "1:1"}, // half of a surrogate pair
	} {
		if _, err := Read("mill.txt", []byte(test.text)); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("Read(%q): %v, want %q in it", test.text, err, test.want)
		}
	}
	if _, err := Read("x", []byte("a\uFFFDb")); err != nil {
		t.Errorf("a replacement character that is in the text: %v", err)
	}
	if _, err := Read("x", make([]byte, MaxSize+1)); err == nil {
		t.Error("no error for a text too large")
	}
	if empty := read(t, ""); empty.Runes() != 0 || empty.Find("a") != nil || empty.Paragraphs() != nil {
		t.Error("the empty text has something")
	}
}

func TestLineColumn(t *testing.T) {
	runes := []rune(mill)
	line, column := 1, 1
	s := read(t, mill)
	for i, r := range runes {
		if gotLine, gotColumn := s.LineColumn(i); gotLine != line || gotColumn != column {
			t.Fatalf("code point %d (%q) is at %d:%d, want %d:%d", i, r, gotLine, gotColumn, line, column)
		}
		switch {
		case r == '\n':
			line, column = line+1, 1
		case i > 0:
			column++
		}
	}
	if l, c := s.LineColumn(-1); l != 1 || c != 1 {
		t.Errorf("before the text is %d:%d", l, c)
	}
	if l, c := s.LineColumn(len(runes) + 9); l != line || c != 1 {
		t.Errorf("after the text is %d:%d, want %d:1", l, c, line)
	}
}

func TestTextFarIn(t *testing.T) {
	s := read(t, strings.Repeat("aő→𝔸\n", 1000))
	for at := 0; at < s.Runes(); at += 5 {
		if got := s.Text(Span{at + 1, at + 4}); got != "ő→𝔸" {
			t.Fatalf("at %d: %q", at, got)
		}
	}
}

func TestParagraphs(t *testing.T) {
	for _, text := range []string{mill, strings.ReplaceAll(mill, "\r", ""), strings.TrimPrefix(mill, "\uFEFF")} {
		s := read(t, text)
		got := s.Paragraphs()
		starts := []string{"The mill at Őrhegy", "Early years", "In 1901", "It ground", "The strike", "Over 400", "The owner hired"}
		if len(got) != len(starts) {
			t.Fatalf("%d paragraphs, want %d", len(got), len(starts))
		}
		for i, p := range got {
			if block := s.Text(p.Span); p.Number != i+1 || !strings.HasPrefix(block, starts[i]) || strings.TrimSpace(block) != block {
				t.Errorf("paragraph %d (numbered %d) is %q, want it to begin %q", i+1, p.Number, block, starts[i])
			}
		}
		got[0].Number = 99
		if s.Paragraphs()[0].Number != 1 {
			t.Error("the caller can change the paragraphs of the source")
		}
	}
	if n := len(read(t, "\n\n \r\n\t\n").Paragraphs()); n != 0 {
		t.Errorf("white lines are %d paragraphs", n)
	}
}

func TestMarkdownHeadings(t *testing.T) {
	s := read(t, "# The quarry\n\n## The walkout? #\r\nSome 40 left.\nNobody came.\n### Pay\n\n#1 is no heading.\n\n####### nor this\n# \n")
	want := map[string]string{
		"The quarry": "The quarry", "The walkout?": "The walkout?", "The walkout? ¶1": "Some 40 left.\nNobody came.",
		"Pay": "Pay", "Pay ¶1": "#1 is no heading.", "Pay ¶2": "####### nor this\n#",
	}
	for _, p := range s.Paragraphs() {
		where := s.Where(p.Span)
		if got := s.Text(p.Span); got != want[where] {
			t.Errorf("%s is %q, want %q", where, got, want[where])
		}
		if span, err := s.Locate(where); err != nil || span != p.Span {
			t.Errorf("%s is not found: %v", where, err)
		}
		delete(want, where)
	}
	if len(want) > 0 {
		t.Errorf("not there: %v", want)
	}
}

// TestBylines: who wrote a text is no heading of it, and is found as one in older studies.
func TestBylines(t *testing.T) {
	for line, heading := range map[string]bool{
		"By Hanna Reed": false, "By Hanna Reed and Jan de Wit": false, "By J. R. van den Berg, Staff Writer": false, "By Márta Őry-Szabó & Anna O’Neill": false,
		"By Region": true, "By land and sea": true, "By Land and Sea": true, "By Hanna Reed after the flood": true, "Bylaws Of Lowen": true, "Years By Hanna Reed": true,
	} {
		s := read(t, "The flood\n\n"+line+"\n\nIt rose.\n")
		want := "The flood ¶2"
		if heading {
			want = line + " ¶1"
		}
		last := s.Paragraphs()[2].Span
		if got := s.Where(last); got != want {
			t.Errorf("%s: the paragraph after it is %s, want %s", line, got, want)
		}
		for _, where := range []string{want, line + " ¶1"} {
			if span, err := s.Locate(where); err != nil || span != last {
				t.Errorf("%s is not found: %v", where, err)
			}
		}
	}
	if s := read(t, "# By Hanna Reed\n\nIt rose.\n"); s.Where(s.Paragraphs()[1].Span) != "By Hanna Reed ¶1" {
		t.Error("a heading of Markdown is one whatever it says")
	}
}

func TestFind(t *testing.T) {
	tests := []struct {
		name, text, quote string
		want              []string // the texts of the spans, as they are
	}{
		{"plain", "it had 78 dead.", "78 dead", []string{"78 dead"}},
		{"line break", "78\r\n  dead", "78 dead", []string{"78\r\n  dead"}},
		{"no-break space", "11\u202F000 men", "11 000 men", []string{"11\u202F000 men"}},
		{"spaces of the quote", "78 dead", "\t 78\u00A0 dead\n", []string{"78 dead"}},
		{"zero-width space is no space", "78\u200Bdead", "78 dead", nil},
		{"apostrophes", "the worker’s ‘pay’", "the worker's 'pay'", []string{"the worker’s ‘pay’"}},
		{"prime", "26′ tall", "26' tall", []string{"26′ tall"}},
		{"quotation marks", "“a” „b‟ «c»", `"a" "b" "c"`, []string{"“a” „b‟ «c»"}},
		{"dashes", "a – b — c ‑ d ‐ e ‒ f", "a - b - c - d - e - f", []string{"a – b — c ‑ d ‐ e ‒ f"}},
		{"dash of the quote", "a - b", "a — b", []string{"a - b"}},
		{"composed, decomposed", "Ernő Gerő", norm.NFD.String("Ernő Gerő"), []string{"Ernő Gerő"}},
		{"decomposed, composed", norm.NFD.String("το Ξενοδοχείο ΐ"), "Ξενοδοχείο ΐ", []string{norm.NFD.String("Ξενοδοχείο ΐ")}},
		{"marks in another order", "a\u0323\u0307b", "a\u0307\u0323b", []string{"a\u0323\u0307b"}},
		{"Hangul", norm.NFD.String("한국 5"), "한국 5", []string{norm.NFD.String("한국 5")}},
		{"singleton", "5 \u212Bngström", "5 Ångström", []string{"5 \u212Bngström"}},
		{"half a letter", "e\u0301", "e", nil},
		{"half a letter, at its end", "caf\u0065\u0301", "cafe", nil},
		{"case", "78 Dead", "78 dead", nil},
		{"comma", "1,978 sacks", "1978 sacks", nil},
		{"compatibility digit", "x²", "x2", nil},
		{"empty", "a", "", nil},
		{"white", "a b", " \n", nil},
		{"not UTF-8", "a\uFFFDb", "\xff", nil},
		{"twice", "40 men, 40 more", "40", []string{"40", "40"}},
		{"overlapping", "no no no", "no no", []string{"no no", "no no"}},
		{"byte order mark", "\uFEFF78 dead", "78 dead", []string{"78 dead"}},

		{"in a number", "1,978", "978", nil},
		{"before a comma", "78,000", "78", nil},
		{"before a decimal point", "78.5", "78", nil},
		{"after a decimal point", "0.78", "78", nil},
		{"between digits", "17801", "78", nil},
		{"with the comma", "78,000", "78,", nil},
		{"full stop", "There were 78.", "78", []string{"78"}},
		{"comma and space", "November 4, 2,000 tanks", "2,000 tanks", []string{"2,000 tanks"}},
		{"date before a number", "November 4, 2,000 tanks", "November 4", []string{"November 4"}},
		{"grouped by no-break space", "1\u00A0978 men", "978 men", nil},
		{"grouped by no-break space, its head", "1\u202F978 men", "1", nil},
		{"no group of three", "March\u00A04\u00A01956", "1956", []string{"1956"}},
		{"ordinary space", "on March 4 978 men", "978 men", []string{"978 men"}},
		{"grouped by apostrophe", "1’978 men", "978 men", nil},
		{"fraction", "2½ men", "2", nil},
		{"fraction slash", "1⁄2", "2", nil},
		{"ordinal", "the 78th", "78", nil},
		{"decade", "the 1950s", "1950", nil},
		{"percent", "15% more", "15", []string{"15"}},
		{"in a word", "undead deadly", "dead", nil},
		{"in a Greek word", "εργάτες", "εργάτε", nil},
		{"apostrophe is no letter", "workers’ pay", "workers", []string{"workers"}},
		{"hyphen is no letter", "26-foot statue", "26", []string{"26"}},
		{"no spaces between words", "死者は2000人だった", "2000人", []string{"2000人"}},
		{"other digits", "٧٨٠", "٧٨", nil},

		{"range", "1989–1991", "1989-1991", []string{"1989–1991"}},
		{"end of a range", "1989–1991", "1991", []string{"1991"}},
		{"start of a range", "1989–1991", "1989", []string{"1989"}},
		{"half of a range is no minus", "1989–1991", "-1991", nil},
		{"minus", "it was −5 degrees", "-5 degrees", []string{"−5 degrees"}},
		{"minus typed as such", "it was -5 degrees", "−5 degrees", []string{"-5 degrees"}},
		{"minus left out", "it was −5 degrees", "5 degrees", nil},
		{"dash of a typewriter", "the loss was appalling--40,000 having perished", "40,000 having", []string{"40,000 having"}},
		{"dash of a typewriter is no sign", "appalling--40,000 having perished", "-40,000 having", nil},
		{"minus at the beginning", "−5", "5", nil},
		{"minus is no range", "3−5", "3-5", nil},
		{"minus as it is", "3−5", "3−5", []string{"3−5"}},
		{"minus and no digit", "a−b", "a-b", []string{"a−b"}},
		{"minus in brackets", "(−5)", "(-5)", []string{"(−5)"}},
		{"dash between words", "Poland – 5 dead", "5 dead", []string{"5 dead"}},
	}
	for _, test := range tests {
		s := read(t, test.text)
		var got []string
		for _, span := range s.Find(test.quote) {
			got = append(got, s.Text(span))
		}
		if strings.Join(got, "|") != strings.Join(test.want, "|") || len(got) != len(test.want) {
			t.Errorf("%s: %q in %q: %q, want %q", test.name, test.quote, test.text, got, test.want)
		}
	}
}

// TestLocateInAHeading asks for no place in a text of nothing but a heading.
func TestLocateInAHeading(t *testing.T) {
	_, err := read(t, "# 0").Locate(" ")
	if err == nil || !strings.Contains(err.Error(), "names no place") {
		t.Errorf("got %v, want that it names no place", err)
	}
}

func TestLocate(t *testing.T) {
	s := read(t, mill)
	for where, want := range map[string]string{
		"Early years ¶1":                      "In 1901",
		"Early years ¶2":                      "It ground",
		"Early years":                         "Early years",
		"  Early\u00A0years ¶ 2 ":             "It ground",
		"The strike - March 1912 ¶2":          "The owner hired",
		"¶1":                                  "The mill at",
		"¶7":                                  "The owner hired",
		norm.NFD.String("The mill at Őrhegy"): "The mill at",
		"Over 400 struck; 40 did not. It was −5 degrees. ¶1": "The owner hired",
	} {
		span, err := s.Locate(where)
		if err != nil {
			t.Errorf("%q: %v", where, err)
		} else if !strings.HasPrefix(s.Text(span), want) {
			t.Errorf("%q is %q, want %q", where, s.Text(span), want)
		}
	}
	for where, wants := range map[string][]string{
		"Early yeras ¶1":             {"no paragraph", `"Early years"`, "line 3"},
		"early years ¶1":             {`"Early years"`},
		"Early years ¶3":             {"2 paragraphs", `"The strike – March 1912"`, "line 10"},
		"Early years ¶4":             {`the 4th after it is "The strike – March 1912 ¶1"`},
		"Early years ¶0":             {"counted from 1"},
		"Early years ¶x":             {`"x"`},
		"Early years ¶":              {`""`},
		"The strike – March 1912 ¶3": {"2 paragraphs after this heading (line 10) to the end"},
		"¶8":                         {"7 paragraphs in the text"},
		"":                           {"names no place", `"Early years ¶1"`},
		"\xff":                       {"names no place"},
		"¶-1":                        {"counted from 1"},
		"¶99999999999999999999":      {"not a number"},
	} {
		_, err := s.Locate(where)
		wantError(t, where, err, wants)
	}
	twice := read(t, "One\n\nMen\n\nFirst.\n\nMen\n\nSecond.")
	_, err := twice.Locate("Men ¶1")
	wantError(t, "a heading twice", err, []string{"2 paragraphs", "lines 3, 7", "¶3, ¶5"})
	if span := twice.Find("Second")[0]; twice.Where(span) != "¶5" {
		t.Errorf("under a heading that is there twice, where is %q, want ¶5", twice.Where(span))
	}
}

func wantError(t *testing.T, name string, err error, wants []string) {
	t.Helper()
	var e *Error
	if !errors.As(err, &e) {
		t.Errorf("%q: error %v, want an *Error", name, err)
		return
	}
	for _, want := range wants {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v\nwant %s in it", name, err, want)
		}
	}
}

// Where and Locate are each other's inverse.
func TestWhere(t *testing.T) {
	for _, text := range []string{mill, "A\n\nb ¶ c\n\ntext.\n\nA\n\ntext.", "no heading."} {
		s := read(t, text)
		for _, p := range s.Paragraphs() {
			where := s.Where(p.Span)
			if span, err := s.Locate(where); err != nil || span != p.Span {
				t.Errorf("paragraph %d is at %q, which is %v (%v), want %v", p.Number, where, span, err, p.Span)
			}
		}
	}
	if where := read(t, mill).Where(Span{0, 1}); where != "" {
		t.Errorf("the byte order mark is in %q", where)
	}
}

func TestQuote(t *testing.T) {
	s := read(t, mill)
	for _, test := range []struct{ quote, where, want string }{
		{"78 hands", "", "78 hands"},
		{"its 78 hands \"well\"", "Early years ¶1", "its 78 hands “well”"},
		{"in a good week even 11 000", "", "in a good\u00A0week even 11\u202F000"},
		{"Over 400", "The strike – March 1912 ¶1", "Over 400"},
		{"40 did", "", "40 did"},
		{"40", "The strike – March 1912 ¶1", "40"},
		{"March 1912", "The strike – March 1912", "March 1912"},
	} {
		span, err := s.Quote(test.quote, test.where)
		if err != nil || s.Text(span) != test.want {
			t.Errorf("%q at %q is %q (%v), want %q", test.quote, test.where, s.Text(span), err, test.want)
		}
	}
	for _, test := range []struct {
		quote, where string
		wants        []string
	}{
		{"40", "", []string{"3 times", "12:18", `such as "The strike – March 1912 ¶1"`}},
		{"40", "The strike – March 1912 ¶2", []string{"2 times", "line 14", "quote more"}},
		{"40", "Early years ¶1", []string{"is not in", "but at 12:18"}},
		{"78 hands", "Early years ¶2", []string{"but at 5:", `write "Early years ¶1" under where`}},
		{"78 hands", "Early yeers ¶1", []string{"no paragraph"}},
		{"978 sacks", "", []string{"only inside something longer", `"1,978 sacks"`, "7:13"}},
		{"5 degrees", "", []string{"with its sign", "−5 degrees"}},
		{"87 hands", "", []string{"is not in", "nearest passage", "78 hands", `has "78", not "87", at character 1`}},
		{"its 78 ded", "", []string{`"its 78 hands"`, `at character 8`}},
		{"ver 40 struck", "", []string{`has "O" before the quote begins`}},
		{"1.978 sacks", "", []string{`"1,978 sacks" at 7:11`, `has "," (U+002C), not "." (U+002E), at character 2`}},
		{"over 400 struck", "", []string{`"Over 400 struck;"`, `has "O", not "o", at character 1`}},
		{"78 hnds", "", []string{`has "a" after character 4`}},
		{"78 haands", "", []string{`has no "a", character 5`}},
		{"quite another thing altogether", "", []string{"nothing there is like it"}},
		{"", "", []string{"empty"}},
		{" \n", "", []string{"empty"}},
		{"a\xff", "", []string{"not UTF-8"}},
	} {
		_, err := s.Quote(test.quote, test.where)
		wantError(t, test.quote+" @ "+test.where, err, test.wants)
	}
	minus := read(t, "the score was 3−5.")
	_, err := minus.Quote("was 3-5", "")
	wantError(t, "minus", err, []string{"U+2212", "U+002D"})
}

// The bit-parallel search against the table of edit distances it stands for.
func TestApproximate(t *testing.T) {
	text := "the mill paid its 78 hands well, ő and the owner's words"
	for _, pattern := range []string{"78 hands", "87 hands", "paid 78", "zzz", "x", "Ő AND", strings.Repeat("mill ", 12) + "four", "words"} {
		p := []rune(pattern)
		end, distance := approximate(p, text)
		best := len(p)
		for i := range text {
			for j := range text[i:] {
				best = min(best, editDistance(lower(pattern), []rune(text[i:i+j])))
			}
			best = min(best, editDistance(lower(pattern), []rune(text[i:])))
		}
		if distance != best {
			t.Errorf("%q: distance %d, want %d", pattern, distance, best)
		}
		if end < 0 || end > len(text) {
			t.Errorf("%q: end %d", pattern, end)
		}
	}
}

func TestNearestIsFast(t *testing.T) {
	text := strings.Repeat("The owner’s words were few – and the mill paid badly in those years.\n\n", 30_000) + "It had 1,978 sacks."
	s := read(t, text)
	start := time.Now()
	_, err := s.Quote("It had 1.978 sacks", "")
	wantError(t, "at the end of a long text", err, []string{"60001:1", "U+002C"})
	if took := time.Since(start); took > 5*time.Second {
		t.Errorf("an error took %v on %d bytes", took, len(text))
	}
}

func TestFindInFolders(t *testing.T) {
	dir, other := t.TempDir(), t.TempDir()
	write := func(dir, name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write(dir, "a.txt", "another text")
	write(other, "mill of another name.text", mill)
	if err := os.Mkdir(filepath.Join(other, "folder"), 0o700); err != nil {
		t.Fatal(err)
	}
	sum := read(t, mill).SHA256()
	dirs := []string{"", filepath.Join(dir, "missing"), dir, other}
	for _, fingerprint := range []string{sum, strings.ToUpper(sum), "sha256:" + sum} {
		s, err := Find(dirs, fingerprint)
		if err != nil {
			t.Fatal(err)
		}
		if s.SHA256() != sum || !strings.HasSuffix(s.Name(), "another name.text") {
			t.Errorf("found %s", s.Name())
		}
	}
	for _, dirs := range [][]string{nil, {dir}, {filepath.Join(dir, "missing")}} {
		if _, err := Find(dirs, sum); !errors.Is(err, ErrNotFound) || !strings.Contains(err.Error(), sum) {
			t.Errorf("in %q: %v, want ErrNotFound and the fingerprint", dirs, err)
		}
	}
	if _, err := Find(dirs, "abc"); err == nil || errors.Is(err, ErrNotFound) {
		t.Errorf("a fingerprint that is none: %v", err)
	}
	write(dir, "b.txt", "\xff")
	bad := sha256.Sum256([]byte("\xff"))
	if _, err := Find(dirs, hex.EncodeToString(bad[:])); err == nil || !strings.Contains(err.Error(), "UTF-8") {
		t.Errorf("the right file, not UTF-8: %v", err)
	}
	if _, err := Find([]string{filepath.Join(dir, "a.txt"), other}, sum); err != nil {
		t.Errorf("a file among the folders hides those after it: %v", err)
	}
}

// Places in the article that the bundled study is about, where its text is at hand.
func TestArticle(t *testing.T) {
	const fingerprint = "14c1c4fdb1c9b1261d5b7bdd6c3e47847de5cbe6b01d53d14475cb08cce169eb"
	dirs := append(filepath.SplitList(os.Getenv("QUOTIENT_SOURCES")), filepath.Join("..", "..", "..", "shared", "sources"))
	s, err := Find(dirs, fingerprint)
	if errors.Is(err, ErrNotFound) {
		t.Skip("not checked: ", err)
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		quote, where string
		line         int
	}{
		{"78 dead", "Poland – June 1956 ¶7", 91},
		{"64 civilians", "Poland - June 1956 ¶7", 91},
		{"over 400 wounded", "Poland – June 1956 ¶7", 91},
		{"worker's salary was 1,000 forints", "Life under Stalinism ¶2", 43},
		{"2,000 tanks", "November 4: second invasion, 2,000 tanks ¶2", 217},
		{"2,000 tanks", "November 4: second invasion, 2,000 tanks", 213},
		{"over 2,000 Hungarians", "", 219},
		{"1,500 forints", "", 191},
		{"a total of 5,500 people", "", 151},
	} {
		span, err := s.Quote(test.quote, test.where)
		if err != nil {
			t.Error(err)
			continue
		}
		if line, _ := s.LineColumn(span.Start); line != test.line {
			t.Errorf("%q is in line %d, want %d", test.quote, line, test.line)
		}
		if test.where == "" {
			if again, err := s.Quote(test.quote, s.Where(span)); err != nil || again != span {
				t.Errorf("%q at %q: %v, %v", test.quote, s.Where(span), again, err)
			}
		}
	}
	for _, p := range s.Paragraphs() {
		if span, err := s.Locate(s.Where(p.Span)); err != nil || span != p.Span {
			t.Errorf("line %d is at %q, which is %v (%v)", s.line(p), s.Where(p.Span), span, err)
		}
	}
	_, err = s.Quote("2,000 tanks", "")
	wantError(t, "2,000 tanks", err, []string{"2 times"})
	_, err = s.Quote("000 forints", "")
	wantError(t, "000 forints", err, []string{"inside something longer"})
}

func FuzzFind(f *testing.F) {
	f.Add(mill, "78 hands")
	f.Add("\uFEFF\uFEFFa 1989–1991", "\uFEFFa 1989-1991")
	f.Add("e\u0301 e\u0300\u0323 -5−3", "é")
	f.Add("3 −5 − 4−", "−5 − 4−")
	f.Add("a\u00A0\n b", "a b")
	f.Add("\u0301\u1161x", "x")
	f.Fuzz(func(t *testing.T, text, quote string) {
		s, err := Read("f", []byte(text))
		if err != nil {
			if utf8.ValidString(text) {
				t.Fatal(err)
			}
			return
		}
		q := foldQuote(quote)
		for _, span := range s.Find(quote) {
			if span.Start < 0 || span.Len() <= 0 || span.End > s.Runes() {
				t.Fatalf("%q in %q: %v", quote, text, span)
			}
			if got := foldQuote(s.Text(span)); got != q {
				t.Fatalf("%q in %q: the span is %q, folded %q, want %q", quote, text, s.Text(span), got, q)
			}
			found := false
			for _, again := range s.Find(s.Text(span)) {
				found = found || again == span
			}
			if !found {
				t.Fatalf("%q in %q: %v as it is is not found", quote, text, span)
			}
		}
		if again := foldQuote(q); utf8.ValidString(quote) && again != q {
			t.Fatalf("%q folds to %q, and that to %q", quote, q, again)
		}
		// A decomposed text has the phrase as often as a composed one.
		d, err := Read("f", norm.NFD.Bytes([]byte(text)))
		if err != nil {
			t.Fatal(err)
		}
		if a, b := len(s.Find(quote)), len(d.Find(quote)); a != b && foldSource(text).text == foldSource(norm.NFC.String(text)).text {
			t.Fatalf("%q is %d times in %q, and %d times in its decomposed form", quote, a, text, b)
		}
	})
}

func FuzzQuote(f *testing.F) {
	f.Add(mill, "78 hands", "Early years ¶1")
	f.Add(mill, "87 hands", "")
	f.Add("−5", "5", "¶1")
	f.Add("a", strings.Repeat("long ", 200), "")
	f.Add("\uFEFF", "\uFEFF", "¶1")
	f.Fuzz(func(t *testing.T, text, quote, where string) {
		s, err := Read("f", []byte(text))
		if err != nil {
			return
		}
		span, err := s.Quote(quote, where)
		if err != nil {
			if !utf8.ValidString(err.Error()) {
				t.Fatalf("message %q", err)
			}
			return
		}
		if foldQuote(s.Text(span)) != foldQuote(quote) {
			t.Fatalf("%q is not %q", s.Text(span), quote)
		}
	})
}

func FuzzLocate(f *testing.F) {
	f.Add(mill, "Early years ¶2")
	f.Add("A\n\nA\n\nb.", "A ¶1")
	f.Add("", "¶1")
	f.Add("x ¶ 1\n\ny.", "x ¶ 1")
	f.Fuzz(func(t *testing.T, text, where string) {
		s, err := Read("f", []byte(text))
		if err != nil {
			return
		}
		if span, err := s.Locate(where); err == nil && span.Len() <= 0 {
			t.Fatalf("%q is %v in %q", where, span, text)
		}
		for _, p := range s.Paragraphs() {
			if !bytes.Equal([]byte(strings.TrimSpace(s.Text(p.Span))), []byte(s.Text(p.Span))) {
				t.Fatalf("paragraph %q", s.Text(p.Span))
			}
			if span, err := s.Locate(s.Where(p.Span)); err != nil || span != p.Span {
				t.Fatalf("%q: paragraph %d is at %q, which is %v (%v)", text, p.Number, s.Where(p.Span), span, err)
			}
		}
	})
}
