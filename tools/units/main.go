// Command units writes the list of units and currencies that the scanner of
// texts embeds, from Unicode CLDR, which it gets with npm, and from what CLDR
// lacks, in supplement.tsv.
//
//	go run ./units ../datasets/source/scan/internal/unit/units.tsv
package main

import (
	"archive/tar"
	"bytes"
	"cmp"
	"compress/gzip"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"unicode"
)

const version = "48.2.0"

//go:embed supplement.tsv
var supplement string

const header = `# Units and currencies that occur in prose. Written by tools/units: change its supplement.tsv, not this.
# From Unicode CLDR ` + version + `. Copyright © 2004-2026 Unicode, Inc. SPDX-License-Identifier: Unicode-3.0
# class	name	language, * for signs	needs	forms
`

func main() {
	log.SetFlags(0)
	log.SetPrefix("units: ")
	if len(os.Args) != 2 {
		log.Fatal("usage: units FILE")
	}
	if err := run(os.Args[1]); err != nil {
		log.Fatal(err)
	}
}

func run(to string) error {
	list, err := newList(supplement)
	if err != nil {
		return err
	}
	cldr, err := fetch("cldr-units-full", "cldr-numbers-full", "cldr-core")
	if err != nil {
		return err
	}
	if err := list.units(cldr); err != nil {
		return err
	}
	if err := list.currencies(cldr); err != nil {
		return err
	}
	return os.WriteFile(to, []byte(header+list.String()), 0o644)
}

// fetch returns the files of npm packages, by package and name.
func fetch(packages ...string) (map[string][]byte, error) {
	dir, err := os.MkdirTemp("", "cldr")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	files := map[string][]byte{}
	for _, p := range packages {
		pack := exec.Command("npm", "pack", "--silent", "--pack-destination", dir, p+"@"+version)
		pack.Stderr = os.Stderr
		if err := pack.Run(); err != nil {
			return nil, fmt.Errorf("npm pack %s@%s: %w", p, version, err)
		}
		f, err := os.Open(filepath.Join(dir, p+"-"+version+".tgz"))
		if err != nil {
			return nil, err
		}
		defer f.Close()
		z, err := gzip.NewReader(f)
		if err != nil {
			return nil, err
		}
		for t := tar.NewReader(z); ; {
			h, err := t.Next()
			if errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				return nil, err
			}
			if !wanted(h.Name) {
				continue
			}
			var b bytes.Buffer
			if _, err := io.Copy(&b, t); err != nil {
				return nil, err
			}
			files[strings.TrimPrefix(h.Name, "package/")] = b.Bytes()
		}
	}
	return files, nil
}

// tags are those of CLDR for the languages of the program, which are folders: American and
// British English, and then the others.
var tags = sync.OnceValue(func() []string {
	out := []string{"en", "en-GB"}
	folders, err := filepath.Glob("../datasets/language/??")
	if err != nil {
		panic(err)
	}
	for _, f := range folders {
		if tag := filepath.Base(f); tag != "en" {
			out = append(out, tag)
		}
	}
	return out
})

func wanted(name string) bool {
	for _, l := range tags() {
		if strings.HasPrefix(name, "package/main/"+l+"/") {
			return true
		}
	}
	return name == "package/supplemental/currencyData.json"
}

// A row is a line of the list.
type row struct{ class, name, lang, needs string }

type list struct {
	rows  []row
	forms map[row][]string
	taken map[string]bool // language, tab and form that the supplement has
}

// newList reads the supplement.
func newList(text string) (*list, error) {
	l := &list{forms: map[row][]string{}, taken: map[string]bool{}}
	for n, line := range strings.Split(text, "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 5 {
			return nil, fmt.Errorf("supplement.tsv:%d: %d columns, expected 5", n+1, len(f))
		}
		r := row{f[0], f[1], f[2], f[3]}
		for _, form := range strings.Split(f[4], "|") {
			each := []string{form}
			if strings.Contains(form, "(s)") {
				each = []string{strings.Replace(form, "(s)", "", 1), strings.Replace(form, "(s)", "s", 1)}
			}
			for _, form := range each {
				form = fold(r.lang, form)
				if r.class != "near" {
					l.taken[r.lang+"\t"+form] = true
				}
				if r.class != "drop" {
					l.put(r, form)
				}
			}
		}
	}
	return l, nil
}

// fold writes a form as the scanner looks it up: signs as they are, words in
// lower case with single blanks, neither with the dot of an abbreviation.
func fold(lang, form string) string {
	form = strings.TrimSuffix(form, ".")
	if lang == "*" {
		return strings.ReplaceAll(form, " ", "")
	}
	form = strings.NewReplacer("-", " ", "\u00a0", " ", "\u202f", " ").Replace(form)
	return strings.Join(strings.Fields(strings.ToLower(form)), " ")
}

func (l *list) put(r row, form string) {
	if _, ok := l.forms[r]; !ok {
		l.rows = append(l.rows, r)
	}
	if form != "" && !slices.Contains(l.forms[r], form) {
		l.forms[r] = append(l.forms[r], form)
	}
}

// add puts a form of CLDR, unless the supplement has it.
func (l *list) add(class, name, lang, form string) {
	if form = fold(lang, form); form == "" || l.taken[lang+"\t"+form] {
		return
	}
	l.put(row{class, name, lang, ""}, form)
}

func (l *list) String() string {
	slices.SortStableFunc(l.rows, func(a, b row) int {
		return cmp.Or(cmp.Compare(a.class, b.class), cmp.Compare(a.name, b.name), cmp.Compare(a.lang, b.lang))
	})
	var b strings.Builder
	for _, r := range l.rows {
		if len(l.forms[r]) > 0 {
			fmt.Fprintf(&b, "%s\t%s\t%s\t%s\t%s\n", r.class, r.name, r.lang, r.needs, strings.Join(l.forms[r], "|"))
		}
	}
	return b.String()
}

// Units of CLDR that are no units in prose, or another's name for the same.
var skipped = []string{"10p", "1024p", "power2", "power3", "graphics-em", "graphics-dot", "concentr-item",
	"concentr-part", "concentr-of", "concentr-karat", "concentr-katal", "concentr-perm", "duration-night",
	"duration-quarter", "energy-foodcalorie", "energy-calorie-it", "energy-british-thermal-unit-it", "energy-therm",
	"force-kilowatt", "length-point", "length-mile-scandinavian", "length-rin", "length-sun", "length-shaku",
	"length-ken", "length-jo", "length-ri", "area-bu", "area-se", "area-cho", "volume-kosaji", "volume-osaji",
	"volume-cup-", "volume-shaku", "volume-sai", "volume-to", "volume-koku", "mass-fun", "volume-pint-",
	"volume-fluid-ounce-", "volume-gallon-", "volume-quart-", "volume-dessert", "volume-drop", "volume-pinch",
	"volume-jigger", "volume-dram", "speed-light", "speed-beaufort", "pressure-of", "pressure-gasoline",
	"consumption-mile-per-gallon-imperial", "temperature-generic", "temperature-rankine", "length-rod", "length-chain",
	"mass-slug", "mass-earth", "mass-solar", "mass-grain", "length-earth", "length-solar", "light-solar",
	"light-candela", "coordinate", "acceleration-g", "angle-steradian", "concentr-mole", "electric-henry",
	"electric-siemens", "angle-revolution", "angle-degree", "length-hand"}

// Names that differ from those of CLDR in British English.
var renamed = map[string]string{
	"concentr-percent": "percent", "angle-arc-minute": "minute of arc", "angle-arc-second": "second of arc",
	"volume-gallon": "gallon", "volume-quart": "quart", "volume-fluid-ounce": "fluid ounce",
	"consumption-mile-per-gallon": "mile per gallon", "energy-kilowatt-hour": "kilowatt hour",
	"concentr-milligram-ofglucose-per-deciliter": "milligram per decilitre", "volume-acre-foot": "acre foot",
	"pressure-pound-force-per-square-inch": "pound per square inch", "torque-newton-meter": "newton metre",
	"concentr-part-per-1e6": "part per million", "concentr-part-per-1e9": "part per billion",
}

func (l *list) units(files map[string][]byte) error {
	lang := func(tag string) (map[string]map[string]map[string]any, error) {
		var f struct {
			Main map[string]struct {
				Units map[string]json.RawMessage
			}
		}
		if err := json.Unmarshal(files["main/"+tag+"/units.json"], &f); err != nil {
			return nil, fmt.Errorf("units of %s: %w", tag, err)
		}
		all := map[string]map[string]map[string]any{}
		for _, width := range []string{"long", "short", "narrow"} {
			var of map[string]map[string]any
			if err := json.Unmarshal(f.Main[tag].Units[width], &of); err != nil {
				return nil, fmt.Errorf("units of %s: %w", tag, err)
			}
			all[width] = of
		}
		return all, nil
	}
	british, err := lang("en-GB")
	if err != nil {
		return err
	}
	for _, tag := range tags() {
		all, err := lang(tag)
		if err != nil {
			return err
		}
		of, _, _ := strings.Cut(tag, "-")
		for _, id := range sorted(all["long"]) {
			if id == "per" || id == "times" || slices.ContainsFunc(skipped, func(s string) bool { return strings.HasPrefix(id, s) }) {
				continue
			}
			class, _, _ := strings.Cut(id, "-")
			name := renamed[id]
			if name == "" {
				s, _ := british["long"][id]["unitPattern-count-one"].(string)
				name = bare(s)
			}
			for _, form := range patterns(all["long"][id], of == "el") {
				l.add(class, name, of, form)
			}
			for _, width := range []string{"short", "narrow"} {
				for _, form := range patterns(all[width][id], false) {
					switch {
					case of == "el" && strings.ContainsFunc(form, greek) && len([]rune(form)) > 1:
						l.add(class, name, of, form)
					case of != "en" || class == "duration":
						// Hungarian has the signs of English; those of times (m for
						// months) are believed only where the supplement has them.
					case strings.Contains(form, " "):
						l.add(class, name, of, form)
					case !l.taken["en\t"+fold("en", form)] && !slices.Contains(l.forms[row{class, name, of, ""}], fold("en", form)):
						l.add(class, name, "*", form)
					}
				}
			}
		}
	}
	return nil
}

func greek(r rune) bool { return unicode.Is(unicode.Greek, r) && unicode.IsLetter(r) && r != 'μ' }

// patterns returns the forms of a unit: of each number and, where cases is set,
// of each case. Hungarian cases are endings, which the scanner takes off itself.
func patterns(of map[string]any, cases bool) []string {
	var forms []string
	for _, key := range sorted(of) {
		s, ok := of[key].(string)
		if ok && (strings.HasPrefix(key, "unitPattern-count-") || cases && strings.Contains(key, "-count-")) {
			forms = append(forms, bare(s))
		}
	}
	return forms
}

func bare(pattern string) string {
	return strings.TrimFunc(strings.ReplaceAll(pattern, "{0}", ""), unicode.IsSpace)
}

// Currencies that are no tender any more, and still read of.
var old = words("ATS BEF BGN CSK CYP DDM DEM EEK ESP FIM FRF GRD HRK IEP ITL LTL LUF LVL MTL NLG PTE SIT SKK SUR YUN")

// Currencies whose Hungarian and Greek names are listed.
var major = words("AUD BGN BRL CAD CHF CNY CZK DEM DKK EUR FRF GBP GRD HRK HUF INR JPY NOK PLN RON RSD RUB SEK TRY UAH USD")

func words(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

// Canonical names differ from those that follow from CLDR.
var canonical = map[string]string{
	"GBP": "pound sterling", "ILS": "shekel", "CSK": "Czechoslovak koruna", "BAM": "convertible mark",
	"SEK": "Swedish krona", "ISK": "Icelandic króna", "YUN": "Yugoslav dinar",
}

type currency struct {
	One   string `json:"displayName-count-one"`
	Other string `json:"displayName-count-other"`
	Sign  string `json:"symbol"`
	Thin  string `json:"symbol-alt-narrow"`
}

func (l *list) currencies(files map[string][]byte) error {
	lang := func(tag string) (map[string]currency, error) {
		var f struct {
			Main map[string]struct {
				Numbers struct{ Currencies map[string]currency }
			}
		}
		err := json.Unmarshal(files["main/"+tag+"/currencies.json"], &f)
		return f.Main[tag].Numbers.Currencies, err
	}
	british, err := lang("en-GB")
	if err != nil {
		return err
	}
	american, err := lang("en")
	if err != nil {
		return err
	}
	live, err := tender(files["supplemental/currencyData.json"])
	if err != nil {
		return err
	}
	codes := slices.DeleteFunc(sorted(british), func(code string) bool {
		return !live[code] && !old[code] || strings.Contains(british[code].One, "(") || code == "XXX" || code == "ZWG"
	})

	// A noun that one currency has is its name (forint); a shared one is a name
	// of its own, for texts that say no more (dollar).
	heads, signs := map[string]int{}, map[string]int{}
	for _, code := range codes {
		heads[last(british[code].One)]++
		signs[american[code].Thin]++
	}
	names := map[string]string{}
	for _, code := range codes {
		b := british[code]
		name := b.One
		if heads[last(name)] == 1 {
			name = last(name)
		}
		if canonical[code] != "" {
			name = canonical[code]
		}
		names[code] = name
		for _, c := range []currency{b, american[code]} {
			for _, form := range []string{c.One, c.Other} {
				l.add("money", name, "en", form)
				l.add("money", last(b.One), "en", last(form))
			}
		}
		l.add("money", name, "*", code)
		for _, sign := range []string{american[code].Sign, american[code].Thin} {
			own := strings.ContainsFunc(sign, func(r rune) bool { return r > unicode.MaxASCII && !unicode.IsLetter(r) })
			if own && signs[american[code].Thin] < 2 || len(sign) > 1 && strings.HasSuffix(sign, "$") && sign != "C$" {
				l.add("money", name, "*", strings.Map(ascii, sign))
			}
		}
	}
	for _, tag := range tags()[2:] {
		local, err := lang(tag)
		if err != nil {
			return err
		}
		for _, code := range codes {
			if major[code] {
				l.add("money", names[code], tag, local[code].One)
				l.add("money", names[code], tag, local[code].Other)
			}
		}
	}
	return nil
}

// ascii drops the thin blanks that CLDR puts into signs.
func ascii(r rune) rune {
	if unicode.IsSpace(r) {
		return -1
	}
	return r
}

func last(name string) string { return name[strings.LastIndex(name, " ")+1:] }

// tender returns the codes of the currencies in use.
func tender(data []byte) (map[string]bool, error) {
	var f struct {
		Supplemental struct {
			CurrencyData struct {
				Region map[string][]map[string]map[string]string
			}
		}
	}
	if err := json.Unmarshal(data, &f); err != nil {
		return nil, err
	}
	live := map[string]bool{}
	for _, region := range f.Supplemental.CurrencyData.Region {
		for _, entry := range region {
			for code, of := range entry {
				if of["_to"] == "" && of["_tender"] != "false" {
					live[code] = true
				}
			}
		}
	}
	return live, nil
}

func sorted[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
