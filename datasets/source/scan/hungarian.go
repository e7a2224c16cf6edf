package scan

import (
	"sync"

	"quotient/datasets/quantity"
)

// Hungarian knows digits, dates, the shorter numbers in words and the common
// qualifiers. Numbers written as one long word (kétezer-ötszáz) are not read.
var Hungarian = sync.OnceValue(func() *Language {
	l := newLanguage("hu", ',', ' ')
	l.cardinals(2, 1, `kettő/két három négy öt hat hét nyolc kilenc tíz tizenegy tizenkettő/tizenkét tizenhárom tizennégy tizenöt tizenhat tizenhét tizennyolc tizenkilenc`)
	l.cardinals(20, 10, `húsz harminc negyven ötven hatvan hetven nyolcvan kilencven`)
	l.adjectives = []string{"i"} // politikai, budapesti
	l.role(isZero, `nulla zéró`)
	l.scales(100, 0, `száz`)
	l.scales(1e3, 0, `ezer`)
	l.scales(1e6, 0, `millió`)
	l.scales(1e9, 0, `milliárd`)
	l.scales(12, 0, `tucat`)
	l.scales(100, isPlural, `százak százával`)
	l.scales(1e3, isPlural, `ezrek ezrével ezrei`)
	l.ordinals(1, 1, `első második harmadik negyedik ötödik hatodik hetedik nyolcadik kilencedik tizedik`)
	l.parts(3, 0, `harmad negyed ötöd hatod heted nyolcad kilenced tized`)
	l.parts(2, isHalf, `fél`)

	l.role(isProgramme, `program programja programjának kiáltvány határozat pontjai`)
	l.role(isDemand, `követeli követelik követelte követelték javasolja javasolják javasolta javasolták tervezi tervezik tervezett ígéri ígérte ígérték`)
	l.role(isHedge, `állítólag feltételezik feltételezések becslések valószínűleg`)

	l.role(isAnd, `és s`)
	l.role(isMinus, `mínusz`)
	l.role(isTo, `től tól ig`)
	l.role(isOr, `vagy`)
	l.role(isBetween, `között közt`)
	l.role(isPreposition, `alatt felett fölött mellett előtt után óta szerint közül ellen`)
	l.role(isDeterminer, `a az ez azok ezek minden`)
	l.role(isPronoun, `ő ők amely ami aki amelyek akik`)
	l.role(isAuxiliary, `van volt vannak voltak lesz lett lettek`)
	l.role(isAdverb, `már még csak is nem most akkor`)
	l.role(isBut, `de`)
	l.role(isTime, `másodperc perc óra nap hét hónap év évtized évszázad`)
	l.role(isVague, `néhány számos többség többsége`)
	l.role(isMost, `legfeljebb maximum`)
	l.role(isNameHead, `cikk oldal fejezet szám számú`)

	l.qualifiers(true, quantity.Over, `több mint
		meghaladja
		meghaladta
		jóval több mint`)
	l.qualifiers(true, quantity.AtLeast, `legalább
		minimum
		nem kevesebb mint`)
	l.qualifiers(true, quantity.Under, `kevesebb mint`)
	l.qualifiers(true, quantity.UpTo, `legfeljebb
		maximum
		nem több mint
		akár`)
	l.qualifiers(true, quantity.About, `körülbelül
		mintegy
		nagyjából
		hozzávetőleg
		csaknem
		majdnem
		közel
		kb
		úgy`)
	l.qualifiers(true, quantity.Exact, `pontosan
		összesen`)
	l.qualifiers(false, quantity.Over, `nél több
		nál több
		nél többen
		nál többen
		fölött
		felett
		sőt afölött
		sőt annál is több`)
	l.qualifiers(false, quantity.AtLeast, `vagy több
		vagy annál több`)
	l.qualifiers(false, quantity.Under, `nél kevesebb
		nál kevesebb
		nél kevesebben
		nál kevesebben`)
	l.qualifiers(false, quantity.UpTo, `vagy kevesebb`)
	l.qualifiers(false, quantity.About, `körül körüli`)
	return l
})
