package charts

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"quotient/analysis"
	"quotient/datasets"
)

func TestScheduleRefuses(t *testing.T) {
	for name, tt := range map[string]struct{ spec, want string }{
		"no schedule":             {"rows: [wages.worker]", "no schedule"},
		"a schedule that is not":  {"schedule: programm", `did you mean "programme"?`},
		"an amount in people":     {"schedule: programme\n    rows: [casualties.poznan-dead]", "casualties.poznan-dead"},
		"an unknown row":          {"schedule: programme\n    rows: [wages.wroker]", `did you mean "wages.worker"?`},
		"a scale that is not":     {"schedule: programme\n    scale: lag", `did you mean "log"?`},
		"a proposal told as fact": {"schedule: programme\n    note: A worker got {worker-after|words}", "tell worker-after as a fact"},
	} {
		_, err := own(t, head+"A\n    kind: schedule\n    "+tt.spec+"\n", nil)
		if err == nil || !strings.Contains(plain(err.Error()), tt.want) {
			t.Errorf("%s: want a fault that says %q, got %v", name, tt.want, err)
		}
	}
}

// TestScheduleForms draws schedules of other forms: a cap alone, no cap, an
// included limit.
func TestScheduleForms(t *testing.T) {
	const (
		tiers = "    tiers:\n      - { limit: wage-reform.tier-1-limit, raise: wage-reform.tier-1-raise }\n      - { limit: wage-reform.tier-2-limit, raise: wage-reform.tier-2-raise }\n"
		limit = "    cap: wage-reform.cap\n"
	)
	for name, tt := range map[string]struct {
		schedule string
		row      [2]string
		want     []string
		not      string
	}{
		"a cap alone":       {limit, [2]string{}, []string{"at most 3,500"}, "end below"},
		"no cap":            {tiers, [2]string{}, []string{"+15% under 800; +10% under 1,500.", "800 to 836 forints end below 920"}, "at most"},
		"an included limit": {tiers + limit, [2]string{"800,,under", "800,,up-to"}, []string{"+15% up to 800", "at most 3,500"}, "+15% under"},
	} {
		files := fstest.MapFS{
			"comparisons.yaml": {Data: []byte("schedules:\n  - id: programme\n    title: A rule\n" + tt.schedule)},
			SpecFile:           {Data: []byte(head + "A\n    kind: schedule\n    schedule: programme\n    scale: log\n")},
		}
		for _, file := range []string{"datapackage.json", "wages.csv", "wage-reform.csv"} {
			text, err := os.ReadFile(filepath.Join("testdata", "gallery", "schedule", file))
			if err != nil {
				t.Fatal(err)
			}
			if tt.row[0] != "" {
				text = bytes.Replace(text, []byte(tt.row[0]), []byte(tt.row[1]), 1)
			}
			files[file] = &fstest.MapFile{Data: text}
		}
		s, err := datasets.Load(files)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		c, _, err := analysis.Compare(s)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		charts, err := Load(s, c, Options{})
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		for _, size := range []Size{Full, Half} {
			p, err := charts[0].Draw(Style{Theme: Light, Size: size}, nil)
			if err != nil {
				t.Errorf("%s, %s: %v", name, size.Name, err)
				continue
			}
			for _, want := range tt.want {
				if !strings.Contains(plain(p.Alt), want) {
					t.Errorf("%s: the alt text does not say %q: %s", name, want, p.Alt)
				}
			}
			if strings.Contains(plain(p.Alt), tt.not) {
				t.Errorf("%s: the alt text says %q: %s", name, tt.not, p.Alt)
			}
		}
	}
}
