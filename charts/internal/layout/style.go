package layout

import "quotient/charts/internal/style"

// How charts look, from package style.
type (
	Theme  = style.Theme
	Colour = style.Colour
	Size   = style.Size
	Style  = style.Style
	Look   = style.Look
)

// The themes, and the sizes that have a name.
var (
	Light, Dark, Print = style.Light, style.Dark, style.Print
	Full, Half, Card   = style.Full, style.Half, style.Card
	Default            = style.Default
)

const leastPixels = style.LeastPixels

// PartWash is how much of its colour fills a computed part of a whole.
const PartWash = style.PartWash

// Contrast, and what finds themes and sizes by their names, are those of package style.
var (
	Contrast = style.Contrast
	Themes   = style.Themes
	ThemeOf  = style.ThemeOf
	Sizes    = style.Sizes
	SizeOf   = style.SizeOf
)

// The sizes of type, in page units. Nothing is set smaller than 12, which is
// 7.2 pt in print, but the letters that lead to the quotes.
const (
	headlineSize = 25.0
	narrowSize   = 21.0 // of the headline on a narrow page
	BodySize     = 14.5
	ValueSize    = 14.5
	AxisSize     = 12.5
	NoteSize     = 12.5
	SmallSize    = 12.0
	MultipleSize = 22.0
	margin       = 24.0
	// narrow is the width under which names stand above their marks.
	narrow = 600.0
)
