package charts

import (
	"quotient/charts/internal/layout"
	"quotient/charts/internal/spec"
)

// SpecFile is the file of a study that names its charts.
const SpecFile = spec.File

// What a picture looks like is decided by the layout, and named here.
type (
	// A Style is how charts look.
	Style = layout.Style
	// A Theme is the colours of a picture.
	Theme = layout.Theme
	// A Colour has a shade for marks and one for text.
	Colour = layout.Colour
	// A Size is how large a picture is.
	Size = layout.Size
	// A Kind is one sort of chart.
	Kind = layout.Kind
)

// The themes, the sizes that have a name, and the usual style: the full width of a report
// page, for screens and coloured print.
var (
	Light, Dark, Print = layout.Light, layout.Dark, layout.Print
	Full, Half, Card   = layout.Full, layout.Half, layout.Card
	Default            = layout.Default
)

// Themes lists every theme.
func Themes() []Theme { return layout.Themes() }

// ThemeOf returns the theme of a name.
func ThemeOf(name string) (Theme, error) { return layout.ThemeOf(name) }

// Sizes lists the sizes that have a name.
func Sizes() []Size { return layout.Sizes() }

// SizeOf returns the size of a name, or of a width and height in pixels such as 1600x900.
func SizeOf(name string) (Size, error) { return layout.SizeOf(name) }
