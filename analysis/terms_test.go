package analysis

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"quotient/datasets"
)

// TestWrappedSums: what cannot be added is refused however the formula wraps it, and
// what only looks like it is not.
func TestWrappedSums(t *testing.T) {
	c := comparedOf(t, factStudy(t, `id,what,value,bound,unit,statistic,date,place,part_of,fact,quote,where
whole,All,78,exact,person,total,1956,P,,,q,w
part,Some,64,exact,person,total,1956,P,t.whole,,q,w
hurt,Hurt,400,exact,person,total,1956,P,,,q,w
a,Toll,50,exact,person,total,1957,P,,toll,q,w
b,Toll,60,exact,person,total,1957,P,,toll,q,w
ship,Ships,20,exact,ship,total,1956,P,,,q,w
sunk,Ships sunk,4,exact,ship,total,1956,P,t.ship,,q,w
crowd,Crowd,900,exact,person,moment,1956,P,,,q,w
`))
	for formula, want := range map[string]Reason{
		"max(t.a, 1) + max(t.b, 1)":                             OneFact,
		"sum(max(t.a, 1), max(t.b, 1))":                         OneFact,
		"max(t.a, 1) + t.b":                                     OneFact,
		"t.a * (1 + t.b / t.a)":                                 OneFact,
		"1 + t.b / t.a":                                         OneFact,
		"t.a / t.hurt + t.b / t.hurt":                           OneFact,
		"min(t.a / t.hurt, 1) + t.b / t.hurt":                   OneFact,
		"t.a / (t.hurt + t.whole) + t.b / (t.whole + t.hurt)":   OneFact,
		"t.a * (t.hurt / t.whole) + t.b * t.hurt / t.whole":     OneFact,
		"max(t.a, 1) - min(0 - t.b, 5)":                         OneFact,
		"min(t.part, 100) + t.whole":                            PartAndWhole,
		"t.whole + min(max(t.part, 1), 100)":                    PartAndWhole,
		"t.part - -1 * t.whole":                                 PartAndWhole,
		"t.part - (1 - 2) * t.whole":                            PartAndWhole,
		"t.part - -t.whole":                                     PartAndWhole,
		"t.part - (0 - t.whole)":                                PartAndWhole,
		"t.part / (1 / 1) + t.whole":                            PartAndWhole,
		"t.part * t.hurt / t.hurt + t.whole":                    PartAndWhole,
		"2 * t.whole - t.whole + t.part":                        PartAndWhole,
		"1 / (1 / t.part) + t.whole":                            PartAndWhole,
		"1 / (1 / min(t.part, 9)) + t.whole":                    PartAndWhole,
		"rounded(t.part, 1) + t.whole":                          PartAndWhole,
		"t.part + (max(t.whole, 1) - min(t.whole, 1) + t.hurt)": PartAndWhole,
		"share(t.part, t.hurt) * t.whole + t.whole":             PartAndWhole,
		"share(t.a, t.hurt) * t.whole + t.whole":                PartAndWhole,
		"t.a / (t.a + t.hurt) * t.whole + t.whole":              PartAndWhole,
		"t.whole * (1 + share(t.a, t.hurt))":                    PartAndWhole,
		"t.whole * (2 + growth(t.whole, t.part))":               PartAndWhole,
		"t.sunk / t.ship + t.part / t.whole":                    UnlikeParts,
		"100 * (t.sunk / t.ship) + min(t.part / t.whole, 1)":    UnlikeParts,
		"share(t.part, t.hurt) + t.sunk / t.ship":               UnlikeParts,
		"t.sunk / t.ship - t.part / t.whole":                    "",
		"t.hurt / t.ship + t.hurt / t.sunk":                     "",
		"max(t.crowd, 1) + min(t.hurt, 1000)":                   MomentAndTotal,
		"t.whole - t.part":                                      "",
		"t.whole - t.part + t.part":                             "",
		"min(t.whole, 100) - t.part":                            "",
		"max(t.whole, t.part) + t.hurt":                         "",
		"max(t.whole, t.part) - min(t.whole, t.part)":           "",
		"t.part / t.whole":                                      "",
		"1 - t.part / t.whole":                                  "",
		"t.b / t.a - 1":                                         "",
		"1 + (t.b - t.a) / t.a":                                 "",
		"t.a * (1 + growth(t.a, t.b))":                          "",
		"t.whole * 2 + t.hurt / 2":                              "",
		"(t.hurt + t.whole) / t.whole":                          "",
		"share(t.part, t.hurt) * t.whole":                       "",
		"max(t.a, t.b) - min(t.a, t.b)":                         "",
		"growth(t.a, t.b) + 0":                                  "",
	} {
		if _, err := c.Evaluate(formula); reasonOf(err) != want {
			t.Errorf("%s gives %v, want %q", formula, err, want)
		}
	}
}

// TestNamedSums: a comparison brings what it is a sum of to those that use it. Long
// chains of them are worked out soon.
func TestNamedSums(t *testing.T) {
	var spec strings.Builder
	spec.WriteString(`comparisons:
- {id: capped, title: T, formula: "min(t.part, 100)"}
- {id: both, title: T, formula: capped + t.whole}
- {id: other, title: T, formula: t.whole - t.part}
- {id: again, title: T, formula: other + t.part}
- {id: c0, title: T, formula: t.whole / t.whole}
- {id: d0, title: T, formula: "1 / (t.whole + t.hurt)"}
- {id: e0, title: T, formula: t.whole / t.hurt}
`)
	for i := 1; i < 200; i++ {
		fmt.Fprintf(&spec, "- {id: c%d, title: T, formula: c%d * c%d}\n", i, i-1, i-1)
		fmt.Fprintf(&spec, "- {id: d%d, title: T, formula: \"min(1 / (d%d + d%d * e0), 1)\"}\n", i, i-1, i-1)
		fmt.Fprintf(&spec, "- {id: e%d, title: T, formula: \"max(e%d * e%d, e%d / e%d, 1) / max(e%d * e%d, 1)\"}\n", i, i-1, i-1, i-1, i-1, i-1, i-1)
	}
	s, err := datasets.Load(fstest.MapFS{
		datasets.DescriptorName: {Data: []byte(`{"name": "f", "resources": [{"name": "t", "path": "t.csv", "schema": {"fields": [{"name": "id"}, {"name": "value", "type": "number"}, {"name": "unit"}, {"name": "part_of"}]}}]}`)},
		"t.csv":                 {Data: []byte("id,value,unit,part_of\nwhole,78,person,\npart,64,person,t.whole\nhurt,400,person,\n")},
		SpecFile:                {Data: []byte(spec.String())},
	})
	if err != nil {
		t.Fatal(err)
	}
	c, _ := Compare(s)
	for id, refused := range map[string]bool{"capped": false, "both": true, "other": false, "again": false, "c199": false} {
		x, err := c.Get(id)
		if err != nil {
			t.Errorf("%s: %v", id, err)
		} else if (x.Refusal != nil) != refused {
			t.Errorf("%s: %v", id, x.Refusal)
		}
	}
}

// TestNamedFunctions: a message advises no function that does not exist.
func TestNamedFunctions(t *testing.T) {
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	n := 0
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range regexp.MustCompile(`\b([a-z]+)\(…`).FindAllStringSubmatch(string(text), -1) {
			if n++; !slices.Contains(functionNames(), m[1]) {
				t.Errorf("%s advises %s(…), which is no function", file, m[1])
			}
		}
	}
	if n == 0 {
		t.Error("no function is advised")
	}
}
