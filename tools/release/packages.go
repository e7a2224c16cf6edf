package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/goreleaser/nfpm/v2"
	_ "github.com/goreleaser/nfpm/v2/deb"
	"github.com/goreleaser/nfpm/v2/files"
	_ "github.com/goreleaser/nfpm/v2/rpm"
)

const (
	debianChanges = "changelog.Debian"

	summary     = "Tables, ratios and charts that lead back to the sentence"
	description = summary + `
Quotient turns the figures of a text into tables, ratios and charts, each of
which can be followed back to the sentence. A chart never says more than its
text. It also checks the numbers of drafts against the texts they come from.`
)

// packaged is the program as a package of Debian or of Red Hat.
func (r *release) packaged(format string, t target, program []byte) (product, error) {
	contents, err := r.contents(format, t, program)
	if err != nil {
		return product{}, err
	}
	info := nfpm.WithDefaults(&nfpm.Info{
		Name: "quotient", Arch: t.arch, Platform: t.os, Version: r.version, Release: "1",
		Section: "utils", Priority: "optional", Maintainer: r.packager(), Vendor: r.holder(),
		Description: description, Homepage: r.home(), License: "BSD-3-Clause", MTime: r.when,
		DisableGlobbing: true,
		Overridables: nfpm.Overridables{
			Contents: contents, Umask: 0o022,
			Deb: nfpm.Deb{Compression: "gzip"},
			RPM: nfpm.RPM{Summary: summary, Group: "Applications/Text", BuildHost: "localhost", Compression: "gzip:6", Packager: r.packager()},
		},
	})
	if format == "rpm" {
		info.Description = strings.TrimPrefix(description, summary+"\n")
	}
	if err := nfpm.PrepareForPackager(info, format); err != nil {
		return product{}, err
	}
	packager, err := nfpm.Get(format)
	if err != nil {
		return product{}, err
	}
	var b bytes.Buffer
	if err := packager.Package(info, &b); err != nil {
		return product{}, fmt.Errorf("%s: %w", format, err)
	}
	return product{packager.ConventionalFileName(info), t, b.Bytes()}, nil
}

// contents are the files of a package, each where the system looks for it.
func (r *release) contents(format string, t target, program []byte) (files.Contents, error) {
	var out files.Contents
	add := func(to string, mode os.FileMode, text []byte) error {
		from := filepath.Join(r.work, "packages", format, t.arch, filepath.FromSlash(to))
		if err := os.MkdirAll(filepath.Dir(from), 0o777); err != nil {
			return err
		}
		out = append(out, &files.Content{Source: from, Destination: to, FileInfo: &files.ContentFileInfo{Owner: "root", Group: "root", Mode: mode, MTime: r.when}})
		return os.WriteFile(from, text, 0o666)
	}
	if err := add("/usr/bin/quotient", 0o755, program); err != nil {
		return nil, err
	}
	more := r.extra
	if format == "deb" {
		more = append(slices.Clone(more), entry{debianChanges, 0o644, []byte(fmt.Sprintf("quotient (%s-1) unstable; urgency=medium\n\n  * What has changed is in changelog.gz.\n\n -- %s  %s\n", strings.Replace(r.version, "-", "~", 1), r.packager(), r.when.Format(time.RFC1123Z)))})
	}
	for _, e := range more {
		to, text := where(format, e.name), e.text
		if to == "" {
			continue
		}
		if strings.HasSuffix(to, ".gz") {
			var err error
			if text, err = gzipped(text); err != nil {
				return nil, err
			}
		}
		if err := add(to, e.mode, text); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// where is the place of a file in a package, or nothing.
func where(format, name string) string {
	licences, zsh := "/usr/share/doc/quotient/", "/usr/share/zsh/vendor-completions/"
	if format == "rpm" {
		licences, zsh = "/usr/share/licenses/quotient/", "/usr/share/zsh/site-functions/"
	}
	switch name {
	case "LICENSE":
		if format == "deb" {
			return licences + "copyright"
		}
		return licences + name
	case "THIRD_PARTY_NOTICES.txt":
		return licences + name
	case "CHANGELOG.md":
		if format == "deb" {
			return licences + "changelog.gz"
		}
		return "/usr/share/doc/quotient/CHANGELOG.md"
	case debianChanges:
		return licences + "changelog.Debian.gz"
	case "completions/quotient.bash":
		return "/usr/share/bash-completion/completions/quotient"
	case "completions/_quotient":
		return zsh + "_quotient"
	case "completions/quotient.fish":
		return "/usr/share/fish/vendor_completions.d/quotient.fish"
	}
	if page, ok := strings.CutPrefix(name, "man/"); ok {
		return "/usr/share/man/man1/" + page + ".gz"
	}
	return ""
}

// packager is whom to write to about the packages.
func (r *release) packager() string {
	if r.maintainer != "" {
		return r.maintainer
	}
	return r.holder() + " <noreply@quotient.invalid>"
}

// holder is who is named in the licence.
func (r *release) holder() string {
	for _, e := range r.extra {
		if e.name == "LICENSE" {
			if m := regexp.MustCompile(`(?m)^Copyright \(c\) \d+,? (.*)$`).FindSubmatch(e.text); m != nil {
				return strings.ToUpper(string(m[1][:1])) + string(m[1][1:])
			}
		}
	}
	return "The authors of quotient"
}

// home is the address of the project, if its module path is one.
func (r *release) home() string {
	if first, _, _ := strings.Cut(r.module, "/"); strings.Contains(first, ".") {
		return "https://" + r.module
	}
	return ""
}
