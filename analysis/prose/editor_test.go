package prose

import (
	"strings"
	"testing"
	"testing/fstest"

	"quotient/analysis"
	"quotient/datasets"
	"quotient/datasets/quantity"
)

// quarry is a small study: a walkout, its losses, and prices that rise and fall.
var quarry = fstest.MapFS{
	"datapackage.json": {Data: []byte(`{
  "name": "quarry", "title": "The quarry", "sources": [{"title": "The quarry"}],
  "units": {"person": {"plural": "people"}, "cart": {"plural": "carts"}, "mason": {"plural": "masons"}, "crown": {"plural": "crowns"}, "percent": {"symbol": "%"}},
  "resources": [
    {"name": "figures", "path": "figures.csv", "schema": {"primaryKey": "id", "fields": [
      {"name": "id", "type": "string"}, {"name": "what", "type": "string"}, {"name": "value", "type": "number"}, {"name": "bound", "type": "string"},
      {"name": "unit", "type": "string"}, {"name": "statistic", "type": "string"}, {"name": "date", "type": "string"}, {"name": "quote", "type": "string"}, {"name": "where", "type": "string"}]}},
    {"name": "set-aside", "path": "set-aside.csv", "schema": {"fields": [{"name": "quote", "type": "string"}, {"name": "where", "type": "string"}, {"name": "reason", "type": "string"}, {"name": "note", "type": "string"}]}}
  ]}`)},
	"figures.csv": {Data: []byte(`id,what,value,bound,unit,statistic,date,quote,where
out,Masons out,800,over,mason,total,1911-05-02,over 800 masons,¶1
carts,Carts idle,32,exact,cart,moment,1911-05-02,32 carts,¶1
killed,Killed,3,exact,mason,total,1911-05-09,Three masons were killed,¶2
wounded,Wounded,27,at-least,mason,total,1911-05-09,at least 27 wounded,¶2
jailed,Jailed,14,exact,person,total,1911-05-09,Fourteen men were jailed,¶2
before,Price of slate before,30,exact,crown,typical,1911,rose from 30,¶3
after,Price of slate after,45,exact,crown,typical,1911,to 45 crowns,¶3
exports,Fall of exports,62,exact,percent,rate,1911,Exports fell by 62 percent,¶3
foremen,Foremen who stayed,40,about,person,total,1911-05-02,some 40 foremen,¶1
`)},
	"set-aside.csv": {Data: []byte("quote,where,reason,note\n1899,¶1,date-context,\n")},
	"comparisons.yaml": {Data: []byte(`comparisons:
  - {id: rise, title: Rise of the price of slate, formula: "growth(figures.before, figures.after)", show: change}
  - {id: drop, title: What slate would lose again, formula: "growth(figures.after, figures.before)", show: change}
  - {id: part, title: Killed among killed and wounded, formula: "share(figures.killed, figures.wounded)", show: percent}
  - {id: per-cart, title: Masons out to a cart, formula: figures.out / figures.carts, show: number, measure: masons per cart}
`)},
}

func quarryProse(t testing.TB) *Editor {
	t.Helper()
	study, err := datasets.Load(quarry)
	if err != nil {
		t.Fatal(err)
	}
	comparisons, err := analysis.Compare(study)
	if err != nil {
		t.Fatal(err)
	}
	return New(study, comparisons, quantity.English)
}

// TestJudge holds sentences against the study: “ok”, or pieces of the one message and
// of what is true, parted by |.
func TestJudge(t *testing.T) {
	prose := quarryProse(t)
	for sentence, want := range map[string]string{
		// What is the most.
		"Of all their losses, the three killed were the largest.":    "figures.out (more than 800 masons) is more",
		"Of all their losses, at least 27 wounded were the largest.": "ok",
		"The three killed were of the largest quarry.":               "ok",
		// Round words.
		"Some 32 carts stood idle.":                   "figures.carts is 32 carts",
		"Slate rose by roughly a half, to 45 crowns.": "ok",
		// What is counted.
		"On that day 32 carts stood.":            "ok",
		"There were 32 horses.":                  "figures.carts is 32 carts, not horses",
		"They fired 32 police officers.":         "figures.carts is 32 carts, not police",
		"He had 45 children.":                    "figures.after is 45 crowns, not children",
		"Fourteen quarrymen were jailed.":        "ok", // people are called by any name
		"About 40 foremen stayed at their posts": "ok",
		"Exactly 40 foremen stayed.":             "about 40 people|true: About 40 foremen stayed.",
		"The 30 crowns became 45.":               "ok",

		// Of whom it is told.
		"The wounded were three masons.": "which is figures.killed, and nothing on “wounded”",
		"Three were wounded.":            "which is figures.killed, and nothing on “wounded”",
		"Police killed fourteen.":        "which is figures.jailed, and nothing on “killed”",
		"Jailed: at least 27.":           "which is figures.wounded, and nothing on “jailed”",
		"Three were killed.":             "ok",

		// Which way it went.
		"Slate rose by 50 percent.":                            "ok",
		"Slate was 50% dearer.":                                "ok",
		"Slate rose by half.":                                  "ok",
		"Slate fell by 50 percent.":                            "as a fall, and rise is a rise",
		"Slate was 50% cheaper.":                               "as a fall, and rise is a rise",
		"Exports fell by 62 percent.":                          "ok",
		"Exports increased by 62 percent.":                     "as a rise, and figures.exports is a fall",
		"Slate rose 50% while exports fell 62%.":               "ok",
		"Slate did not fall by 50%.":                           "ok",
		"A fall of exports by 62 percent, a rise by 50%.":      "ok",
		"Slate rose by 60 percent.":                            "rise is 50% more|true: Slate rose by 50%.",
		"The price was 60% higher.":                            "rise is 50% more|true: The price was 50% more",
		"Slate rose by at least 50 percent and fell by 33.3%.": "at least 50 percent",

		// What it is told per.
		"More than 25 masons per cart.":        "ok",
		"More than 25 masons for each cart.":   "ok",
		"More than 25 masons to every cart.":   "ok",
		"More than 25 masons went out.":        "per-cart is more than 25 masons per cart, not masons",
		"More than 800 masons per cart.":       "figures.out is more than 800 masons, not masons per cart",
		"At most a tenth of those hurt died.":  "ok",
		"At most 10% of those hurt died.":      "ok",
		"At most a quarter of those hurt died": "a quarter",

		// What follows from a number in round ones, and the way from one to another.
		"More than 30 of the masons were hurt, at least 25 of them wounded.": "2|More than 30",
		"More than 60 percent of the exports were lost.":                     "ok",
		"More than 50 percent of the exports were lost.":                     "exports is 62%",
		"Less than 70 percent of the exports were lost.":                     "ok",
		"Slate cost almost 50 crowns in the end.":                            "figures.after is 45 crowns",
		"About 60% of the exports were lost.":                                "ok",
		"About 62% of the exports were lost.":                                "figures.exports is 62%",
		"Slate rose from 30 to 45 crowns.":                                   "ok",
		"Slate rose from 30 to 50 crowns.":                                   "30 to 50 crowns",
		"Slate cost 45 dollars.":                                             "figures.after is 45 crowns, not dollars",

		// Numbers with another bound, several in one sentence.
		"Under 99 stone-masons went out.":                  "nothing of the study",
		"In all 800 masons went, and 27 were wounded.":     "2|true: In all more than 800 masons went, and at least 27 were wounded.",
		"The masons that went out numbered more than 810.": "true: The masons that went out numbered more than 800.",

		// Dates that the text has, though no row.
		"The quarry was opened in 1899.": "ok",
		"The quarry was opened in 1898.": "no row of the study has that date",
	} {
		var wrong []TypedNumber
		for _, n := range prose.Judge(sentence, sentence) {
			if n.Message != "" {
				wrong = append(wrong, n)
			}
		}
		if want == "ok" {
			for _, n := range wrong {
				t.Errorf("%s\n\t%s\n\t%s", sentence, n.Message, n.Hint)
			}
			continue
		}
		count := 1
		if strings.HasPrefix(want, "2|") {
			count, want = 2, want[2:]
		}
		if len(wrong) != count {
			t.Errorf("%s: %d findings, want %d: %v", sentence, len(wrong), count, wrong)
			continue
		}
		for _, piece := range strings.Split(want, "|") {
			if says := strings.ReplaceAll(wrong[0].Message+" true: "+wrong[0].True, "\u00a0", " "); !strings.Contains(says, piece) {
				t.Errorf("%s\n\t%s\n\twant %s", sentence, says, piece)
			}
		}
	}
}

// TestRebound tells words around a filled number that make it another.
func TestRebound(t *testing.T) {
	prose := quarryProse(t)
	for _, tt := range []struct {
		before, ref, after string
		other              bool
	}{
		{"It was ", "part", " of those hurt.", false},
		{"It was more than ", "part", " of those hurt.", true},
		{"Exactly ", "figures.wounded", " fell.", true},
		{"Exactly ", "figures.carts", " stood.", false},
		{"About ", "figures.carts", " stood.", true},
		{"Only ", "figures.carts", " stood.", false},
		{"Over ", "figures.out", " went.", true},
		{"On 2 May 1911 ", "figures.out", " went.", false},
		{"Of those hurt ", "part", " died, and ", false},
	} {
		n, err := prose.Write(tt.ref, datasets.FormWords)
		if err != nil {
			t.Fatal(err)
		}
		from := len([]rune(tt.before))
		text := tt.before + n.Text + tt.after
		alone, around, other := prose.Rebound(n, text, from, from+len([]rune(n.Text)))
		if other != tt.other {
			t.Errorf("%s: %v, want %v: %s, %s", text, other, tt.other, alone, around)
		}
	}
}

// FuzzJudge looks for text that ends the program, and for findings outside of it.
func FuzzJudge(f *testing.F) {
	for _, s := range []string{"In all 800 masons went, and 27 were wounded.", "Slate rose from 30 to 50 crowns by 60 percent.", "More than 25 masons for each cart; a tenth of them.", "In 1898, on 2 May: Three."} {
		f.Add(s)
	}
	prose := quarryProse(f)
	f.Fuzz(func(t *testing.T, text string) {
		runes := len([]rune(text))
		for _, n := range prose.Judge(text, text) {
			if n.Span.Start < 0 || n.Span.End > runes || n.Span.Start >= n.Span.End {
				t.Errorf("%q: %v", text, n.Span)
			}
		}
	})
}

// TestYearsBC: a year before the year 1 is written as each language has it.
func TestYearsBC(t *testing.T) {
	for tag, want := range map[string]string{"en": "44 BC", "hu": "i. e. 44", "el": "44 π.Χ."} {
		study, err := datasets.Load(fstest.MapFS{
			"datapackage.json": {Data: []byte(`{"name": "rome", "resources": [{"name": "t", "path": "t.csv", "schema": {"fields": [{"name": "id"}, {"name": "value", "type": "number"}, {"name": "date"}]}}]}`)},
			"t.csv":            {Data: []byte("id,value,date\na,60,-0043-03-15\n")},
		})
		if err != nil {
			t.Fatal(err)
		}
		locale, err := datasets.Locale(tag)
		if err != nil {
			t.Fatal(err)
		}
		if got := study.Printer(locale).Write(study.Tables[0].Rows[0], datasets.FormYear); got != want {
			t.Errorf("%s: %q, want %q", tag, got, want)
		}
	}
}

// wreck is a study with names and scores that are set aside.
var wreck = fstest.MapFS{
	"datapackage.json": {Data: []byte(`{"name": "wreck", "resources": [
    {"name": "t", "path": "t.csv", "schema": {"fields": [{"name": "id"}, {"name": "what"}, {"name": "value", "type": "number"}, {"name": "bound"}, {"name": "unit"}, {"name": "quote"}, {"name": "where"}]}},
    {"name": "set-aside", "path": "set-aside.csv", "schema": {"fields": [{"name": "quote"}, {"name": "where"}, {"name": "reason"}, {"name": "note"}]}}]}`)},
	"t.csv": {Data: []byte(`id,what,value,bound,unit,quote,where
present,Members present,60,at-least,person,at least 60 were present,¶1
died,Died in the wreck,189,exact,person,189 died,¶1
ratio,Ratio,1,over,,more than one,¶3
`)},
	"set-aside.csv": {Data: []byte("quote,where,reason,note\nB-52,¶1,proper-name,\nthe vote was 52–48,¶1,no-figure,a score\nsplit 5 to 4,¶1,no-figure,a score\n")},
}

// TestProposals: a sentence with the table's number is proposed where it is true. Names
// and scores that are set aside may be typed.
func TestProposals(t *testing.T) {
	study, err := datasets.Load(wreck)
	if err != nil {
		t.Fatal(err)
	}
	comparisons, err := analysis.Compare(study)
	if err != nil {
		t.Fatal(err)
	}
	prose := New(study, comparisons, quantity.English)
	for sentence, want := range map[string]string{
		"185 died.":                           "189 died.",
		"At most 185 died.":                   "189 died.",
		"No more than 180 died.":              "189 died.",
		"52 members were there.":              "At least 60 members were there.",
		"Never more than 189 died.":           "189 died.",
		"Never more than 200 died.":           "ok",
		"Not 190 died.":                       "",
		"It is not true that 190 died.":       "",
		"190 did not die in the wreck.":       "",
		"Worse wrecks than 190 died in came.": "",
		"There were no 185 dead.":             "",
		"x = 190.":                            "",
		"190 × 2 died.":                       "",
		"Since 2 < 3 it holds.":               "",
		"The vote was 60-40.":                 "",
		"They left with 185 horses.":          "",
		"They took 185 with them.":            "",
		"The B-53 flew.":                      "",
		"The court split 6 to 3.":             "",
		"A B-52 flew.":                        "ok",
		"The vote was 52-48.":                 "ok",
		"It passed by a vote of 52–48.":       "ok",
		"The court split 5 to 4.":             "ok",
	} {
		said, true := "", ""
		for _, n := range prose.Judge(sentence, sentence) {
			said += n.Message
			true += strings.ReplaceAll(n.True, "\u00a0", " ")
		}
		if want == "ok" && said != "" || want != "ok" && (said == "" || true != want) {
			t.Errorf("%s: %s: %q, want %q", sentence, said, true, want)
		}
	}
}

// TestSize writes a fall without its sign or its word, which the sentence has then.
func TestSize(t *testing.T) {
	prose := quarryProse(t)
	n, err := prose.Write("drop", "size")
	if err != nil || n.Text != "33.3%" {
		t.Fatalf("%q, %v", n.Text, err)
	}
	for sentence, falls := range map[string]bool{
		"Slate would lose % again, the price of it.": true,
		"Slate would gain % again, the price of it.": false,
		"For slate it would be % again.":             false,
	} {
		before, after, _ := strings.Cut(sentence, "%")
		from := len([]rune(before))
		message, _ := prose.Claims(Placed{n, from, from + len(n.Text)}, before+n.Text+after, nil)
		if (message == "") != falls {
			t.Errorf("%s: %q", sentence, message)
		}
	}
}
