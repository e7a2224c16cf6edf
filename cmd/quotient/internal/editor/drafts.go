package editor

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"math/big"
	"path"
	"slices"
	"strings"

	"quotient/cmd/quotient/internal/draft"
	"quotient/datasets"
	"quotient/datasets/check"
	"quotient/datasets/source/scan"
)

// drafts are the rows that a program makes of the numbers of a text.
type drafts struct {
	rows  map[int]map[string]string // by where the number begins
	units map[string]any            // by the unit, as a descriptor has them
	why   string                    // there are none
}

// draftsOf drafts a text once.
func (s *Session) draftsOf(t *check.Text) *drafts {
	if d, ok := s.drafts[t.Source.SHA256()+t.Info.Language]; ok {
		return d
	}
	d := &drafts{rows: map[int]map[string]string{}}
	s.drafts[t.Source.SHA256()+t.Info.Language] = d
	info := t.Info
	if info.Language == "" {
		info.Language = "en"
	}
	made, err := draft.New("draft", info, t.Source)
	if err != nil {
		d.why = err.Error()
		return d
	}
	var described struct{ Units map[string]any }
	_ = json.Unmarshal(made.Files[datasets.DescriptorName], &described)
	d.units = described.Units
	for name, text := range made.Files {
		if path.Ext(name) != ".csv" || strings.HasPrefix(name, datasets.SetAsideName) {
			continue
		}
		rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
		if err != nil || len(rows) != len(made.Mentions)+1 {
			continue
		}
		for i, m := range made.Mentions {
			cells := map[string]string{}
			for j, column := range rows[0] {
				cells[column] = rows[i+1][j]
			}
			delete(cells, "part_of") // which is of another study
			d.rows[m.Span.Start] = cells
		}
	}
	return d
}

// drafted is the row that is begun for a number of a text.
func (s *Session) drafted(t *check.Text, m scan.Mention) map[string]string {
	if cells, ok := s.draftsOf(t).rows[m.Span.Start]; ok {
		return cells
	}
	quote, where := phrase(t.Source, m)
	cells := map[string]string{"id": "number", "quote": quote, "where": where, "bound": string(m.Bound), "unit": m.Unit, "what": m.Noun, "statistic": string(datasets.Total)}
	switch {
	case m.IsDate():
		cells["statistic"], cells["date"], cells["bound"] = string(datasets.Event), m.Date().String(), ""
	case m.Kind == scan.Vague || m.Low == nil:
		cells["statistic"], cells["bound"] = string(datasets.Vague), ""
	default:
		cells["value"] = decimal(m.Low)
		if m.High != nil && m.High.Cmp(m.Low) != 0 && m.Kind != scan.Score {
			cells["high"] = decimal(m.High)
		}
	}
	return cells
}

// decimal is a number in digits; "" where they have no end.
func decimal(r *big.Rat) string {
	n, exact := r.FloatPrec()
	if !exact {
		return ""
	}
	return r.FloatString(n)
}

// reasonOf is the reason that a kind of number is mostly set aside for.
func reasonOf(m scan.Mention) datasets.Reason {
	switch m.Kind {
	case scan.Date, scan.Year, scan.Time:
		return datasets.DateContext
	case scan.ListMarker:
		return datasets.ListMarkers
	case scan.Ordinal:
		return datasets.Ordinals
	case scan.ProperName:
		return datasets.ProperNames
	case scan.Boilerplate:
		return datasets.Boilerplates
	case scan.Vague:
		return datasets.Vaguenesses
	}
	return datasets.NoFigure
}

// unused is an id that no row of a table has.
func unused(t *datasets.Table, id string, taken []string) string {
	if id == "" {
		id = "number"
	}
	for n := 1; ; n++ {
		try := id
		if n > 1 {
			try = id + "-" + decimal(big.NewRat(int64(n), 1))
		}
		if t.Row(try) == nil && !slices.Contains(taken, try) {
			return try
		}
	}
}
