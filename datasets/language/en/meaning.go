package en

import (
	"github.com/kljensen/snowball/english"

	"quotient/datasets/language/form"
)

// meaning is what names the same in an English text.
var meaning = form.Meaning{
	Stem:     func(word string) string { return english.Stem(word, true) },
	Light:    `s t d ll re ve way number amount sum figure set sets get gets got goes went come came put made make take took kind sort part parts case thing things people person persons individuals human humans one ones level point time later earlier soon then before now`,
	Inferred: `inferred infer assumed assume guessed presumed`,
	Says:     says,
	Whole: `all
total
in total
overall
any
both
everyone
everybody
everything
other
others
the rest
rest
general
unknown
not known
not stated
unstated
unspecified
not specified
not given
not said
none
n/a
na
whole`,
	Alike: alike, Apart: apart, Places: places, Kindred: kindred,
	Filling: `instead only just even still almost nearly already again further longer together altogether alone overall currently previously recently eventually finally
		initially include including usually mostly mainly chiefly largely especially particularly significantly considerably sharply slightly strongly whole entire entirely
		own new good well another additional due likely able possible full long short great small large big little high low main major same different several various certain
		really actually simply merely barely hardly roughly approximately exactly precisely nationwide worldwide everyone everybody need needs needed keep keeps kept bring
		brings brought mean means meant happen happened happens use uses used remain remains remained stay stays stayed become becomes became turn turns turned allow allows
		allowed let lets help helps helped seem seems seemed begin provide provides provided involve involves involved add adds added consist consists comprise comprises
		amount amounts amounted account accounts accounted stand stands stood lie lies lay sit sits run runs ran see sees saw seen know knows known knew look looks looked
		average averages typical typically head capita country overall normally usual usually estimate estimated
		altogether respectively meanwhile however therefore thus moreover besides`,
	Doers: []string{"ers", "ors", "ists", "ants", "ents", "ians", "ees", "men", "women", "folk"},
}

// alike are words of one meaning, in any form that stemming does not bring together.
var alike = []string{
	`person persons people human humans`,
	`worker workers labourer labourers laborer laborers workmen workman workforce workpeople working`,
	`policeman policemen police policewoman gendarme gendarmes constable constables`,
	`official officials officer officers functionary functionaries`,
	`wage wages salary salaries pay paid earnings earn earned earning earns income`,
	`tried trial trials try`,
	`deaths death dead dying`,
	`demonstration demonstrations demonstrator demonstrators demonstrated rally rallies protest protests protesters march marched marches`,
	`crowd crowds gathering gathered gather assembled assembly throng throngs`,
	`rising uprising risings uprisings revolt revolts insurrection insurgents rebellion revolution revolutionary revolutionaries`,
	`invasion invasions invade invaded invading invader invaders`,
	`intervention interventions intervene intervened`,
	`withdrawal withdrawals withdraw withdrew withdrawn pullout`,
	`strike strikes struck striking striker strikers walkout`,
	`siege besieged besieging`,
	`clash clashes fighting fight fights fought battle battles combat`,
	`begin begins began begun beginning start starts started outbreak onset broke`,
	`end ends ended ending until close closed finish finished over`,
	`height high tall taller`,
	`weight heavy weighs weighed weighing heavier`,
	`length long longer`,
	`width wide wider broad breadth`,
	`depth deep deeper`,
	`age aged old older`,
	`speed fast faster quick`,
	`distance far away`,
	`price prices cost costs costing priced sold sells`,
	`immobilised immobilized immobile`, `abolish abolished abolition abolishes`, `ban banned bans prohibited prohibition`,
	`choose chose chosen choice`,
	`buy bought buying purchase purchased purchases`,
	`lose lost loss losses losing`,
	`election elections elected vote votes voted voters ballot`,
	`growth grow grew grown growing`,
	`birth births born`,
	`marriage marriages married marry`,
	`divorce divorces divorced`,
	`theft thefts stole stolen`,
	`flood floods flooded flooding`,
	`ship ships vessel vessels`,
	`house houses home homes dwelling dwellings`,
	`car cars automobile automobiles`,
	`plane planes aeroplane airplane aircraft aeroplanes airplanes`,
	`pupil pupils schoolchildren`,
	`teacher teachers schoolteacher schoolteachers`,
	`doctor doctors physician physicians`,
	`soldier soldiers`,
	`farmer farmers peasant peasants peasantry`,
	`owner owners owned proprietor proprietors`,
	`raise raises raised rise rises rose risen increase increases increased`,
	`monthly month months`, `yearly year years annual annually annum`, `weekly week weeks`, `daily day days`, `hourly hour hours`,
	`maximum maximal highest most largest greatest top cap ceiling`,
	`minimum minimal lowest least smallest floor`,
	`stalinist stalinism stalin`,
	`production produce produced producing output`,
	`sale sales sold sell sells`,
	`profit profits profitable`,
	`student students undergraduate undergraduates`,
	`foot feet`, `tooth teeth`, `mouse mice`,
	`employ employed employees employee staff`,
	`death-toll toll`,
	`statue statues monument`,
	`sea seas maritime`, `city cities town towns urban municipal`, `village villages rural villager villagers`,
}

// apart are meanings that exclude each other.
var apart = [][]string{
	{ // what became of people
		`killed kill kills killing dead died die dies deaths death dying perished perish slain fatalities fatality fatal lives toll`,
		`wounded wound wounds injured injuries injury hurt maimed`,
		`missing disappeared vanished`,
		`displaced refugees refugee fled flee fleeing uprooted exiled exile emigrated emigrants`,
		`arrested arrest arrests detained detainees detention captured`,
		`imprisoned jailed imprisonment incarcerated interned`,
		`released release freed free liberated`,
		`executed execution executions hanged guillotined`,
		`deported deportation deportations deportees`,
		`rescued saved survived survivors`,
		`evacuated evacuees evacuation`,
		`acquitted`, `convicted`, `sentenced`,
	},
	{`men man male males`, `women woman female females`, `children child boys girls`},
	{`imported import imports`, `exported export exports`},
	{`employed employment`, `unemployed unemployment jobless`},
	{`immigrants immigration`, `emigration`},
	{`literate literacy`, `illiterate illiteracy`},
	{`married`, `unmarried single`, `widowed widows widow`},
	{`civilian civilians`, `soldier soldiers troops military servicemen`, `police policemen policeman`},
	{`infantry`, `cavalry`, `artillery`},
	{`tank tanks`, `plane planes aircraft`, `ship ships`, `gun guns`},
	{`first`, `second`, `third`, `fourth`, `fifth`},
	{`north northern`, `south southern`},
	{`east eastern`, `west western`},
	{`morning`, `evening`, `afternoon`, `noon midday`},
}

// places are names of countries and some cities, with their people.
var places = []string{
	`hungary hungarian hungarians magyar magyars`, `poland polish pole poles`, `germany german germans`, `austria austrian austrians`,
	`russia russian russians soviet ussr soviets`, `france french frenchman frenchmen`, `britain british great-britain united-kingdom uk briton britons`,
	`england english englishman englishmen`, `scotland scottish scots scot`, `wales welsh`, `ireland irish irishman irishmen`,
	`italy italian italians`, `spain spanish spaniard spaniards`, `portugal portuguese`, `greece greek greeks`, `turkey turkish turk turks ottoman`,
	`netherlands dutch holland`, `belgium belgian belgians`, `switzerland swiss`, `denmark danish dane danes`, `sweden swedish swede swedes`,
	`norway norwegian norwegians`, `finland finnish finn finns`, `czechoslovakia czechoslovak czechoslovaks`, `czechia czech czechs czech-republic`, `slovakia slovak slovaks`,
	`romania romanian romanians rumania`, `bulgaria bulgarian bulgarians`, `yugoslavia yugoslav yugoslavs`, `serbia serbian serbs serb`, `croatia croatian croats croat`,
	`albania albanian albanians`, `ukraine ukrainian ukrainians`, `lithuania lithuanian lithuanians`, `latvia latvian latvians`, `estonia estonian estonians`,
	`iceland icelandic icelanders`, `usa american americans united-states america us`, `canada canadian canadians`, `mexico mexican mexicans`,
	`brazil brazilian brazilians`, `argentina argentine argentinian argentines`, `chile chilean chileans`, `peru peruvian peruvians`, `cuba cuban cubans`,
	`china chinese`, `japan japanese`, `korea korean koreans`, `vietnam vietnamese`, `india indian indians`, `pakistan pakistani pakistanis`,
	`iran iranian iranians persia persian`, `iraq iraqi iraqis`, `syria syrian syrians`, `israel israeli israelis`, `egypt egyptian egyptians`,
	`algeria algerian algerians`, `morocco moroccan moroccans`, `ethiopia ethiopian ethiopians abyssinia`, `kenya kenyan kenyans`, `nigeria nigerian nigerians`,
	`south-africa south-african south-africans`, `australia australian australians`, `new-zealand new-zealander new-zealanders`, `indonesia indonesian indonesians`,
	`philippines filipino filipinos philippine`, `thailand thai thais`, `cyprus cypriot cypriots`, `malta maltese`, `prussia prussian prussians`,
	`bavaria bavarian bavarians`, `saxony saxon saxons`, `bohemia bohemian bohemians`, `paris parisian parisians`, `london londoner londoners`,
	`rome roman romans`, `vienna viennese`, `athens athenian athenians`, `venice venetian venetians`, `europe european europeans`, `asia asian asians`, `africa african africans`,
}
