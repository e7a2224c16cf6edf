package hu

// before are the qualifiers that come before a number.
var before = map[string]string{
	"over": `több mint
		meghaladja
		meghaladta
		jóval több mint`,
	"at-least": `legalább
		minimum
		nem kevesebb mint`,
	"under": `kevesebb mint`,
	"up-to": `legfeljebb
		maximum
		nem több mint
		akár`,
	"about": `körülbelül
		mintegy
		nagyjából
		hozzávetőleg
		csaknem
		majdnem
		közel
		kb
		úgy`,
	"exact": `pontosan
		összesen`,
}

// after are the qualifiers that follow a number.
var after = map[string]string{
	"over": `nél több
		nál több
		nél többen
		nál többen
		fölött
		felett
		sőt afölött
		sőt annál is több`,
	"at-least": `vagy több
		vagy annál több`,
	"under": `nél kevesebb
		nál kevesebb
		nél kevesebben
		nál kevesebben`,
	"up-to": `vagy kevesebb`,
	"about": `körül körüli`,
}
