//go:build unix

package main

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// editing begins to edit a study in a process of its own, and returns its address.
func editing(t *testing.T, args ...string) (url string, cmd *exec.Cmd) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd = exec.Command(self, append([]string{"edit"}, args...)...)
	cmd.Args[0] = "quotient"
	var said strings.Builder
	cmd.Stderr = &said
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	line, err := bufio.NewReader(out).ReadString('\n')
	url, _, ok := strings.Cut(line, " edits ")
	if err != nil || !ok {
		_ = cmd.Wait()
		t.Fatalf("%q, %v: %s", line, err, said.String())
	}
	return url, cmd
}

// copied is a copy of a bundled study, with its text.
func copied(t *testing.T, name string) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), name)
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("..", "..", "datasets", name))); err != nil {
		t.Fatal(err)
	}
	return dir
}

func contents(t *testing.T, parts ...string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(parts...))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// soon waits until an expression on the page has a value.
func soon(ctx context.Context, t *testing.T, expression, want string) {
	t.Helper()
	got := ""
	for range 100 {
		if got = ask(ctx, t, expression); got == want {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("%s is %q, and does not come to be %q; the page says %q", expression, got, want, ask(ctx, t, `document.querySelector("#status").textContent`))
}

// edited waits until the page says that something was done.
func edited(ctx context.Context, t *testing.T, want string) {
	t.Helper()
	soon(ctx, t, `document.querySelector("#status").textContent`, want)
}

// press presses a key where the page has the focus.
func press(key string) chromedp.Action[chromedp.Void] {
	return evaluate(fmt.Sprintf(`(document.activeElement || document.body).dispatchEvent(new KeyboardEvent("keydown", {key: %q, bubbles: true, cancelable: true}))`, key))
}

// differ are the lines of a text that another has not, and the other way round.
func differ(was, is string) (gone, come []string) {
	a, b := strings.SplitAfter(was, "\n"), strings.SplitAfter(is, "\n")
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	return a, b
}

// TestEditPage edits a study with the keys.
func TestEditPage(t *testing.T) {
	dir := copied(t, "earthquakes")
	url, _ := editing(t, dir)
	ctx := browser(t)
	do(ctx, t, chromedp.Func(complaints), chromedp.EmulateViewport(1440, 900), media("light"), chromedp.Navigate(url))
	edited(ctx, t, "Press ? for the keys")
	expect(ctx, t, `complaints.join("; ")`, "")
	expect(ctx, t, `document.querySelectorAll("#text .num").length + " " + document.querySelectorAll(".row[data-ref]").length`, "54 26")
	picture(ctx, t, "edit-light")

	// A cell is changed, and nothing else of the file; what does not hold is said beneath.
	was := contents(t, dir, "deaths.csv")
	do(ctx, t, evaluate(`document.querySelector(".row[data-ref='deaths.lisbon-at-once']").click()`), press("e"))
	expect(ctx, t, `document.activeElement.id + " " + document.activeElement.value`, "field-value 40000")
	do(ctx, t, chromedp.KeyEvent("41000"+kb.Enter))
	edited(ctx, t, "Change value of deaths.lisbon-at-once")
	gone, come := differ(was, contents(t, dir, "deaths.csv"))
	if len(gone) != 1 || len(come) != 1 || strings.Replace(gone[0], ",40000,", ",41000,", 1) != come[0] {
		t.Errorf("%q became %q", gone, come)
	}
	expect(ctx, t, `document.activeElement.id + " " + document.querySelector("#panel .found").textContent.includes("41,000")`, "field-value true")
	picture(ctx, t, "edit-mismatch")
	do(ctx, t, chromedp.KeyEvent(kb.Escape), press("u"))
	edited(ctx, t, "Undone")
	if contents(t, dir, "deaths.csv") != was {
		t.Error("undo does not put the bytes back")
	}
	do(ctx, t, press("U"))
	edited(ctx, t, "Done again")
	do(ctx, t, press("u"))
	edited(ctx, t, "Undone")
	do(ctx, t, press("?"))
	picture(ctx, t, "edit-keys")
	do(ctx, t, evaluate(`document.querySelector("dialog").close()`), press("n"))
	soon(ctx, t, `document.querySelector("#status").textContent.startsWith("Nothing is left to do: all of ")`, "true")
	do(ctx, t, evaluate(`for (const b of document.querySelectorAll("input[data-mark]")) if (/deaths.(lisbon|lima|riobamba|guatemala)$/.test(b.dataset.mark)) b.click()`), press("c"))
	soon(ctx, t, `Boolean(document.querySelector("dialog img"))`, "true")
	expect(ctx, t, `document.querySelector("#chart-spec").value`, "kind: bar\ntitle: \"Deaths\"\nrows: [deaths.lisbon, deaths.lima, deaths.guatemala, deaths.riobamba]\nlabel: earthquake\n")
	picture(ctx, t, "edit-chart")
	expect(ctx, t, `complaints.join("; ")`, "")
}

// TestEditKeys presses every key with nothing, a number, a row and two rows selected: none
// fails, and what they did can be undone.
func TestEditKeys(t *testing.T) {
	dir := drafted(t)
	url, _ := editing(t, dir)
	ctx := browser(t)
	do(ctx, t, chromedp.Func(complaints), chromedp.EmulateViewport(1440, 900), chromedp.Navigate(url))
	edited(ctx, t, "Press ? for the keys")
	was := filesIn(t, dir)
	for _, selected := range []string{``, `document.querySelector("#text .num.aside").click()`, `document.querySelectorAll(".row[data-ref]")[1].click()`,
		`for (const b of [...document.querySelectorAll("input[data-mark]")].slice(2, 4)) b.click()`} {
		for _, key := range []string{"j", "k", "J", "K", "n", "x", "e", "r", "q", "[", "{", "]", "}", "s", "v", "v", "m", "f", "c", "d", "D", "a", "/", "?", "u", "U", "Escape"} {
			do(ctx, t, evaluate(`document.querySelector("dialog").close(); document.activeElement.blur(); `+selected), press(key), chromedp.Sleep(30*time.Millisecond))
		}
	}
	do(ctx, t, evaluate(`document.querySelector("dialog").close(); document.activeElement.blur()`), chromedp.Sleep(time.Second))
	for range 200 {
		if ask(ctx, t, `document.querySelector("#undo").disabled`) == "true" {
			break
		}
		do(ctx, t, press("u"), chromedp.Sleep(100*time.Millisecond))
	}
	if d := differences(filesIn(t, dir), was); d != "" {
		t.Error(d)
	}
	expect(ctx, t, `complaints.join("; ")`, "")
}

// drafted is a study that quotient new has begun, with its text next to it.
func drafted(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	text := filepath.Join(dir, "flood.txt")
	if err := os.WriteFile(text, []byte(`The flood

On 4 March 2024 the dam of Tolland gave way. About 2,100 people left their homes, 340 of them children, and it is feared that more than 12 drowned. In Barrow the water rose to the sills of 60 houses; between 15 and 20 bridges were closed.

The cost

The mayor said that over $4 million would be needed. Of the 31 boats, seven were lost, and 2 of every 5 shops stayed shut for 3 weeks. It was the third flood in 10 years.
`), 0o666); err != nil {
		t.Fatal(err)
	}
	run(t, dir, self(t), "new", "flood", "--text", "flood.txt", "--title", "The flood")
	return filepath.Join(dir, "flood")
}

// TestEditDraft goes through a study that was just begun, with the keys alone.
func TestEditDraft(t *testing.T) {
	dir := drafted(t)
	url, _ := editing(t, dir)
	ctx := browser(t)
	do(ctx, t, chromedp.Func(complaints), chromedp.EmulateViewport(1440, 900), media("dark"), chromedp.Navigate(url))
	edited(ctx, t, "Press ? for the keys")
	picture(ctx, t, "draft-dark")
	was := contents(t, dir, "figures.csv")

	// A number that was set aside is given a row, and a row is set aside.
	do(ctx, t, evaluate(`[...document.querySelectorAll("#text .num.aside")].find(e => e.textContent === "4 March 2024").click()`))
	soon(ctx, t, `document.querySelector("#draft [data-column=date]")?.value`, "2024-03-04")
	picture(ctx, t, "draft-number")
	do(ctx, t, press("a"))
	soon(ctx, t, `document.querySelector("#status").textContent.startsWith("Accept 4 March 2024 as figures.")`, "true")
	expect(ctx, t, `document.querySelector("#panel h2").textContent.startsWith("2024-03-04")`, "true")
	do(ctx, t, evaluate(`[...document.querySelectorAll("#text .num")].find(e => e.textContent === "60").click()`), press("x"))
	expect(ctx, t, `document.activeElement.id`, "field-reason")
	do(ctx, t, chromedp.KeyEvent(kb.Tab), chromedp.KeyEvent("The houses are of another study."+kb.Enter))
	soon(ctx, t, `document.querySelector("#status").textContent.startsWith("Set aside figures.")`, "true")
	if got := contents(t, dir, "set-aside.csv"); !strings.Contains(got, "60 houses,") || !strings.HasSuffix(got, "no-figure,The houses are of another study.\n") {
		t.Errorf("%s", got)
	}

	// A column is filled for all rows.
	do(ctx, t, press("Escape"), press("f"), evaluate(`document.querySelector("#fill-column").value = "date"; document.querySelector("#fill-column").dispatchEvent(new Event("change"))`), evaluate(`document.querySelector("dialog [data-column]").value = "2024-03"; document.querySelector("#fill-inferred").click()`))
	picture(ctx, t, "draft-fill")
	do(ctx, t, evaluate(`document.querySelector("#fill").click()`))
	soon(ctx, t, `document.querySelector("#status").textContent.startsWith("Fill date of")`, "true")
	if got := contents(t, dir, "figures.csv"); strings.Count(got, ",2024-03,") < 8 || strings.Count(got, "The date is inferred: March 2024.") < 8 {
		t.Errorf("%s", got)
	}

	// Words that are marked become the quote.
	do(ctx, t, evaluate(`[...document.querySelectorAll("#text .num")].find(e => e.textContent === "31").click()`),
		evaluate(`(() => { const n = document.querySelector("#text .num.now"), r = new Range(); r.setStart(n.previousSibling.firstChild, n.previousSibling.textContent.indexOf("Of the")); r.setEnd(n.nextSibling.firstChild, " boats".length); getSelection().removeAllRanges(); getSelection().addRange(r); })()`), press("q"))
	soon(ctx, t, `document.querySelector("#field-quote").value`, "Of the 31 boats")
	do(ctx, t, press("]"))
	soon(ctx, t, `document.querySelector("#field-quote").value`, "Of the 31 boats, seven")
	picture(ctx, t, "draft-quote")

	// A chart of a row, seen and kept.
	do(ctx, t, press("Escape"), evaluate(`[...document.querySelectorAll("#tables li")].find(e => e.textContent.includes("2,100")).querySelector("input").click()`), press("c"))
	soon(ctx, t, `Boolean(document.querySelector("dialog img, dialog .refusal"))`, "true")
	picture(ctx, t, "draft-chart")
	do(ctx, t, evaluate(`(() => { const k = document.querySelector("#chart-kind"); k.value = "scatter"; k.dispatchEvent(new Event("change")); })()`))
	soon(ctx, t, `Boolean(document.querySelector("dialog .refusal")?.textContent) + " " + document.querySelector("#keep").disabled`, "true true")
	picture(ctx, t, "draft-chart-refused")
	do(ctx, t, evaluate(`(() => { const k = document.querySelector("#chart-kind"); k.value = "bar"; k.dispatchEvent(new Event("change")); })()`))
	soon(ctx, t, `Boolean(document.querySelector("dialog img")) + " " + document.querySelector("#keep").disabled`, "true false")
	do(ctx, t, evaluate(`document.querySelector("#chart-id").value = "first"; document.querySelector("#keep").click()`))
	edited(ctx, t, "Add the chart first")
	if got := contents(t, dir, "charts.yaml"); !strings.Contains(got, "\n  - id: first\n    kind: bar\n") {
		t.Errorf("%s", got)
	}
	for range 20 {
		if ask(ctx, t, `document.querySelector("#undo").disabled`) == "true" {
			break
		}
		do(ctx, t, press("u"), chromedp.Sleep(300*time.Millisecond))
	}
	if contents(t, dir, "figures.csv") != was {
		t.Error("all is undone, and the table is not as it was")
	}
	expect(ctx, t, `complaints.join("; ")`, "")

	// On a phone.
	do(ctx, t, media("light"), chromedp.EmulateViewport(390, 844), chromedp.Sleep(100*time.Millisecond))
	expect(ctx, t, `document.documentElement.scrollWidth <= 390`, "true")
	picture(ctx, t, "phone")
	do(ctx, t, evaluate(`[...document.querySelectorAll("#text .num")].find(e => e.textContent === "31").click()`), chromedp.Sleep(100*time.Millisecond))
	expect(ctx, t, `document.documentElement.scrollWidth <= 390`, "true")
	picture(ctx, t, "phone-row")
	do(ctx, t, media("dark"), evaluate(`[...document.querySelectorAll("#text .num.aside")][0].click()`), chromedp.Sleep(200*time.Millisecond))
	picture(ctx, t, "phone-number-dark")
	do(ctx, t, press("Escape"), evaluate(`document.querySelector("#rows").scrollIntoView()`))
	picture(ctx, t, "phone-rows-dark")
}

func self(t *testing.T) string {
	t.Helper()
	path, err := exec.LookPath("quotient") // which the scripts put there
	if err != nil {
		t.Fatal(err)
	}
	return path
}
