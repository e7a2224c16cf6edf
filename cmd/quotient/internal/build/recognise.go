package build

import (
	"cmp"
	"fmt"
	"image"
	"math"
	"slices"
	"strings"

	"quotient/charts"
	"quotient/charts/typeset"
	"quotient/cmd/quotient/internal/likeness"
	"quotient/cmd/quotient/internal/workspace"
	"quotient/datasets/quantity"
)

// A Likeness is the chart that a picture looks like. It is no proof that the numbers on
// both are the same.
type Likeness struct {
	Study  string  `json:"study"`
	Chart  string  `json:"chart"`
	Size   string  `json:"size"`
	Theme  string  `json:"theme"`
	Locale string  `json:"locale"`
	Agree  float64 `json:"agree"` // at most 1
	// Next is the chart that it looks like next, and how much.
	Next      string  `json:"next,omitempty"`
	NextAgree float64 `json:"nextAgree,omitempty"`
	// Legible says that digits are large and sharp enough to be compared.
	Legible bool `json:"legible"`
	// Differs are the places that differ, the worst first, of those as large as a digit.
	Differs []Place `json:"differs,omitempty"`
}

// A Place is a part of a picture, in hundredths of its width and height from the top left,
// and the mark there.
type Place struct {
	Left   int    `json:"left"`
	Top    int    `json:"top"`
	Right  int    `json:"right"`
	Bottom int    `json:"bottom"`
	Mark   string `json:"mark,omitempty"`
}

// told says what a picture looks like, and how far that can be relied on.
func (l *Likeness) told() string {
	text := fmt.Sprintf("It looks like the chart %s of %s (%s, %s, %s; %.0f %% alike", l.Chart, l.Study, l.Size, l.Theme, l.Locale, 100*l.Agree)
	if l.Next != "" {
		text += fmt.Sprintf("; the next closest is %s, %.0f %%", l.Next, 100*l.NextAgree)
	}
	text += ") "
	var at []string
	for _, p := range l.Differs {
		at = append(at, p.String())
	}
	switch {
	case len(at) > 0 && !l.Legible:
		text += "but too much of it differs, or is too small or blurred, for its numbers to be compared; most " + strings.Join(at, "; ")
	case len(at) > 0:
		text += "but differs " + strings.Join(at, "; ")
	case !l.Legible:
		return text + "as far as such a small or blurred picture shows: its digits cannot be compared, so its numbers may differ"
	default:
		text += "and no place as large as a digit differs"
	}
	return text + ". This does not prove that its numbers are the same: ask for the original file"
}

// String says where a place is.
func (p Place) String() string {
	text := fmt.Sprintf("from %d to %d %% of its width and %d to %d %% of its height", p.Left, p.Right, p.Top, p.Bottom)
	if p.Mark != "" {
		text += " (at " + p.Mark + ")"
	}
	return text
}

// What a likeness takes, as measured on the battery of recognise_test.go.
const (
	alike     = 0.80 // how far a picture agrees with the chart that it shows; those of other studies, at most 0.77
	far       = 240  // pixels across a chart at the first look
	near      = 640  // and at the second, which finds the part that a picture shows
	fewest    = 64   // pixels of a side
	longest   = 8    // times the shorter side
	contested = 5    // charts that are compared after the first look
	places    = 3    // that differ and are named
)

// A model is a chart in one style, as it looks at first.
type model struct {
	chart *charts.Chart
	style charts.Style
	look  likeness.Look
}

// A recogniser finds the chart of a study that a picture looks like.
type recogniser struct {
	study  *workspace.Workspace
	fonts  *typeset.Fonts
	models map[bool][]model // by whether they are dark
}

func newRecogniser(w *workspace.Workspace) *recogniser {
	return &recogniser{study: w, fonts: typeset.New(), models: map[bool][]model{}}
}

// of are the charts of the study in some sizes and every locale.
func (r *recogniser) of(theme charts.Theme, sizes []charts.Size) (out []model) {
	for _, tag := range quantity.Locales() {
		list, _ := r.study.Charts(tag) // an error in one chart says nothing of another
		for _, c := range list {
			for _, size := range sizes {
				if len(c.Sizes) > 0 && !slices.Contains(c.Sizes, size.Name) {
					continue
				}
				style := charts.Style{Theme: theme, Size: size}
				picture, err := c.Draw(style, r.fonts)
				if err != nil { // it does not fit this size
					continue
				}
				if shades, err := picture.Gray(far); err == nil {
					out = append(out, model{c, style, likeness.Glance(shades)})
				}
			}
		}
	}
	return out
}

// guess is a model and how much a picture looks like it.
type guess struct {
	model
	agree float64
}

// ranked are the models that a picture may show, the one that it looks most like first.
func ranked(picture *image.Gray, models []model) (out []guess) {
	look := likeness.Glance(picture)
	for _, m := range models {
		if agree := look.Like(m.look); agree > 0 {
			out = append(out, guess{m, agree})
		}
	}
	slices.SortStableFunc(out, func(a, b guess) int { return cmp.Compare(b.agree, a.agree) })
	return out
}

// unlike says why a picture cannot be compared with charts; "" if it can.
func unlike(picture *image.Gray) string {
	width, height := picture.Bounds().Dx(), picture.Bounds().Dy()
	switch {
	case min(width, height) < fewest:
		return fmt.Sprintf("%d × %d pixels are too few", width, height)
	case max(width, height) > longest*min(width, height):
		return fmt.Sprintf("no chart has the shape of %d × %d pixels", width, height)
	}
	return ""
}

// recognise finds the chart that a picture looks like; nil if there is none. Nearest says
// which comes nearest, if any does.
func (r *recogniser) recognise(picture *image.Gray) (found *Likeness, nearest string, err error) {
	dark := likeness.Paper(picture) < 128
	theme := charts.Light
	if dark {
		theme = charts.Dark
	}
	if _, ok := r.models[dark]; !ok {
		r.models[dark] = r.of(theme, charts.Sizes())
	}
	best, next := r.decide(picture, ranked(picture, r.models[dark]))
	if best.agree < alike { // a size in pixels, perhaps
		if size, err := charts.SizeOf(fmt.Sprintf("1600x%.0f", 1600*float64(picture.Bounds().Dy())/float64(picture.Bounds().Dx()))); err == nil {
			if other, second := r.decide(picture, ranked(picture, r.of(theme, []charts.Size{size}))); other.agree > best.agree {
				best, next = other, second
			}
		}
	}
	if best.chart == nil {
		return nil, "", nil
	}
	nearest = fmt.Sprintf("%s, %.0f %% alike", best.chart.ID, 100*hundredths(best.agree))
	if best.agree < alike {
		return nil, nearest, nil
	}
	found, err = r.compare(picture, best.chart, best.style)
	if err == nil && next.chart != nil {
		found.Next, found.NextAgree = next.chart.ID, hundredths(next.agree)
	}
	return found, nearest, err
}

// decide looks closer at the first of some guesses, and at the first of another chart.
func (r *recogniser) decide(picture *image.Gray, list []guess) (best, next guess) {
	for i, g := range list {
		other := best.chart != nil && g.chart.ID != best.chart.ID
		if i >= contested && (next.chart != nil || !other) {
			continue
		}
		drawn, err := g.chart.Draw(g.style, r.fonts)
		if err != nil {
			continue
		}
		shades, err := drawn.Gray(near)
		if err != nil {
			continue
		}
		g.agree = likeness.Within(picture, shades).Agree
		switch {
		case g.agree > best.agree:
			if other {
				next = best
			}
			best = g
		case other && g.agree > next.agree:
			next = g
		}
	}
	return best, next
}

// compare compares a picture with a chart, in the theme that it agrees with most.
func (r *recogniser) compare(picture *image.Gray, c *charts.Chart, style charts.Style) (*Likeness, error) {
	themes := []charts.Theme{style.Theme}
	if style.Theme.Name == charts.Light.Name {
		themes = append(themes, charts.Print)
	}
	var fit likeness.Fit
	var drawn *charts.Picture
	for _, theme := range themes {
		p, err := c.Draw(charts.Style{Theme: theme, Size: style.Size}, r.fonts)
		if err != nil {
			return nil, err
		}
		shades, err := p.Gray(near)
		if err != nil {
			return nil, err
		}
		if f := likeness.Within(picture, shades); f.Agree > fit.Agree {
			fit, drawn, style.Theme = f, p, theme
		}
	}
	l := &Likeness{Study: r.study.Name, Chart: c.ID, Size: style.Size.Name, Theme: style.Theme.Name, Locale: c.Locale(), Agree: hundredths(fit.Agree)}
	if drawn == nil {
		return l, nil
	}
	model, err := drawn.Gray(style.Size.Pixels)
	if err != nil {
		return nil, err
	}
	pageWidth, pageHeight := drawn.Bounds()
	width := min(picture.Bounds().Dx(), style.Size.Pixels)
	unit := float64(width) / (float64(pageWidth) * (fit.Part.Right - fit.Part.Left)) // pixels to a unit of the page
	found, share := likeness.Differences(picture, model, fit.Part, width, max(6, int(math.Round(digit*unit))), same)
	l.Legible = unit >= legible && share < blurred
	for _, d := range found[:min(places, len(found))] {
		l.Differs = append(l.Differs, placed(d.Box, fit.Part, drawn.Hits(), float64(pageWidth), float64(pageHeight)))
	}
	return l, nil
}

// What is compared where a picture and its chart are laid on each other.
const (
	digit   = 10   // units of the page that a digit takes with the gap beside it
	legible = 0.9  // pixels to a unit, so that a digit is 8 pixels high
	same    = 0.60 // how far places agree that show the same
	blurred = 0.50 // the share of places that do not agree where nothing can be read
)

// placed says where a difference is, and at which mark.
func placed(b, part likeness.Box, marks []charts.Hit, width, height float64) Place {
	percent := func(v float64) int { return int(math.Round(100 * v)) }
	p := Place{Left: percent(b.Left), Top: percent(b.Top), Right: percent(b.Right), Bottom: percent(b.Bottom)}
	x := (part.Left + (b.Left+b.Right)/2*(part.Right-part.Left)) * width
	y := (part.Top + (b.Top+b.Bottom)/2*(part.Bottom-part.Top)) * height
	for _, m := range marks {
		if x >= m.Left && x <= m.Right && y >= m.Top && y <= m.Bottom {
			p.Mark = m.ID
			break
		}
	}
	return p
}

// hundredths rounds down, so that 1 stays what cannot be told apart.
func hundredths(v float64) float64 { return math.Floor(100*v+0.001) / 100 }
