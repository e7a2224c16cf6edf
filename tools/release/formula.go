package main

import (
	"crypto/sha256"
	"fmt"
	"log"
	"strings"
)

// formula adds the formula of Homebrew. It needs the address of the archives.
func (r *release) formula() error {
	url := strings.TrimSuffix(r.url, "/")
	if url == "" && strings.HasPrefix(r.module, "github.com/") {
		url = "https://" + r.module + "/releases/download/" + r.tag
	}
	if url == "" {
		log.Printf("no Homebrew formula: the module path %s is no address\n    name the one of the files with -url, or give the module a home with tools/home", r.module)
		return nil
	}
	text, err := Formula(r.version, url, r.home(), r.made)
	if err == nil {
		r.made = append(r.made, product{name: "quotient.rb", text: []byte(text)})
	}
	return err
}

// Formula is the formula of Homebrew for the archives of a release.
func Formula(version, url, home string, made []product) (string, error) {
	var b strings.Builder
	if home == "" {
		home = url
	}
	fmt.Fprintf(&b, `class Quotient < Formula
  desc "Turn the figures of a text into tables, ratios and charts"
  homepage %q
  version %q
  license "BSD-3-Clause"
`, home, version)
	for _, system := range []struct{ os, named string }{{"darwin", "macos"}, {"linux", "linux"}} {
		var inner strings.Builder
		for _, processor := range []struct{ arch, named string }{{"arm64", "arm"}, {"amd64", "intel"}} {
			for _, p := range made {
				if p.target == (target{system.os, processor.arch}) && strings.HasSuffix(p.name, ".tar.gz") {
					fmt.Fprintf(&inner, `    on_%s do
      url "%s/%s"
      sha256 "%x"
    end
`, processor.named, url, p.name, sha256.Sum256(p.text))
				}
			}
		}
		if inner.Len() > 0 {
			fmt.Fprintf(&b, "\n  on_%s do\n%s  end\n", system.named, &inner)
		}
	}
	b.WriteString(`
  def install
    bin.install "quotient"
    man1.install Dir["man/*.1"]
    bash_completion.install "completions/quotient.bash" => "quotient"
    zsh_completion.install "completions/_quotient"
    fish_completion.install "completions/quotient.fish"
    doc.install "README.md", "CHANGELOG.md", "THIRD_PARTY_NOTICES.txt"
  end

  test do
    assert_match version.to_s, shell_output("#{bin}/quotient --version")
    system bin/"quotient", "verify", "earthquakes"
  end
end
`)
	if strings.ContainsAny(version+url+home, "\"#\n\\") {
		return "", fmt.Errorf("the address %q cannot be written in a formula: it has a quotation mark, # or line break", url)
	}
	return b.String(), nil
}
