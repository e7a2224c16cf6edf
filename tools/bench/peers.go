package main

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os/exec"
	"path/filepath"
	"strings"
)

// peers is how long six plain charts take beside gnuplot: the same data, each as a PNG of
// 1600 × 900 pixels and as an SVG, all twelve files in one process.
var peers = group{"peers", func(b *bench) ([]row, string, error) {
	gnuplot, err := exec.LookPath("gnuplot")
	if err != nil {
		return nil, "gnuplot is not installed", nil
	}
	dir := filepath.Join(b.dir, "peers")
	study := peerStudy()
	study["gnuplot/.keep"] = ""
	if err := writeAll(dir, study); err != nil {
		return nil, "", err
	}
	ours := command{args: []string{b.program, "build", ".", "--force", "--size", "1600x900", "--out", "out"}, dir: dir}
	theirs := command{args: []string{gnuplot, "peers.gp"}, dir: dir}
	s, err := b.samples(ours, theirs)
	if err != nil {
		return nil, "", err
	}
	size := func(pattern string) (float64, error) { return sizes(filepath.Join(dir, filepath.FromSlash(pattern))) }
	var kB [4]float64
	for i, pattern := range []string{"out/peers/charts/*.png", "gnuplot/*.png", "out/peers/charts/*.svg", "gnuplot/*.svg"} {
		if kB[i], err = size(pattern); err != nil {
			return nil, "", err
		}
	}
	rows := []row{
		part("Six charts, PNG and SVG: time on the clock, of gnuplot’s", ratio(s[0], s[1], wall), 1./8),
		part("Six charts, PNG and SVG: processor time, of gnuplot’s", ratio(s[0], s[1], cpu), 1./4),
		{what: "the same in milliseconds: ours, gnuplot’s (clock)", measured: fmt.Sprintf("%.0f, %.0f", median(s[0], wall), median(s[1], wall))},
		{what: "the same in milliseconds: ours, gnuplot’s (processor)", measured: fmt.Sprintf("%.0f, %.0f", median(s[0], cpu), median(s[1], cpu))},
		{what: "memory at most, in MB: ours, gnuplot’s", measured: fmt.Sprintf("%.0f, %.0f", median(s[0], memory), median(s[1], memory))},
		{what: "PNG files: bytes, of gnuplot’s", measured: fmt.Sprintf("%.2f", kB[0]/kB[1]), goal: "≤ 1", holds: kB[0] <= kB[1]},
		{what: "SVG files: bytes, of gnuplot’s", measured: fmt.Sprintf("%.2f", kB[2]/kB[3]), goal: "≤ 1", holds: kB[2] <= kB[3]},
	}
	return rows, "", nil
}}

// peerStudy is a study of plain data with six charts, and the script by which gnuplot
// draws the same numbers.
func peerStudy() map[string]string {
	files := map[string]string{"charts.yaml": peerCharts, "peers.gp": peerScript}
	var resources []string
	r := rand.New(rand.NewPCG(1956, 23))
	add := func(name, fields string, rows []string) {
		var columns []string
		for f := range strings.SplitSeq(fields, ",") {
			kind := "string"
			if f == "value" || f == "year" || f == "speed" {
				kind = "number"
			}
			columns = append(columns, fmt.Sprintf(`{"name": %q, "type": %q}`, f, kind))
		}
		resources = append(resources, fmt.Sprintf(`{"name": %q, "path": "%s.csv", "schema": {"fields": [%s]}}`, name, name, strings.Join(columns, ", ")))
		files[name+".csv"] = fields + "\n" + strings.Join(rows, "\n") + "\n"
	}
	var trade, harvest, schools, stops, marks, waits []string
	for i := range 60 {
		year := 1961 + i
		trade = append(trade, fmt.Sprintf("%d,North,%.1f", year, 120+2.2*float64(i)+14*math.Sin(float64(i)/4)))
	}
	for i := range 60 {
		trade = append(trade, fmt.Sprintf("%d,South,%.1f", 1961+i, 60+0.8*float64(i)+9*math.Cos(float64(i)/5)))
	}
	for i, town := range []string{"Ashford", "Birch", "Calder", "Dunmore", "Elm", "Farley", "Gorse", "Hythe", "Iver", "Kirk"} {
		harvest = append(harvest, fmt.Sprintf("%s,%d", town, 940-i*i*7-i*21))
	}
	for i, town := range []string{"Ashford", "Birch", "Calder", "Dunmore", "Elm"} {
		for k, year := range []string{"1990", "2005", "2020"} {
			schools = append(schools, fmt.Sprintf("%s,%s,%d", town, year, 210+40*i+55*k-i*k*9))
		}
	}
	for range 150 {
		x := 20 + 60*r.Float64()
		stops = append(stops, fmt.Sprintf("%.1f,%.1f", x, 0.02*x*x+0.3*x+9*r.NormFloat64()+25))
	}
	for range 400 {
		marks = append(marks, fmt.Sprintf("%.1f", max(1, min(99, 55+14*r.NormFloat64()))))
	}
	for i, line := range []string{"Market", "Harbour", "Hill", "Ring", "Station"} {
		for range 40 {
			waits = append(waits, fmt.Sprintf("%s,%.1f", line, max(0.2, 6+2*float64(i)+3*r.NormFloat64())))
		}
	}
	add("trade", "year,region,value", trade)
	add("harvest", "town,value", harvest)
	add("schools", "town,year-of,value", schools)
	add("stops", "speed,value", stops)
	add("marks", "value", marks)
	add("waits", "line,value", waits)
	files["datapackage.json"] = fmt.Sprintf(`{"name": "peers", "title": "Peers", "sources": [{"title": "Numbers of a fixed seed"}], "resources": [%s]}`+"\n", strings.Join(resources, ",\n"))
	return files
}

const peerCharts = `charts:
  - {id: line, kind: line, title: Trade by region, table: trade, x: year, series: region}
  - {id: bar, kind: bar, title: Harvest by town, table: harvest, label: town}
  - {id: grouped, kind: grouped-bar, title: Pupils by town and year, table: schools, group: town, series: year-of}
  - {id: scatter, kind: scatter, title: Way to a stop by speed, table: stops, x: speed, y: value}
  - {id: histogram, kind: histogram, title: Marks of a school, table: marks, bin: {step: 5}}
  - {id: box, kind: box, title: Waits by line, table: waits, by: line}
`

const peerScript = `set datafile separator ","
set grid
do for [kind in "png svg"] {
  if (kind eq "png") { set terminal pngcairo size 1600,900 font ",20" } else { set terminal svg size 1600,900 }
  set output "gnuplot/line.".kind
  set title "Trade by region"
  plot "< grep North trade.csv" using 1:3 with lines lw 2 title "North", "< grep South trade.csv" using 1:3 with lines lw 2 title "South"
  set output "gnuplot/bar.".kind
  set title "Harvest by town"
  set style fill solid
  set boxwidth 0.8
  set yrange [0:*]
  plot "harvest.csv" every ::1 using 0:2:xtic(1) with boxes notitle, "" every ::1 using 0:2:2 with labels offset 0,1 notitle
  set output "gnuplot/grouped.".kind
  set title "Pupils by town and year"
  set style data histogram
  set style histogram clustered
  plot for [year in "1990 2005 2020"] "< grep ,".year.", schools.csv" using 3:xtic(1) title year
  set output "gnuplot/scatter.".kind
  set title "Way to a stop by speed"
  plot "stops.csv" every ::1 using 1:2 with points pt 7 notitle
  set output "gnuplot/histogram.".kind
  set title "Marks of a school"
  set boxwidth 5
  plot "marks.csv" every ::1 using (5*floor($1/5)+2.5):(1) smooth frequency with boxes notitle
  set output "gnuplot/box.".kind
  set title "Waits by line"
  set style data boxplot
  set boxwidth 0.5
  plot "waits.csv" every ::1 using (1):2:(0.5):1 notitle
  unset output
  reset
  set datafile separator ","
  set grid
}
`
