package build

import (
	"fmt"
	"path"
	"slices"
	"strings"

	"quotient/charts"
	"quotient/datasets/check"
	"quotient/datasets/lazy"
	"quotient/datasets/quantity"
)

// A style is how a picture was drawn, by the names that the command has for it.
type style struct {
	size, theme, locale string
	live, allowed       bool
}

// A picture is one file of a chart; the zero picture is whatever is made without one.
type picture struct {
	chart, format string
	style
}

func formatOf(f File) string { return strings.TrimPrefix(path.Ext(f.Path), ".") }

// pictureOf tells from the name of a file how it was drawn, where the file itself cannot.
func pictureOf(f File) picture {
	if f.Chart == "" {
		return picture{}
	}
	p := picture{f.Chart, formatOf(f), style{charts.Default.Size.Name, charts.Default.Theme.Name, quantity.English.Tag, false, false}}
	middle := strings.TrimSuffix(strings.TrimPrefix(path.Base(f.Path), f.Chart), "."+p.format)
	for _, word := range strings.Split(strings.Trim(middle, "."), ".") {
		if _, err := charts.ThemeOf(word); err == nil {
			p.theme = word
		} else if _, ok := quantity.LocaleOf(word); ok {
			p.locale = word
		} else if _, err := charts.SizeOf(word); err == nil && word != "" {
			p.size = word
		}
	}
	return p
}

// remakes gathers what has to be made again, to name the commands that do it: one for all
// charts that are stale in the same style and formats.
type remakes struct {
	study, out string
	at         []int // of each picture, its finding
	pictures   []picture
}

// add takes in the picture of the last finding of a check.
func (r *remakes) add(found *check.Result, p picture) {
	r.at, r.pictures = append(r.at, len(found.Findings)-1), append(r.pictures, p)
}

// advise writes the commands into the findings.
func (r *remakes) advise(found *check.Result) {
	formats := map[picture][]string{} // of a chart in a style
	for _, p := range r.pictures {
		key := picture{chart: p.chart, style: p.style}
		formats[key] = append(formats[key], p.format)
	}
	for i, p := range r.pictures {
		mine := formats[picture{chart: p.chart, style: p.style}]
		var only []string
		for _, q := range r.pictures {
			if q.style == p.style && q.chart != "" && !slices.Contains(only, q.chart) && slices.Equal(formats[picture{chart: q.chart, style: q.style}], mine) {
				only = append(only, q.chart)
			}
		}
		found.Findings[r.at[i]].Hint = "run " + r.command(only, p.style, mine) + " to make it again"
	}
}

var plainWord = lazy.MustCompile(`^[\pL\pN_./:@%+-]+$`)

// Shell writes a word so that a shell takes it as one.
func Shell(word string) string {
	if plainWord.MatchString(word) {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}

// list joins words by commas, which a shell leaves alone.
func list(words []string) string {
	joined := strings.Join(words, ",")
	if slices.ContainsFunc(words, func(w string) bool { return !plainWord.MatchString(w) }) {
		return Shell(joined)
	}
	return joined
}

// command makes some charts again in a style; without charts, everything as a plain build
// does.
func (r *remakes) command(only []string, s style, formats []string) string {
	words := []string{"quotient build"}
	if r.study != "." {
		words = append(words, Shell(r.study))
	}
	option := func(name, value, usual string) {
		if value != usual {
			words = append(words, fmt.Sprintf("--%s %s", name, Shell(value)))
		}
	}
	if len(only) > 0 {
		words = append(words, "--only "+list(only))
		option("size", s.size, charts.Default.Size.Name)
		option("theme", s.theme, charts.Default.Theme.Name)
		option("locale", s.locale, quantity.English.Tag)
		if usual := []string{"png", "svg"}; !slices.Equal(formats, usual) {
			words = append(words, "--format "+list(formats))
		}
		if s.live {
			words = append(words, "--text embedded")
		}
		if s.allowed {
			words = append(words, "--allow")
		}
	}
	option("out", r.out, "out")
	return strings.Join(words, " ")
}
