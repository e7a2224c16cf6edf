package hu

import "quotient/datasets/language/form"

// says are phrases near a number, by what they say of it.
var says = map[form.Saying]string{
	form.SaysMost: `maximum
maximális
legtöbb
legmagasabb
legnagyobb
legfeljebb
akár
csúcs
rekord
felső
leg-`,
	form.SaysLeast: `minimum
minimális
legkevesebb
legalacsonyabb
legkisebb
legalább
alsó
leg-`,
	form.SaysTypical: `átlag
átlagos
átlagosan
átlagban
medián
jellemző
jellemzően
szokásos
fejenként
egyenként
minden
havi
napi
heti
évi
-nként
-onként
-enként`,
	form.SaysRate: `százalék
arány
aránya
ráta
fejenként
havonta
naponta
évente
óránként
fele
harmada
negyede
ötöde
tizede
minden
közül
adó
kamat
-szor
-szer
-ször`,
	form.SaysThreshold: `kevesebb
több
felett
fölött
alatt
alatti
feletti
fölötti
legalább
legfeljebb
határ
felső
alsó
maximum
minimum
meghalad-
elér-
korlát
küszöb
-ig
-tól
-től`,
	form.SaysMoment: `elért-
elérte
gyűlt
összegyűlt
tömeg
tüntetés
tüntető-
felvonulás
jelen
részt
létszám
lakos
lakosa
tag
tagja
ekkor
volt
voltak
állt
órakor
órára`,
	form.SaysPart: `közül
közülük
ebből
köztük
része
fele
harmada
többsége
beleértve
közt
között`,
	form.SaysExpected:        form.Phrases(`vár, várja, várják, várt, várták, várható, várhatóan, várakozás, várakozások, előrejelz-, előre jelez, becslés szerint eléri, tervez, tervezi, tervezik, tervezett, szándékozik, készül, remél, reméli, remélik, jósol, jósolja, jósolják, cél, célja, célul`),
	form.ClaimsToBe:          form.Phrases(`fog, fogja, fogják, fognak, lesz, lesznek, lenne, volna`),
	form.ClaimsDemand:        form.Phrases(`követel, követeli, követelik, követelte, követelték, követelt, javasol, javasolja, javasolják, javasolta, javasolták, javasolt, ígér, ígéri, ígérte, ígérték, kér, kérte, kérték, kellene, indítványoz-`),
	form.ClaimsDoubt:         form.Phrases(`állítólag, feltételezik, feltételezések, feltehetően, valószínűleg, talán, attól tartanak, úgy vélik, gyanítják`),
	form.ClaimEnds:           form.Phrases(`miután, mert, mivel, bár, noha, amely, amelyek, amelyet, aki, akik, akiket, míg, mint, ami, amit`),
	form.ClaimThat:           form.Phrases(`hogy`),
	form.ClaimAnd:            form.Phrases(`és, de`),
	form.ClaimEndsAfterComma: form.Phrases(`és, de, vagy, szemben`),
	form.ClaimsProgramme:     form.Phrases(`program, programja, programjának, követelések, javaslat, javaslata, törvényjavaslat`),
	form.SaysPlanned: `kell
kellene
javasol-
követel-
terv-
kér-
akar-
szándék-
legyen
lesz
fog
fogja
cél-
előirányz-`,
	form.SaysTime: `másodperc
perc
óra
nap
éjszaka
hét
hónap
év
évtized
évszázad
napos
napig
évig
óráig
hónapig
hétig
éves
órás
hetes
hónapos`,
	form.SaysExcluded: `kivéve
nem számítva
leszámítva
nélkül
kívül
túl
továbbá
nem számítva
mellett`,
	form.DeniesBefore: `nem igaz hogy
nem igaz az hogy
valótlan hogy
hamis hogy
cáfolta hogy
cáfolták hogy
tagadta hogy
tagadták hogy
tagadja hogy
nincs bizonyíték
ellentétben
tévesen
hamisan
tévhit hogy
visszavonta
soha nem
sohasem`,
	form.DeniesWithin: `sohasem
soha
nem haltak
nem halt
nem volt
nem voltak`,
	form.DeniesAfter: `cáfolt-
nem igaz
hamis
tévedés
valótlan
visszavont-
visszavontak
tagadták
megcáfolt-`,
	form.DeniesLater: `cáfolták
cáfolta
tagadták
tagadta
nem igaz
hamis volt
visszavonták
tévedés
valótlan`,
	form.SaysFiscal: `üzleti év-
pénzügyi év-
gazdasági év-
üzleti negyedév-
pénzügyi negyedév-`,
	form.SaysHearsay: `állítólag
azt mondják
azt beszélik
hírek szerint
mondják hogy
beszélik hogy
úgy tudni`,
	form.SaysDenied: `cáfol-
tagad-
visszavon-
vitatott
hamis
valótlan
nem igaz`,
	form.SaysOfWhich: `közülük
ebből
ezek közül
amelyek közül
akik közül
köztük`,
	form.RefersBack: `ezt
ez
ezeket
azt
a hírt
a jelentést
a számot
később
de`,
	form.SaysSum: `összesen
összes
együtt
együttvéve
mind
teljes`,
	form.SaysOfOne: `átlag-
fejenként
egyenként
medián
fizetés
fizetése
bére
keresete
ára
-nként`,
	form.SaysSize: `magas
hosszú
széles
mély
vastag
nehéz
éves korú
magasság-
hosszúság-
szélesség-
mélység-
vastagság-
átmérő-
sugar-
távolság-
terület-`,
	form.SaysCrowd: `tömeg
tömege
gyűlt
összegyűlt
tüntetésen
felvonuláson
fedélzetén`,
	form.SaysFixed: `határ
korlát
küszöb
maximum
minimum
maximális
minimális
engedélyezett
kell
ha
akik
bér
bérek
fizetés`,
	form.SaysOfThe: `közül
közülük
része`,
	form.SaysFixedAt: `felső határa
alsó határa
rögzítik
korlátozzák`,
}
