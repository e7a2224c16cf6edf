package hu

import (
	"strings"
	"testing"
)

// TestTimes has the ending of every word that a number can end in,
// as it is spoken.
func TestTimes(t *testing.T) {
	for ending, numbers := range map[string]string{
		// nulla, három, hat, nyolc; húsz, harminc, hatvan, nyolcvan; száz; millió, milliárd, billió; század, milliomod
		"szor": "0 3 6 8 13 16 18 23 36 48 103 1006 11~003 20 30 60 80 120 1080 20~030 100 200 500 900 1100 11~500 " +
			"1~000~000 2~000~000 10~000~000 100~000~000 1~000~000~000 1~000~000~000~000 0,25 3,75 2,18 10,05 0,000001 0,0000025",
		// egy, kettő, négy, hét, kilenc; tíz, negyven, ötven, hetven, kilencven; ezer; tized, ezred, tízezred, százezred
		"szer": "1 2 4 7 9 11 12 14 17 19 21 32 101 1001 10 40 50 70 90 110 1050 20~010 1000 2000 11~000 20~000 100~000 " +
			"900~000 1~234~000 25,6 3,6 0,5 10,3 100,8 0,125 0,0625 0,03125",
		"ször": "5 15 25 35 105 1005 11~005 1~000~005",
	} {
		for _, n := range strings.Fields(numbers) {
			if got := times(strings.ReplaceAll(n, "~", nbsp)); got != ending {
				t.Errorf("%s-%s, want -%s", n, got, ending)
			}
		}
	}
}
