//go:build unix

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/chromedp"

	"quotient/cmd/quotient/internal/editor"
	"quotient/cmd/quotient/internal/workspace"
)

// asked is what the server answers to the page.
func asked(t *testing.T, url, path string, body map[string]any, headers ...string) (code int, out map[string]any) {
	t.Helper()
	method, text := http.MethodGet, []byte(nil)
	if body != nil {
		method = http.MethodPost
		text, _ = json.Marshal(body)
	}
	r, err := http.NewRequest(method, url+path, bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	if body != nil {
		r.Header.Set("Content-Type", "application/json")
		r.Header.Set("Origin", url[:strings.Index(url[8:], "/")+8])
	}
	for i := 0; i < len(headers); i += 2 {
		if headers[i] == "Host" {
			r.Host = headers[i+1]
		} else if headers[i+1] == "" {
			r.Header.Del(headers[i])
		} else {
			r.Header.Set(headers[i], headers[i+1])
		}
	}
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		return 0, nil
	}
	defer answer.Body.Close()
	b, err := io.ReadAll(answer.Body)
	if err != nil { // it was killed
		return 0, nil
	}
	_ = json.Unmarshal(b, &out)
	return answer.StatusCode, out
}

// TestEditDoor: nobody but the page itself is answered.
func TestEditDoor(t *testing.T) {
	dir := copied(t, "earthquakes")
	url, _ := editing(t, dir)
	was := contents(t, dir, "deaths.csv")
	_, state := asked(t, url, "state", nil)
	change := map[string]any{"do": "set", "version": state["version"], "ref": "deaths.lima", "cells": map[string]string{"note": "x"}}
	host := url[7 : 7+strings.Index(url[7:], "/")]
	for name, tt := range map[string]struct {
		url, path string
		body      map[string]any
		headers   []string
		want      int
	}{
		"no token":              {"http://" + host + "/", "", nil, nil, 404},
		"another token":         {"http://" + host + "/" + strings.Repeat("0", 32) + "/", "state", nil, nil, 404},
		"another name":          {url, "state", nil, []string{"Host", "evil.example"}, 403},
		"another port":          {url, "state", nil, []string{"Host", "127.0.0.1:1"}, 403},
		"a page elsewhere":      {url, "state", nil, []string{"Sec-Fetch-Site", "cross-site"}, 403},
		"its script":            {url, "state", nil, []string{"Origin", "http://evil.example"}, 403},
		"its change":            {url, "do", change, []string{"Origin", "http://evil.example"}, 403},
		"a sandboxed change":    {url, "do", change, []string{"Origin", "null"}, 403},
		"a change of no page":   {url, "do", change, []string{"Origin", ""}, 403},
		"another on loopback":   {url, "do", change, []string{"Origin", "http://127.0.0.1:1"}, 403},
		"a form":                {url, "do", change, []string{"Content-Type", "text/plain"}, 415},
		"a form in disguise":    {url, "do", change, []string{"Content-Type", "application/x-www-form-urlencoded"}, 415},
		"a path":                {url, "../../etc/passwd", nil, nil, 404},
		"a file of the study":   {url, "deaths.csv", nil, nil, 404},
		"too much":              {url, "do", map[string]any{"do": strings.Repeat("x", 3<<20)}, nil, 413},
		"an older version":      {url, "do", map[string]any{"do": "set", "version": 0, "ref": "deaths.lima", "cells": map[string]string{"note": "x"}}, nil, 409},
		"no operation":          {url, "do", map[string]any{"do": "rm", "version": state["version"]}, nil, 409},
		"no row":                {url, "do", map[string]any{"do": "set", "version": state["version"], "ref": "deaths.nobody"}, nil, 409},
		"no text":               {url, "do", map[string]any{"do": "quote", "version": state["version"], "ref": "deaths.lima", "text": 7, "end": 5}, nil, 409},
		"outside the text":      {url, "do", map[string]any{"do": "quote", "version": state["version"], "ref": "deaths.lima", "start": -5, "end": 1 << 40}, nil, 409},
		"no number of the text": {url, "draft?text=-1&start=9", nil, nil, 409},
	} {
		if code, _ := asked(t, tt.url, tt.path, tt.body, tt.headers...); code != tt.want {
			t.Errorf("%s: %d, want %d", name, code, tt.want)
		}
	}
	if contents(t, dir, "deaths.csv") != was {
		t.Error("the table has changed")
	}
	if code, _ := asked(t, url, "do", change); code != 200 {
		t.Errorf("the page itself: %d", code)
	}

	// A second one is refused, with where the first is; so is an address that others reach.
	code, said := told(t, filepath.Dir(dir), "edit", "earthquakes")
	if code != 1 || !strings.Contains(said, "another quotient is editing earthquakes, process ") {
		t.Errorf("%d: %s", code, said)
	}
	other := copied(t, "earthquakes")
	if code, said := told(t, filepath.Dir(other), "edit", "earthquakes", "--at", "0.0.0.0:0"); code != 2 || !strings.Contains(said, "can be reached from other machines") {
		t.Errorf("%d: %s", code, said)
	}
	if entries, err := filepath.Glob(filepath.Join(other, ".*")); err != nil || len(entries) > 0 {
		t.Errorf("left behind: %q", entries)
	}
	if code, said := told(t, filepath.Dir(other), "edit", "hungary-1956"); code != 2 || !strings.Contains(said, "part of the program") {
		t.Errorf("%d: %s", code, said)
	}
}

// TestEditKilled kills the editor at one moment after another of changes to several files:
// each change is there wholly or not at all, and the next one goes on.
func TestEditKilled(t *testing.T) {
	dir := drafted(t)
	quotes := func() (n int) {
		for _, name := range []string{"figures.csv", "set-aside.csv"} {
			n += strings.Count(contents(t, dir, name), "60 houses,")
		}
		return n
	}
	if quotes() != 1 {
		t.Fatal(contents(t, dir, "figures.csv"))
	}
	for try := range 12 {
		url, cmd := editing(t, dir)
		_, state := asked(t, url, "state", nil)
		version := int(state["version"].(float64))
		done := make(chan bool)
		go func() { // there and back, until it is dead
			defer close(done)
			for {
				table := state["tables"].([]any)[0].(map[string]any)
				var body map[string]any
				for _, r := range table["rows"].([]any) {
					if row := r.(map[string]any); strings.Contains(fmt.Sprint(row["cells"]), "60 houses") {
						body = map[string]any{"do": "aside", "version": version, "refs": []string{row["ref"].(string)}, "reason": "no-figure", "note": "It is."}
					}
				}
				if body == nil {
					text := contents(t, filepath.Dir(dir), "flood.txt")
					body = map[string]any{"do": "accept", "version": version, "table": "figures", "start": len([]rune(text[:strings.Index(text, "60 houses")]))}
				}
				if code, _ := asked(t, url, "do", body); code == 0 {
					return
				}
				var code int
				if code, state = asked(t, url, "state", nil); code == 0 {
					return
				}
				version = int(state["version"].(float64))
			}
		}()
		time.Sleep(time.Duration(30+try*17) * time.Millisecond)
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
		<-done
		run(t, filepath.Dir(dir), self(t), "scan", "flood.txt") // a run that has nothing to do with it
		p, err := workspace.Find(dir)
		if err != nil {
			t.Fatal(err)
		}
		url, cmd = editing(t, dir)
		if code, state := asked(t, url, "state", nil); code != 200 || state["fault"] != nil {
			t.Fatalf("after %d: %v", try, state["fault"])
		}
		if n := quotes(); n != 1 {
			t.Fatalf("after %d: the number is there %d times", try, n)
		}
		_ = cmd.Process.Signal(os.Interrupt)
		if err := cmd.Wait(); err != nil {
			t.Errorf("interrupted: %v", err)
		}
		if left, err := filepath.Glob(filepath.Join(p.Name, ".*")); err != nil || len(left) > 0 {
			t.Errorf("left behind: %q", left)
		}
	}
}

// TestEditFull: where the disk takes no more, the page says so, and each file is as it was.
func TestEditFull(t *testing.T) {
	dir := copied(t, "earthquakes")
	program := filepath.Join(t.TempDir(), "quotient")
	path, err := os.Executable()
	if err == nil {
		err = os.Symlink(path, program)
	}
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("sh", "-c", `ulimit -f 1; exec "$0" edit "$1"`, program, dir)
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = cmd.Process.Kill(); _ = cmd.Wait() })
	url := addressIn(t, out)
	was := filesIn(t, dir)
	delete(was, ".quotient.edit.lock")
	_, state := asked(t, url, "state", nil)
	for _, body := range []map[string]any{
		{"do": "set", "ref": "deaths.lima", "cells": map[string]string{"note": "x"}},
		{"do": "fill", "refs": []string{"deaths.lima", "extent.lisbon-dust"}, "column": "note", "value": "x"},
		{"do": "aside", "refs": []string{"extent.lisbon-fire"}, "reason": "no-figure", "note": "x"},
	} {
		body["version"] = state["version"]
		code, said := asked(t, url, "do", body)
		if code != 409 || !strings.Contains(fmt.Sprint(said["refused"]), "cannot write") && !strings.Contains(fmt.Sprint(said["refused"]), "would break") {
			t.Errorf("%v: %d, %v", body["do"], code, said)
		}
		is := filesIn(t, dir)
		delete(is, ".quotient.edit.lock")
		if d := differences(is, was); d != "" {
			t.Errorf("%v: %s", body["do"], d)
		}
	}
}

// TestEditTabs: two tabs and another program change a study in turn. Each shows what the
// others do, and what is typed at the time stays typed.
func TestEditTabs(t *testing.T) {
	dir := copied(t, "earthquakes")
	url, cmd := editing(t, dir)
	one := browser(t)
	two, cancel := chromedp.NewContext(one)
	defer cancel()
	do(one, t, chromedp.Func(complaints), chromedp.EmulateViewport(1440, 900), chromedp.Navigate(url))
	edited(one, t, "Press ? for the keys")
	do(two, t, chromedp.EmulateViewport(1440, 900), chromedp.Navigate(url))
	edited(two, t, "Press ? for the keys")
	do(one, t, evaluate(`document.querySelector(".row[data-ref='deaths.lima']").click()`))
	do(two, t, evaluate(`document.querySelector(".row[data-ref='deaths.lima']").click()`), evaluate(`(() => { const e = document.querySelector("#field-note"); e.focus(); e.value = "half a sent"; })()`))
	do(one, t, evaluate(`(() => { const e = document.querySelector("#field-place"); e.value = "Callao"; e.dispatchEvent(new Event("change")); })()`))
	edited(one, t, "Change place of deaths.lima")
	soon(two, t, `document.querySelector("#field-place").value + "|" + document.querySelector("#field-note").value + "|" + document.activeElement.id`, "Callao|half a sent|field-note")

	// Another program.
	table := contents(t, dir, "deaths.csv")
	write := func(text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(dir, "deaths.csv"), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	began := time.Now()
	write(strings.Replace(table, "18000,,exact", "18001,,exact", 1))
	soon(one, t, `document.querySelector("#field-value").value`, "18001")
	t.Logf("a change outside shows after %v, one of the page after %s ms", time.Since(began).Round(10*time.Millisecond), ask(one, t, `document.body.dataset.took`))
	soon(two, t, `document.querySelector("#field-value").value + document.querySelector("#field-note").value`, "18001half a sent")
	write(strings.Replace(table, "18000,,exact", "many,,exact", 1))
	soon(one, t, `document.querySelector("#fault").hidden + " " + document.querySelector("#fault").textContent.includes("deaths.csv:11:")`, "false true")
	picture(one, t, "edit-fault")
	write(table)
	soon(one, t, `document.querySelector("#fault").hidden + document.querySelector("#field-value").value`, "true18000")
	// What changed outside and back is as it was: it can be undone.
	do(one, t, press("u"))
	edited(one, t, "Undone")
	soon(two, t, `document.querySelector("#field-place").value`, "Lima")

	// Once the program has ended, the page says so.
	_ = cmd.Process.Kill()
	soon(one, t, `document.querySelector("#fault").textContent.startsWith("quotient edit has ended: nothing that is typed here is kept.")`, "true")
}

func addressIn(t *testing.T, out io.Reader) string {
	t.Helper()
	b := make([]byte, 4096)
	n, err := out.Read(b)
	url, _, ok := strings.Cut(string(b[:n]), " edits ")
	if err != nil || !ok {
		t.Fatalf("%q, %v", b[:n], err)
	}
	return url
}

// TestEditHostile opens a study that has what acts on pages in every place: nothing of it
// acts, and it can be edited.
func TestEditHostile(t *testing.T) {
	bad := `</script><img src=x onerror="window.hit=1"><svg onload="window.hit=1"> javascript:window.hit=1 {{.}} ${hit} "'&amp;`
	hostile(t, bad)
	url, _ := editing(t, "evil")
	ctx := browser(t)
	do(ctx, t, chromedp.Func(complaints), chromedp.EmulateViewport(1440, 900), chromedp.Navigate(url))
	edited(ctx, t, "Press ? for the keys")
	expect(ctx, t, `document.querySelector("h1").textContent.includes("</script><img")`, "true")
	for i := range 3 {
		do(ctx, t, evaluate(fmt.Sprintf(`document.querySelectorAll(".row[data-ref]")[%d].click()`, i)), chromedp.Sleep(100*time.Millisecond))
	}
	picture(ctx, t, "edit-hostile")
	do(ctx, t, evaluate(`[...document.querySelectorAll("#text .num")].find(e => e.textContent === "17").click()`))
	soon(ctx, t, `Boolean(document.querySelector("#draft"))`, "true")
	do(ctx, t, press("a"))
	soon(ctx, t, `document.querySelector("#status").textContent.startsWith("Accept 17 as t.")`, "true")
	do(ctx, t, press("c"))
	soon(ctx, t, `Boolean(document.querySelector("dialog img, dialog .refusal"))`, "true")
	do(ctx, t, evaluate(`document.querySelector("dialog").close()`), press("?"), evaluate(`document.querySelector("dialog").close()`), press("f"), evaluate(`document.querySelector("dialog").close()`))
	expect(ctx, t, `String(window.hit) + " " + complaints.filter(c => !c.includes("undefined")).join("; ") + document.querySelectorAll("img,svg,script:not([nonce])").length`, "undefined 0")
}

// TestEditAccess runs the checks of axe on the page, in both themes, with a row, a number
// and a dialog.
func TestEditAccess(t *testing.T) {
	axe, err := os.ReadFile(filepath.Join(module(t, "axe-core"), "axe.min.js"))
	if err != nil {
		t.Fatal(err)
	}
	url, _ := editing(t, drafted(t))
	ctx := browser(t)
	for i, scheme := range []string{"light", "dark", "light"} {
		width := []int64{1440, 1440, 390}[i]
		do(ctx, t, chromedp.EmulateViewport(width, 2400), media(scheme), chromedp.Navigate("about:blank"), chromedp.Navigate(url))
		edited(ctx, t, "Press ? for the keys")
		do(ctx, t, chromedp.Evaluate[chromedp.Void](string(axe)))
		for name, action := range map[string]string{
			"a row":    `document.querySelectorAll("#tables .row[data-ref]")[1].click()`,
			"a number": `document.querySelector("#text .num.aside").click()`,
			"a chart":  `document.querySelectorAll("#tables .row[data-ref]")[0].click(); document.body.dispatchEvent(new KeyboardEvent("keydown", {key: "c", bubbles: true}))`,
			"keys":     `document.body.dispatchEvent(new KeyboardEvent("keydown", {key: "?", bubbles: true}))`,
			"to do":    `document.body.dispatchEvent(new KeyboardEvent("keydown", {key: "x", bubbles: true}))`,
		} {
			do(ctx, t, evaluate(`document.querySelector("dialog").close(); `+action), chromedp.Sleep(300*time.Millisecond))
			found := ask(ctx, t, `for (const d of document.querySelectorAll("details")) d.open = true
axe.run({runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}).then(r => r.violations.map(v => v.id + " (" + v.nodes.length + "): " + v.nodes.slice(0, 3).map(n => n.html.slice(0, 160) + " " + n.failureSummary.slice(0, 260) + n.target.join(" ")).join(" | ")).join("\n"))`)
			if found != "" {
				t.Errorf("%s, %d wide, %s: %s", scheme, width, name, found)
			}
		}
	}
}

// BenchmarkEdit changes a cell of a study of 1,000 and of 5,000 observations, and reports
// what the page asks for.
func BenchmarkEdit(b *testing.B) {
	for _, rows := range []int{100, 1000, 5000} {
		b.Run(fmt.Sprint(rows), func(b *testing.B) {
			dir, texts := largeStudy(b, rows)
			p, err := workspace.Find(dir)
			if err != nil {
				b.Fatal(err)
			}
			s, err := editor.Open(p, []string{texts})
			if err != nil {
				b.Fatal(err)
			}
			size := func(v any) float64 {
				text, err := json.Marshal(v)
				if err != nil {
					b.Fatal(err)
				}
				return float64(len(text)) / 1000
			}
			for b.Loop() {
				_, err := s.Do(editor.Op{Do: "set", Version: s.State().Version, Ref: "parishes.p3", Cells: map[string]string{"note": fmt.Sprint("note ", b.N, time.Now().UnixNano())}})
				if err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(size(s.State()), "kB/state")
			b.ReportMetric(size(s.Texts()), "kB/texts")
		})
	}
}

// told is ordinary with what the program prints.
func told(t *testing.T, dir string, args ...string) (code int, said string) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(self, args...)
	cmd.Args[0] = "quotient"
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	if code := cmd.ProcessState.ExitCode(); code == 0 || code == 1 || code == 2 {
		t.Logf("quotient %s: %d\n%.600s", strings.Join(args, " "), code, out)
		return code, string(out)
	}
	t.Fatalf("quotient %s: %v\n%s", strings.Join(args, " "), err, out)
	return 0, ""
}

// filesIn reads every file of a folder.
func filesIn(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(name)
		rel, _ := filepath.Rel(dir, name)
		all[filepath.ToSlash(rel)] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// differences says how files differ from what they should be.
func differences(is, want map[string]string) string {
	var out []string
	for name, text := range is {
		if now, ok := want[name]; !ok {
			out = append(out, name+" is there")
		} else if now != text {
			out = append(out, fmt.Sprintf("%s is %.300q, and not %.300q", name, text, now))
		}
	}
	for name := range want {
		if _, ok := is[name]; !ok {
			out = append(out, name+" is not there")
		}
	}
	slices.Sort(out)
	return strings.Join(out, "; ")
}
