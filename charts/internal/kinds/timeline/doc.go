// Package timeline has the kind of chart that shows events along time, each as coarse as the
// text dates it.
//
// What goes in is the kind's entry of charts.yaml, what comes out its layout.
package timeline
