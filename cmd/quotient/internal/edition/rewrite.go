package edition

import (
	"fmt"
	"maps"
	"slices"

	"quotient/cmd/quotient/internal/edit"
	"quotient/datasets"
	"quotient/datasets/check"
	"quotient/datasets/lazy"
	"quotient/datasets/source"
)

// rewrite makes the files with the places of quotes as they are in the new text, and loads
// them.
func (u *update) rewrite() (err error) {
	cells := map[string][]edit.Cell{}
	signs := map[string]rune{}
	for _, i := range u.items {
		if now := u.where(i); now != i.Where {
			add(cells, signs, i, "where", i.Where, now)
		}
	}
	if u.files, err = edited(u.Files, cells, signs); err != nil {
		return err
	}
	text := u.Files[datasets.DescriptorName]
	if u.files[datasets.DescriptorName], err = u.described(text); err != nil {
		return fmt.Errorf("%s: %w", datasets.DescriptorName, err)
	}
	if len(u.lost) > 0 {
		if u.files[datasets.DescriptorName], err = u.without(u.files[datasets.DescriptorName]); err != nil {
			return fmt.Errorf("%s: %w", datasets.DescriptorName, err)
		}
	}
	if u.moved, err = u.load(u.files); err != nil {
		return fmt.Errorf("with the new places of quotes the study has an error, so nothing was changed\n    %w", err)
	}
	texts := slices.Clone(u.Texts)
	texts[u.Source] = check.NewText(u.moved.Sources[u.Source], u.New)
	u.after = check.NewLedger(u.moved, texts)
	return nil
}

// add adds a cell of an item to those that are to be changed.
func add(cells map[string][]edit.Cell, signs map[string]rune, i *Item, column, was, is string) {
	at := i.finding(column)
	cells[at.File] = append(cells[at.File], edit.Cell{Line: at.Line, Column: at.Column, Was: was, Is: is})
	signs[at.File] = i.delimiter()
}

// edited are files with cells changed.
func edited(files map[string][]byte, cells map[string][]edit.Cell, signs map[string]rune) (map[string][]byte, error) {
	out := map[string][]byte{}
	for _, name := range slices.Sorted(maps.Keys(cells)) {
		text, err := edit.Cells(files[name], signs[name], cells[name])
		if err != nil {
			return nil, fmt.Errorf("%s: %w, so nothing is changed", name, err)
		}
		out[name] = text
	}
	return out, nil
}

// headingPath is that of the heading of a section in a descriptor.
var headingPath = lazy.MustCompile(`^((?:/resources/[0-9]+)?/sources/[0-9]+)/sections/[0-9]+/heading$`)

// sourcePath is that of the title of a source in a descriptor, or of another property of it.
var sourcePath = lazy.MustCompile(`^((?:/resources/[0-9]+)?/sources/[0-9]+)/(sha256|title|name)$`)

// described is the descriptor with the fingerprint and the length of the new text, where it
// has those of the old one, and with the headings of sections as they are now.
func (u *update) described(text []byte) ([]byte, error) {
	info := u.Study.Sources[u.Source]
	all, err := edit.Strings(text)
	if err != nil {
		return nil, err
	}
	paths, err := edit.Paths(text)
	if err != nil {
		return nil, err
	}
	values := map[string]any{}
	for path, value := range all {
		if m := headingPath.FindStringSubmatch(path); m != nil && u.isSource(all[m[1]+"/name"], all[m[1]+"/title"]) {
			if now, ok := u.heads[source.Heading(value)]; ok {
				values[path] = now
			}
		}
		m := sourcePath.FindStringSubmatch(path)
		if m == nil || m[2] != "sha256" || value != info.SHA256 || !u.isSource(all[m[1]+"/name"], all[m[1]+"/title"]) {
			continue
		}
		prefix := value[:max(0, len(value)-len(u.New.SHA256()))] // sha256: or nothing
		values[path] = prefix + u.New.SHA256()
		if length := m[1] + "/length"; slices.Contains(paths, length) {
			values[length] = u.New.Runes()
		}
	}
	return edit.JSON(text, values)
}
