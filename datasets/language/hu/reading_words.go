package hu

import "quotient/datasets/language/form"

// words are what words do in and near numbers.
var words = map[form.Roles]string{
	form.IsZero:        `nulla zéró`,
	form.IsProgramme:   `program programja programjának kiáltvány határozat pontjai`,
	form.IsDemand:      `követeli követelik követelte követelték javasolja javasolják javasolta javasolták tervezi tervezik tervezett ígéri ígérte ígérték`,
	form.IsHedge:       `állítólag feltételezik feltételezések becslések valószínűleg`,
	form.IsAnd:         `és s`,
	form.IsMinus:       `mínusz`,
	form.IsTo:          `től tól ig`,
	form.IsOr:          `vagy`,
	form.IsBetween:     `között közt`,
	form.IsPreposition: `alatt felett fölött mellett előtt után óta szerint közül ellen`,
	form.IsDeterminer:  `a az ez azok ezek minden`,
	form.IsPronoun:     `ő ők amely ami aki amelyek akik`,
	form.IsAuxiliary:   `van volt vannak voltak lesz lett lettek`,
	form.IsAdverb:      `már még csak is nem most akkor`,
	form.IsBut:         `de`,
	form.IsTime:        `másodperc perc óra nap hét hónap év évtized évszázad`,
	form.IsVague:       `néhány számos többség többsége`,
	form.IsMost:        `legfeljebb maximum`,
	form.IsNameHead:    `cikk oldal fejezet szám számú`,
}

// moves are words that something rises by, and falls; they follow the number.
const (
	rises = `nőtt nőttek nő nőnek emelkedett emelkedtek emelkedik drágult drágultak gyarapodott bővült bővültek növekedett növekedtek növekedés növekedést emelkedés emelkedést`
	falls = `csökkent csökkentek csökken csökkennek esett estek zuhant zuhantak olcsóbb mérséklődött apadt fogyott visszaesett visszaestek csökkenés csökkenést visszaesés visszaesést`
)

// marks are words that single rules look for.
var marks = map[form.Marks]string{
	form.MarkRise: rises,
	form.MarkFall: falls,
	form.MarkStep: rises + " " + falls,
}
