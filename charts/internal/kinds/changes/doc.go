// Package changes has the kinds of chart that show how an amount becomes another: slopes,
// dumbbells and schedules.
//
// What goes in is a kind's entry of charts.yaml, what comes out its layout.
package changes
