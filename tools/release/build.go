package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"crypto/sha256"
	"fmt"
	"io"
	"log"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// build builds and packs the program for each system.
func (r *release) build() error {
	for _, t := range r.targets {
		log.Print(t)
		program, err := r.program(t)
		if err != nil {
			return err
		}
		made, err := r.pack(t, program)
		if err != nil {
			return fmt.Errorf("%v: %w", t, err)
		}
		r.made = append(r.made, made...)
	}
	return nil
}

// program builds the program for a system. Every setting of the go command that would
// change its bytes is set.
func (r *release) program(t target) ([]byte, error) {
	file := filepath.Join(r.work, "quotient")
	_, err := output(r.source, []string{
		"GOOS=" + t.os, "GOARCH=" + t.arch, "GOAMD64=v1", "GOARM64=v8.0", "GOEXPERIMENT=", "GODEBUG=", "CGO_ENABLED=0",
	}, "go", "build", "-trimpath", "-buildvcs=true", "-mod=readonly", "-ldflags=-s -w", "-o", file, "./cmd/quotient")
	if err != nil {
		return nil, err
	}
	return os.ReadFile(file)
}

// pack makes the files of a release for a system.
func (r *release) pack(t target, program []byte) ([]product, error) {
	folder := fmt.Sprintf("quotient_%s_%s_%s", r.version, t.os, t.arch)
	name := "quotient"
	if t.os == "windows" {
		name += ".exe"
	}
	entries := []entry{{name, 0o755, program}}
	for _, e := range r.extra {
		if t.os != "windows" || !strings.HasPrefix(e.name, "man/") {
			entries = append(entries, e)
		}
	}
	for i := range entries {
		entries[i].name = folder + "/" + entries[i].name
	}
	if t.os == "windows" {
		text, err := zipped(entries, r.when)
		return []product{{folder + ".zip", t, text}}, err
	}
	text, err := tarred(entries, r.when)
	made := []product{{folder + ".tar.gz", t, text}}
	if err != nil || t.os != "linux" {
		return made, err
	}
	for _, format := range []string{"deb", "rpm"} {
		p, err := r.packaged(format, t, program)
		if err != nil {
			return nil, err
		}
		made = append(made, p)
	}
	return made, nil
}

// tarred is an archive of Unix, all of it from one time and of nobody.
func tarred(entries []entry, when time.Time) ([]byte, error) {
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.DefaultCompression)
	if err != nil {
		return nil, err
	}
	w := tar.NewWriter(z)
	for _, e := range entries {
		if err := w.WriteHeader(&tar.Header{Name: e.name, Mode: int64(e.mode), Size: int64(len(e.text)), ModTime: when, Format: tar.FormatUSTAR}); err != nil {
			return nil, err
		}
		if _, err := w.Write(e.text); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	err = z.Close()
	return b.Bytes(), err
}

// zipped is an archive of Windows.
func zipped(entries []entry, when time.Time) ([]byte, error) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	w.RegisterCompressor(zip.Deflate, func(out io.Writer) (io.WriteCloser, error) { return flate.NewWriter(out, flate.DefaultCompression) })
	for _, e := range entries {
		h := &zip.FileHeader{Name: e.name, Method: zip.Deflate, Modified: when}
		h.SetMode(e.mode)
		f, err := w.CreateHeader(h)
		if err != nil {
			return nil, err
		}
		if _, err := f.Write(e.text); err != nil {
			return nil, err
		}
	}
	err := w.Close()
	return b.Bytes(), err
}

// gzipped is a text as gzip has it, without a name and a time.
func gzipped(text []byte) ([]byte, error) {
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.DefaultCompression)
	if err != nil {
		return nil, err
	}
	if _, err := z.Write(text); err != nil {
		return nil, err
	}
	err = z.Close()
	return b.Bytes(), err
}

// sums adds the checksums, as sha256sum -c reads them.
func (r *release) sums() error {
	slices.SortFunc(r.made, func(a, b product) int { return strings.Compare(a.name, b.name) })
	var b strings.Builder
	for _, p := range r.made {
		fmt.Fprintf(&b, "%x  %s\n", sha256.Sum256(p.text), p.name)
	}
	r.made = append(r.made, product{name: "checksums.txt", text: []byte(b.String())})
	return nil
}
