package scan

import (
	"strings"
	"sync"

	"quotient/datasets/quantity"
)

// English is the English of Britain and America.
var English = sync.OnceValue(func() *Language {
	l := newLanguage("en", '.', ',')
	l.adjectives, l.participles = strings.Fields(`ing ed ful ous al ive less able ible ic ish ary`), "ed"
	l.plurals, l.singulars = strings.Fields(`s men`), strings.Fields(`ss us is`)
	l.cardinals(1, 1, `one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen`)
	l.cardinals(20, 10, `twenty thirty forty/fourty fifty sixty seventy eighty ninety`)
	l.role(isZero, `zero nought naught nil`)
	l.scales(12, 0, `dozen`)
	l.scales(12, isPlural, `dozens`)
	l.scales(10, isPlural, `tens`)
	l.scales(20, 0, `score`)
	l.scales(100, 0, `hundred`)
	l.scales(100, isPlural, `hundreds`)
	l.scales(1e3, 0, `thousand`)
	l.scales(1e3, isPlural, `thousands`)
	l.scales(1e5, 0, `lakh`)
	l.scales(1e7, 0, `crore`)
	l.scales(1e6, 0, `million`)
	l.scales(1e6, isPlural, `millions`)
	l.scales(1e9, 0, `billion milliard`)
	l.scales(1e9, isPlural, `billions`)
	l.scales(1e12, 0, `trillion`)
	l.scales(1e12, isPlural, `trillions`)
	l.scales(1e15, 0, `quadrillion`)
	l.ordinals(1, 1, `first second third fourth fifth sixth seventh eighth ninth/nineth tenth eleventh twelfth/twelveth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth`)
	l.ordinals(20, 10, `twentieth thirtieth fortieth/fourtieth fiftieth sixtieth seventieth eightieth ninetieth`)
	l.word("hundredth").ordinal = 100
	l.word("thousandth").ordinal = 1e3
	l.word("millionth").ordinal = 1e6
	l.word("billionth").ordinal = 1e9
	l.word("trillionth").ordinal = 1e12
	l.parts(3, 0, `third quarter/fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth`)
	l.parts(3, isPlural, `thirds quarters/fourths fifths sixths sevenths eighths ninths tenths elevenths twelfths thirteenths fourteenths fifteenths sixteenths seventeenths eighteenths nineteenths twentieths`)
	l.ordinals(1, 1, `firsts`)
	l.role(isPlural, `firsts`)
	l.parts(2, isHalf, `half`)
	l.parts(2, isPlural, `halves`)
	for w, n := range map[string]int64{"thirtieth": 30, "fortieth": 40, "fiftieth": 50, "hundredth": 100, "thousandth": 1e3, "millionth": 1e6, "billionth": 1e9, "trillionth": 1e12} {
		l.word(w).part = n
		l.word(w + "s").part = n
		l.word(w + "s").is |= isPlural
	}

	l.role(isAged, `aged age ages older younger`)
	l.role(isHedge, `speculated speculation speculate rumoured rumored rumour rumours alleged allegedly purportedly reputedly supposedly believed thought presumably presumed feared unconfirmed possibly reportedly perhaps`)
	l.role(isDoubt, `fear fears fearing suspect suspects suspected apparently might may could claim claims claimed said estimated estimates likely probably`)
	l.role(isProgramme, `programme program manifesto platform resolution resolutions`)
	l.role(isDemand, `demand demands demanded demanding proposes proposed proposing proposal proposals urges urged should shall would intends intended plans planned planning forecasts forecast predicts predicted promises promised pledges pledged`)

	l.role(isAnd, `and`)
	l.role(isBut, `but`)
	l.role(isArticle, `a an`)
	l.role(isPoint, `point`)
	l.role(isMinus, `minus negative`)
	l.role(isTo, `to through`)
	l.role(isOr, `or`)
	l.role(isBetween, `between`)
	l.role(isFrom, `from`)
	l.role(isOf, `of`)
	l.role(isPreposition, `in on at by with without within for during since until till after before under over above below from into onto upon per via against among amongst between across through throughout toward towards to around about near past like as than off out up down despite except besides beyond behind beside inside outside along amid amidst versus vs worth`)
	l.role(isDeterminer, `the this that these those its his her their our my your each every all both any some such no another other same what which whose either neither`)
	l.role(isPronoun, `he she it they we you i me him them us who whom which that there here themselves itself himself herself`)
	l.role(isAuxiliary, `is are was were be been being am has have had having do does did will would shall should can could may might must ought`)
	l.role(isVerb, `said says say told tells reported report added fell rose died get got go went gone came come made make makes making took take takes taken gave give gives given left remain remained remains became become becomes seem seems seemed according including included includes include compared compares joined ended began begun held hold holds won lost beat beats ran sat stood lived lives attended gathered marched fled arrived voted signed returned appeared`)
	l.role(isAdverb, `already ago not now then later earlier also even still only just too so very well yet again away together apart respectively alone altogether overall least most more less far long today yesterday tomorrow possibly perhaps maybe probably because if when while where although though but nor however whether if once annually daily monthly weekly yearly each apiece strong high tall wide deep old`)
	l.role(isCounted, `people men women children feet lives police dead wounded killed injured missing persons personnel staff folk youth youths teeth geese mice oxen sheep deer fish aircraft spacecraft troops cattle crew species series data media households wives halves knives loaves thieves wolves leaves shelves selves unemployed homeless displaced poor elderly disabled infected faithful refugees percent offspring cannon reindeer trout salmon swine poultry livestock`)
	l.role(isSingular, `specimen regimen abdomen acumen omen semen stamen bitumen news crisis basis analysis thesis status bus gas class loss pass less unless across process congress success address business mass cross press access progress thus plus minus census campus virus bonus focus his its this is was as has does whose`)
	l.role(isTime, `second seconds minute minutes hour hours day days night nights week weeks weekend weekends fortnight month months year years decade decades century centuries quarter quarters season seasons`)
	l.role(isChange, `rose rise rises rising risen fell fall falls falling fallen gained gain gains gaining climbed climb climbs climbing jumped jump jumps jumping soared surged surge rallied advanced added adding dropped drop drops dropping declined decline declines declining slipped slid slipping dipped tumbled plunged sank shed lost losing up down higher lower increased increase increases increasing decreased decrease decreases decreasing grew grow grows grown growing shrank cut cuts cutting raised raise raises raising lifted reduced reduces reduce lowered narrowed widened edged eased doubled tripled expanded swelled dwindled off improved went go goes moved inched ticked`)
	l.role(isNameHead, `iphone ipad boeing airbus windows route highway interstate motorway article section chapter page pages paragraph clause amendment number no nr nos apollo formula channel flight model type class group level phase room unit platform gate line terminal vitamin psalm verse volume vol issue act rule resolution directive figure fig table appendix box bus pier studio area zone sector division regiment battalion brigade squadron area district ward grade version android playstation xbox macos ios opel mercedes bmw peugeot saab fiat galaxy nokia kindle mark mk lot exhibit zip postcode code case bill proposition prop title part episode season scene step stage category tier top big catch fortune nasdaq ftse dax cac nikkei stoxx russell p junction exit gang`)
	l.role(isBook, `p pp page pages ch chap chs fig figs figure figures vol vols volume volumes table tables chapter chapters sect section sections fn footnote footnotes note notes ref refs eq eqs equation equations appendix plate plates art arts article articles para paras paragraph paragraphs verse verses clause clauses`)
	l.role(isBook, `flights routes rooms gates platforms motorways highways`)
	l.role(isPlural, `flights routes rooms gates platforms motorways highways pp pages chs figs figures vols volumes tables chapters sections footnotes notes refs eqs equations plates arts articles paras paragraphs verses clauses`)
	l.role(isContest, `vote votes voted voting majority passed approved adopted rejected split divided beat beats beaten defeated defeats won win wins lost loses lose victory defeat drew draw tied led lead leading score scoreline game match`)
	l.role(isCouple, `couple`)
	l.role(isScores, `scores`)
	l.role(isPhrasal, `knock knocked hand handed turn turned tip tipped bowl bowled push pushed`)
	l.role(isOccasion, `time point stage day night morning evening afternoon year summer winter`)
	l.role(isLatitude, `latitude longitude lat lon meridian`)
	l.role(isStreet, `street road avenue lane boulevard drive terrace crescent`)
	l.role(isEvery, `every each`)
	l.role(isRecent, `last next past previous preceding following final latest best worst recent fiscal consecutive straight`)
	l.role(isPrice, `dividend dividends share shares stamp stamps postage rent rents fare fares ticket tickets toll earned earn earns loaf bread coin coins guinea guineas shilling shillings pence penny gave sold bought sum`)
	l.role(isMost, `maximum max ceiling limit cap upper`)
	l.role(isLeast, `minimum min floor`)
	l.role(isSetAt, `fixed set capped limited held pegged kept restricted`)
	l.role(isStop, `at`)
	l.role(isRatio, `in`)
	l.role(isSuffix, `st nd rd th`)
	l.role(isFew, `few`)
	l.role(isBy, `by`)
	l.role(isNumber, `number`)
	l.role(isPossessive, `its his her their our my your`)
	l.role(isMore, `more additional extra further such`)
	l.role(isPer, `per`)
	l.role(isDouble, `double treble triple`)
	for w, n := range map[string]int64{"twice": 2, "thrice": 3, "double": 2, "treble": 3, "triple": 3, "twofold": 2, "threefold": 3, "fourfold": 4, "fivefold": 5, "sixfold": 6, "sevenfold": 7, "eightfold": 8, "ninefold": 9, "tenfold": 10, "twentyfold": 20, "hundredfold": 100, "thousandfold": 1000} {
		l.word(w).times = n
	}
	l.role(isLasting, `last lasts lasted lasting took take takes taking spent spend spends spending waited wait stay stays stayed for lived aged`)
	l.role(isOnly, `only just exactly`)
	l.role(isDenial, `not never no nobody nothing none neither nor cannot without t`)
	l.role(isSeldom, `rarely seldom infrequently hardly scarcely`)
	l.role(isUndenied, `only just doubt surprisingly least mention mentioning count counting include including prevent stop deter hinder avoid deny regret forget because long`)
	l.role(isClause, `that which who whom whose whether if until unless because since why how when where while although though after before`)
	l.role(isProportion, `ratio ratios odds scale scales map maps proportion proportions mixture dilution margin score scoreline`)
	l.role(isLimitWord, `interval intervals range ranges domain between within`)
	l.role(isScripture, `genesis exodus leviticus deuteronomy joshua judges ruth samuel kings chronicles ezra nehemiah esther job psalm psalms proverbs ecclesiastes isaiah jeremiah lamentations ezekiel daniel hosea joel amos obadiah jonah micah nahum habakkuk zephaniah haggai zechariah malachi matthew mark luke john acts romans corinthians galatians ephesians philippians colossians thessalonians timothy titus philemon hebrews james peter jude revelation sura surah gen exod lev deut ps isa jer ezek matt mt mk lk jn rom cor gal eph phil thess tim heb rev quran`)
	l.word("baker")
	l.role(isVague, `several`)
	l.role(isVague, `majority minority handful`)

	l.qualifiers(true, quantity.Over, `more than
		over
		above
		exceeding
		exceeds
		exceeded
		exceed
		in excess of
		upwards of
		upward of
		beyond
		past
		greater than
		well over
		well above
		just over
		just above
		a little over
		slightly over
		slightly more than
		a little more than
		far more than
		north of
		surpassing
		surpassed
		surpass
		surpasses
		topped
		topping
		higher than
		bigger than
		larger than
		longer than
		older than
		taller than
		heavier than
		faster than
		better than`)
	l.qualifiers(true, quantity.AtLeast, `at least
		at the least
		at the very least
		at a minimum
		no fewer than
		nor fewer than
		nor less than
		no less than
		not less than
		not fewer than
		a minimum of
		the minimum of
		minimum of
		minimum
		as few as
		as little as
		greater than or equal to
		greater or equal to
		greater or equal than
		more than or equal to
		bigger or equal than
		bigger than or equal to
		larger than or equal to
		equal or greater than
		equal or more than
		equal to or greater than
		equal to or more than`)
	l.qualifiers(true, quantity.Under, `less than
		fewer than
		just shy of
		shy of
		not quite
		under
		below
		lower than
		smaller than
		younger than
		shorter than
		cheaper than
		just under
		just below
		well under
		well below
		short of
		just short of
		a little less than
		slightly less than
		slightly under
		slightly below
		a little under
		south of`)
	l.qualifiers(true, quantity.UpTo, `up to
		at most
		at the most
		at a maximum
		no more than
		not more than
		no greater than
		not over
		as many as
		as much as
		as high as
		as long as
		as far as
		as old as
		as tall as
		as big as
		within
		a maximum of
		the maximum of
		maximum of
		maximum
		not exceeding
		capped at
		limited to
		less than or equal to
		less or equal than
		less or equal to
		smaller than or equal to
		lower than or equal to
		equal or less than
		equal or smaller than
		equal to or less than
		or less than
		nor more than
		nor over`)
	l.qualifiers(true, quantity.About, `about
		around
		approximately
		approx
		approximate
		roughly
		some
		circa
		c
		ca
		nearly
		almost
		close to
		near
		nearing
		approaching
		an estimated
		estimated
		estimated at
		estimated to be
		in the region of
		in the neighbourhood of
		in the neighborhood of
		in the order of
		on the order of
		somewhere around
		something like
		practically
		virtually
		more or less
		give or take
		perhaps
		possibly
		maybe
		say
		barely
		scarcely
		hardly`)
	l.qualifiers(true, quantity.Exact, `exactly
		precisely
		a total of
		in total
		equal to
		equals
		a full`)
	l.qualifiers(false, quantity.AtLeast, `or more
		or greater
		or above
		or higher
		or over
		or older
		or later
		and above
		and over
		and more
		and even more
		and even over
		and up
		and upwards
		and older
		or better
		at least
		minimum
		at minimum
		at a minimum
		plus`)
	l.qualifiers(false, quantity.UpTo, `or less
		or fewer
		or under
		or below
		or lower
		or younger
		and under
		and below
		and younger
		at most
		at the most
		maximum
		tops`)
	l.qualifiers(false, quantity.About, `or so
		or thereabouts
		approximately
		give or take`)
	return l
})
