package edtf

import (
	"strconv"
	"strings"
)

// Clock returns the time of a date that has one, as a share of its day, and the zone
// as written: "Z", "+02:00", or "". An interval has none: ask its Start and its End.
func (d Date) Clock() (share float64, zone string, ok bool) {
	if d.interval || d.start.clock == "" {
		return 0, "", false
	}
	seconds := 0
	for i, part := range strings.Split(d.start.clock, ":") {
		n, _ := strconv.Atoi(part)
		seconds += n * [...]int{3600, 60, 1}[i]
	}
	return float64(seconds) / (24 * 60 * 60), d.start.zone, true
}

// Time is the time of the day of a date that has one, as it is written: 10:00.
func (d Date) Time() string { return d.start.clock }
