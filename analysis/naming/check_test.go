package naming

import (
	"strings"
	"testing"
	"testing/fstest"

	"quotient/analysis"
	"quotient/analysis/captions"
	"quotient/datasets"
	"quotient/datasets/check"
)

// harbour is an invented study of a strike.
var harbour = map[string]string{
	"datapackage.json": `{"name": "harbour", "title": "A strike", "units": {"person": {"plural": "people"}, "crown": {"plural": "crowns"}, "ship": {"plural": "ships"}}, "resources": [
{"name": "pay", "path": "pay.csv", "schema": {"fields": [{"name": "id"}, {"name": "trade"}, {"name": "value", "type": "number"}, {"name": "bound"}, {"name": "unit"}, {"name": "statistic"}, {"name": "modality"}, {"name": "date"}, {"name": "place"}, {"name": "part_of"}, {"name": "quote"}, {"name": "where"}]}},
{"name": "hurt", "path": "hurt.csv", "schema": {"fields": [{"name": "id"}, {"name": "outcome"}, {"name": "who"}, {"name": "value", "type": "number"}, {"name": "bound"}, {"name": "unit"}, {"name": "statistic"}, {"name": "modality"}, {"name": "date"}, {"name": "place"}, {"name": "part_of"}, {"name": "quote"}, {"name": "where"}]}}]}`,
	"pay.csv": `id,trade,value,bound,unit,statistic,modality,date,place,part_of,quote,where
docker,Docker,20,exact,crown,typical,asserted,1912,Oslo,,a docker had 20 crowns,Pay
clerk,Shipping clerk,35,exact,crown,typical,asserted,1912,Oslo,,a clerk 35,Pay
pilot,Harbour pilots,90,over,crown,maximum,asserted,1912,Oslo,,pilots up to and over 90,Pay
`,
	"hurt.csv": `id,outcome,who,value,bound,unit,statistic,modality,date,place,part_of,quote,where
oslo-dead,Killed,all,8,exact,person,total,asserted,1912-05,Oslo,,8 lost their lives,Clash
oslo-women,Killed,women,3,exact,person,total,asserted,1912-05,Oslo,hurt.oslo-dead,3 of them women,Clash
oslo-wounded,Wounded,all,40,exact,person,total,asserted,1912-05,Oslo,,40 injured,Clash
bergen-wounded,Wounded,all,60,exact,person,total,asserted,1912-06,Bergen,,60 in Bergen,Clash
`,
	"comparisons.yaml": `comparisons:
  - id: pilot-per-docker
    title: The best-paid pilot’s wage to a docker’s
    formula: pay.pilot / pay.docker
    show: times
  - id: clerk-per-docker
    title: { en: A clerk’s wage per docker’s, hu: A hivatalnok bére a kikötőmunkáséhoz képest }
    formula: pay.clerk / pay.docker
    show: times
  - id: wounded-per-death
    title: Wounded for each death in Oslo
    formula: hurt.oslo-wounded / hurt.oslo-dead
    show: number
    measure: wounded per death
  - id: spread
    title: Growth of the number wounded, from Oslo to Bergen
    formula: hurt.bergen-wounded / hurt.oslo-wounded
    show: times
  - id: women-of-dead
    title: Women among the dead of Oslo
    formula: hurt.oslo-women / hurt.oslo-dead
    show: percent
  - id: men-dead
    title: The dead who were no women
    formula: hurt.oslo-dead - hurt.oslo-women
    show: value
`,
	"charts.yaml": `charts:
  - id: pay
    kind: bar
    title: The best-paid pilots had {pilot-per-docker|words} a docker’s wage
    subtitle: Wages in Oslo, in crowns
    rows: [pay.docker, pay.clerk, pay.pilot]
    label: trade
    block:
      of: pay.docker
      label: one block = a docker’s wage
    column:
      title: multiple of a docker’s
      cells:
        pay.clerk: "{clerk-per-docker}"
        pay.pilot: "{pilot-per-docker}"
    labels:
      pay.clerk: clerk
  - id: hurt
    kind: slope
    title: "In Oslo {hurt.oslo-wounded} were injured; Bergen had {hurt.bergen-wounded}"
    rows: [hurt.oslo-wounded, hurt.bergen-wounded]
    names:
      before: before
      after: later
terms:
  Docker: { hu: Kikötőmunkás }
  Shipping clerk: { hu: Hivatalnok }
  Harbour pilots: { hu: Révkalauzok }
`,
}

// named is what the check finds in the study with one text for another in a file.
func named(t *testing.T, file, was, now string) datasets.Findings {
	t.Helper()
	files := fstest.MapFS{}
	for name, text := range harbour {
		if name == file {
			if strings.Count(text, was) != 1 {
				t.Fatalf("%q occurs %d times", was, strings.Count(text, was))
			}
			text = strings.Replace(text, was, now, 1)
		}
		files[name] = &fstest.MapFile{Data: []byte(text)}
	}
	s, err := datasets.Load(files)
	if err != nil {
		t.Fatal(err)
	}
	c, err := analysis.Compare(s)
	if err != nil {
		t.Fatal(err)
	}
	rows := func(refs ...string) (out []*datasets.Observation) {
		for _, ref := range refs {
			o, err := s.Observation(ref)
			if err != nil {
				t.Fatal(err)
			}
			out = append(out, o)
		}
		return out
	}
	var used [][]*analysis.Comparison
	for _, ids := range [][]string{{"pilot-per-docker", "clerk-per-docker"}, {"spread"}} {
		var list []*analysis.Comparison
		for _, id := range ids {
			if x, ok := c.Find(id); ok {
				list = append(list, x)
			}
		}
		used = append(used, list)
	}
	return Check.Result(captions.Subject{Study: s, Comparisons: c, Charts: []captions.Chart{
		{ID: "pay", Rows: rows("pay.docker", "pay.clerk", "pay.pilot"), Comparisons: used[0]},
		{ID: "hurt", Rows: rows("hurt.oslo-wounded", "hurt.bergen-wounded"), Comparisons: used[1]},
	}}).Findings
}

// TestNaming asks what is noticed of what a comparison or a chart is called, and what is not.
func TestNaming(t *testing.T) {
	const compared, drawn = analysis.SpecFile, captions.File
	for _, tt := range []struct{ file, was, now, want string }{
		{compared, "spread", "spread", ""},

		// Comparisons.
		{compared, "pay.pilot / pay.docker", "pay.clerk / pay.docker", "pilot-per-docker: the id says “pilot”"},
		{compared, "pay.clerk / pay.docker", "pay.docker / pay.clerk", "on the wrong side of “per”"},
		{compared, "A clerk’s wage per docker’s", "What a clerk earned against a docker", ""},
		{compared, "hu: A hivatalnok bére a kikötőmunkáséhoz képest", "hu: A kikötőmunkás bére a hivatalnokéhoz képest", "on the wrong side of “képest”"},
		{compared, "The best-paid pilot’s wage", "The average pilot’s wage", "says “average pilot”, and pay.pilot is a maximum"},
		{compared, "Wounded for each death in Oslo", "Deaths for each wounded in Oslo", "on the wrong side of “for each”"},
		{compared, "Wounded for each death in Oslo", "Wounded for each death in Bergen", "says “bergen”"},
		{compared, "hurt.oslo-wounded / hurt.oslo-dead", "hurt.bergen-wounded / hurt.oslo-dead", "says “oslo” alone"},
		{compared, "hurt.oslo-wounded / hurt.oslo-dead", "hurt.oslo-wounded / hurt.oslo-women", "no word for hurt.oslo-women"},
		{compared, "measure: wounded per death", "measure: deaths per wounded", "the measure has “deaths” on the wrong side"},
		{compared, "hurt.bergen-wounded / hurt.oslo-wounded", "hurt.oslo-wounded / hurt.bergen-wounded", "says that it rose"},
		{compared, "Women among the dead of Oslo", "Women as a share of Oslo’s dead", ""},
		{compared, "Women among the dead of Oslo", "Women as a multiple of Oslo’s dead", "says “multiple”"},
		{compared, "The dead who were no women", "The women of Oslo", "hurt.oslo-women is taken away"},
		{compared, "The dead who were no women", "The men who died", ""},

		// Charts.
		{drawn, `pay.pilot: "{pilot-per-docker}"`, `pay.pilot: "{clerk-per-docker}"`, "the cell of pay.pilot prints clerk-per-docker"},
		{drawn, "multiple of a docker’s", "multiple of a clerk’s", "has “clerk” on the wrong side"},
		{drawn, "multiple of a docker’s", "a docker’s, so many times", ""},
		{drawn, "a docker’s wage\n    column", "a pilot’s wage\n    column", "the label of a block says “pilot”"},
		{drawn, "pay.clerk: clerk", "pay.clerk: docker", "the label of pay.clerk says “docker”"},
		{drawn, "The best-paid pilots had", "The clerks had", "the title says “clerks”"},
		{drawn, "The best-paid pilots had {pilot-per-docker|words} a docker’s wage", "A docker had {pilot-per-docker|words} the best pilots’ wage", "on the wrong side of the number"},
		{drawn, "in crowns", "in dollars", "the subtitle says “dollars”"},
		{drawn, "in crowns", "in ships", ""}, // no row is in ships
		{drawn, "Wages in Oslo", "Wages in Bergen", "the subtitle says “bergen”"},
		{drawn, "In Oslo {hurt.oslo-wounded} were injured; Bergen had {hurt.bergen-wounded}", "In Oslo {hurt.bergen-wounded} were injured; Bergen had {hurt.oslo-wounded}", "which names hurt.bergen-wounded"},
		{drawn, "were injured; Bergen", "died; Bergen", "the title says “died”"},
		{drawn, "[hurt.oslo-wounded, hurt.bergen-wounded]", "[hurt.bergen-wounded, hurt.oslo-wounded]", "spread runs from hurt.oslo-wounded to hurt.bergen-wounded"},
		{drawn, "before: before", "before: afterwards", "what is before is called “afterwards”"},
	} {
		found := named(t, tt.file, tt.was, tt.now)
		if tt.want == "" {
			if len(found) > 0 {
				t.Errorf("%s → %s: %v", tt.was, tt.now, found)
			}
			continue
		}
		if len(found) == 0 || !strings.Contains(found.Error(), tt.want) {
			t.Errorf("%s → %s: want %q, got %v", tt.was, tt.now, tt.want, found)
		}
		for _, f := range found {
			if f.Line == 0 || f.Hint == "" {
				t.Errorf("%+v", f)
			}
		}
	}
}

// TestAfter: what is after a row of a dumbbell is computed of it, or is another row of the
// same thing that is no earlier.
func TestAfter(t *testing.T) {
	s, err := datasets.Load(fstest.MapFS{
		"datapackage.json": {Data: []byte(`{"name": "rents", "resources": [{"name": "t", "path": "t.csv", "schema": {"fields": [{"name": "id"}, {"name": "city"}, {"name": "value", "type": "number"}, {"name": "bound"}, {"name": "modality"}, {"name": "date"}]}}]}`)},
		"t.csv":            {Data: []byte("id,city,value,bound,modality,date\na-2018,Oslo,10,exact,asserted,2018\na-2019,Oslo,12,exact,asserted,2019\nb-2018,Bergen,20,exact,asserted,2018\nb-2019,Bergen,25,exact,asserted,2019\n")},
		"comparisons.yaml": {Data: []byte("comparisons:\n  - {id: more, title: More, formula: t.b-2018 + t.b-2019, show: value}\n")},
	})
	if err != nil {
		t.Fatal(err)
	}
	c, err := analysis.Compare(s)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ rows, after, want string }{
		{"t.a-2018, t.b-2018", "t.a-2019, t.b-2019", ""},
		{"t.a-2018, t.b-2018", "t.b-2019, t.a-2019", "t.b-2019 is beside t.a-2018, and has the names of t.b-2018"},
		{"t.a-2019, t.b-2019", "t.a-2018, t.b-2018", "t.a-2018 is beside t.a-2019, and is dated before it"},
		{"t.a-2018, t.b-2018", "more, t.b-2019", "more is beside t.a-2018, and is not made from it"},
		{"t.b-2018", "more", ""},
	} {
		list := func(refs string) (out datasets.Texts) {
			for _, ref := range strings.Split(refs, ", ") {
				out = append(out, datasets.Text{Value: ref, Line: 1})
			}
			return out
		}
		b := &binder{comparisons: c, charts: map[string]*captions.Chart{"x": {ID: "x"}}, result: &check.Result{}}
		b.sequence(captions.Entry{ID: datasets.Text{Value: "x"}, Kind: datasets.Text{Value: "dumbbell"}, Rows: list(tt.rows), After: list(tt.after)})
		if got := b.result.Findings.Error(); tt.want == "" && len(b.result.Findings) > 0 || !strings.Contains(got, tt.want) {
			t.Errorf("%s → %s: %q, want %q", tt.rows, tt.after, got, tt.want)
		}
	}
}
