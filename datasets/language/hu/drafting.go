package hu

import "quotient/datasets/language/form"

// drafting is what tells what a number of a Hungarian text is of.
var drafting = form.Drafting{
	When: `amikor`, Beyond: `után előtt óta`,
	Every: []string{"évente", "minden évben", "havonta", "naponta", "hetente"},
	People: `ember embert emberek embernek emberrel fő főt személy személyt személyek halott halottat áldozat áldozatot sebesült sebesültet sérült
		katona katonát katonák rendőr rendőrt rendőrök tűzoltó tűzoltót tűzoltók munkás munkást munkások dolgozó dolgozót dolgozók
		férfi férfit nő nőt gyerek gyereket gyerekek gyermek gyermeket lakos lakost lakosa lakó lakót diák diákot tanuló tanulót tanár tanárt
		orvos orvost beteg beteget utas utast utasa néző nézőt látogató látogatót vendég vendéget vendége turista turistát képviselő képviselőt
		tag tagot tagja szavazó szavazót választó választót tüntető tüntetőt fogoly foglyot menekült menekültet önkéntes önkéntest
		polgár polgárt munkanélküli munkanélkülit nyugdíjas nyugdíjast alkalmazott alkalmazottat túlélő túlélőt`,
	Fate: `meghalt`,
	Verbs: `meghalt halt meghaltak sérült megsérült megsebesült eltűnt dőlt összedőlt leégett elveszett élt él dolgozott dolgozik szavazott
		kapott született érkezett jött ment vett adott épült kitelepítettek telepítettek letartóztattak kivégeztek megöltek öltek
		tartóztattak végeztek ül ültek`,
	Person:       `ember`,
	Refers:       `és illetve majd míg pedig`,
	SubjectFirst: true,
	PlaceEndings: `ban ben ból ből ről ról nál nél tól től ról on en ön án én ra re ba be ott ett ött hoz hez höz n`,
	Now:          `ma most jelenleg manapság van vannak lesz lesznek`,
}
