package en

import "quotient/datasets/language/form"

// drafting is what tells what a number of an English text is of.
var drafting = form.Drafting{
	When: `when`, Beyond: `after before until till`,
	Every: []string{"each year", "every year", "each month", "every month", "each day", "every day", "each week", "every week", "annually", "a year on average"},
	People: `people person persons man men woman women child children boy boys girl girls dead killed wounded injured missing arrested
		homeless displaced unemployed prisoners prisoner refugees refugee passengers passenger volunteers volunteer inhabitants inhabitant
		residents resident citizens citizen patients patient labourers labourer laborers laborer workers worker employees employee
		soldiers soldier sailors sailor officers officer policemen policeman policewomen firefighters firefighter doctors doctor nurses nurse
		teachers teacher pupils pupil students student scholars scientists scientist researchers researcher biologists engineers engineer
		members member voters voter spectators spectator visitors visitor tourists tourist guests guest fans fan runners runner players player
		runaways strikers striker dockers docker miners miner farmers farmer peasants peasant slaves slave servants servant settlers settler
		colonists emigrants emigrant immigrants immigrant migrants migrant pilgrims pilgrim demonstrators demonstrator protesters protester
		rioters rebels rebel insurgents insurgent troops victims victim casualties casualty survivors survivor deaths souls lives
		participants participant delegates delegate deputies deputy councillors senators senator ministers minister judges judge lawyers lawyer
		helpers helper managers manager directors director customers customer clients client users user subscribers subscriber readers reader
		owners owner tenants tenant adults adult babies baby infants infant youths youth pensioners pensioner orphans orphan widows widow
		mothers mother fathers father parents parent brothers brother sisters sister daughters daughter sons son relatives
		hungarians americans germans russians poles greeks italians britons civilians civilian troopers recruits recruit conscripts veterans veteran
		guards guard crewmen crewman drivers driver pilots pilot monks monk nuns nun priests priest bishops bishop natives native
		everyone humans human individuals individual foreigners foreigner speakers speaker singers singer actors actor artists artist
		journalists journalist authors author writers writer carpenters smiths weavers bakers cooks clerks clerk apprentices apprentice
		foremen foreman rescuers medics medic divers diver swimmers skaters climbers climber cyclists cyclist athletes athlete riders rider
		commuters pedestrians motorists smokers staff personnel crew folk servicemen servicewomen gunmen terrorists hostages hostage
		detainees internees deportees exiles evacuees inmates convicts convict suspects suspect witnesses witness`,
	Person: `person`, Persons: `people`,
	PeopleEndings: `men women folk`,
	Fate:          `killed`,
	Verbs: `died dead lost found sold sent born built held taken paid bought brought caught chosen cut done drawn driven drowned eaten
		fallen fed fled fought frozen given gone grown heard hidden hit hurt kept known laid led left made met met moved put read rebuilt
		rung run sat seen set shot shut sown spent split spread stolen struck sunk swept sworn taught told thrown torn treated undertaken
		withdrawn won worn written let took gave ate fell began broke chose came drank drove flew froze grew hid knew rode rose sang sank saw
		shook spoke stole swam threw wrote sprang dealt dug fit forecast dreamt swung wed bred cast burst ill said bore borne slain felt`,
	Weak: `lost left set fallen fell took taken made got put went gone kept let gave given held`,
	Present: `employs/employed employ/employed kills/killed kill/killed carries/carried carry/carried holds/held hold/held needs/needed need/needed
		sells/sold sell/sold buys/bought buy/bought makes/made make/made builds/built build/built serves/served serve/served treats/treated
		produces/produced produce/produced uses/used use/used owns/owned own/owned covers/covered cover/covered pays/paid pay/paid earns/earned
		earn/earned spends/spent spend/spent gives/given give/given gets/got get/got keeps/kept keep/kept houses/housed feeds/fed
		plans/planned expects/expected expect/expected receives/received receive/received costs/cost cost/cost weighs/weight weigh/weight measures/measured
		invests/invested invest/invested owes/owed owe/owed cut/cut takes/taken took/taken wants/wanted offers/offered work/work live/live lives/live`,
	Links: `is are was were be been being has have had having reached reaches reach amounted amounts totalled totaled totals stood stands
		rose rises rise risen fell falls fall fallen grew grows grown climbed climbs dropped drops declined declines increased increases
		decreased decreases jumped jumps sank shrank gained gains lost went goes gone came comes made makes make was got gets get remained
		remains became becomes averaged averages cost costs weighs weighed lasted lasts measured measures exceeded exceeds hit mean means
		equalled equals soared soars surged surges plunged plunges plummeted slipped slips tumbled edged eased slid dipped rallied swelled narrowed widened expanded contracted slowed neared topped said do does did will would shall should can could may might must lies lay covers covered holds held doubled`,
	Refers:   `compared from against to and or than versus after up down with but by`,
	Agents:   `by for up out`,
	Joins:    `of on for with in to by from at per`,
	At:       `in at near off around outside inside across throughout within`,
	Earlier:  `earlier before ago previously`,
	Last:     `last previous prior preceding year-ago year-earlier`,
	Costing:  `cost costs costing lost lose loses losing saved saves`,
	Manner:   `trading dealings dealing addition return exchange advance part all full turn`,
	Composes: `made makes make account accounts accounted represent represents represented comprise comprises comprised constitute constitutes constituted formed`,
	Levels:   `range low high record peak trough average mean median maximum minimum`,
	Apart:    `later earlier after before ago previously afterwards`,
	Within:   `first last past next previous preceding following final closing opening coming recent`,
	ToBe:     `total come amount`,
	Strong:   `strong`,
	Peopled:  `population populations workforce membership enrolment enrollment attendance turnout headcount toll crowd audience`,
	Being:    `is are was were`,
	Points:   `point points`,
	Interest: `interest interests stake stakes share shares holding holdings investment investments confidence`,
	Starts:   `began begin begins begun started starts since`,
	Before:   `before excluding`,
	Now:      `today now currently nowadays is are has have will can costs does do may plans expects`,
}
