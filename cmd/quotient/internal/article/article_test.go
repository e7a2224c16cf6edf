package article

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"
)

func parse(t testing.TB, name, text string) *Article {
	t.Helper()
	a, err := Parse(name, []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// TestInlines finds the marks in sentences, and in them alone.
func TestInlines(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"It was [more than 11 times][=officials-per-worker].", "more than 11 times|officials-per-worker"},
		{"It was [=officials-per-worker].", "|officials-per-worker"},
		{"It was [=officials-per-worker][].", "|officials-per-worker"},
		{"It was [][=a.b words].", "|a.b words"},
		{"**[82.1%][=x]** of [=y spelled]", "82.1%|x;|y spelled"},
		{"- a\n  1. b [3×][=x]", "3×|x"},
		{"> [3×][=x]", "3×|x"},
		{"# [3×][=x]\n", "3×|x"},
		{"| a |\n| --- |\n| [3×][=x] |\n", "3×|x"},
		{"[more\nthan 3][=x]", "more\nthan 3|x"},
		{"a[^1]\n\n[^1]: in a note [3×][=x]\n", "3×|x"},
		{"[12][=own counted *by* hand]", "12|own counted *by* hand"},
		{"[3×][=x]: as it was", "3×|x"},
		// Not marks.
		{"`[3×][=x]`", ""},
		{"```\n[3×][=x]\n```", ""},
		{"    [3×][=x]", ""},
		{"<!-- [3×][=x] -->", ""},
		{"\\[3×][=x]", "|x"}, // the rest is a mark of its own
		{"\\[=x]", ""},
	} {
		a := parse(t, "a.md", test.text)
		var got []string
		for _, p := range a.Inlines {
			s := ""
			if !p.Open {
				s = test.text[p.From:p.To]
			}
			got = append(got, s+"|"+p.Label)
		}
		if s := strings.Join(got, ";"); s != test.want {
			t.Errorf("%q: %q, want %q", test.text, s, test.want)
		}
		if len(a.Faults) > 0 {
			t.Errorf("%q: %v", test.text, a.Faults)
		}
	}
}

// TestBlocks finds blocks, and says what is wrong with others.
func TestBlocks(t *testing.T) {
	for _, test := range []struct{ text, want, fault string }{
		{"[=chart wages]: #\n", "chart wages open", ""},
		{"[=chart wages]: #", "chart wages open", ""},
		{"[=chart wages half]: #\n\nx\n\n[=/chart wages]: #\n", "chart wages half 23–27", ""},
		{"[=chart wages]: #\n[=/chart wages]: #\n", "chart wages 18–18", ""},
		{"[=caveats]: #\n\n[=/caveats]: #\n\n[=sources]: #", "caveats 14–15;sources open", ""},
		{"[=links]: #\n\n[=a]: # \"b\"\n[=own c]: #\n\n[=/links]: #\n", "links 12–38", ""},
		{"[=charts ../img /img]: #\n", "setting charts ../img /img", ""},
		{"[=chart a]: #\n\n[=chart b]: #\n\n[=/chart b]: #\n", "chart a open;chart b 29–30", ""},
		{"- x\n\n  [=chart wages]: #\n", "", "inside a list"},
		{"> [=chart wages]: #\n", "", "inside a list"},
		{"[=/chart wages]: #\n", "", "was never begun"},
		{"[=chart a]: #\n\n[=chart b]: #\n\n[=/chart a]: #\n", "chart a open;chart b open", "was never begun"},
		{"[=chrat wages]: #\n", "", `no block "chrat"`},
		{"[=]: #\n", "", "without a word"},
		{"```\n[=chart wages]: #\n```\n", "", ""},
		{"x\n[=chart wages]: #\n", "", ""}, // a sentence goes on; it is told where it is woven
	} {
		for _, eol := range []string{"\n", "\r\n"} {
			text := strings.ReplaceAll(test.text, "\n", eol)
			a := parse(t, "a.md", text)
			var got []string
			for _, p := range a.Blocks {
				if p.Open {
					got = append(got, p.Label+" open")
				} else {
					got = append(got, fmt.Sprintf("%s %d–%d", p.Label, len(strings.ReplaceAll(text[:p.From], "\r", "")), len(strings.ReplaceAll(text[:p.To], "\r", ""))))
				}
			}
			for _, p := range a.Settings {
				got = append(got, "setting "+p.Label)
			}
			if s := strings.Join(got, ";"); s != test.want {
				t.Errorf("%q: %q, want %q", text, s, test.want)
			}
			switch {
			case test.fault == "" && len(a.Faults) > 0:
				t.Errorf("%q: %v", text, a.Faults)
			case test.fault != "" && (len(a.Faults) == 0 || !strings.Contains(a.Faults[0].Message, test.fault)):
				t.Errorf("%q: %v, want %q", text, a.Faults, test.fault)
			}
		}
	}
}

// TestPassages reads the prose of an article, with an x for what is not typed as
// prose, and knows where each character stands.
func TestPassages(t *testing.T) {
	for _, test := range []struct{ name, text, want string }{
		{"a.md", "In 1956 `78` died.", "In 1956 xx died."},
		{"a.md", "# 1956\n\n- 78 *dead*\n- 64", "1956|78 dead|64"},
		{"a.md", "1. 78 dead\n2. 64", "78 dead|64"},
		{"a.md", "a [78][=x] and [=y] b [12][=own mine]", "a xx and xxxx b xx"},
		{"a.md", "[78 dead](https://example.org/1956)", "78 dead"},
		{"a.md", "see https://example.org/1956 and <https://example.org/78>", "see x and x"},
		{"a.md", "![78 dead](a.png \"64\")", "78 dead"},
		{"a.md", "7\\.8 &lt; 9 &#48; &nosuch;", "7.8 < 9 0 &nosuch;"},
		{"a.md", "two\nlines  \nthree", "two\nlines\nthree"},
		{"a.md", "| a | 78 |\n| --- | --- |\n| 64 | c |", "a|78|64|c"},
		{"a.md", "```\n78\n```\n\n    64\n\n<!-- 12 -->\n\n<script>\n13\n</script>", ""},
		{"a.md", "<div class=\"12\">78 dead</div>\n\na <b id=\"3\">64</b> c", " 78 dead \n|a 64 c"},
		{"a.md", "[=chart x]: #\n\n78 dead\n\n[=/chart x]: #\n\n64", "64"},
		{"a.md", "---\ndate: 2026\n---\n\n78", "78"},
		{"a.md", "\ufeff+++\ndate = 2026\n+++\n\n78", "78"},
		{"a.md", "---\ntitle: \"78 dead\"\nweight: 7\ndescription: 64 of 'em\n---\n\n9", "78 dead|64 of 'em|9"},
		{"a.md", "+++\ntitle = '78 dead'\n+++\n", "78 dead"},
		{"a.md", "a[^1]\n\n[^1]: 78", "a|78"},
		{"a.md", "- [x] 78", "78"},
		{"a.mdx", "a {props[78]} b 64", "a xxxxxxxxxxx b 64"},
	} {
		a := parse(t, test.name, test.text)
		var got []string
		for _, p := range a.Passages {
			got = append(got, p.Typed)
			if len([]rune(p.Text)) != len([]rune(p.Typed)) || len(p.offsets) != len([]rune(p.Text)) {
				t.Errorf("%q: text, typed and offsets differ in length", test.text)
			}
			for i, c := range []rune(p.Typed) {
				if c != 'x' && c != '\n' && c != ' ' && !strings.HasPrefix(test.text[p.Offset(i):], string(c)) && test.text[p.Offset(i)] != '&' && test.text[p.Offset(i)] != '\\' {
					t.Errorf("%q: character %d, %q, stands at %d", test.text, i, c, p.Offset(i))
				}
			}
		}
		if s := strings.Join(got, "|"); s != test.want {
			t.Errorf("%q:\n%q, want\n%q", test.text, s, test.want)
		}
	}
}

// TestFill fills places and leaves all else, byte for byte.
func TestFill(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"a [=x] b  \r\n", "a [N][=x] b  \r\n"},
		{"a [old][=x] b\t\n\n\n", "a [N][=x] b\t\n\n\n"},
		{"a [][=x]", "a [N][=x]"},
		{"[=chart x]: #", "[=chart x]: #\n\nB\n\n[=/chart x]: #\n"},
		{"a\r\n\r\n[=chart x]: #\r\n\r\nb\r\n", "a\r\n\r\n[=chart x]: #\r\n\r\nB\r\n\r\n[=/chart x]: #\r\n\r\nb\r\n"},
		{"[=chart x]: #\nb", "[=chart x]: #\n\nB\n\n[=/chart x]: #\n\nb"},
		{"[=chart x half]: #\nold\n\n[=/chart x]: #\nb", "[=chart x half]: #\n\nB\n\n[=/chart x]: #\nb"},
		{"\ufeff[=table x]: #\n\n[=/table x]: #", "\ufeff[=table x]: #\n\nB\n\n[=/table x]: #"},
	} {
		a := parse(t, "a.md", test.text)
		got := string(a.Fill(all(len(a.Blocks), "B\n"), all(len(a.Inlines), "N")))
		if s := prints.ReplaceAllString(got, "]: #"); s != test.want {
			t.Errorf("%q:\n%q, want\n%q", test.text, s, test.want)
		}
		again := parse(t, "a.md", got)
		if s := string(again.Fill(all(len(again.Blocks), "B\n"), all(len(again.Inlines), "N"))); s != got {
			t.Errorf("%q: the second time it is %q", test.text, s)
		}
	}
	// A number whose line an editor has broken anew is the same.
	a := parse(t, "a.md", "[more\n  than 3][=x]")
	s := "more than 3"
	if got := string(a.Fill(nil, []*string{&s})); got != string(a.Text) {
		t.Errorf("%q", got)
	}
}

// prints are the fingerprints of blocks.
var prints = regexp.MustCompile(`\]: #[0-9a-f]{8}`)

func all(n int, s string) []*string {
	out := make([]*string, n)
	for i := range out {
		out[i] = &s
	}
	return out
}

func TestPosition(t *testing.T) {
	a := parse(t, "a.md", "\ufeffő [=x]\nbc [=y]")
	for i, want := range [][2]int{{1, 3}, {2, 4}} {
		if line, column := a.Position(a.Inlines[i].Start); line != want[0] || column != want[1] {
			t.Errorf("%d:%d, want %v", line, column, want)
		}
	}
}

func TestLanguage(t *testing.T) {
	for name, want := range map[string]string{"article.md": "en", "a/b/article.hu.md": "hu", "article.el.mdx": "el", "v2.md": "en", "article.v2.md": "en", "article.draft.md": "en"} {
		if got := Language(name); got != want {
			t.Errorf("%s: %s, want %s", name, got, want)
		}
	}
}

func TestNotUTF8(t *testing.T) {
	if _, err := Parse("a.md", []byte("a\xff")); err == nil {
		t.Error("no error")
	}
}

// FuzzFill holds that no byte outside of the marked places is ever changed, and
// that filling again changes nothing.
func FuzzFill(f *testing.F) {
	for _, s := range []string{
		"a [3][=x] b [=y]\n\n[=chart z]: #\n\nc\n\n[=/chart z]: #\n", "[=links]: #\r\n\r\n[=a]: # \"b\"\r\n\r\n[=/links]: #", "> [=x]\n- [=y\nz]\n", "[=chart a]: #\n[=chart b]: #\n[=/chart b]: #\n", "---\na: 1\n---\n[=x][]", "| [=x] |\n|---|\n| [1][=y] |", "[=x]: y [=z]", "`[=x]` <b>[=y]</b> ![=z]", "[a[=x]b][=c]", "[=\\]]", "[^1]\n\n[^1]: [=x]\n", "[=own a][=own b]", "[=table x]: <#> 'a'\nb\n\n[=/table x]:\n#",
	} {
		f.Add(s, "more than 3", "B")
	}
	f.Fuzz(func(t *testing.T, text, number, block string) {
		a, err := Parse("a.md", []byte(text))
		if err != nil || len(a.Faults) > 0 {
			return
		}
		// What is filled in is text whose signs are escaped, on one line.
		plain := func(s string) string {
			return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r < '0' || r > 'z' || r > 'Z' && r < 'a' || r > '9' && r < 'A' }), " ")
		}
		number, block = "n"+plain(number), "b"+plain(block)
		once := a.Fill(all(len(a.Blocks), block), all(len(a.Inlines), number))
		b, err := Parse("a.md", once)
		if err != nil {
			t.Fatal(err)
		}
		if len(b.Blocks) != len(a.Blocks) || len(b.Inlines) != len(a.Inlines) {
			t.Fatalf("%q becomes %q: %d and %d places are %d and %d", text, once, len(a.Blocks), len(a.Inlines), len(b.Blocks), len(b.Inlines))
		}
		twice := b.Fill(all(len(b.Blocks), block), all(len(b.Inlines), number))
		if !bytes.Equal(once, twice) {
			t.Fatalf("%q becomes %q, and then %q", text, once, twice)
		}
		if x, y := outside(a), outside(b); !within(x, y) {
			t.Fatalf("%q becomes %q: outside of places, %q is %q", text, once, x, y)
		}
		// Where nothing is left to open, all else is the same byte for byte.
		other := b.Fill(all(len(b.Blocks), block+"c"), all(len(b.Inlines), number+"c"))
		c, err := Parse("a.md", other)
		if err != nil {
			t.Fatal(err)
		}
		if x, y := outside(b), outside(c); !bytes.Equal(x, y) {
			t.Fatalf("%q becomes %q: outside of places, %q is %q", once, other, x, y)
		}
	})
}

// outside is what is not filled in.
func outside(a *Article) []byte {
	var out []byte
	at := 0
	for at < len(a.Text) {
		next, to := len(a.Text), len(a.Text)
		for _, p := range append(append([]Place{}, a.Blocks...), a.Inlines...) {
			if p.From >= at && p.From < next && p.To > p.From {
				next, to = p.From, p.To
			}
		}
		out = append(out, a.Text[at:next]...)
		at = to
	}
	return regexp.MustCompile(`(?m)\[=/[^\]]*\]:\s*(<[^>\n]*>|\S+)`).ReplaceAll(out, []byte("]: #"))
}

// within reports whether all of x stands in y, in its order.
func within(x, y []byte) bool {
	for _, c := range x {
		i := bytes.IndexByte(y, c)
		if i < 0 {
			return false
		}
		y = y[i+1:]
	}
	return true
}

// TestFront reads the settings before an article, as writers of YAML and TOML put them.
func TestFront(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"---\ntitle: A b\n---\n", "title=A b"},
		{"---\r\ntitle: 'It''s'  # a note\r\ndate: 2026-11-30\r\n---\r\n", "title=It's;date=2026-11-30"},
		{"---\ntitle: \"A \\\"b\\\"\"\nsubtitle: 'It''s'\n---\n", "title=A \"b\";subtitle=It's"},
		{"---\nauthor: [Ann, \"B, C\"]\n---\n", "author=Ann|B, C"},
		{"---\nauthor:\n  - Ann\n  - Bob\n---\n", "author=Ann|Bob"},
		{"---\nauthor:\n- name: Ann\n  email: a@b.c\n- email: x\n  name: Bob\n---\n", "author=Ann|Bob"},
		{"---\nauthor:\n  name: Ann\n  url: http://a.b\ntitle: x\n---\n", "author=Ann;title=x"},
		{"---\nabstract: |\n  One: two.\n  Three.\n\ntitle: x\n---\n", "abstract=One: two. Three.;title=x"},
		{"---\nabstract: >-\n  One.\ntags: []\n---\n", "abstract=One."},
		{"---\nabstract: One\n  two.\n---\n", "abstract=One two."},
		{"+++\ntitle = \"A\"\nauthors = [\"Ann\"]\n[params]\n  x = 1\n+++\n", "title=A;authors=Ann;params.x=1"},
		{"+++\nauthors = [\n  \"Ann\",\n  \"Bob\"\n]\ntitle = \"A\"\n+++\n", "authors=Ann|Bob;title=A"},
		{"{\n  \"title\": \"A: b\",\n  \"author\": [\"Ann\", \"Bob\"],\n  \"date\": \"1956\"\n}\n\nx\n", "title=A: b;author=Ann|Bob;date=1956"},
		{"---\nurl: http://a.b\nx\n: y\n---\n", "url=http://a.b"},
		{"---\n# none\n---\n", ""},
		{"---\nauthor: {name: Ann, affiliation: \"U, of X\"}\n---\n", "author=Ann (U, of X)"},
		{"---\nauthor: [{name: Ann}, {name: 'B, C', email: d}]\ntitle: x\n---\n", "author=Ann|B, C;title=x"},
		{"---\nauthor:\n- name: Ann\n  affiliation: U\n  email: e\n- name: Bob\n---\n", "author=Ann (U)|Bob"},
		{"+++\n[[authors]]\nname = \"Ann\"\n[params]\ntitle = \"B\"\n+++\n", "author=Ann;params.title=B"},
		{"---\ntitle: {en: Hello}\n---\n", "title=!12:the setting title has nested settings, which are not read"},
		{"---\ntitle:\n  en: Hello\n---\n", "title=!13:the setting title has nested settings, which are not read"},
		{"---\ntitle: \"Hello\nsubtitle: 'So\n---\n", "title=Hello!11:the setting title begins with a quotation mark that is never closed;subtitle=So!28:the setting subtitle begins with a quotation mark that is never closed"},
		{"---\ntitle: \"Hello\n  there\"\n---\n", "title=Hello there"},
		{"---\nauthor: [\"Ann, Bob]\n---\n", "author=Ann, Bob]!13:the setting author begins with a quotation mark that is never closed"},
		{"---\ncover: {image: x}\ncanonical: 'x\n---\n", "canonical=x"},
		{"---\ntitle: Don't {stop} me\n---\n", "title=Don't {stop} me"},
		{"no settings\n", ""},
	} {
		var got []string
		for _, s := range Front([]byte(test.text)) {
			said := s.Key + "=" + strings.Join(s.Values, "|")
			if s.bad != nil {
				said += fmt.Sprintf("!%d:%s", s.bad.At, s.bad.Message)
			}
			got = append(got, said)
		}
		if s := strings.Join(got, ";"); s != test.want {
			t.Errorf("%q: %q, want %q", test.text, s, test.want)
		}
	}
}

// TestMaths tells formulas from prose with dollars and brackets in it, and reads what of
// them is prose.
func TestMaths(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"a $x^2 = 12$ b", "a x    = 12 b"},
		{"a $n_{10} = 2{,}000\\,\\%$ b", "a     = 2,000 % b"},
		{"a $12x + 3\\pi + 4(y)$ b", ""},
		{"a $\\frac{1}{2}$", ""},
		{"a $12$ b", "a 12 b"},
		{"a `$12$` b", "a xxxx b"},
		{"a \\(see 12\\) b", "a (see 12) b"},
		{"a \\[12\\] b", "a [12] b"},
		{"It was $5 and $6, or 7$ more than that.", "It was $5 and $6, or 7$ more than that."},
		{"It was $500 for them and their kin 600$.", "It was $500 for them and their kin 600$."},
		{"US$5 and US$6", "US$5 and US$6"},
		{"\\$12 and \\$13", "$12 and $13"},
		{"$$\n12\n\nno end", "$$\n12|no end"},
		{"$12 no end", "$12 no end"},
		{"> $$\n> x = 12\n> $$\n\nb", ""},
		{"- a\n\n  $$ x = 12 $$\n- b", ""},
	} {
		a := parse(t, "a.md", test.text)
		var got []string
		for _, p := range a.Passages {
			got = append(got, p.Typed)
		}
		if s := strings.Join(got, "|"); test.want != "" && squeeze(s) != squeeze(strings.Replace(test.want, "x  ", "x ", 1)) {
			t.Errorf("%q: %q, want %q", test.text, s, test.want)
		}
		for _, p := range a.Passages {
			for i := range []rune(p.Typed) {
				if at := p.Offset(i); at < 0 || at >= len(test.text) {
					t.Errorf("%q: character %d is at %d", test.text, i, at)
				}
			}
		}
	}
}

func squeeze(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(s, "x", " ")), " ")
}

// TestPlain takes what editors do to a filling as nothing, and any word as something.
func TestPlain(t *testing.T) {
	const table, caption = "| a | b |\n| --- | ---: |\n| c | d |\n", "*A b,\nc.*\n\n- d\n"
	for _, test := range []struct {
		was, now string
		same     bool
	}{
		{table, "| a   | b    |\r\n| :-- | ---: |\r\n| c   |    d |\r\n", false}, // the column is set otherwise
		{table, "\n| a   | b    |  \r\n| --- | -----: |\r\n|  c | d |\r\n\r\n\r\n", true},
		{caption, "_A b, c._\n\n\n* d", true},
		{caption, "*A b, c.*\n\n- d e", false},
		{caption, "*A b, c.*\n\n- d\n- e", false},
		{caption, "*A b, c*.\n\n- d", false},
		{table, table + "| e | f |\n", false},
		{table, strings.Replace(table, "d", "", 1), false},
	} {
		if same := Plain(test.was) == Plain(test.now); same != test.same || same != (Fingerprint(test.was) == Fingerprint(test.now)) {
			t.Errorf("%q and %q: %v, want %v", test.was, test.now, same, test.same)
		}
	}
}

// TestImages lists the pictures of the author's own, and the files that they are in.
func TestImages(t *testing.T) {
	const text = "![a](b.png \"c\") ![d][e]\n\n[e]: <f g.png>\n\n<p>x <img alt=\"\" src='h&amp;.png'></p>\n\nA <img src=i.png> `![no](no.png)`\n\n[=chart x]: #\n\n![no](charts/x.svg)\n\n[=/chart x]: #\n\n![k](https://a.b/c.png) ![l](l%20m.png?v=1#n)\n"
	a := parse(t, "a.md", text)
	var got []string
	for _, i := range a.Images() {
		got = append(got, fmt.Sprint(File(i.Path), i.HTML, strings.Contains("![<", text[i.At:i.At+1])))
	}
	const want = "b.pngfalse true;f g.pngfalse true;h&.pngtrue true;i.pngtrue true;false true;l m.pngfalse true"
	if s := strings.Join(got, ";"); s != want {
		t.Errorf("%s, want %s", s, want)
	}
}
