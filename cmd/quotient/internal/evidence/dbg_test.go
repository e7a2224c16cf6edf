package evidence

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"quotient/cmd/quotient/internal/document"
)

func TestProto(t *testing.T) {
	for _, x := range [][2]string{{"../../../../../shared/sources/hungary-1956.txt", "../selftest/testdata/battery/sentences.txt"}, {"../../../../datasets/earthquakes/morris.txt", "/work/w-judge/cmd/quotient/internal/selftest/testdata/battery/earthquakes.txt"}, {"../../../../datasets/reparations-1919/keynes.txt", "/work/w-judge/cmd/quotient/internal/selftest/testdata/battery/reparations.txt"}} {
		proto(t, x[0], x[1])
	}
}

func proto(t *testing.T, name, bat string) {
	b, err := os.ReadFile(name)
	if err != nil {
		t.Skip(err)
	}
	src, _ := document.Read(name, b)
	battery, _ := os.ReadFile(bat)
	n, i := map[string]int{}, 0
	for line := range strings.Lines(string(battery)) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		i++
		f := strings.SplitN(line, " ", 3)
		if strings.Contains(f[1], "/") || strings.Contains(f[2], "[=") || i%2 == 0 {
			continue
		}
		d, _ := document.Read("draft.txt", []byte(f[2]))
		r, err := Check([]*document.Document{d}, []*document.Document{src}, "en")
		if err != nil {
			t.Fatal(err)
		}
		wrong, msg := false, ""
		for _, x := range r.Numbers {
			wrong = wrong || x.Fails()
			msg += fmt.Sprintf("\t%s: %s: %s", x.Text, x.Verdict, x.Reason)
			if x.Formula != "" {
				msg += " " + x.Formula + " = " + x.Value
			}
			for _, q := range x.Quotes {
				msg += " [" + q.Text + " " + q.Where + "]"
			}
			msg += "\n"
		}
		key := f[0]
		n[key]++
		if wrong == (f[0] == "false") {
			n[key+" right"]++
		} else {
			fmt.Println(line)
			fmt.Print(msg)
		}
	}
	t.Log(n)
}
