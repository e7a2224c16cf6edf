package publish

import (
	"slices"
	"strings"
	"testing"
)

// TestNothingRemote shows HTML whose pictures are of other sites, by every spelling that a
// browser reads as such.
func TestNothingRemote(t *testing.T) {
	const data = "data:image/png;base64,iVBORw0KGgo="
	for _, text := range []string{
		`<img src="https://evil.example/a">`,
		`<img src="//evil.example/a">`,
		`<img src="\\evil.example\a">`,
		`<img src="/\evil.example/a">`,
		"<img src=\"/\t/evil.example/a\">",
		"<img src=\"ht\ntps://evil.example/a\">",
		"<img src=\"\x01https://evil.example/a\">",
		`<img src="file://evil.example/a">`,
		`<img srcset="https://evil.example/a 2x">`,
		`<img srcset="` + data + ` 1x, https://evil.example/a 2x">`,
		`<img srcset="` + data + `, https://evil.example/a">`,
		`<img srcset=", ,` + data + ` , //evil.example/a 2x">`,
		`<img srcset="a.png 1x,//evil.example/a 2x">`,
		`<img srcset="a.png (x, y), //evil.example/a 2x">`,
		`<img srcset="a.png ((x), //evil.example/a 2x">`,
		`<picture><source srcset="` + data + ` 100w,https://evil.example/a 200w"><img src="a.png"></picture>`,
		`<IMG SRCSET='DATA:image/png;base64,AAAA 1x, HTTPS://evil.example/a 2x'>`,
	} {
		told := 0
		out := string(rawRenderer{func(int, string, string) { told++ }}.harmless([]byte(text), 0))
		if strings.Contains(out, "evil") || told != 1 {
			t.Errorf("%s: %s, told %d times", text, out, told)
		}
	}
	for _, text := range []string{
		`<img src="a,b.png"/>`, `<img src="` + data + `"/>`, `<img srcset="` + data + ` 1x, a.png 2x"/>`, `<a href="https://example.org/">x</a>`,
		`<img srcset="a.png, b.png 2x"/>`, `<q cite="https://example.org/">x</q>`,
	} {
		out := string(rawRenderer{func(_ int, what, _ string) { t.Errorf("%s: %s", text, what) }}.harmless([]byte(text), 0))
		if out != text {
			t.Errorf("%s: %s", text, out)
		}
	}
	for _, text := range []string{
		`<a href="java` + "\n" + `script:x()">x</a>`, `<img srcset="a.png 1x, javascript:x() 2x">`, `<img srcset="data:text/html,x 2x">`, `<a href="data:image/png;base64,AA">x</a>`,
	} {
		told := 0
		out := string(rawRenderer{func(int, string, string) { told++ }}.harmless([]byte(text), 0))
		if strings.Contains(out, "script") || strings.Contains(out, "data:") || told != 1 {
			t.Errorf("%s: %s, told %d times", text, out, told)
		}
	}
	if strings.Contains(policy, "*") || strings.Contains(policy, "http:") || strings.Contains(policy, "https:") {
		t.Errorf("the policy of a page lets it ask other sites: %s", policy)
	}
}

// TestCandidates reads lists of pictures as browsers do.
func TestCandidates(t *testing.T) {
	for srcset, want := range map[string][]string{
		"": nil, " , ,": nil, "a": {"a"}, "a,": {"a"}, "a,b": {"a,b"}, "a, b": {"a", "b"}, "a 1x,b 2x": {"a", "b"}, "a 1x , b": {"a", "b"},
		"a (1x, c), b": {"a", "b"}, "a (1x, c": {"a"}, "data:x,y 1x, z 2x": {"data:x,y", "z"}, "\n a\t2x,\fb": {"a", "b"},
	} {
		if got := candidates(srcset); !slices.Equal(got, want) {
			t.Errorf("%q: %q, want %q", srcset, got, want)
		}
	}
}
