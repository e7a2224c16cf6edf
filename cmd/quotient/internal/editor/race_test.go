package editor

import (
	"strings"
	"sync"
	"testing"
)

// TestAtOnce asks for all that the page asks for, at once, while rows change: each answer is
// whole. That nothing is read while it is written, the race detector tells.
func TestAtOnce(t *testing.T) {
	s, dir := study(t, styles["plain"])
	write(t, dir, map[string]string{
		"article.md":       "# The ferry\n\nOf the [=people.aboard number] on board [=people.dead number] died: [=share ratio].\n",
		"comparisons.yaml": "comparisons:\n  - id: share\n    type: share\n    title: Who died\n    of: people.dead\n    base: people.aboard\n",
	})
	s.Refresh()
	if fault := s.State().Fault; fault != "" {
		t.Fatal(fault)
	}
	verify := func() {
		if v, err := s.Verify(); err != nil || v.Checked == 0 {
			t.Error(v, err)
		}
	}
	preview := func() {
		if p := s.Preview(Sketch{Kind: "bar", Refs: []string{"people.aboard", "people.crew"}}); !strings.Contains(p.SVG, "<svg") {
			t.Errorf("%+v", p)
		}
	}
	var wait sync.WaitGroup
	for _, ask := range []func(){
		verify, verify, preview, preview,
		func() { s.State() },
		func() { s.Texts() },
		func() { _, _ = s.Draft(0, start(t, "180 people")) },
		func() { // another may have changed the study before
			_, _ = s.Do(Op{Do: "set", Version: s.State().Version, Ref: "people.crew", Cells: map[string]string{"who": "Sailors"}})
			_, _ = s.Do(Op{Do: "undo", Version: s.State().Version})
		},
	} {
		wait.Go(func() {
			for range 4 {
				ask()
			}
		})
	}
	wait.Wait()
}
