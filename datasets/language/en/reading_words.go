package en

import "quotient/datasets/language/form"

// words are what words do in and near numbers.
var words = map[form.Roles]string{
	form.IsZero:        `zero nought naught nil`,
	form.IsPlural:      `rows columns firsts flights routes rooms gates platforms motorways highways junctions pp pages chs figs figures vols volumes tables chapters sections footnotes notes refs eqs equations plates arts articles paras paragraphs verses clauses`,
	form.IsAged:        `aged age ages older younger`,
	form.IsHedge:       `speculated speculation speculate rumoured rumored rumour rumours alleged allegedly purportedly reputedly supposedly believed thought presumably presumed feared unconfirmed possibly reportedly perhaps`,
	form.IsDoubt:       `fear fears fearing suspect suspects suspected apparently might may could claim claims claimed said estimated estimates likely probably`,
	form.IsProgramme:   `programme program manifesto platform resolution resolutions`,
	form.IsDemand:      `demand demands demanded demanding proposes proposed proposing proposal proposals urges urged should shall would promises promised pledges pledged`,
	form.IsAnd:         `and`,
	form.IsBut:         `but`,
	form.IsArticle:     `a an`,
	form.IsPoint:       `point`,
	form.IsMinus:       `minus negative`,
	form.IsTo:          `to through`,
	form.IsOr:          `or`,
	form.IsBetween:     `between`,
	form.IsFrom:        `from`,
	form.IsOf:          `of`,
	form.IsPreposition: `in on at by with without within for during since until till after before under over above below from into onto upon per via against among amongst between across through throughout toward towards to around about near past like as than off out up down despite except besides beyond behind beside inside outside along amid amidst versus vs worth`,
	form.IsDeterminer:  `the this that these those its his her their our my your each every all both any some such no another other same what which whose either neither`,
	form.IsPronoun:     `he she it they we you i me him them us who whom which that there here themselves itself himself herself`,
	form.IsAuxiliary:   `is are was were be been being am has have had having do does did will would shall should can could may might must ought`,
	form.IsVerb:        `goes comes gives gets brings keeps contains exists consists belongs depends begins agrees said says say told tells reported report added fell rose died get got go went gone came come made make makes making took take takes taken gave give gives given left remain remained remains became become becomes seem seems seemed according including included includes include compared compares joined ended began begun held hold holds won lost beat beats ran sat stood lived lives attended gathered marched fled arrived voted signed returned appeared struck shook rocked jolted swept flew drove knew thought wrote spoke chose fought caught taught brought bought sold kept paid spent sent built drew threw wore heard felt led met`,
	form.IsAdverb:      `already ago not now then later earlier also even still only just too so very well yet again away together apart respectively alone altogether overall least most more less far long today yesterday tomorrow possibly perhaps maybe probably because if when while where although though but nor however whether once annually daily monthly weekly yearly each apiece strong high tall wide deep old own fewer`,
	form.IsCounted:     `people men women children feet lives police dead wounded killed injured missing persons personnel staff folk youth youths teeth geese mice oxen sheep deer fish aircraft spacecraft troops cattle crew species series data media households wives halves knives loaves thieves wolves leaves shelves selves unemployed homeless displaced poor elderly disabled infected faithful refugees accused deceased jobless percent offspring cannon reindeer trout salmon swine poultry livestock`,
	form.IsSingular:    `specimen regimen abdomen acumen omen semen stamen bitumen news crisis basis analysis thesis status bus gas class loss pass less unless across process congress success address business mass cross press access progress thus plus minus census campus virus bonus focus his its this is was as has does whose`,
	form.IsTime:        `second seconds minute minutes hour hours day days night nights week weeks weekend weekends fortnight month months year years decade decades century centuries quarter quarters season seasons`,
	form.IsChange:      `rose rise rises rising risen fell fall falls falling fallen gained gain gains gaining climbed climb climbs climbing jumped jump jumps jumping soared surged surge rallied advanced added adding dropped drop drops dropping declined decline declines declining slipped slid slipping dipped tumbled plunged sank shed lost losing up down higher lower increased increase increases increasing decreased decrease decreases decreasing grew grow grows grown growing shrank cut cuts cutting raised raise raises raising lifted reduced reduces reduce lowered narrowed widened edged eased doubled tripled expanded swelled dwindled off improved went go goes moved inched ticked`,
	form.IsNameHead:    `iphone ipad boeing airbus windows route highway interstate motorway article section chapter page pages paragraph clause amendment number no nr nos apollo formula channel flight model type class group level phase room unit platform gate line terminal vitamin psalm verse volume vol issue act rule resolution directive figure fig table appendix box bus pier studio area zone sector division regiment battalion brigade squadron district ward grade version android playstation xbox macos ios opel mercedes bmw peugeot saab fiat galaxy nokia kindle mark mk lot exhibit zip postcode code case bill proposition prop chromosome title part episode season scene step stage category tier top big catch fortune nasdaq ftse dax cac nikkei stoxx russell p junction exit gang groups types classes phases levels grades stages versions`,
	form.IsBook:        `p pp page pages ch chap chs fig figs figure figures vol vols volume volumes table tables chapter chapters sect section sections fn footnote footnotes note notes ref refs eq eqs equation equations appendix plate plates art arts article articles para paras paragraph paragraphs verse verses clause clauses flights routes rooms gates platforms motorways highways junctions row rows column columns`,
	form.IsContest:     `vote votes voted voting majority passed approved adopted rejected split divided beat beats beaten defeated defeats won win wins lost loses lose victory defeat drew draw tied led lead leading score scoreline game match ruled ruling decided decision tally outscored`,
	form.IsCouple:      `couple`,
	form.IsScores:      `scores`,
	form.IsPhrasal:     `knock knocked hand handed turn turned tip tipped bowl bowled push pushed`,
	form.IsOccasion:    `time point stage day night morning evening afternoon year summer winter`,
	form.IsLatitude:    `latitude longitude lat lon meridian`,
	form.IsStreet:      `street road avenue lane boulevard drive terrace crescent`,
	form.IsEvery:       `every each`,
	form.IsRecent:      `last next past previous preceding following final latest best worst recent fiscal consecutive straight`,
	form.IsPrice:       `dividend dividends share shares stamp stamps postage rent rents fare fares ticket tickets toll earned earn earns loaf bread coin coins guinea guineas shilling shillings pence penny gave sold bought sum`,
	form.IsMost:        `maximum max ceiling limit cap upper`,
	form.IsLeast:       `minimum min floor`,
	form.IsSetAt:       `fixed set capped limited held pegged kept restricted`,
	form.IsStop:        `at`,
	form.IsRatio:       `in`,
	form.IsSuffix:      `st nd rd th`,
	form.IsFew:         `few`,
	form.IsBy:          `by`,
	form.IsNumber:      `number`,
	form.IsPossessive:  `its his her their our my your`,
	form.IsMore:        `more additional extra further such`,
	form.IsPer:         `per`,
	form.IsDouble:      `double treble triple`,
	form.IsLasting:     `last lasts lasted lasting took take takes taking spent spend spends spending waited wait stay stays stayed for lived aged`,
	form.IsOnly:        `only just exactly`,
	form.IsDenial:      `not never no nobody nothing none neither nor cannot without t`,
	form.IsSeldom:      `rarely seldom infrequently hardly scarcely`,
	form.IsUndenied:    `only just doubt surprisingly least mention mentioning count counting include including prevent stop deter hinder avoid deny regret forget because long`,
	form.IsClause:      `that which who whom whose whether if until unless because since why how when where while although though after before`,
	form.IsProportion:  `ratio ratios odds scale scales map maps proportion proportions mixture dilution margin score scoreline`,
	form.IsLimitWord:   `interval intervals range ranges domain between within`,
	form.IsScripture:   `genesis exodus leviticus deuteronomy joshua judges ruth samuel kings chronicles ezra nehemiah esther job psalm psalms proverbs ecclesiastes isaiah jeremiah lamentations ezekiel daniel hosea joel amos obadiah jonah micah nahum habakkuk zephaniah haggai zechariah malachi matthew mark luke john acts romans corinthians galatians ephesians philippians colossians thessalonians timothy titus philemon hebrews james peter jude revelation sura surah gen exod lev deut ps isa jer ezek matt mt mk lk jn rom cor gal eph phil thess tim heb rev quran`,
	form.IsVague:       `several majority minority handful`,
}

// marks are words that single rules look for.
var marks = map[form.Marks]string{
	form.MarkNot:      `not`,
	form.MarkNever:    `never`,
	form.MarkThe:      `the`,
	form.MarkOver:     `over`,
	form.MarkPast:     `past`,
	form.MarkSay:      `say`,
	form.MarkUp:       `up`,
	form.MarkAs:       `as`,
	form.MarkFor:      `for`,
	form.MarkOn:       `on`,
	form.MarkIn:       `in`,
	form.MarkAt:       `at`,
	form.MarkTo:       `to`,
	form.MarkNight:    `night`,
	form.MarkOut:      `out`,
	form.MarkOther:    `other`,
	form.MarkMore:     `more other such own else`,
	form.MarkAll:      `all`,
	form.MarkOld:      `old`,
	form.MarkAgo:      `ago`,
	form.MarkThan:     `than`,
	form.MarkLater:    `later earlier`,
	form.MarkAgainst:  `against versus`,
	form.MarkTimes:    `times x`,
	form.MarkRatio:    `ratio odds proportion`,
	form.MarkInterval: `interval`,
	form.MarkFoot:     `foot feet`,
	form.MarkCode:     `code zip postcode`,
	form.MarkMany:     `were are have`,
	form.MarkGroup:    `group gang`,
	form.MarkAbout:    `about`,
	form.MarkRise: `up higher rise rises rising rose risen gain gains gained gaining climb climbs climbed climbing jump jumps jumped jumping soar soars soared soaring
		surge surges surged surging rally rallied advance advances advanced advancing add adds added adding increase increases increased increasing
		grow grows grew grown growing growth expand expands expanded expanding expansion swell swelled swollen raise raises raised raising lift lifts lifted lifting
		hike hikes hiked hiking boost boosts boosted boosting improve improves improved improving improvement strengthen strengthens strengthened strengthening
		appreciate appreciated firmed rebound rebounds rebounded rebounding recovered uptick spike spiked rocketed skyrocketed`,
	form.MarkFall: `down lower off fall falls falling fell fallen drop drops dropped dropping decline declines declined declining slip slips slipped slipping
		slide slides slid sliding dip dips dipped dipping tumble tumbles tumbled tumbling plunge plunges plunged plunging plummet plummets plummeted plummeting
		sink sinks sank sunk sinking shed sheds shedding lose loses lost losing loss losses lowered lowers lowering decrease decreases decreased decreasing
		shrink shrinks shrank shrunk shrinking contract contracts contracted contracting contraction cut cuts cutting reduce reduces reduced reducing reduction reductions
		narrow narrowed narrows weaken weakens weakened weakening depreciate depreciated slump slumps slumped slumping ease eased eases easing retreat retreats retreated
		dwindled halved crash crashed slash slashed slashes slashing trim trimmed trims skid skidded deficit deficits shortfall shortfalls`,
	form.MarkStep: `rise rises gain gains climb jump jumps surge rally advance increase increases growth expansion raise hike hikes boost improvement rebound uptick spike
		fall falls drop drops decline declines slip slide dip dips tumble plunge loss losses decrease decreases contraction cut cuts reduction reductions
		slump retreat deficit deficits shortfall shortfalls`,
	form.MarkLoss:     `loss losses lose loses lost losing deficit deficits shortfall shortfalls off`,
	form.MarkParticle: `up down off`,
	form.MarkPhrasal: `make makes made making take takes took taken taking give gives gave given giving use uses used using eat eats ate eaten put puts putting
		set sets setting pay pays paid paying pony ponied rack racks racked run runs ran running ring rang rung rack come comes came coming free frees freed freeing
		shut shuts shutting write writes wrote written writing lay lays laid laying sell sells sold selling buy buys bought buying snap snaps snapped sign signs signed
		shoot shoots shot turn turns turned break breaks broke broken hold holds held tear tears tore torn open opens build builds built cough coughed stump stumped
		hand hands handed track tracked hunt hunted gobble gobbled scoop scooped hoover mop mopped pick picks picked offer offered serve served live lives lived
		live kick kicks kicked knock knocks knocked rip ripped pass passed round rounded line lined add adds added back backed call called`,
	form.MarkRaise: `raise raises raised raising recovered`,
	form.MarkLevel: `to at from below above past beyond under near nearing close within north south short shy approaching exceeding exceeded topping topped higher lower`,
	form.MarkDepth: `rose rise rises rising risen fell fall falls falling fallen dropped drop drops increase increases increased decrease decreases decreased decline declines declined
		grew grow grows grown growth shrank shrunk gain gains gained loss reduction retreated`,
	form.MarkPeople:     `people persons men women children adults kids those boys girls youths anyone everyone citizens minors students pupils patients infants`,
	form.MarkBelow:      `below`,
	form.MarkPlus:       `plus`,
	form.MarkSub:        `sub`,
	form.MarkNo:         `no`,
	form.MarkNobody:     `nobody`,
	form.MarkToll:       `deaths fatalities casualties injuries victims survivors cases infections arrests`,
	form.MarkOutcome:    `killed injured hurt wounded harmed died drowned perished survived missing infected hospitalised hospitalized arrested evacuated`,
	form.MarkMultiplied: `doubled tripled trebled quadrupled quintupled`,
	form.MarkDaily:      `daily weekly monthly yearly hourly nightly`,
	form.MarkForecaster: `analysts economists forecasters experts`,
	form.MarkCompared:   `compared`,
	form.MarkLess:       `fewer less`,
	form.MarkHeld:       `point points seat seats job jobs post posts place places position positions vote votes subscribers customers clients followers viewers readers`,
}
