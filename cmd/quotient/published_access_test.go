package main

import (
	"bytes"
	"image/png"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"quotient/cmd/quotient/internal/cli"
)

// TestPublishedAccess opens the pages of articles on a desk and on a phone, in both themes: axe
// finds nothing, and the article is the one landmark. How large the marks of a chart are, which
// WCAG 2.2 asks of what is pressed, is that of the numbers: what a mark tells is in the table
// of the figure too.
func TestPublishedAccess(t *testing.T) {
	axe, err := os.ReadFile(filepath.Join(module(t, "axe-core"), "axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	ctx := browser(t)
	for _, name := range []string{"article", "article.hu", "article.el"} {
		page := filepath.Join(published(t, name+".md", "html"), name+".html")
		for _, view := range []struct {
			width  int64
			scheme string
		}{{1280, "light"}, {390, "dark"}} {
			do(ctx, t, chromedp.EmulateViewport(view.width, 844), media(view.scheme), chromedp.Navigate("about:blank"), chromedp.Navigate("file://"+filepath.ToSlash(page)), evaluate(string(axe)))
			found := ask(ctx, t, `axe.run({runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}).then(r => r.violations.map(v => v.id + ": " + v.nodes.slice(0, 3).map(n => n.html.slice(0, 160) + " " + n.failureSummary.slice(0, 200)).join(" | ")).join("\n"))`)
			if found != "" {
				t.Errorf("%s, %d, %s: %s", name, view.width, view.scheme, found)
			}
			if is := ask(ctx, t, `document.querySelectorAll("main > article").length + " " + document.querySelector("meta[name=description]").content.length`); !strings.HasPrefix(is, "1 ") || is == "1 0" {
				t.Errorf("%s: articles, and the length of the description: %s", name, is)
			}
		}
	}
}

// TestPublishedCard asks that the page that is made for an address names its own, and that of a
// card that is there.
func TestPublishedCard(t *testing.T) {
	out := t.TempDir()
	var stdout, complaint bytes.Buffer
	if code := cli.Main([]string{"weave", filepath.Join("..", "..", "datasets", "hungary-1956", "article.md"), "--format", "html", "--out", out, "--url", "https://example.org/x y/"}, &stdout, &complaint); code != 0 {
		t.Fatalf("%d: %s", code, &complaint)
	}
	page := read2(t, out, "hungary-1956", "article.html")
	for _, want := range []string{
		`<link rel="canonical" href="https://example.org/x%20y/hungary-1956/article.html">`,
		`<meta property="og:url" content="https://example.org/x%20y/hungary-1956/article.html">`,
		`<meta name="description" content="Thodoris Marakis has written an article`,
		`<meta property="og:title" content="What the figures of one article show, and what they do not">`,
	} {
		if !strings.Contains(page, want) {
			t.Errorf("there is no %s", want)
		}
	}
	card := regexp.MustCompile(`<meta property="og:image" content="https://example.org/x%20y/(hungary-1956/charts/[a-z-]+\.card\.png)">`).FindStringSubmatch(page)
	if card == nil {
		t.Fatal("there is no card")
	}
	picture, err := png.DecodeConfig(strings.NewReader(read2(t, out, card[1])))
	if err != nil || picture.Width != 1200 || picture.Height != 630 {
		t.Errorf("the card is %d × %d: %v", picture.Width, picture.Height, err)
	}
}
