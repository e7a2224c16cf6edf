//go:build unix

package main

import (
	"fmt"
	"strings"
)

// manyFields are those of quoted rows with all that a check looks other rows up by.
const manyFields = quoteFields + `, {"name": "fact", "type": "string"}, {"name": "date", "type": "string"}`

// repeated is n times a text, each with its number.
func repeated(n int, text func(i int) string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(text(i))
	}
	return b.String()
}

// many are inputs within the limits with so many of one thing that a program which holds
// each against every other takes minutes.
func many() []hostile {
	const rows = 20_000
	quotes := func(n int, row func(i int) string) string {
		return "id,value,bound,unit,part_of,quote,where,note,fact,date\n" + repeated(n, row)
	}
	rich := func(csv string, more map[string]string) func(dir string) error {
		list := map[string]string{"datapackage.json": descriptor(manyFields), "t.csv": csv}
		for name, text := range more {
			list[name] = text
		}
		return files(list)
	}
	named := "id,name,value\n" + repeated(rows, func(i int) string { return fmt.Sprintf("r%d,Name %d,%d\n", i, i, 3*i+100) })
	article := func(n int, paragraph func(i int) string) string { return "# A\n\n" + repeated(n, paragraph) }
	woven := func(csv, article string) func(dir string) error {
		return files(map[string]string{"datapackage.json": descriptor(plainFields), "t.csv": csv, "article.md": article})
	}
	verify := []string{"verify DIR --sources DIR"}
	weave := []string{"weave --check DIR/article.md", "verify DIR"}
	reviews := func(dir string) error {
		says := `{""name"":""A"",""reads"":""3"",""value"":""3""}`
		const sum = "dc13188b6d91ab123495dbf6a686ef56974fff004d27350055b0f3e82c126158" // of that, as it is read
		list := "row,sha256,reviewer,date,verdict,note,reviewed\n" + repeated(4000, func(i int) string {
			return fmt.Sprintf("t.a,%s,Reviewer %d,2026-11-01,ok,,\"%s\"\n", sum, i, says)
		})
		return plain("id,name,value\na,A,3\nb,B,9\n", "import.csv", list)(dir)
	}
	return []hostile{
		{name: "many: parts of a whole, each of its own fact", make: rich(quotes(rows+1, func(i int) string {
			if i == rows {
				return "w,100000000,exact,boat,,100000000 boats,¶1,,,\n"
			}
			return fmt.Sprintf("r%d,1,exact,boat,t.w,1 boat,¶1,,f%d,\n", i, i)
		}), nil), run: verify},
		{name: "many: dated quotes of one section", make: rich(quotes(5000, func(i int) string {
			return fmt.Sprintf("r%d,%d,exact,boat,,There were %d boats in the harbour,¶%d,,,19%02d-01-01\n", i, i, i, i+1, 10+i%90)
		}), map[string]string{"text.txt": repeated(5000, func(i int) string {
			return fmt.Sprintf("There were %d boats in the harbour of place %d.\n\n", i, i)
		})}), run: verify},
		{name: "many: units", make: rich(quotes(rows, func(i int) string { return fmt.Sprintf("r%d,3,exact,u%d,,3 foo,¶1,,,\n", i, i) }), nil), run: verify},
		{name: "many: rows of a histogram", make: plain(named, "charts.yaml", "charts:\n  - {id: c, kind: histogram, title: It is so, table: t}\n"), run: []string{"verify DIR", "build DIR --out OUT"}},
		{name: "many: charts with a false number", make: plain("id,name,value\n"+repeated(10_000, func(i int) string { return fmt.Sprintf("r%d,Name %d,%d\n", i, i, i+100) }),
			"charts.yaml", "charts:\n"+repeated(500, func(i int) string {
				return fmt.Sprintf("  - {id: c%d, kind: bar, title: There were %d boats, table: t, label: name, where: {id: [r1, r2]}}\n", i, 900_000+i)
			})), run: []string{"verify DIR"}},
		{name: "many: typed numbers", make: woven(named, article(900, func(i int) string {
			return fmt.Sprintf("In the harbour there were %d boats.\n\n", 1_000_000+7*i)
		})), run: weave},
		{name: "many: typed numbers near those of the rows", make: woven("id,name,value\n"+repeated(rows, func(i int) string { return fmt.Sprintf("r%d,Name %d,%d\n", i, i, 90_000+i) }), article(900, func(i int) string { return fmt.Sprintf("In the harbour there were %d.5 boats.\n\n", 100_000+i) })), run: weave},
		{name: "many: names with a number", make: woven(named, article(300, func(i int) string {
			return fmt.Sprintf("They flew with a Boeing-%d to the T-%d of MiG-%d.\n\n", i+200, i+100, i)
		})), run: weave},
		{name: "many: labels with a number", make: plain(named, "charts.yaml", "charts:\n  - id: c\n    kind: bar\n    title: It is so\n    table: t\n    label: name\n    labels:\n"+repeated(5000, func(i int) string {
			return fmt.Sprintf("      t.r%d: Of %d\n", i, 900_000+i)
		})), run: []string{"verify DIR"}},
		{name: "many: reviews of a row", make: reviews, run: []string{"review DIR --out OUT --import DIR/import.csv", "review DIR --out OUT --import DIR/import.csv", "verify DIR", "review DIR --out OUT"}},
	}
}
