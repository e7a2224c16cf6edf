package charts_test

import (
	"fmt"
	"log"
	"os"
	"path/filepath"
	"strings"

	"quotient/analysis"
	"quotient/charts"
	"quotient/datasets"
)

// draw draws a chart of a study, and returns the picture.
func draw(study, id string) *charts.Picture {
	s, err := datasets.Open(study)
	if err != nil {
		log.Fatal(err)
	}
	comparisons, err := analysis.Compare(s)
	if err != nil {
		log.Fatal(err)
	}
	chart, err := charts.Open(s, comparisons, id)
	if err != nil {
		log.Fatal(err)
	}
	picture, err := chart.Draw(charts.Default, nil)
	if err != nil {
		log.Fatal(err)
	}
	return picture
}

// tell prints a picture in words, a sentence a line.
func tell(p *charts.Picture) {
	words := strings.ReplaceAll(p.Alt, "\u00a0", " ")
	fmt.Println(strings.ReplaceAll(words, ". ", ".\n"))
}

// Lines and annotations say on the picture what the marks are to be compared with, and what
// the text says of them.
func ExampleNew_annotations() {
	study, err := datasets.Open("hungary-1956")
	if err != nil {
		log.Fatal(err)
	}
	comparisons, err := analysis.Compare(study)
	if err != nil {
		log.Fatal(err)
	}
	chart, err := charts.New(study, comparisons, `
kind: bar
title: The secret police earned {wages.secret-police|words}
rows: [wages.worker, wages.secret-police]
label: group
lines:
  - {at: wages.officials, text: Officials}
annotations:
  - {at: wages.worker, quote: true}
`)
	if err != nil {
		log.Fatal(err)
	}
	picture, err := chart.Draw(charts.Default, nil)
	if err != nil {
		log.Fatal(err)
	}
	tell(picture)
	// Output:
	// Bar chart, 2 bars, forints.
	// Worker: 1,000 forints.
	// Secret police: 3,000 forints.
	// Reference line: Officials, up to 11,000 forints and over.
	// Note: Worker: “the worker’s salary was 1,000 forints”.
	// The secret police earned 3,000 forints.
	// Source: Thodoris Marakis, “Hungary 1956 – the ‘October’ that was lost”.
}

// A chart may be made of a text, in the words of charts.yaml.
func ExampleNew() {
	study, err := datasets.Open("hungary-1956")
	if err != nil {
		log.Fatal(err)
	}
	comparisons, err := analysis.Compare(study)
	if err != nil {
		log.Fatal(err)
	}
	chart, err := charts.New(study, comparisons, `
kind: bar
title: Officials earned {wages.officials|words}
table: wages
label: group
`)
	if err != nil {
		log.Fatal(err)
	}
	picture, err := chart.Draw(charts.Style{Theme: charts.Dark, Size: charts.Half}, nil)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(picture.Bounds())
	tell(picture)

	_, err = charts.New(study, comparisons, "kind: bar\ntitle: Officials earned 12 times as much\ntable: wages")
	fmt.Println(err)
	// Output:
	// 388 564
	// Bar chart, 3 bars, forints.
	// Worker: 1,000 forints.
	// Secret police: 3,000 forints.
	// Party and government officials: up to 11,000 forints and over.
	// Officials earned up to 11,000 forints and over.
	// Source: Thodoris Marakis, “Hungary 1956 – the ‘October’ that was lost”.
	// chart:2:25: the title says “12 times” in “Officials earned 12 times as much”, and nothing here has that number
	//     write a number as {table.id}: what it prints cannot go stale
}

// A chart is drawn once and written in any format.
func ExamplePicture_Write() {
	dir, err := os.MkdirTemp("", "charts")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(dir)
	picture := draw("hungary-1956", "wages")
	for _, format := range []string{"png", "svg", "pdf"} {
		file, err := os.Create(filepath.Join(dir, "wages."+format))
		if err != nil {
			log.Fatal(err)
		}
		if err := picture.Write(file, format); err != nil {
			log.Fatal(err)
		}
		if err := file.Close(); err != nil {
			log.Fatal(err)
		}
	}
	files, _ := filepath.Glob(filepath.Join(dir, "*"))
	fmt.Println(len(files), "files")
	// Output: 3 files
}

func Example_bar() {
	tell(draw("hungary-1956", "wages"))
	// Output:
	// Bar chart, 3 bars, forints.
	// Worker: 1,000 forints, 1×.
	// Secret police: 3,000 forints, 3 times.
	// Party and government officials: up to 11,000 forints and over, more than 11 times.
	// The highest officials earned more than eleven times a worker’s salary.
	// The figure for officials is the top of a spread that is itself passed, so the multiple is the highest-paid official’s.
	// Source: Thodoris Marakis, “Hungary 1956 – the ‘October’ that was lost”.
}

func Example_dot() {
	tell(draw("hungary-1956", "tolls"))
	// Output:
	// Dot plot, 6 rows, people, log scale.
	// Killed: Poznań, 78 people; Hungary, more than 2,000 people (speculated).
	// Wounded: Poznań, more than 400 people.
	// Arrested and tried: Poznań, 300 people.
	// Executed after trials: Hungary, 450 people.
	// Imprisoned: Hungary, 12,000 people.
	// Displaced: Hungary, more than 200,000 people.
	// Killed in Hungary to the dead of Poznań: more than 25.6 times (speculated).
	// If the speculated toll is right, Hungary’s dead were more than 25 times Poznań’s.
	// Where a place has no mark, the text gives no figure.
	// Poznań’s dead are all of the crackdown, Hungary’s those killed in street battles.
	// Source: Thodoris Marakis, “Hungary 1956 – the ‘October’ that was lost”.
}

func Example_dumbbell() {
	tell(draw("hungary-1956", "reform"))
	// Output:
	// Dumbbell chart, 3 rows, forints, log scale.
	// Worker: 1,000 forints before, 1,100 forints (proposed) after, 10% more.
	// Secret police: 3,000 forints before, 3,000 forints (proposed) after, no change.
	// Party and government officials: up to 11,000 forints and over before, 3,500 forints (proposed) after, more than 68.1% less.
	// The wage programme of the People’s Revolutionary Council, 26 October 1956: +15% under 800; +10% under 1,500; at most 3,500.
	// The programme would have cut the highest salary to 3,500 forints and raised a worker’s by 10%.
	// The programme speaks of monthly wages; the salaries are read as monthly here, though the text gives no pay period for them.
	// Source: Thodoris Marakis, “Hungary 1956 – the ‘October’ that was lost”.
}

func Example_ratioMatrix() {
	tell(draw("hungary-1956", "wage-ratios"))
	// Output:
	// Matrix of ratios, 2 rows, 2 columns, forints.
	// Secret police to Worker: 3 times.
	// Party and government officials to Worker: more than 11 times.
	// Party and government officials to Secret police: more than 3.6 times.
	// Each step up, to the highest salary, paid at least three times the one below.
	// Of the officials it is the highest salary.
	// Lower bounds are rounded down, so that what is printed stays true.
	// Source: Thodoris Marakis, “Hungary 1956 – the ‘October’ that was lost”.
}

func Example_slope() {
	tell(draw("hungary-1956", "crowds"))
	// Output:
	// Slope chart, 2 panels on one scale, people.
	// Poznań, 28 June 1956: march sets out, 16,000 people; by 10 a.m., 100,000 people, 6.25 times.
	// Budapest, 23 October 1956: at the Bem statue, 50,000 people; parliament square, 100,000 people, 2 times.
	// Poznań’s crowd reached 6.25 times its first count, Budapest’s twice.
	// Source: Thodoris Marakis, “Hungary 1956 – the ‘October’ that was lost”.
}

func Example_timeline() {
	tell(draw("hungary-1956", "events"))
	// Output:
	// Timeline, 1953–1958, 14 events.
	// March 1953: Death of Stalin.
	// 17 June 1953: Rising in East Berlin.
	// February 1956: 20th Congress of the CPSU.
	// 28 June 1956: Strike and rising in Poznań.
	// 23 October – 10 November 1956: The revolution.
	// 23 October 1956: Demonstration; the revolution begins.
	// 24 October 1956: Soviet tanks appear.
	// 26 October 1956: People’s Revolutionary Council set up.
	// 28 October 1956: Nagy announces the tanks’ withdrawal.
	// 4 November 1956: Second invasion.
	// until 10 November 1956: Resistance holds out.
	// until January 1957: Workers’ councils in operation.
	// late 1957 – early 1958: Last pockets of resistance end.
	// 1958: Imre Nagy executed.
	// Years of unrest, then 19 days of revolution.
	// Source: Thodoris Marakis, “Hungary 1956 – the ‘October’ that was lost”.
}

func Example_waffle() {
	tell(draw("hungary-1956", "poznan-dead"))
	// Output:
	// Unit chart, one square for each, people.
	// In all: 78 people.
	// civilians: 64 people, 82.1%.
	// others: 14 people, who, the text does not say.
	// More than four in five of Poznań’s dead were civilians.
	// Source: Thodoris Marakis, “Hungary 1956 – the ‘October’ that was lost”.
}

func Example_histogram() {
	tell(draw("testdata/gallery/histogram", "histogram"))
	// Output:
	// Histogram, 180 numbers, 15 bins, crowns.
	// from 100 to 200: 2.
	// from 200 to 300: 9.
	// from 300 to 400: 39, and 2 that may lie elsewhere.
	// from 400 to 500: 32.
	// from 500 to 600: 23, and 3 that may lie elsewhere.
	// from 600 to 700: 31, and 3 that may lie elsewhere.
	// from 700 to 800: 12.
	// from 800 to 900: 5, and 1 that may lie elsewhere.
	// from 900 to 1,000: 7.
	// from 1,000 to 1,100: 5.
	// from 1,100 to 1,200: 2.
	// from 1,200 to 1,300: 2.
	// from 1,300 to 1,400: 0.
	// from 1,400 to 1,500: 1.
	// from 1,500 to 1,600: 0, and 1 that may lie elsewhere.
	// Most households pay between 300 and 600 crowns.
	// Source: “Rents of 180 households, made up for this page”.
}

func Example_groupedBar() {
	tell(draw("testdata/gallery/grouped-bar", "grouped-bar"))
	// Output:
	// Grouped bar chart, 4 groups, 2 series, guests.
	// The Lion: summer, 120 guests; winter, more than 40 guests.
	// The Swan: summer, 85 to 95 guests; winter, about 60 guests.
	// The Bear: summer, up to 150 guests; winter, 30 guests (speculated).
	// The Star: summer, 70 guests; winter, no number.
	// In summer the Lion has 120 guests, in winter more than 40 guests.
	// Of the Star in winter the text gives no number.
	// Source: A.
	// Guest, “Four inns by the road”.
}

func Example_stackedBar() {
	tell(draw("testdata/gallery/stacked-bar", "stacked-bar"))
	// Output:
	// Stacked bar chart, 3 bars, 3 series, sacks.
	// Oak Farm: rye, 120 sacks; oats, 60 sacks; wheat, more than 40 sacks; together more than 220 sacks.
	// Brook Farm: rye, 90 sacks; oats, 8 sacks; wheat, 75 sacks; together 173 sacks.
	// Hill Farm: rye, about 50 sacks; oats, 70 sacks; together about 120 sacks.
	// At Brook Farm rye and wheat made up nearly all of the harvest.
	// Sums are computed; of Hill Farm’s wheat the text gives no number.
	// Source: A.
	// Miller, “After the harvest”.
}

func Example_column() {
	tell(draw("testdata/gallery/column", "column"))
	// Output:
	// Column chart, 6 columns, readers.
	// 1921: 140 readers.
	// 1922: about 210 readers.
	// 1923: 260 to 300 readers.
	// 1924: more than 320 readers.
	// 1925: under 290 readers.
	// 1926: 400 readers (proposed).
	// The library grew for four years, then lost readers.
	// Source: A.
	// Librarian, “Five years of our library”.
}

// A share is computed with the bounds of the numbers that it is of.
func Example_stackedColumn() {
	tell(draw("testdata/gallery/stacked-column-share", "stacked-column-share"))
	// Output:
	// Stacked column chart, 3 columns, 6 series, each part as a share of the whole, million people.
	// 1950: Asia, 55.2%; Europe, 22%; Africa, 9.12%; Latin America, 6.72%; Northern America, 6.48%; Oceania, 0.52%; together 2,500 million people.
	// 2000: Asia, 60.8%; Europe, 11.8%; Africa, 13.3%; Latin America, 8.49%; Northern America, 5.09%; Oceania, 0.504%; together 6,148 million people.
	// 2022: Asia, 59.2%; Europe, 9.33%; Africa, 17.9%; Latin America, 8.27%; Northern America, 4.73%; Oceania, 0.564%; together 7,976 million people.
	// Africa’s share of the world’s people has doubled since 1950, Europe’s has more than halved.
	// Source: United Nations, “World Population Prospects 2022”.
}

func Example_area() {
	tell(draw("testdata/gallery/area-bounds", "area-bounds"))
	// Output:
	// Area chart, 1 series, million people.
	// 1000, 254 to 345 million people; 1950, about 2,557 million people; 11 others.
	// In 1750 the world had 629 to 961 million people, by the estimates that there are.
	// Source: U.S.
	// Census Bureau, “Historical Estimates of World Population”.
}

// A timeline with lanes tells the lane of each event.
func Example_timelineLanes() {
	tell(draw("testdata/gallery/timeline-lanes", "timeline-lanes"))
	// Output:
	// Timeline, 624–206 BC, 13 events.
	// about 624 BC – 546 BC: Thales, Before Socrates.
	// about 610 BC – 546 BC: Anaximander, Before Socrates.
	// about 570 BC – 490 BC: Pythagoras, Before Socrates.
	// about 535 BC – 475 BC: Heraclitus, Before Socrates.
	// about 515 BC – 450 BC: Parmenides, Before Socrates.
	// about 500 BC – 428 BC: Anaxagoras, Before Socrates.
	// about 469 BC – 399 BC: Socrates, Classical Athens.
	// about 460 BC – 370 BC: Democritus, Before Socrates.
	// about 429 BC – 347 BC: Plato, Classical Athens.
	// about 384 BC – 322 BC: Aristotle, Classical Athens.
	// 341–270 BC: Epicurus, Hellenistic schools.
	// 331–232 BC: Cleanthes, Hellenistic schools.
	// about 280 BC – 206 BC: Chrysippus, Hellenistic schools.
	// Democritus, counted among the pre-Socratics, outlived Socrates.
	// Sources: Scarce Wisdom, “Pre-Socratic Philosophers”; NAQT, “You Gotta Know These Ancient Philosophers”; ergodotics.com, “Ancient Philosophers and Schools”.
}

func Example_pyramid() {
	tell(draw("testdata/gallery/pyramid", "pyramid"))
	// Output:
	// Mirrored bars, 4 rows, people.
	// first class: lost, 122 people; saved, 203 people.
	// second class: lost, 167 people; saved, 118 people.
	// third class: lost, 528 people; saved, 178 people.
	// crew: lost, 673 people; saved, 212 people.
	// Only in the first class of the Titanic were more people saved than lost.
	// Source: British Board of Trade, “Report on the Loss of the ‘Titanic’, 1912”.
}

// A bump chart draws the places of series along time, here from a derived rank.
func Example_bump() {
	tell(draw("testdata/gallery/bump", "bump"))
	// Output:
	// Bump chart, 16 lines, place 1 at the top.
	// New York: 1950, 1; 1960, 1; 1970, 1; 1980, 1; 1990, 1; 2000, 1; 2010, 1; 2020, 1.
	// Chicago: 1950, 2; 1960, 2; 1970, 2; 1980, 2; 1990, 3; 2000, 3; 2010, 3; 2020, 3.
	// Philadelphia: 1950, 3; 1960, 4; 1970, 4; 1980, 4; 1990, 5; 2000, 5; 2010, 5; 2020, 6.
	// Los Angeles: 1950, 4; 1960, 3; 1970, 3; 1980, 3; 1990, 2; 2000, 2; 2010, 2; 2020, 2.
	// Baltimore: 1950, 6; 1960, 6; 1970, 7; 1980, 10.
	// Cleveland: 1950, 7; 1960, 8; 1970, 10.
	// St.
	// Louis: 1950, 8; 1960, 10.
	// Washington: 1950, 9; 1960, 9; 1970, 9.
	// Boston: 1950, 10.
	// Houston: 1960, 7; 1970, 6; 1980, 5; 1990, 4; 2000, 4; 2010, 4; 2020, 4.
	// Dallas: 1970, 8; 1980, 7; 1990, 8; 2000, 8; 2010, 9; 2020, 9.
	// San Diego: 1980, 8; 1990, 6; 2000, 7; 2010, 8; 2020, 8.
	// San Antonio: 1990, 10; 2000, 9; 2010, 7; 2020, 7.
	// San Jose: 2010, 10; 2020, 10.
	// Detroit: 1950, 5; 1960, 5; 1970, 5; 1980, 6; 1990, 7; 2000, 10.
	// Phoenix: 1980, 9; 1990, 9; 2000, 6; 2010, 6; 2020, 5.
	// Detroit fell out of the ten largest cities as Phoenix rose to fifth place.
	// Source: U.S.
	// Census Bureau, “Census of Population and Housing, 1950 to 2020: population of the largest cities”.
}

// The steps of a waterfall lead from one total to the next.
func Example_waterfall() {
	tell(draw("testdata/gallery/waterfall", "waterfall"))
	// Output:
	// Waterfall chart, 7 rows, dollars.
	// Individual income taxes: $2.176 trillion.
	// Social insurance: $1.614 trillion.
	// Corporate income taxes: $420 billion.
	// Other receipts: $229 billion.
	// All receipts: $4.439 trillion.
	// Outlays: −$6.134 trillion.
	// Deficit: −$1.695 trillion.
	// The United States spent $1.695 trillion more than it took in.
	// Source: U.S.
	// Department of the Treasury, “Final Monthly Treasury Statement, Receipts and Outlays, fiscal year 2023”.
}

// A reference line is named once over panels, and stands in each of them.
func ExampleNew_linesInPanels() {
	tell(draw("testdata/gallery/electors", "electors"))
	// Output:
	// Small multiples, 2 panels, on one scale.
	// Reference line: needed to win, 270.
	// Democrats.
	// Column chart, 7 columns, votes.
	// 2000: 266 votes.
	// 2004: 251 votes.
	// 2008: 365 votes.
	// 2012: 332 votes.
	// 2016: 227 votes.
	// 2020: 306 votes.
	// 2024: 226 votes.
	// Republicans.
	// Column chart, 7 columns, votes.
	// 2000: 271 votes.
	// 2004: 286 votes.
	// 2008: 173 votes.
	// 2012: 206 votes.
	// 2016: 304 votes.
	// 2020: 232 votes.
	// 2024: 312 votes.
	// Note: with fewer of the people’s votes.
	// George W.
	// Bush won with 271 votes, the narrowest of majorities.
	// Source: U.S.
	// National Archives and Records Administration, “Electoral College Results”.
}

// A reference line runs over the columns of a stack.
func ExampleNew_linesOverStacks() {
	tell(draw("testdata/gallery/house", "house"))
	// Output:
	// Stacked column chart, 8 columns, 2 series, seats.
	// 2010: Democrats, 193 seats; Republicans, 242 seats; together 435 seats.
	// 2012: Democrats, 201 seats; Republicans, 234 seats; together 435 seats.
	// 2014: Democrats, 188 seats; Republicans, 247 seats; together 435 seats.
	// 2016: Democrats, 194 seats; Republicans, 241 seats; together 435 seats.
	// 2018: Democrats, 235 seats; Republicans, 199 seats; together 434 seats.
	// 2020: Democrats, 222 seats; Republicans, 213 seats; together 435 seats.
	// 2022: Democrats, 213 seats; Republicans, 222 seats; together 435 seats.
	// 2024: Democrats, 215 seats; Republicans, 220 seats; together 435 seats.
	// Reference line: a majority, 218.
	// Republicans won the House in most elections since 2010.
	// In 2018 a seat was left open, as North Carolina certified no result for it.
	// Source: Office of the Clerk, U.S.
	// House of Representatives, “Election Statistics, 1920 to present”.
}

// Durations are written as hours, minutes and seconds.
func ExampleNew_durations() {
	tell(draw("testdata/gallery/marathon", "marathon"))
	// Output:
	// Step chart, 1 line, seconds.
	// 20 September 1998, 7,565 seconds; 24 October 1999, 7,542 seconds; 14 April 2002, 7,538 seconds; 28 September 2003, 7,495 seconds; 30 September 2007, 7,466 seconds; 28 September 2008, 7,439 seconds; 25 September 2011, 7,418 seconds; 29 September 2013, 7,403 seconds; 28 September 2014, 7,377 seconds; 16 September 2018, 7,299 seconds; 25 September 2022, 7,269 seconds; 8 October 2023, 7,235 seconds.
	// Note: Dennis Kimetto.
	// Note: Eliud Kipchoge.
	// Kelvin Kiptum ran the marathon faster than anyone before him.
	// Source: World Athletics, “Progression of World Athletics Records”.
}

// Places run down the page: the first is at the top.
func ExampleNew_reversed() {
	tell(draw("testdata/gallery/leicester", "leicester"))
	// Output:
	// Line chart, 1 line, lowest number at the top.
	// 2015, 14; 2016, 1; 2017, 12; 2018, 9; 2019, 9; 2020, 5; 2021, 5; 2022, 8; 2023, 18.
	// Reference line: relegated from place 18 on.
	// Note: Champions under Claudio Ranieri.
	// Leicester went from nearly relegated to champions, and down in the end.
	// Source: Premier League, “Premier League tables, seasons 2014/15 to 2022/23”.
}

// Each line is named at both of its ends.
func ExampleNew_namesAtBothEnds() {
	tell(draw("testdata/gallery/states", "states-both"))
	// Output:
	// Line chart, 5 lines, people.
	// California: 1990, 29,760,021 people; 2020, 39,538,223 people.
	// Texas: 1990, 16,986,510 people; 2020, 29,145,505 people.
	// Florida: 1990, 12,937,926 people; 2020, 21,538,187 people.
	// New York: 1990, 17,990,455 people; 2020, 20,201,249 people.
	// Illinois: 1990, 11,430,602 people; 2020, 12,812,508 people.
	// Texas and Florida passed New York.
	// Numbers are rounded to 0.1m.
	// Source: U.S.
	// Census Bureau, “Decennial Census of Population and Housing, 1990 to 2020”.
}

// Density strips show where most of many numbers are, group by group.
func Example_density() {
	tell(draw("testdata/gallery/density", "density"))
	// Output:
	// Density strips, 5 groups, 100 numbers, Kilometres per second.
	// First: 20 numbers; median 299,940, quartiles 299,850 and 299,980; lowest 299,650, highest 300,070; most from 299,980 to 300,000.
	// Second: 20 numbers; median 299,845, quartiles 299,800 and 299,885; lowest 299,760, highest 299,960; most from 299,800 to 299,820.
	// Third: 20 numbers; median 299,855, quartiles 299,840 and 299,880; lowest 299,620, highest 299,970; most from 299,840 to 299,860.
	// Fourth: 20 numbers; median 299,815, quartiles 299,767.5 and 299,865; lowest 299,720, highest 299,920; most from 299,760 to 299,780.
	// Fifth: 20 numbers; median 299,810, quartiles 299,807.5 and 299,870; lowest 299,740, highest 299,950; most from 299,800 to 299,820.
	// The first of Michelson’s experiments gave higher speeds of light than the others.
	// Source: Albert A.
	// Michelson, “Experimental Determination of the Velocity of Light”.
}

// The colours of a house style take the place of ours in every picture of its study.
func ExampleStyle_house() {
	study, err := datasets.Open("testdata/gallery/house-style")
	if err != nil {
		log.Fatal(err)
	}
	comparisons, err := analysis.Compare(study)
	if err != nil {
		log.Fatal(err)
	}
	chart, err := charts.Open(study, comparisons, "house-style")
	if err != nil {
		log.Fatal(err)
	}
	picture, err := chart.Draw(charts.Default, nil)
	if err != nil {
		log.Fatal(err)
	}
	var svg strings.Builder
	if err := picture.Write(&svg, "svg"); err != nil {
		log.Fatal(err)
	}
	fmt.Println(strings.Contains(svg.String(), "#b3003c"), strings.Contains(svg.String(), "#bf3f27"))
	// Output: true false
}
