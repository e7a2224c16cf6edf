package spec

import (
	"slices"

	"quotient/datasets"
)

func HasRow(data []Datum, o *datasets.Observation) bool {
	return slices.ContainsFunc(data, func(d Datum) bool { return d.Row() == o })
}
