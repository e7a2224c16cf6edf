// Package bars has the kinds of chart that show amounts as lengths or as counts from zero:
// bars, columns, grouped and stacked bars, histograms and waffles.
//
// What goes in is a kind's entry of charts.yaml, what comes out its layout.
package bars
