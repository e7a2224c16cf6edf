package analysis

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/go-gota/gota/dataframe"
	"github.com/go-gota/gota/series"

	"quotient/datasets"
)

// TestAddable: what the bundled study refuses to add, and what it adds.
func TestAddable(t *testing.T) {
	c := bundledComparisons(t)
	for formula, want := range map[string]Reason{
		"sum(casualties.poznan-dead, casualties.poznan-civilians)":                                    PartAndWhole,
		"casualties.poznan-civilians + casualties.poznan-wounded + casualties.poznan-dead":            PartAndWhole,
		"2 * (casualties.poznan-dead + 1) + casualties.poznan-civilians":                              PartAndWhole,
		"crowds.poznan-march + casualties.poznan-dead":                                                MomentAndTotal,
		"casualties.hungary-killed - (crowds.budapest-bem + executions.executed)":                     MomentAndTotal,
		"share(casualties.poznan-dead, crowds.poznan-ten)":                                            MomentByTotal,
		"crowds.poznan-march + crowds.poznan-ten":                                                     OtherMoment,
		"sum(crowds.budapest-bem, crowds.budapest-parliament)":                                        OtherMoment,
		"crowds.poznan-ten + crowds.budapest-parliament":                                              OtherMoment,
		"sum(casualties.poznan-dead, casualties.poznan-wounded)":                                      "",
		"sum(casualties.hungary-killed, executions.executed)":                                         "",
		"share(casualties.hungary-killed, executions.executed)":                                       "",
		"other-dead + casualties.poznan-civilians":                                                    "",
		"casualties.poznan-civilians + (casualties.poznan-dead - casualties.poznan-civilians)":        "",
		"prisoners.imprisoned + executions.executed":                                                  "",
		"wages.worker + wages.secret-police":                                                          "",
		"crowds.poznan-ten - crowds.poznan-march":                                                     "",
		"crowds.poznan-march - casualties.poznan-dead":                                                "",
		"casualties.poznan-dead / casualties.poznan-wounded + casualties.poznan-civilians / executed": "fault",
		"max(casualties.poznan-dead, casualties.poznan-civilians)":                                    "",
		"(casualties.poznan-wounded + casualties.poznan-dead) / casualties.poznan-dead":               "",
	} {
		_, err := c.Evaluate(formula)
		var r *Refusal
		switch {
		case errors.As(err, &r):
			if r.Reason != want || r.Message == "" || want != MomentByTotal && len(r.From) != 2 {
				t.Errorf("%s is refused: %s: %s", formula, r.Reason, r.Message)
			}
		case err != nil && want != "fault" || err == nil && want != "":
			t.Errorf("%s gives %v, want %q", formula, err, want)
		}
	}
}

// TestDoorsAgree: sum, a mean, a summary and an aggregate of the same rows are refused
// for the same reason, or none is.
func TestDoorsAgree(t *testing.T) {
	const header = "id,what,value,bound,unit,statistic,date,place,part_of,fact,quote,where\n"
	for name, tt := range map[string]struct {
		rows      string
		sum, mean Reason
	}{
		"two parts":                           {"a,A,4,exact,person,total,1956,P,t.w,,q,w\nb,B,5,exact,person,total,1956,P,t.w,,q,w\n", "", ""},
		"a part of a part":                    {"a,A,4,exact,person,total,1956,P,t.c,,q,w\nb,B,12,exact,person,total,1956,P,,,q,w\nc,C,5,exact,person,total,1956,P,t.b,,q,w\n", PartAndWhole, PartAndWhole},
		"two witnesses":                       {"a,A,4,exact,person,total,1956,P,,dead,q,w\nb,B,5,exact,person,total,1956,P,,dead,q,w\n", OneFact, OneFact},
		"two facts":                           {"a,A,4,exact,person,total,1956,P,,dead,q,w\nb,B,5,exact,person,total,1956,P,,hurt,q,w\n", "", ""},
		"a crowd and deaths":                  {"a,A,400,exact,person,moment,1956-06-28,P,,,q,w\nb,B,5,exact,person,total,1956-06,P,,,q,w\n", MomentAndTotal, MomentAndTotal},
		"a crowd growing":                     {"a,A,400,exact,person,moment,1956-06-28T09:00,P,,,q,w\nb,A,500,exact,person,moment,1956-06-28T10:00,P,,,q,w\n", OtherMoment, ""},
		"two crowds at once":                  {"a,A,400,exact,person,moment,1956-06-28,P,,,q,w\nb,A,500,exact,person,moment,1956-06-28,Q,,,q,w\n", "", ""},
		"one pay and all pay":                 {"a,A,400,exact,forint,typical,1956,P,,,q,w\nb,B,50000,exact,forint,total,1956,P,,,q,w\n", OneAndAll, OneAndAll},
		"two pays":                            {"a,A,400,exact,forint,typical,1956,P,,,q,w\nb,B,500,exact,forint,maximum,1956,P,,,q,w\n", "", ""},
		"a year and its month":                {"a,A,400,exact,person,total,1956,P,,,q,w\nb,A,50,exact,person,total,1956-06,P,,,q,w\n", PartAndWhole, PartAndWhole},
		"nothing but quotes":                  {"a,,400,exact,person,total,1956,P,,,q,w\nb,,50,exact,person,total,1956-06,P,,,q,w\n", "", ""},
		"two years":                           {"a,A,400,exact,person,total,1956,P,,,q,w\nb,A,50,exact,person,total,1957,P,,,q,w\n", "", ""},
		"a year, others' month":               {"a,A,400,exact,person,total,1956,P,,,q,w\nb,B,50,exact,person,total,1956-06,P,,,q,w\n", "", ""},
		"a city and its country":              {"a,A,400,exact,person,total,1956,Poland,,,q,w\nb,A,50,exact,person,total,1956,\"Poznań, Poland\",,,q,w\n", PartAndWhole, PartAndWhole},
		"a town's month, and a year":          {"a,A,400,exact,person,total,1881,,,,q,w\nb,A,50,exact,person,total,1881-05,Lindby,,,q,w\n", PartAndWhole, PartAndWhole},
		"a city's month, a country's year":    {"a,A,400,exact,person,total,1881,Poland,,,q,w\nb,A,50,exact,person,total,1881-05,\"Poznań, Poland\",,,q,w\n", PartAndWhole, PartAndWhole},
		"a city's year, a country's month":    {"a,A,400,exact,person,total,1881-05,Poland,,,q,w\nb,A,50,exact,person,total,1881,\"Poznań, Poland\",,,q,w\n", "", ""},
		"a town, and no place":                {"a,A,400,exact,person,total,1881,,,,q,w\nb,A,50,exact,person,total,1881,Lindby,,,q,w\n", PartAndWhole, PartAndWhole},
		"a town's month, another year":        {"a,A,400,exact,person,total,1882,,,,q,w\nb,A,50,exact,person,total,1881-05,Lindby,,,q,w\n", "", ""},
		"a long time before":                  {"a,A,400,exact,person,total,1880/1890,,,,q,w\nb,A,50,exact,person,total,1881-05,,,,q,w\nc,A,50,exact,person,total,1882-05,Lindby,,,q,w\n", PartAndWhole, PartAndWhole},
		"rates of two wholes":                 {"a,Ships,20,exact,percent,rate,1956,P,,,q,w\nb,Sailors,0.5,exact,percent,rate,1956,P,,,q,w\n", UnlikeParts, ""},
		"rates of one whole":                  {"a,A,20,exact,percent,rate,1956,P,t.w,,q,w\nb,B,30,exact,percent,rate,1956,P,t.w,,q,w\n", "", ""},
		"rates of two wholes by their quotes": {"a,Lost,20,exact,percent,rate,1956,P,,,20 percent of its ships,w\nb,Lost,0.5,exact,percent,rate,1956,P,,,0.5 percent of the sailors,w\n", UnlikeParts, ""},
		"rates of one whole by their quotes":  {"a,A,20,exact,percent,rate,1956,P,,,20 percent of its ships,w\nb,B,0.5,exact,percent,rate,1956,P,,,0.5 percent of the ships,w\n", "", ""},
		"rates of one thing":                  {"a,Ships,20,exact,percent,rate,1956,P,,,q,w\nb,Ships,30,exact,percent,rate,1956,Q,,,q,w\n", "", ""},
		"two cities of a country":             {"a,A,400,exact,person,total,1956,\"Łódź, Poland\",,,q,w\nb,A,50,exact,person,total,1956,\"Poznań, Poland\",,,q,w\n", "", ""},
	} {
		rows := tt.rows
		if strings.Contains(rows, "t.w") {
			rows += "w,W,9,exact,tank,total,1956,P,,,q,w\n"
		}
		c := comparedOf(t, factStudy(t, header+rows))
		table := c.scope.study.Tables[0]
		var refs []string
		for _, o := range table.Rows {
			if o.Cell("unit") != "tank" {
				refs = append(refs, o.Ref())
			}
		}
		_, added := c.Evaluate("sum(" + strings.Join(refs, ", ") + ")")
		_, shared := c.Evaluate("share(" + strings.Join(refs, ", ") + ")")
		_, summed := Aggregate(table.Frame(), "unit", Sum("value"))
		_, mean := Aggregate(table.Frame(), "unit", Mean("value"))
		_, median := Aggregate(table.Frame(), "unit", Median("value"))
		_, described := Summarize(table, "value", "unit")
		for door, got := range map[string]error{"sum": added, "share": shared, "Sum": summed} {
			if door == "share" && tt.sum != "" && got != nil {
				continue // refused before, perhaps for a reason of its own
			}
			if reasonOf(got) != tt.sum {
				t.Errorf("%s: %s gives %v, want %q", name, door, got, tt.sum)
			}
		}
		for door, got := range map[string]error{"Mean": mean, "Median": median, "Summarize": described} {
			if reasonOf(got) != tt.mean {
				t.Errorf("%s: %s gives %v, want %q", name, door, got, tt.mean)
			}
		}
		if _, err := Aggregate(table.Frame(), "unit", Max("value"), Count("id").As("n")); err != nil {
			t.Errorf("%s: the greatest: %v", name, err)
		}
	}
}

// TestPlainSums: rows of one plain table that differ in a dimension are added.
func TestPlainSums(t *testing.T) {
	df := dataframe.LoadRecords([][]string{{"region", "year", "value"}, {"North", "2001", "1"}, {"North", "2002", "2"}, {"South", "2001", "3"}})
	for _, by := range []string{"", "region", "year"} {
		if _, err := Aggregate(df, by, Sum("value")); err != nil {
			t.Errorf("by %q: %v", by, err)
		}
	}
}

func reasonOf(err error) Reason {
	var r *Refusal
	switch {
	case err == nil:
		return ""
	case errors.As(err, &r):
		return r.Reason
	}
	return Reason(fmt.Sprint(err))
}

// factStudy is a study of the table t with a column fact.
func factStudy(t *testing.T, table string) *datasets.Study {
	t.Helper()
	s, err := datasets.Load(fstest.MapFS{datasets.DescriptorName: {Data: []byte(`{"name": "f", "sources": [{"title": "T"}], "resources": [{"name": "t", "path": "t.csv", "schema": {"fields": [
		{"name": "id"}, {"name": "what"}, {"name": "value", "type": "number"}, {"name": "bound"}, {"name": "unit"}, {"name": "statistic"}, {"name": "date"},
		{"name": "place"}, {"name": "part_of"}, {"name": "fact"}, {"name": "quote"}, {"name": "where"}]}}]}`)}, "t.csv": {Data: []byte(table)}})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestSpans: a span is a span. Its ends have dates, and so has what is open on one side.
func TestSpans(t *testing.T) {
	c := bundledComparisons(t)
	for formula, want := range map[string]string{
		"days(timeline.first-intervention, end(timeline.resistance-ends))":  "17",
		"days(timeline.berlin-rising, end(timeline.councils-until))":        "1,294–1,324",
		"days(start(timeline.revolution), end(timeline.revolution))":        "18",
		"days(start(timeline.revolution), timeline.second-invasion)":        "12",
		"days(timeline.first-intervention, timeline.second-invasion)":       "11",
		"length(timeline.revolution)":                                       "19",
		"length(start(timeline.revolution))":                                "1",
		"days(end(timeline.revolution), end(end(timeline.councils-until)))": "52–82",
		"days(timeline.revolution, timeline.second-invasion)":               "!overlapping: start(timeline.revolution) or end(timeline.revolution)",
		"days(timeline.pockets-until, timeline.nagy-executed)":              "!overlapping: start(timeline.pockets-until) or end(timeline.pockets-until)",
		"days(timeline.first-intervention, timeline.resistance-ends)":       "!unbounded: name the day by end(timeline.resistance-ends)",
		"start(timeline.resistance-ends)":                                   "!unbounded: the text gives it no start",
		"length(timeline.councils-until)":                                   "!unbounded: no first or no last day",
		"end(timeline.revolution)":                                          "is a date, 1956-11-10, and no number",
		"start(timeline.revolution) + 1":                                    "is a date, 1956-10-23, and no number",
		"start(wages.worker / 2)":                                           "has no date",
		"sum(start(timeline.revolution), end(timeline.revolution))":         "is a date",
	} {
		got, err := c.Evaluate(formula)
		if err == nil {
			if got.Label() != want {
				t.Errorf("%s is %s, want %s", formula, got.Label(), want)
			}
			continue
		}
		text := err.Error()
		if reason := reasonOf(err); errors.As(err, new(*Refusal)) {
			text = "!" + string(reason) + ": " + text
		}
		for _, part := range strings.SplitN(want, ": ", 2) {
			if !strings.Contains(text, part) {
				t.Errorf("%s gives %s, want %s", formula, text, want)
			}
		}
	}
	if got := evaluated(t, c, "length(timeline.revolution)"); got.Counting != "its first and its last day both count" {
		t.Errorf("a length says of its days %q", got.Counting)
	}
	if got := evaluated(t, c, "length(timeline.revolution) / 2"); got.Counting != "" {
		t.Errorf("half of a length says of its days %q", got.Counting)
	}
}

// TestSameRefusal: which of several pairs a refusal names does not change from run to run.
func TestSameRefusal(t *testing.T) {
	var rows strings.Builder
	rows.WriteString("id,what,value,unit,date,place,part_of,fact,statistic\n")
	for i := range 12 {
		fmt.Fprintf(&rows, "y%d,A,9,person,19%d,P%d,,,\nm%d,A,1,person,19%d-05,P%d,,,\n", i, 10+i, i, i, 10+i, i)
	}
	df := dataframe.ReadCSV(strings.NewReader(rows.String()), dataframe.DetectTypes(false), dataframe.WithTypes(map[string]series.Type{"value": series.Float}))
	said := map[string]bool{}
	for range 30 {
		_, err := Aggregate(df, "", Sum("value"))
		said[fmt.Sprint(err)] = true
	}
	if len(said) != 1 || said["<nil>"] {
		t.Errorf("it says %v", said)
	}
}
