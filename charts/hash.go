package charts

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
	"strings"
	"sync"

	"quotient/datasets"
)

// The drawing code is part of what a picture depends on, so the program knows
// its own: no version that somebody would have to remember to raise.
//
//go:embed *.go marks/*.go scene/*.go seal/*.go typeset/*.go
var code embed.FS

// modules are those that pictures are drawn with, as go.mod has them; a test says
// so. What the program knows of itself at run time differs from one way to build
// it to another.
var modules = []string{
	"codeberg.org/go-fonts/stix v0.3.0",
	"codeberg.org/go-pdf/fpdf v0.12.0",
	"eliasnaur.com/font v0.0.0-20230308162249-dd43949cb42d",
	"golang.org/x/image v0.40.0",
	"golang.org/x/text v0.37.0",
	"gonum.org/v1/gonum v0.17.0",
	"gonum.org/v1/plot v0.17.0",
	"codeberg.org/go-fonts/liberation v0.5.0",
	"codeberg.org/go-latex/latex v0.2.0",
}

// Engine is the fingerprint of the code that draws, and of the versions of the
// modules that it draws with: the same in every program that draws.
var Engine = sync.OnceValue(func() string {
	h := sha256.New()
	_ = fs.WalkDir(code, ".", func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && !strings.HasSuffix(path, "_test.go") && path != "new.go" { // which checks, and draws nothing
			text, _ := code.ReadFile(path)
			fmt.Fprintf(h, "%s %d\n%s", path, len(text), text)
		}
		return err
	})
	for _, m := range modules {
		fmt.Fprintln(h, m)
	}
	return hex.EncodeToString(h.Sum(nil))
})

// Inputs is the fingerprint of all that the picture depends on: the rows it
// uses, its specification with the numbers in its words, the style, and the
// engine. Two charts with the same inputs are the same, byte for byte.
func (c *Chart) Inputs(style Style) string {
	h := sha256.New()
	write := func(parts ...string) {
		for _, s := range parts {
			fmt.Fprintf(h, "%d:%s", len(s), s)
		}
		fmt.Fprintln(h)
	}
	write(Engine(), fmt.Sprintf("%+v", style.Size), style.Theme.Name, fmt.Sprint(style.Live), c.study.Locale.Tag, c.ID, c.Kind)
	write(c.words...)
	write(c.used...)
	for _, o := range c.Rows {
		write(o.Ref(), RowHash(o), c.study.Label(o), c.study.Words(o), o.Date.Format(c.study.Locale.Tag))
		if o.Quantity != nil {
			write(c.study.UnitName(o.Quantity.Unit, false), c.study.UnitName(o.Quantity.Unit, true))
		}
	}
	for _, s := range c.study.Sources {
		write(s.Title, s.Author, s.SHA256)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// RowHash is the fingerprint of one row of a table, with its columns' names.
func RowHash(o *datasets.Observation) string {
	h := sha256.New()
	for i, cell := range o.Cells() {
		fmt.Fprintf(h, "%d:%s=%d:%s\n", len(o.Columns()[i]), o.Columns()[i], len(cell), cell)
	}
	return hex.EncodeToString(h.Sum(nil))
}
