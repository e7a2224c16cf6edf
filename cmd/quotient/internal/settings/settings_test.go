package settings

import (
	"strings"
	"testing"
	"testing/fstest"
)

var allowed = map[string][]string{"build": {"size", "theme"}, "verify": {"require-source"}}

func TestRead(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"build:\n  theme: dark\n  size: [full, half]\nverify:\n  require-source: true\n", "build --size=full,half --theme=dark verify --require-source=true"},
		{"build: {size: 1600x900}\n", "build --size=1600x900"},
		{"", ""},
		{"# nothing\n", ""},
		{"build:\n  siez: half\n", `quotient.yaml:2:9: a study cannot set --siez of build`},
		{"build:\n  siez: half\n", `did you mean "size"`},
		{"build:\n  out: /etc\n", `quotient.yaml:2:8: a study cannot set --out of build`},
		{"biuld:\n  size: half\n", `did you mean "build"`},
		{"build:\n  size: []\n", "size of build has no value"},
		{"build:\n  size:\n", "size of build has no value"},
		{"build:\n  size: {a: b}\n", "quotient.yaml:2:"},
		{"build: half\n", "quotient.yaml:1:"},
		{"- build\n", "quotient.yaml:1:"},
		{"build:\n  size: half\n  size: full\n", "quotient.yaml:3:"},
		{"build: [\n", "quotient.yaml:1:"},
	} {
		read, err := Read(fstest.MapFS{FileName: {Data: []byte(test.text)}}, allowed)
		var said []string
		for _, verb := range []string{"build", "verify"} {
			if len(read[verb]) > 0 && err == nil {
				said = append(said, verb)
			}
			for _, s := range read[verb] {
				if err == nil {
					said = append(said, "--"+s.Flag+"="+s.Value())
				}
			}
		}
		if err != nil {
			if !strings.Contains(err.Error(), test.want) || test.want == "" {
				t.Errorf("%q: %v, want %q", test.text, err, test.want)
			}
		} else if got := strings.Join(said, " "); got != test.want {
			t.Errorf("%q is read as %q, want %q", test.text, got, test.want)
		}
	}
	if read, err := Read(fstest.MapFS{}, allowed); read != nil || err != nil {
		t.Errorf("without the file: %v, %v", read, err)
	}
}

// FuzzRead: no text brings the program down, or sets what a study may not.
func FuzzRead(f *testing.F) {
	f.Add("build:\n  size: [full, half]\n")
	f.Add("build: &a {size: half}\nverify: *a\n")
	f.Add("build:\n  out: /etc\n")
	f.Fuzz(func(t *testing.T, text string) {
		read, err := Read(fstest.MapFS{FileName: {Data: []byte(text)}}, allowed)
		if err != nil {
			return
		}
		for verb, list := range read {
			for _, s := range list {
				if m, _ := refused(verb, s.Flag, s.Values, allowed); m != "" {
					t.Errorf("%q sets %s of %s to %q", text, s.Flag, verb, s.Values)
				}
			}
		}
	})
}
