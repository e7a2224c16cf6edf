package terminal

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

func TestPaint(t *testing.T) {
	for _, test := range []struct{ line, colour, part string }{
		{"refused: a / b", red, "refused"},
		{"refusedly", "", ""},
		{"my-study/charts.yaml:3:5: there is no row", bold, "my-study/charts.yaml:3:5:"},
		{"report.txt:12: the line is long", bold, "report.txt:12:"},
		{"at 10:30 the text says: 7", "", ""},
		{"warning: 0.0.0.0 can be read", yellow, "warning"},
		{"my-study: warning: a", yellow, "warning"},
		{"numeral            26      3               the number in the quote is the value", red, "3"},
		{"numeral            26      0               the number in the quote is the value", "", ""},
		{"earthquakes: all of 854 hold", green, "all of 854 hold"},
		{"earthquakes: 3 of 854 do not hold", red, "3 of 854 do not hold"},
		{"    did you mean --format?", faint, "    did you mean --format?"},
		{"", "", ""},
	} {
		got := Paint(test.line)
		if Unpainted(got) != test.line {
			t.Errorf("%q becomes %q, which says something else", test.line, got)
		}
		if test.colour == "" {
			if got != test.line {
				t.Errorf("%q is coloured: %q", test.line, got)
			}
		} else if !strings.Contains(got, test.colour+test.part+plain) {
			t.Errorf("%q becomes %q: %q is not coloured", test.line, got, test.part)
		}
	}
}

// TestNoTerminal: files, pipes and buffers have no colours, whatever the environment says.
func TestNoTerminal(t *testing.T) {
	none := func(string) string { return "" }
	f, err := os.Create(filepath.Join(t.TempDir(), "file"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	defer w.Close()
	null, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	defer null.Close()
	for name, w := range map[string]interface{ Write([]byte) (int, error) }{"file": f, "pipe": w, "null": null, "buffer": &bytes.Buffer{}} {
		if Is(w) || Coloured(w, none) {
			t.Errorf("a %s is taken for a terminal", name)
		}
	}
}

func TestProgress(t *testing.T) {
	var b bytes.Buffer
	at := time.Unix(1000, 0)
	p := newProgress(&b, "drawing charts", func() time.Time { return at })
	p.Step(6)
	at = at.Add(999 * time.Millisecond)
	p.Step(6)
	p.End()
	if b.Len() > 0 {
		t.Errorf("before a second has passed, %q is shown", &b)
	}
	at = at.Add(time.Millisecond)
	p.Step(6)
	at = at.Add(50 * time.Millisecond)
	p.Step(6) // too soon
	at = at.Add(50 * time.Millisecond)
	p.Step(6)
	p.Step(6) // the last
	p.End()
	if want := "\r\x1b[Kdrawing charts: 3 of 6\r\x1b[Kdrawing charts: 5 of 6\r\x1b[K"; b.String() != want {
		t.Errorf("%q is shown, want %q", &b, want)
	}
	var none *Progress
	none.Step(2)
	none.End()
}

func TestProgressShared(t *testing.T) {
	var b bytes.Buffer
	p := newProgress(&b, "checking", func() time.Time { return time.Now().Add(time.Hour) })
	p.start = time.Time{}
	var wait sync.WaitGroup
	for range 20 {
		wait.Go(func() { p.Step(20) })
	}
	wait.Wait()
	if !strings.HasPrefix(b.String(), "\r\x1b[Kchecking: ") || !strings.HasSuffix(b.String(), erased) {
		t.Errorf("%q is shown", &b)
	}
}
