package notebook

import (
	"bytes"
	"errors"
	"image/png"
	"io"
	"math"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/go-gota/gota/dataframe"
	"github.com/go-gota/gota/series"

	"quotient/analysis"
	"quotient/charts"
	"quotient/datasets"
)

func hungary(t testing.TB) (*datasets.Study, *analysis.Comparisons) {
	t.Helper()
	s, err := datasets.Open("hungary-1956")
	if err != nil {
		t.Fatal(err)
	}
	c, err := analysis.Compare(s)
	if err != nil {
		t.Fatal(err)
	}
	return s, c
}

// shown is the face of what a call returns.
func shown[T any](t *testing.T, v T, err error) face {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	f, err := faceOf(v)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

var tag = regexp.MustCompile(`<[^>]*>`)

// TestFaces: what a face says in words it says in HTML too, with the bounds,
// claims and quotes that the value has.
func TestFaces(t *testing.T) {
	s, c := hungary(t)
	table, tableErr := s.Table("casualties")
	frame, frameErr := s.Frame("wages")
	observation, observationErr := s.Observation("wages.officials")
	ratio, ratioErr := c.Evaluate("wages.officials / wages.worker")
	named, namedErr := c.Get("killed-per-poznan-dead")
	refused, refusedErr := c.Get("displaced-per-killed")
	schedule, scheduleErr := c.Schedule("programme")
	summaries, summariesErr := analysis.Summarize(table, "value", "scope")
	groups, groupsErr := analysis.GroupBy(frame, "statistic")
	for name, test := range map[string]struct {
		face face
		want []string
	}{
		"study":       {shown(t, s, nil), []string{"Thodoris Marakis", "casualties", "5"}},
		"table":       {shown(t, table, tableErr), []string{"> 2,000 (speculated)", "“over 400 wounded”", "casualties.poznan-dead"}},
		"frame":       {shown(t, frame, frameErr), []string{"11000", "over", "3 rows × 15 columns"}},
		"observation": {shown(t, observation, observationErr), []string{"> 11,000", "forint", "Life under Stalinism ¶2"}},
		"quantity":    {shown(t, *observation.Quantity, nil), []string{"> 11,000 forint", "(11000, ∞)"}},
		"ratio":       {shown(t, ratio, ratioErr), []string{"more than 11 times", "> 11×", "(11, ∞)", "statistic: wages.officials is a maximum"}},
		"comparison":  {shown(t, named, namedErr), []string{"Killed in Hungary", "more than 25.6 times (speculated)", "place: Poznań is one city"}},
		"refused":     {shown(t, refused, refusedErr), []string{"Refused: ", "no upper limit", "(0, ∞)", "casualties.hungary-killed"}},
		"comparisons": {shown(t, c, nil), []string{"officials-per-worker", "> 11×", "refused", "place, date, scope, modality"}},
		"schedule":    {shown(t, schedule, scheduleErr), []string{"(proposed)", "from 800 to under 1,500", "× 1.15", "3,500", "800–836"}},
		"summaries":   {shown(t, summaries, summariesErr), []string{"civilians", "≥ 239", "? cannot be said"}},
		"groups":      {shown(t, groups, groupsErr), []string{"maximum", "typical", "2 rows × 15 columns"}},
		"trend":       {shown(t, analysis.Trend{Count: 3, Intercept: -1, Slope: -2.5, Correlation: -1}, nil), []string{"y = −1 − 2.5 × x, over 3 rows; correlation −1.000"}},
		"findings":    {shown(t, "", nil), nil},
	} {
		words := strings.NewReplacer("&gt;", ">", "&lt;", "<", "\u00a0", " ", "&#39;", "'", "&quot;", `"`, "&amp;", "&").Replace(tag.ReplaceAllString(test.face.html, ""))
		for _, want := range test.want {
			if !strings.Contains(test.face.text, want) {
				t.Errorf("%s lacks %q:\n%s", name, want, test.face.text)
			}
			if !strings.Contains(words, want) {
				t.Errorf("%s lacks %q in HTML:\n%s", name, want, test.face.html)
			}
		}
		if strings.Contains(test.face.text, "\u00a0") {
			t.Errorf("%s has no-break spaces in a terminal", name)
		}
	}
}

// TestChartFace: a chart is a PNG, and its alt text in words.
func TestChartFace(t *testing.T) {
	s, c := hungary(t)
	chart, err := charts.Open(s, c, "wages")
	f := shown(t, chart, err)
	m, err := png.Decode(bytes.NewReader(f.picture.png))
	if err != nil || m.Bounds().Dx() != 1600 || f.picture.width != 800 || !strings.Contains(f.text, "up to 11,000 forints and over") {
		t.Errorf("the chart is %v at %d, %q: %v", m.Bounds(), f.picture.width, f.text, err)
	}
}

// TestFrames: numbers are as in the file, empty cells are empty, long frames are
// cut, and what stands in a cell is no HTML.
func TestFrames(t *testing.T) {
	xs := make([]float64, 25)
	for i := range xs {
		xs[i] = float64(i) / 1e9
	}
	xs[0], xs[1] = math.NaN(), 2e6
	names := make([]string, 25)
	names[0] = "<script>alert(1)</script>"
	f := shown(t, dataframe.New(series.New(xs, series.Float, "x"), series.New(names, series.String, "<b>")), nil)
	for _, want := range []string{"2000000", "0.000000002", "25 rows × 2 columns, of which the first 20 are shown"} {
		if !strings.Contains(f.text, want) || !strings.Contains(f.html, want) {
			t.Errorf("the frame lacks %q:\n%s", want, f.text)
		}
	}
	if strings.Contains(f.html, "<script>") || strings.Contains(f.html, "<b>") || strings.Contains(f.text, "NaN") {
		t.Errorf("the frame shows\n%s\n%s", f.text, f.html)
	}
	if _, err := faceOf(dataframe.New(series.New(xs, series.Float, "x")).Select([]string{"none"})); err == nil {
		t.Error("a frame with an error is shown")
	}
}

// caught runs f with exit, standard output and standard error caught.
func caught(t *testing.T, f func()) (stdout, stderr string, code int) {
	t.Helper()
	out, errs, leave := os.Stdout, os.Stderr, exit
	defer func() { os.Stdout, os.Stderr, exit = out, errs, leave }()
	read := func(to **os.File) func() string {
		r, w, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		*to = w
		return func() string {
			w.Close()
			b, _ := io.ReadAll(r)
			return string(b)
		}
	}
	o, e := read(&os.Stdout), read(&os.Stderr)
	exit = func(n int) { panic(n) }
	func() {
		defer func() {
			if n, ok := recover().(int); ok {
				code = n
			}
		}()
		f()
	}()
	return o(), e(), code
}

// TestShow: results are taken as a call returns them, the error is told in its
// own words and ends the program, and a refusal is an answer.
func TestShow(t *testing.T) {
	s, c := hungary(t)
	stdout, stderr, code := caught(t, func() {
		Show(s.Observation("wages.worker"))
		Show("**so**", nil, 3)
		Show(c.Evaluate("casualties.hungary-displaced / casualties.hungary-killed"))
	})
	if code != 0 || stderr != "" || !strings.Contains(stdout, "the worker’s salary") || !strings.Contains(stdout, "\n**so**\n3\nRefused: ") {
		t.Errorf("shown is %q, %q, %d", stdout, stderr, code)
	}
	for what, f := range map[string]func(){
		`there is no observation "wages.workr": did you mean "wages.worker"?`: func() { Show(s.Observation("wages.workr")) },
		`there is no table "wagse"`: func() { Show(Must(s.Frame("wagse"))) },
		`there is no column "grup"`: func() { Show(analysis.Filter(Must(s.Frame("wages")), "grup", "x")) },
		`wages.workr`:               func() { Show(c.Evaluate("wages.workr / wages.worker")) },
		`there is no chart "wags"`:  func() { Show(charts.Open(s, c, "wags")) },
		`no way`:                    func() { Must(1, errors.New("no way")) },
	} {
		stdout, stderr, code := caught(t, func() { f(); t.Error("the program goes on") })
		if code != 1 || stdout != "" || !strings.Contains(stderr, what) || strings.Contains(stderr, "goroutine") {
			t.Errorf("%s: %q, %q, %d", what, stdout, stderr, code)
		}
	}
}
