package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"quotient/cmd/quotient/internal/article"
	"quotient/cmd/quotient/internal/articles"
	"quotient/cmd/quotient/internal/build"
	"quotient/cmd/quotient/internal/files"
	"quotient/cmd/quotient/internal/live"
	"quotient/cmd/quotient/internal/publish"
	"quotient/cmd/quotient/internal/report"
	"quotient/cmd/quotient/internal/weave"
	"quotient/cmd/quotient/internal/workspace"
)

// liveBuild builds studies and weaves their articles again and again, until it is
// interrupted.
func liveBuild(ctx context.Context, found []workspace.Place, out, address string, w, stderr io.Writer, once func(io.Writer) ([]*workspace.View, []*build.Result, error)) error {
	ctx, stop := untilStopped(ctx)
	defer stop()
	var dirs []string
	for _, p := range found {
		if !p.Folder() {
			return fmt.Errorf("%s is part of the program and cannot be changed: watch a folder", p.Name)
		}
		dirs = append(dirs, p.Name)
	}
	var listener net.Listener
	if address != "" { // before anything is built
		var err error
		if listener, err = live.Listen("serve", address); err != nil {
			return err
		}
		defer listener.Close()
		if at, ok := listener.Addr().(*net.TCPAddr); ok && !at.IP.IsLoopback() {
			report.Printf(stderr, "warning: every machine that can reach this one can read %s\n    to keep it to this machine, use --serve=127.0.0.1:%d\n", address, at.Port)
		}
	}
	site := &live.Site{}
	pictures := weave.NewPictures()
	round := func() {
		var told bytes.Buffer
		var pages []live.File
		studies, results, err := once(&told)
		if err == nil {
			for i, s := range studies {
				some, e := shown(s, results[i], pictures, &told)
				pages = append(pages, some...)
				err = errors.Join(err, e)
			}
		}
		_, _ = w.Write(told.Bytes())
		fault := ""
		if err != nil {
			fault = plain(err.Error())
			report.Println(stderr, report.Laid(fault))
		}
		site.Update(pages, fault)
	}
	round()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	var wait sync.WaitGroup
	var watched error
	wait.Go(func() {
		defer cancel()
		watched = live.Watch(ctx, dirs, round)
	})
	var served error
	if listener != nil {
		served = site.Serve(ctx, listener, func(url string) { report.Printf(w, "%s shows the charts and articles; stop with Ctrl-C\n", url) })
		cancel()
	}
	wait.Wait()
	if err := errors.Join(served, watched); err != nil {
		return err
	}
	return nil
}

// shown weaves the articles of a study and returns them as pages, with the charts.
// The error tells what does not hold; the pages come back beside it.
func shown(s *workspace.View, built *build.Result, pictures *weave.Pictures, told io.Writer) ([]live.File, error) {
	d := &display{folder: s.Name + "/", told: told}
	weaver := weave.New(s.Workspace, pictures)
	names, err := article.In(s.FS)
	if err != nil {
		return nil, err
	}
	for _, name := range names {
		if err := d.article(weaver, s.Place.Name, name); err != nil {
			return nil, err
		}
	}
	for _, c := range built.Charts {
		for i, f := range c.Files {
			b, err := files.Read(filepath.FromSlash(built.Out), f.Path)
			if err != nil {
				return nil, err
			}
			title := ""
			if i == len(c.Files)-1 { // one format is enough to see it
				title = c.ID
			}
			d.put(live.File{Path: d.folder + "built/" + f.Path, Type: mediaTypes[path.Ext(f.Path)], Body: b, Title: title})
		}
	}
	return d.files, errors.Join(d.wrong...)
}

// display gathers the files to be shown of one study.
type display struct {
	folder string // where they are, in that of all studies
	told   io.Writer
	files  []live.File
	wrong  []error // what does not hold
}

// put adds a file, if there is none of its path.
func (d *display) put(f live.File) {
	if !slices.ContainsFunc(d.files, func(x live.File) bool { return x.Path == f.Path }) {
		d.files = append(d.files, f)
	}
}

// article weaves an article of the study in a folder, and adds its page. The error is of
// a file that cannot be read.
func (d *display) article(weaver *weave.Weaver, study, name string) error {
	at := filepath.Join(study, name)
	text, err := articles.Read(at)
	if err != nil {
		return err
	}
	r, err := articles.Once(weaver, at, text, false)
	if err != nil {
		d.wrong = append(d.wrong, err)
		return nil
	}
	var said bytes.Buffer
	report.WeaveText(&said, r)
	if len(r.Faults) > 0 || len(r.Woven.Typed) > 0 {
		d.wrong = append(d.wrong, errors.New(strings.TrimRight(said.String(), "\n")))
	} else {
		_, _ = d.told.Write(said.Bytes())
	}
	if r.Filled == nil {
		return nil
	}
	if _, err := r.Save(at, false); errors.Is(err, files.ErrChanged) {
		return nil // which is seen, and woven again
	} else if err != nil {
		d.wrong = append(d.wrong, err)
	}
	html := publish.Formats()[0]
	html.Served = true
	page, pictures, err := articles.Page(r, html)
	if err != nil {
		d.wrong = append(d.wrong, err)
		return nil
	}
	d.put(live.File{Path: d.folder + strings.TrimSuffix(name, path.Ext(name)) + ".html", Type: "text/html; charset=utf-8", Body: page, Title: name})
	for _, p := range pictures {
		b, err := p.Draw()
		if err != nil {
			return err
		}
		d.put(live.File{Path: d.folder + p.Path, Type: mediaTypes[path.Ext(p.Path)], Body: b})
	}
	return nil
}

var mediaTypes = map[string]string{".svg": "image/svg+xml", ".png": "image/png", ".pdf": "application/pdf"}
