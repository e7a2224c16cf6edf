package hu

import (
	"github.com/kljensen/snowball/hungarian"

	"quotient/datasets/language/form"
)

// meaning is what names the same in a Hungarian text.
var meaning = form.Meaning{
	Stem:     stem,
	Light:    `ember emberek embert fő személy személyek szám száma számú rész része dolog mód darab db később előbb akkor`,
	Inferred: `következtetett kikövetkeztetett következtetés feltételezett feltételezés becsült`,
	Says:     says,
	Whole: `összes
mind
mindenki
teljes
összesen
egyéb
más
ismeretlen
nem ismert
nincs megadva
nem közölt
mindkettő`,
	Alike: []string{
		`munkás munkások munkása dolgozó dolgozók`, `fizetés fizetése bér bére kereset keresete jövedelem`, `rendőr rendőrök rendőrség`,
		`tüntetés tüntetők tüntető tüntetése felvonulás felvonulók`, `felkelés felkelők felkelő forradalom forradalmi lázadás`,
		`tömeg tömegek sokaság`, `ház házak lakás lakások otthon`, `sztrájk sztrájkolók sztrájkoló`, `ostrom ostroma ostromolták`,
		`magasság magas magassága`, `hossz hosszú hossza`, `súly súlya nehéz`, `szélesség széles szélessége`, `ár ára költség költsége`,
		`havi hónap havonta`, `évi év évente éves`, `heti hét hetente`, `napi nap naponta`,
		`kezdet kezdődött kezdete kitört kitörése`, `vég vége véget befejeződött`,
	},
	Apart: [][]string{
		{
			`halott halottak halt meghalt meghaltak elesett elestek megölt megöltek áldozat áldozatok életét`,
			`sebesült sebesültek megsebesült megsebesültek sérült sérültek megsérült`,
			`eltűnt eltűntek`, `menekült menekültek elmenekült kitelepített elüldözött`,
			`letartóztatott letartóztattak letartóztatottak őrizetbe`, `bebörtönzött bebörtönöztek bebörtönzöttek börtönbe bebörtönöz`,
			`szabadult szabadultak kiszabadított kiszabadítottak szabadon`, `kivégzett kivégeztek kivégzettek kivégzés felakasztott`,
		},
		{`férfi férfiak`, `nő nők`, `gyermek gyermekek gyerek gyerekek`},
		{`civil civilek polgári`, `katona katonák`, `rendőr rendőrök`},
		{`első`, `második`, `harmadik`},
		{`legnagyobb maximum legmagasabb`, `legkisebb minimum legalacsonyabb`},
	},
	Places: []string{
		`magyarország magyar magyarok`, `lengyelország lengyel lengyelek`, `németország német németek`, `ausztria osztrák osztrákok`,
		`oroszország orosz oroszok szovjet szovjetunió szovjetek`, `franciaország francia franciák`, `anglia angol angolok`, `nagy-britannia brit britek`,
		`olaszország olasz olaszok`, `spanyolország spanyol spanyolok`, `görögország görög görögök`, `törökország török törökök`,
		`románia román románok`, `csehország cseh csehek`, `szlovákia szlovák szlovákok`, `szerbia szerb szerbek`, `jugoszlávia jugoszláv jugoszlávok`,
		`egyesült-államok amerika amerikai amerikaiak`, `kína kínai kínaiak`, `japán japánok`, `európa európai európaiak`,
	},
}

// stem takes the endings off a word until none is left: one at a time, Budapest loses its
// t as an accusative, and Budapesten keeps it.
func stem(word string) string {
	for {
		shorter := hungarian.Stem(word, true)
		if shorter == word || len([]rune(shorter)) < 3 {
			return word
		}
		word = shorter
	}
}
