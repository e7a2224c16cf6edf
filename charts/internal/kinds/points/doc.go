// Package points has the kinds of chart that show amounts as places along one axis or two:
// dots, ranges, boxes and scatter plots.
//
// What goes in is a kind's entry of charts.yaml, what comes out its layout.
package points
