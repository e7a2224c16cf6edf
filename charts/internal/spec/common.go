package spec

import (
	"quotient/analysis/captions"
	"quotient/datasets"
)

// File is the file of a study that names its charts.
const File = captions.File

// Common is what every chart has in charts.yaml.
type Common struct {
	ID       datasets.Text `yaml:"id"`
	Kind     datasets.Text `yaml:"kind"`
	Title    datasets.Text `yaml:"title"`
	Subtitle datasets.Text `yaml:"subtitle"`
	Note     datasets.Text `yaml:"note"`
	Alt      datasets.Text `yaml:"alt"`
	// Sizes are those that the chart can have; all where none are listed.
	Sizes datasets.Texts `yaml:"sizes"`
	// Allow has a reason for each refusal that is not to be heeded.
	Allow map[string]datasets.Text `yaml:"allow"`
}

// Head is what every chart has.
func (c *Common) Head() *Common { return c }
