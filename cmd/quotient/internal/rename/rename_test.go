package rename

import (
	"bytes"
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"
	"testing"

	"quotient/cmd/quotient/internal/workspace"
	"quotient/datasets"
)

func texts(t *testing.T, name string) map[string][]byte {
	t.Helper()
	p, err := workspace.Find(name)
	if err != nil {
		t.Fatal(err)
	}
	out, err := p.Texts()
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestBundled renames one thing of each kind in each bundled study: nothing of it is left, nothing else
// has changed, and to rename it back gives every file as it was.
func TestBundled(t *testing.T) {
	for _, name := range datasets.Bundled() {
		files := texts(t, name)
		s, err := load(files)
		if err != nil {
			t.Fatal(err)
		}
		for k, list := range s.names() {
			list = list[len(list)-1:]
			for _, old := range list {
				if old == datasets.SetAsideName {
					continue
				}
				now := "zz-new"
				if k == aRow {
					now = old[:strings.Index(old, ".")] + ".zz-new"
				}
				changed, err := Rename(files, string(k)+"#"+old, now)
				if err != nil {
					t.Errorf("%s: %s %s: %v", name, k, old, err)
					continue
				}
				if len(changed) == 0 {
					t.Errorf("%s: %s %s: no file changes", name, k, old)
				}
				all := maps.Clone(files)
				maps.Copy(all, changed)
				back, err := Rename(all, string(k)+"#"+now, old)
				if err != nil {
					t.Errorf("%s: %s %s, back: %v", name, k, old, err)
				}
				maps.Copy(all, back)
				for file, text := range files {
					if !bytes.Equal(all[file], text) {
						t.Errorf("%s: %s %s: %s is not as it was", name, k, old, file)
					}
				}
			}
		}
	}
}

// study is one in which every place of a name is that could be missed, or be taken for one.
var small = map[string]string{
	"datapackage.json": `{"name": "t", "resources": [
 {"name": "pay", "path": "pay.csv", "schema": {"fields": [{"name": "id"}, {"name": "who"}, {"name": "value", "type": "number"}, {"name": "bound"}, {"name": "unit"}, {"name": "part_of"}, {"name": "quote"}, {"name": "where"}]}},
 {"name": "growth", "path": "growth.csv", "schema": {"fields": [{"name": "id"}, {"name": "pay"}, {"name": "value", "type": "number"}]}},
 {"name": "set-aside", "path": "aside.csv", "dialect": {"delimiter": ";"}, "schema": {"fields": [{"name": "quote"}, {"name": "where"}, {"name": "reason"}, {"name": "note"}]}}]}
`,
	"pay.csv":          "id,who,value,bound,unit,part_of,quote,where\r\nsmith,pay,90,exact,coin,,90 coins,¶1\r\n\"mason\",\"mason, smith\",40,exact,coin,pay.smith,\"40 coins, pay.smith\",¶1\r\nsmith-2,smith,7,exact,coin,pay.smith,7 coins,¶1\r\n",
	"growth.csv":       "id,pay,value\nsmith,smith,3\n",
	"aside.csv":        "quote;where;reason;note\n90;¶2;repeat-of:pay.smith;smith, said again: pay.smith\n",
	"comparisons.yaml": "# smith and pay.smith\ncomparisons:\n  - id: smith\n    title: smith, pay.smith and smith-2\n    formula: pay.smith / pay.mason   # pay.smith\n    caveats: {part-of: \"A mason is counted with pay.smith, so to say.\"}\n  - id: double\n    title: Twice\n    formula: \"smith * 2\"\n    caveats: {part-of: The mason is a part of the smith.}\n  - id: gone\n    title: Gone\n    formula: 'pay.smith / missing(\"pay.smith\")'\n    waiver: It is not known, and stays so.\n",
	"charts.yaml":      "charts:\n  - id: pay\n    kind: bar\n    title: A smith had {pay.smith|words}, {smith|spelled} a mason’s\n    subtitle: pay.smith in coins\n    rows: [pay.smith, 'pay.mason', \"pay.smith-2\"]\n    label: who\n    labels: {pay.smith: smith, pay.mason: mason, pay.smith-2: young}\n    emphasis: [pay.smith]\n  - id: growth\n    kind: column\n    title: It grew to {growth.smith|number}\n    table: growth\n    label: pay\n    where: {pay: smith}\n",
	"article.md":       "A smith, `[=pay.smith]`, had [90 coins][=pay.smith words] and [=smith], not \\[=pay.smith].\n\n[=table pay who value]: #\n\n[=/table pay]: #\n\n[=table pay.smith smith]: #\n\n[=chart pay]: #\n\n[=/chart pay]: #\n\n[=caveats smith]: #\n\n[=links]: #\n\n[=pay.smith words]: #figure-pay--smith \"“90 coins”, ¶1\"\n\n[=/links]: #\n",
	"reviews.csv":      "row,sha256,reviewer,date,verdict,note,reviewed\n",
}

func smallFiles() map[string][]byte {
	out := map[string][]byte{}
	for name, text := range small {
		out[name] = []byte(text)
	}
	return out
}

// TestPlaces shows each line that changes, and no other.
func TestPlaces(t *testing.T) {
	for _, tt := range []struct {
		old, now string
		want     string
	}{
		{"pay.smith", "boss", `article.md:1 A smith, ` + "`[=pay.smith]`" + `, had [90 coins][=pay.boss words] and [=smith], not \[=pay.smith].
article.md:7 [=table pay.boss smith]: #
article.md:17 [=pay.boss words]: #figure-pay--boss "“90 coins”, ¶1"
aside.csv:2 90;¶2;repeat-of:pay.boss;smith, said again: pay.smith
charts.yaml:4     title: A smith had {pay.boss|words}, {smith|spelled} a mason’s
charts.yaml:6     rows: [pay.boss, 'pay.mason', "pay.smith-2"]
charts.yaml:8     labels: {pay.boss: smith, pay.mason: mason, pay.smith-2: young}
charts.yaml:9     emphasis: [pay.boss]
comparisons.yaml:5     formula: pay.boss / pay.mason   # pay.smith
comparisons.yaml:13     formula: 'pay.boss / missing("pay.smith")'
pay.csv:2 boss,pay,90,exact,coin,,90 coins,¶1
pay.csv:3 "mason","mason, smith",40,exact,coin,pay.boss,"40 coins, pay.smith",¶1
pay.csv:4 smith-2,smith,7,exact,coin,pay.boss,7 coins,¶1
`},
		{"smith", "boss", `article.md:1 A smith, ` + "`[=pay.smith]`" + `, had [90 coins][=pay.smith words] and [=boss], not \[=pay.smith].
article.md:7 [=table pay.smith boss]: #
article.md:13 [=caveats boss]: #
charts.yaml:4     title: A smith had {pay.smith|words}, {boss|spelled} a mason’s
comparisons.yaml:3   - id: boss
comparisons.yaml:9     formula: "boss * 2"
`},
		{"chart#pay", "wages", `article.md:9 [=chart wages]: #
article.md:11 [=/chart wages]: #
charts.yaml:2   - id: wages
`},
		{"table#growth", "rise", `charts.yaml:12     title: It grew to {rise.smith|number}
charts.yaml:13     table: rise
datapackage.json:3  {"name": "rise", "path": "growth.csv", "schema": {"fields": [{"name": "id"}, {"name": "pay"}, {"name": "value", "type": "number"}]}},
`},
	} {
		files := smallFiles()
		changed, err := Rename(files, tt.old, tt.now)
		if err != nil {
			t.Errorf("%s: %v", tt.old, err)
			continue
		}
		var b strings.Builder
		for _, name := range slices.Sorted(maps.Keys(changed)) {
			was, is := strings.Split(small[name], "\n"), strings.Split(string(changed[name]), "\n")
			for i := range is {
				if i >= len(was) || was[i] != is[i] {
					b.WriteString(name + ":" + strconv.Itoa(i+1) + " " + strings.TrimSuffix(is[i], "\r") + "\n")
				}
			}
		}
		if b.String() != tt.want {
			t.Errorf("%s → %s:\n%s\nwant\n%s", tt.old, tt.now, b.String(), tt.want)
		}
	}
}

// TestRefused refuses names that cannot be, and says why.
func TestRefused(t *testing.T) {
	for _, tt := range []struct{ old, now, want string }{
		{"pay.smth", "x", `did you mean "pay.smith"?`},
		{"pay", "x", "is a chart and a table"},
		{"pay.smith", "mason", "there is already a row \"pay.mason\""},
		{"pay.smith", "growth.boss", "stays there: give only its new id"},
		{"pay.smith", "smith", "already has that name"},
		{"pay.smith", "The Smith", "cannot be renamed"},
		{"smith", "double", "there is already a comparison \"double\""},
		{"chart#pay", "Pay day", "cannot be renamed"},
		{"table#pay", "comparisons", "cannot be renamed"},
		{"set-aside", "aside", "cannot be renamed"},
	} {
		if got, err := Rename(smallFiles(), tt.old, tt.now); err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s → %s: %v, %v, want %q", tt.old, tt.now, len(got), err, tt.want)
		}
	}
	broken := smallFiles()
	broken["pay.csv"] = []byte("id\n")
	var found datasets.Findings
	if _, err := Rename(broken, "pay.smith", "boss"); !errors.As(err, &found) {
		t.Errorf("of a study with an error: %v", err)
	}
}

// TestVerify draws and weaves the bundled study with another name.
func TestVerify(t *testing.T) {
	files := texts(t, datasets.Default)
	for old, now := range map[string]string{"wages.officials": "wages.top", "officials-per-worker": "top-per-worker", "chart#wages": "pay"} {
		changed, err := Rename(files, old, now)
		if err != nil {
			t.Fatal(err)
		}
		all := maps.Clone(files)
		maps.Copy(all, changed)
		if err := Verify(files, all, old, now); err != nil {
			t.Errorf("%s: %v", old, err)
		}
	}
	// What else changes is noticed.
	changed, err := Rename(files, "wages.officials", "top")
	if err != nil {
		t.Fatal(err)
	}
	all := maps.Clone(files)
	maps.Copy(all, changed)
	all["article.md"] = bytes.Replace(all["article.md"], []byte("wages.secret-police number"), []byte("wages.worker number"), 1)
	if err := Verify(files, all, "wages.officials", "top"); err == nil {
		t.Error("another number in an article is not noticed")
	}
}
