// Package lines has the kinds of chart that show amounts along time or along a number: lines
// and steps.
//
// What goes in is a kind's entry of charts.yaml, what comes out its layout.
package lines
