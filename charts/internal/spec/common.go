package spec

import (
	"quotient/analysis/captions"
	"quotient/datasets"
)

// File is the file of a study that names its charts.
const File = captions.File

// Common is what every chart has in charts.yaml.
type Common struct {
	ID       datasets.Text `yaml:"id" is:"id" doc:"the name of its files: lower-case letters, digits and single hyphens"`
	Kind     datasets.Text `yaml:"kind" is:"kind" doc:"the kind of chart"`
	Title    datasets.Text `yaml:"title" is:"words" doc:"the finding: a sentence with a verb, at most two lines; a number is written {table.id|words}"`
	Subtitle datasets.Text `yaml:"subtitle" is:"words" doc:"the measure: what is counted, where and when, the unit"`
	Note     datasets.Text `yaml:"note" is:"words" doc:"what a reader could misread"`
	Alt      datasets.Text `yaml:"alt" is:"words" doc:"the picture in words; without it, it is made from the data"`
	// Facet is the column whose values have a panel each; Scales says that each has a scale
	// of its own.
	Facet  datasets.Text `yaml:"facet" is:"column" doc:"the column whose values have a panel each, on one scale"`
	Scales datasets.Text `yaml:"scales" doc:"free gives each panel a scale of its own, which the chart says"`
	// Numbers is how all numbers are written.
	Numbers Numbers `yaml:"numbers" is:"numbers" doc:"how all numbers are written: in thousand, million, billion or trillion, or as times in h:mm, h:mm:ss or m:ss"`
	// Sizes are those that the chart can have; all where none are listed.
	Sizes datasets.Texts `yaml:"sizes" is:"size" doc:"the sizes that the chart can have; all where none are listed"`
	// Card is the number that a card shows.
	Card datasets.Text `yaml:"card" is:"fact" doc:"the number that a card shows; without it, the first in the title"`
	// Allow has a reason for each refusal that is not to be heeded.
	Allow     map[string]datasets.Text `yaml:"allow" is:"words" key:"refusal" doc:"reasons to draw what is refused, by the name of the refusal"`
	Annotated `yaml:",inline"`
}

// Head is what every chart has.
func (c *Common) Head() *Common { return c }
