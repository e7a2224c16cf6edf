package charts

import (
	"bytes"
	"maps"
	"sync"
	"testing"

	"quotient/charts/internal/layout"
	"quotient/charts/typeset"
)

// TestDrawnAtOnce draws every chart in many styles at the same time, and
// compares the pictures with those drawn one after the other. With -race it
// shows what two drawings share.
func TestDrawnAtOnce(t *testing.T) {
	var styles []layout.Style
	for _, theme := range layout.Themes() {
		for _, size := range []layout.Size{layout.Full, layout.Half, {Name: "1600x1400", Width: 1280, Pixels: 1600, Height: 1400, Quotes: true}} {
			styles = append(styles, layout.Style{Theme: theme, Size: size})
		}
	}
	fonts := typeset.New()
	paint := func(c *Chart, s layout.Style) []byte {
		p, err := c.Draw(s, fonts)
		if err != nil {
			return []byte(err.Error())
		}
		var b bytes.Buffer
		if err := p.Write(&b, "svg"); err != nil {
			return []byte(err.Error())
		}
		return b.Bytes()
	}
	for _, c := range everyChart(t) {
		alone := map[string][]byte{}
		for _, s := range styles {
			alone[s.String()] = paint(c, s)
		}
		together := map[string][]byte{}
		var mu sync.Mutex
		var wg sync.WaitGroup
		for _, s := range styles {
			wg.Go(func() {
				b := paint(c, s)
				mu.Lock()
				defer mu.Unlock()
				together[s.String()] = b
			})
		}
		wg.Wait()
		if !maps.EqualFunc(alone, together, bytes.Equal) {
			t.Errorf("%s is drawn otherwise when it is drawn in several styles at once", c.ID)
		}
	}
}
