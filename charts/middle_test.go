package charts

import "testing"

// TestMiddleRefused refuses a middle that is none.
func TestMiddleRefused(t *testing.T) {
	tables := map[string]string{"t": "id,x,y,value,high,bound,unit\na,p,q,90,,exact,m\nb,p,r,110,,exact,m\nc,s,r,100,,over,m\nd,s,q,5,,exact,kg\n"}
	const chart = "kind: heat-map; table: t; where: {unit: m}; x: x; y: y; middle: "
	testRefusals(t, tables, map[string]refusal{
		"all above":    {chart + "80", []string{"charts.yaml:9:13:", "all numbers are on one side of 80", "leave middle out"}},
		"all below":    {chart + "200", []string{"all numbers are on one side of 200"}},
		"an open row":  {chart + "t.c", []string{"t.c is >\u00a0100: where one colour ends and the other begins is not known"}},
		"another unit": {chart + "t.d", []string{`t.d is in "kg", and the cells are in "m"`}},
		"no row":       {chart + "t.z", []string{"t.z"}},
		"no number":    {chart + "half", []string{"half"}},
	})
}
