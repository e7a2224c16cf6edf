package report

import "io"

// Exported is what an export has written.
type Exported struct {
	Study  string         `json:"study"`
	Format string         `json:"format"`
	Out    string         `json:"out"`
	Files  []ExportedFile `json:"files"`
	// Quotes counts the quotes, and Unplaced those of them whose place in the text is not
	// known.
	Quotes   int `json:"quotes,omitempty"`
	Unplaced int `json:"unplaced,omitempty"`
}

// ExportedFile is one of its files.
type ExportedFile struct {
	Path  string `json:"path"`
	Bytes int    `json:"bytes"`
}

// ExportText prints one line a file and a summary.
func ExportText(w io.Writer, e Exported) {
	for _, f := range e.Files {
		Printf(w, "%s/%s (%s)\n", e.Out, f.Path, size(f.Bytes))
	}
	if e.Unplaced > 0 {
		Printf(w, "%s of %d without a position in the text, which was not found or has changed\n    name its folder with --sources\n", plural(e.Unplaced, "quote"), e.Quotes)
	}
}
