package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"quotient/charts"
	"quotient/charts/typeset"
)

// TestRedrawn draws the charts of docs/published-charts.md, and holds the page against
// them: each is there with its title, and so is every picture that it names.
func TestRedrawn(t *testing.T) {
	page, err := os.ReadFile(filepath.Join(moduleRoot(t), "docs", "published-charts.md"))
	if err != nil {
		t.Fatal(err)
	}
	fonts := typeset.New()
	style := charts.Style{Theme: charts.Light, Size: shown(charts.Full, 960)}
	for _, id := range []string{"maria", "covid", "iraq", "polls", "forecasts", "warming"} {
		chart, _, ok := find(t, os.DirFS(filepath.Join("testdata", "redrawn")), func(c *charts.Chart) bool { return c.ID == id })
		if !ok {
			t.Fatalf("there is no chart %s", id)
		}
		picture, err := chart.Draw(style, fonts)
		if err != nil {
			t.Fatal(err)
		}
		var png bytes.Buffer
		if err := picture.Write(&png, "png"); err != nil {
			t.Fatal(err)
		}
		same(t, png.Bytes(), "docs", "published", id+".png")
		if !strings.Contains(string(page), `<img src="published/`+id+`.png" width="480" alt="`+chart.Title+`">`) {
			t.Errorf("the page has no picture %s with the title %q", id, chart.Title)
		}
	}
	pictures := regexp.MustCompile(`src="([^"]+)"`).FindAllStringSubmatch(string(page), -1)
	if len(pictures) != 10 {
		t.Errorf("the page has %d pictures", len(pictures))
	}
	for _, m := range pictures {
		if _, err := os.Stat(filepath.Join(moduleRoot(t), "docs", filepath.FromSlash(m[1]))); err != nil && os.Getenv("UPDATE") != "1" {
			t.Error(err)
		}
	}
	for _, part := range []string{"**Published:**", "**Ours says more:**", "**Ours says less:**"} {
		if n := strings.Count(string(page), part); n != 10 {
			t.Errorf("%q is there %d times", part, n)
		}
	}
}
