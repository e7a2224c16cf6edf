// Package grids has the kinds of chart that show numbers in rows and columns: heat maps and
// matrices of ratios.
//
// What goes in is a kind's entry of charts.yaml, what comes out its layout.
package grids
