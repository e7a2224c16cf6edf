package report

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

// TestDoor writes texts through a door, whole and byte by byte.
func TestDoor(t *testing.T) {
	for in, want := range map[string]string{
		"":                        "",
		"plain, ő and Ω\n":        "plain, ő and Ω\n",
		"a\tb\r\nc\n":             "a\tb\r\nc\n",
		"\x1b[2J":                 `\x1b[2J`,
		"a\rb\n":                  "a\\x0db\n",
		"\u009b1m\x7f\u202eab\n":  "\\x9b1m\\x7f\\u202eab\n",
		"a\xffb\xc3\n":            "a\\xffb\\xc3\n",
		"\u2028x\ufeff\u2066y\n":  "\\u2028x\\ufeff\\u2066y\n",
		"::error::x\n":            ":\\:error::x\n",
		"a\n \t::stop::x\n":       "a\n \t:\\:stop::x\n",
		"a ::b :: c: d\n":         "a ::b :: c: d\n",
		"##[group]x ###[y] ##vso": "##\\[group]x ###\\[y] ##\\vso",
		"a\xc3":                   `a\xc3`,
		"a\r":                     `a\x0d`,
		": :\n:\n:":               ": :\n:\n:",
	} {
		for _, size := range []int{1, len(in)} {
			var b bytes.Buffer
			d := NewDoor(&b)
			for at := 0; at < len(in); at += size {
				if _, err := d.Write([]byte(in[at:min(len(in), at+size)])); err != nil {
					t.Fatal(err)
				}
			}
			if err := d.Close(); err != nil || b.String() != want {
				t.Errorf("%q, %d bytes at once: %q, want %q", in, size, b.String(), want)
			}
		}
	}
}

type full struct{}

var errFull = errors.New("full")

func (full) Write([]byte) (int, error) { return 0, errFull }

// TestDoorKeepsErrors writes to a full disk, through the door and past it.
func TestDoorKeepsErrors(t *testing.T) {
	for name, write := range map[string]func(*Door){
		"text": func(d *Door) { Println(d, "x") },
		"raw":  func(d *Door) { _ = JSON(d, "x") },
	} {
		if d := NewDoor(full{}); true {
			if write(d); !errors.Is(d.Err(), errFull) {
				t.Errorf("%s: the error is %v", name, d.Err())
			}
		}
	}
}

// TestOneLine prints texts with line breaks.
func TestOneLine(t *testing.T) {
	var b bytes.Buffer
	Printf(&b, "%s, %q, %d, %v|%s\n", "a\nb", "c\nd", 3, errors.New("e\r\nf"), Laid("g\nh"))
	if got, want := b.String(), "a\\nb, \"c\\\\nd\", 3, e\\nf|g\nh\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// TestOneDoor finds what is printed past the door.
func TestOneDoor(t *testing.T) {
	past := regexp.MustCompile(`fmt\.(Fprint|Fprintf|Fprintln)\((?:[^&b]|b[^,])|fmt\.Print|io\.WriteString\((?:cmd|w)\b`)
	for _, dir := range []string{".", "../cli"} {
		names, err := filepath.Glob(filepath.Join(dir, "*.go"))
		if err != nil || len(names) < 10 {
			t.Fatal(names, err)
		}
		for _, name := range names {
			if base := filepath.Base(name); base == "door.go" || base == "github.go" || base == "junit.go" || regexp.MustCompile(`_test\.go$`).MatchString(base) {
				continue
			}
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			for i, line := range bytes.Split(text, []byte("\n")) {
				if past.Match(line) {
					t.Errorf("%s:%d: %s prints past the door: use Printf, or Raw for machines", name, i+1, bytes.TrimSpace(line))
				}
			}
		}
	}
}

// TestDoorPaints: whole lines are painted, however they are cut; what is for machines is not.
func TestDoorPaints(t *testing.T) {
	const in, want = "ab\ncd\r\n\nno end", "<ab>\n<cd>\r\n<>\nno end"
	for size := 1; size <= len(in); size++ {
		var b bytes.Buffer
		d := NewDoor(&b)
		d.Paint(func(line string) string { return "<" + line + ">" })
		for at := 0; at < len(in); at += size {
			Printf(d, "%s", Laid(in[at:min(len(in), at+size)]))
		}
		_ = JSON(d, 1)
		if err := d.Close(); err != nil {
			t.Fatal(err)
		}
		if got := b.String(); got != "<ab>\n<cd>\r\n<>\n1\nno end" {
			t.Errorf("%d bytes at once: %q, want %q around the JSON", size, got, want)
		}
	}
}

// TestDoorHushed: text is kept back until something is wrong; what is for machines is not.
func TestDoorHushed(t *testing.T) {
	var b bytes.Buffer
	d := NewDoor(&b)
	d.Hush()
	Println(d, "all is well")
	_ = JSON(d, "asked for")
	if err := d.Close(); err != nil || b.String() != "\"asked for\"\n" {
		t.Errorf("%v: %q is printed", err, b.String())
	}
	d.Speak()
	Println(d, "more")
	if got := b.String(); got != "\"asked for\"\nall is well\nmore\n" {
		t.Errorf("%q is printed", got)
	}
}
