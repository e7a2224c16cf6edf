// Package edtf reads dates that are as coarse as the text they come from, in
// the Extended Date/Time Format (ISO 8601-2:2019, Annex A; the profile
// published by the Library of Congress).
//
// A Date is never made sharper than it was written. It answers with bounds:
// the first and the last day that it can mean, and from these the least and
// the most days between two dates.
//
// Levels 0 and 1 are read wholly, and of level 2 the codes of parts of a year
// and unspecified digits in any place:
//
//	1956-06-28            a day
//	1956-06-28T10:00      a time; seconds and zone (Z, +02, +02:00) if known
//	1953-03   1958        a month, a year
//	-0043     Y-170000    years before 0000, years of more than four digits
//	195X      1956-04-XX  digits not known
//	1957~ 1957? 1957%     approximate, uncertain, both
//	1956-22               21–24 spring, summer, autumn, winter; 25–28 the same
//	                      in the north, 29–32 in the south
//	1957-36               33–36 quarters, 37–39 thirds, 40–41 halves of a year
//	1956-10-23/1956-11-10 an interval
//	../1957-01  1957-01/  an open start, an unknown end
//
// Three choices that the standard leaves open:
//
//   - Seasons 21–24 are taken as northern, and each season as widely as it is
//     used, from the first day of its first month to the end of the
//     astronomical season: spring is 1 March to 21 June. Winter begins in the
//     December of its year.
//   - The qualifiers ? ~ % widen no bound: the text does not say by how much.
//   - Days are those of the calendar where it happened; a zone moves none.
//
// Two things are read that the profile leaves out, because texts need them:
// times without seconds, and times as the ends of an interval.
package edtf
