package edition

import (
	"bytes"
	"encoding/csv"
	"maps"
	"slices"

	"quotient/cmd/quotient/internal/draft"
	"quotient/datasets"
	"quotient/datasets/quantity"
	"quotient/datasets/source"
	"quotient/datasets/source/scan"
)

// drafts are the rows that a draft of a text has for its numbers, by the places of these.
type drafts struct {
	rows  map[source.Span]map[string]string
	aside map[source.Span]map[string]string
	order []source.Span // of all, as in the text
}

// draft drafts rows for every number of the new text, of which those are taken that are
// new.
func (u *update) draft() (err error) {
	u.drafts, err = drafted(u.Study, u.Source, u.New)
	return err
}

func drafted(s *datasets.Study, i int, text *source.Source) (out drafts, err error) {
	info := s.Sources[i]
	if _, ok := scan.In(info.Language); !ok || info.Language == "" {
		info.Language = quantity.English.Tag
	}
	d, err := draft.New(s.Name, info, text)
	if err != nil {
		return out, err
	}
	out = drafts{map[source.Span]map[string]string{}, map[source.Span]map[string]string{}, nil}
	for _, name := range slices.Sorted(maps.Keys(d.Files)) {
		rows := records(d.Files[name])
		if name == datasets.SetAsideName+".csv" {
			out.setAside(text, info, rows)
			continue
		}
		for k, row := range rows {
			if _, ok := row["quote"]; ok && k < len(d.Mentions) {
				out.rows[d.Mentions[k].Span] = row
			}
		}
	}
	out.order = slices.SortedFunc(maps.Keys(out.rows), func(a, b source.Span) int { return a.Start - b.Start })
	return out, nil
}

// setAside takes the rows of numbers that are set aside: each is the first in its quote that
// has no row yet.
func (d *drafts) setAside(text *source.Source, info datasets.SourceInfo, rows []map[string]string) {
	language, _ := scan.In(info.Language)
	mentions := language.Text(text.Text(text.All()))
	for _, row := range rows {
		span, err := text.Quote(row["quote"], row["where"])
		if err != nil {
			continue
		}
		from, _ := slices.BinarySearchFunc(mentions, span.Start, func(m scan.Mention, at int) int { return m.Span.Start - at })
		for _, m := range mentions[from:] {
			if m.Span.Start >= span.End {
				break
			}
			if d.rows[m.Span] == nil && d.aside[m.Span] == nil && span.Contains(m.Span) {
				d.aside[m.Span] = row
				break
			}
		}
	}
}

// records are the rows of a CSV text by the names of its columns.
func records(text []byte) (out []map[string]string) {
	all, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil || len(all) == 0 {
		return nil
	}
	for _, cells := range all[1:] {
		row := map[string]string{}
		for i, name := range all[0] {
			row[name] = cells[i]
		}
		out = append(out, row)
	}
	return out
}
