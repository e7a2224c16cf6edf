// Command weight says what the bytes of the program are for: the code and data of each
// module that is linked, and the tables of Go's runtime. It prints a table of Markdown.
//
//	go run -C tools ./weight > /tmp/weight.md
//
// It builds the program for linux/amd64 without debugging information, as a release does,
// and reads the symbols of one with it.
package main

import (
	"debug/elf"
	"fmt"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// reasons say why the heaviest modules are there.
var reasons = map[string]string{
	"quotient":                        "the program itself, with Roboto (1.2 MB) and its words of three languages",
	"std":                             "the runtime and library, among them the HTTP server of `edit` and `--serve` with the cryptography that it brings",
	"codeberg.org/go-fonts":           "Liberation, 12 fonts that gonum/plot embeds and we do not use (4.4 MB), and STIX for headlines (0.3 MB)",
	"gonum.org/v1/gonum":              "statistics; BLAS and LAPACK come with them",
	"gonum.org/v1/plot":               "the canvas and plotters that our marks are of",
	"golang.org/x/text":               "normal forms, and the tables of old encodings that reading HTML needs",
	"github.com/xuri/excelize/v2":     "spreadsheets, written and read",
	"github.com/expr-lang/expr":       "conditions on rows, as in `value >= 1000`",
	"github.com/goccy/go-yaml":        "YAML with the place of every error",
	"github.com/yuin/goldmark":        "Markdown",
	"golang.org/x/net":                "HTML",
	"github.com/go-gota/gota":         "data frames",
	"github.com/spf13":                "the command line",
	"codeberg.org/go-pdf/fpdf":        "PDF",
	"codeberg.org/readeck":            "the article of a page of HTML",
	"github.com/kljensen/snowball":    "stems of words",
	"github.com/jedib0t/go-pretty":    "tables of text",
	"golang.org/x/image":              "reading the fonts; pictures that lost their record",
	"github.com/rogpeppe/go-internal": "unified diffs, locks on files",
	"codeberg.org/go-latex":           "formulas of gonum/plot, which we do not use",
	"github.com/tiendc":               "excelize",
	"tables of the runtime":           "what function and line an address is in, for stack traces and the garbage collector: a quarter of any Go program",
	"strings and types":               "constants, among them the bundled studies with their texts, and the types of all modules",
}

func main() {
	log.SetFlags(0)
	log.SetPrefix("weight: ")
	if err := run(".."); err != nil {
		log.Fatal(err)
	}
}

func run(root string) error {
	dir, err := os.MkdirTemp("", "quotient-weight-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	whole, bare := filepath.Join(dir, "whole"), filepath.Join(dir, "bare")
	for file, flags := range map[string]string{whole: "-w=0", bare: "-s -w"} {
		c := exec.Command("go", "build", "-C", root, "-trimpath", "-ldflags="+flags, "-o", file, "./cmd/quotient")
		c.Env = append(os.Environ(), "GOOS=linux", "GOARCH=amd64", "CGO_ENABLED=0")
		c.Stderr = os.Stderr
		if err := c.Run(); err != nil {
			return err
		}
	}
	info, err := os.Stat(bare)
	if err != nil {
		return err
	}
	sizes, err := weigh(whole)
	if err != nil {
		return err
	}
	print(sizes, info.Size())
	return nil
}

// weigh adds up the symbols of a program by what they are of.
func weigh(file string) (map[string]int64, error) {
	f, err := elf.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	symbols, err := f.Symbols()
	if err != nil {
		return nil, err
	}
	sizes := map[string]int64{}
	var counted int64
	for _, s := range symbols {
		if int(s.Section) >= len(f.Sections) || s.Size == 0 {
			continue
		}
		section := f.Sections[s.Section]
		if section.Type == elf.SHT_NOBITS || strings.HasPrefix(section.Name, ".gopclntab") || section.Flags&elf.SHF_ALLOC == 0 {
			continue // takes no room in the file, or is counted below
		}
		sizes[of(s.Name)] += int64(s.Size)
		counted += int64(s.Size)
	}
	var all int64
	for _, section := range f.Sections {
		if section.Flags&elf.SHF_ALLOC == 0 || section.Type == elf.SHT_NOBITS {
			continue
		}
		if section.Name == ".gopclntab" {
			sizes["tables of the runtime"] += int64(section.FileSize)
			continue
		}
		all += int64(section.FileSize)
	}
	if rest := all - counted; rest > 0 {
		sizes["strings and types"] += rest
	}
	return sizes, nil
}

// of is the module of a symbol, or those of its author where they are many.
func of(symbol string) string {
	name := symbol
	for _, prefix := range []string{"type:.eq.", "type:.hash.", "go:itab.*", "go:itab.", "go:"} {
		if strings.HasPrefix(name, prefix) {
			if prefix == "go:" && !strings.Contains(name, "/") {
				return "tables of the runtime"
			}
			name = strings.TrimPrefix(name, prefix)
		}
	}
	if strings.HasPrefix(name, "type:") {
		return "strings and types"
	}
	name = strings.TrimLeft(name, "*[]")
	first, _, _ := strings.Cut(name, "/")
	if strings.HasPrefix(name, "quotient/") || strings.HasPrefix(name, "main.") {
		return "quotient"
	}
	if !strings.Contains(first, ".") || !strings.Contains(name, "/") || strings.ContainsAny(first, "([") {
		return "std"
	}
	for module := range reasons {
		if strings.HasPrefix(name, module+"/") || strings.HasPrefix(name, module+".") {
			return module
		}
	}
	parts := strings.SplitN(name, "/", 4)
	if len(parts) > 3 {
		parts = parts[:3]
	}
	last := len(parts) - 1
	parts[last], _, _ = strings.Cut(parts[last], ".")
	return strings.Join(parts, "/")
}

// print prints the table, the heaviest first; what is light is put together.
func print(sizes map[string]int64, whole int64) {
	var names []string
	var light, all int64
	for name, size := range sizes {
		all += size
		if size < 200_000 || reasons[name] == "" {
			light += size
			continue
		}
		names = append(names, name)
	}
	slices.SortFunc(names, func(a, b string) int { return int(sizes[b] - sizes[a]) })
	fmt.Print("| What | MB | For |\n| --- | --: | --- |\n")
	for _, name := range names {
		shown := "`" + name + "`"
		if strings.Contains(name, " ") || name == "std" {
			shown = strings.Replace(name, "std", "Go’s standard library", 1)
		}
		fmt.Printf("| %s | %.1f | %s |\n", shown, float64(sizes[name])/1e6, reasons[name])
	}
	fmt.Printf("| all other modules | %.1f | less than 0.2 MB each |\n", float64(light)/1e6)
	fmt.Printf("| headers and padding | %.1f | |\n", float64(whole-all)/1e6)
	fmt.Printf("| the program | %.1f | |\n", float64(whole)/1e6)
}
