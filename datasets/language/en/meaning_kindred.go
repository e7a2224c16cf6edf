package en

import "quotient/datasets/language/form"

// kindred are words that one text uses where another, on the same fact, uses the next: they
// mean nearly the same, or one is of what the other is.
var kindred = form.Sets(`
approve approved approval adopt adopted pass passed vote votes voted back backed
reject rejected rejection fail failed failure defeat defeated turned vetoed
say said says tell told state stated claim claimed declare declared announce announced according
warn warned warning caution cautioned
think thinks believe believes reckon reckons
demand demands demanded demanding call called want wants wanted ask asked insist insisted claim claimed
estimate estimated estimates estimation reckoned put guess
predict predicted predicts forecast forecasts expect expects expected anticipate anticipated foresee projected
plan plans planned planning want wants intend intends intended aim aims mean
lead leads led head heads headed leader leadership chair chairs chaired run runs director chief boss
manager executive chief head boss
show shows showed find finds found report reported reports reveal revealed record recorded document documented
give gives gave given donate donated administer administered hand handed distribute distributed award awarded
get gets got receive receives received obtain obtained win earn
pay pays paid payment payments contribute contributes contributed contribution finance financed fund funded funding bear bore borne cover covered spend spent cost
earn earns earned earning salary wage pay paid
cost costs costing price prices priced fare fares fee fees charge charges charged expense expenses bill worth amount amounts
expensive dear dearer costly cheap cheaper price cost costs
buy buys bought purchase purchased acquire acquired order ordered
sell sells sold sale sales revenue turnover
revenue revenues income turnover takings receipts
profit profits earnings earn earned earns surplus income result
loss losses deficit lose lost shortfall
debt debts owe owes owed borrowing borrowed loan loans
spend spends spent spending expenditure outlay budget
invest invests invested investment
save saves saved saving savings
tax taxes levy levies duty duties
share shares proportion percentage portion part
shares stock stocks
die dies died dead death deaths killed kills fatal fatalities lives victims perished perish toll bodies drowned casualties
kill kills killed claim claimed cost lost lose loses
crime crimes offence offences offense offenses case cases
burglary burglaries burglar burglars break-in break-ins broken burgled
murder murders murdered manslaughter manslaughters homicide homicides kill killed killing killings killer killers
solve solved clear cleared clear-up
poll polled polls survey surveyed asked respondents
cannon cannons gun guns artillery
soldier soldiers men troops garrison army
bread loaf loaves
shell shells shelled shelling bombard bombarded bombardment
food provisions supplies
injure injured injuries wounded hurt harmed
prison prisons jail jails prisoner prisoners inmate inmates convict convicts imprisoned jailed
hospital hospitals clinic patient patients
school schools pupil pupils
missing vanished disappeared lost unaccounted
survive survives survived survivors rescued saved
rescue rescued rescues saved saves picked plucked pulled
recover recovered recovery found retrieved cured healed
sink sinks sank sunk sinking capsized foundered wreck
ship ships vessel vessels boat boats ferry ferries steamer liner
launch launched lower lowered
open opens opened opening launch launched start started inaugurated
close closes closed closing closure shut shuts shutting
begin begins began begun start starts started starting commence commenced launch launched
end ends ended finish finished finishes complete completed expire expires expired run runs last lasts until conclude concluded
finish finished reach reached complete completed
last lasts lasted lasting take takes took long duration debate
hold holds held contain contains seat seats room capacity accommodate accommodates
carry carries carried transport transported board aboard passengers
travel travels travelled journey trip voyage crossing
depth deep metres bottom water
height tall high
old age aged
young youngest age
mend repair repaired repairs fix fixed renovate renovated restore restored refurbish refurbished
build builds built building construct constructed construction erect erected complete completed
demolish demolished tear torn pull pulled raze razed
burn burned burnt burning fire fires blaze flames
damage damaged destroy destroyed wreck wrecked ruin ruined
house houses home homes dwelling dwellings flat flats apartment apartments housing building buildings
school schools pupil pupils education
hospital hospitals clinic clinics ward wards
treat treats treated treatment care cared patient patients
admit admitted hospital hospitalised hospitalized taken
patient patients participant participants subject subjects case cases sufferer sufferers
participant participants runner runners entrant entrants competitor competitors athlete athletes contestant contestants part
country countries nation nations state states
inhabitant inhabitants resident residents population people citizen citizens live lives lived
household households family families
worker workers employee employees staff employ employs employed workforce job jobs post posts work works worked
job jobs post posts position positions
dismiss dismissed layoff layoffs laid sack sacked fired redundant cut cuts axe axed
hire hires hired recruit recruited employ employed
strike strikes struck walkout stoppage
member members subscriber subscribers customer customers client clients user users account accounts subscription subscriptions membership memberships
leave leaves left lose loses lost losing quit quits departed cancel cancelled
vote votes ballot ballots
councillor councillors council member members
minister ministers government
government state national federal
company companies firm firms business businesses corporation manufacturer maker producer group chain
manufacturer maker producer
boss head president chairman chairwoman chair leader chief
spectator spectators crowd crowds audience onlooker onlookers fan fans viewer viewers attendance
volunteer volunteers helper helpers help helped helps
match matches game games fixture fixtures
team teams club clubs side sides footballers
win wins won winning victory victories beat beats triumph triumphed
lose loses lost losing defeat defeats beaten
score scores scored goal goals
race races marathon
record records best
break breaks broke broken beat beats
participate participated participation part enter entered enrol enrolled enroll took recruited
enrol enrolled recruit recruited admitted register registered
apply applied applicant applicants application applications
study studies trial trials research investigation inquiry survey
scientist scientists researcher researchers
drug drugs medicine medicines medication pill pills tablet tablets
female women woman
male men man
child children minors kids pupil pupils teenager teenagers youngster youngsters schoolchildren youth youths students
evacuate evacuated move moved transfer transferred relocate relocated
cancel cancelled canceled scrapped struck axed
promise promised promises announce announced announces pledge pledged pledges offer offered offers commit committed
electricity power current
homeowner homeowners owner owners householders
qualification qualifications certificate certificates diploma degree
raise increase pay
mark marks grade grades score scores result results
illness disease sickness ill sick
case cases infection infections infected patient patients
vaccine vaccination vaccinated injection jab jabs shot shots dose doses inoculation immunisation
cover covered coverage
decrease decreased decline declined drop dropped fall fallen fell falls reduce reduced reduction lowered lower shrink shrank shrunk dwindle dwindled
increase increased rise rose risen rises grow grew grown growth climb climbed jump jumped raise raised higher up
testify testified witness witnesses heard hearing
sentence sentenced jail jailed prison imprisoned imprisonment
acquit acquitted cleared
court courts judge judges trial
sue sued court
ticket tickets fare fares
trip trips passenger passengers journey
road roads street streets
car cars vehicle vehicles lorry lorries truck trucks automobile automobiles bus buses
plane planes aircraft jet jets
sea water waters ocean
wave waves swell
wind winds gust gusts
shop shops store stores outlet outlets branch branches
branch branches library libraries
earthquake earthquakes quake shock shocks tremor tremors convulsion
quake shake shaken shook felt
overthrow overthrown destroyed collapse collapsed ruined
swallow swallowed engulf engulfed buried
city cities town towns capital
claim claims compensation damages reparation reparations
compensation compensate compensated offer offered paid
ally allies allied
lend lent loan loans advance advanced advances
estimate estimates claims
war wars conflict
area areas region regions territory
bed beds
occupy occupied full taken
weekly week
yearly year annual annually
quarterly quarter
average mean typical
half halve halved halves
majority most
dividend dividends
analyst analysts expert experts
expert experts scientist epidemiologist specialist specialists
postpone postponed delay delayed put
order ordered orders commission commissioned
emission emissions pollution
contract contracts deal deals agreement
tender tenders bid bids
ban banned suspension suspended
test tests tested failed guilty positive
pregnant pregnancy
search searches searched searching look looked
trace traces
train trains railway railways rail
train trained training
police officers officer policemen
soldier soldiers troops
demonstrator demonstrators protester protesters marchers
refugee refugees migrants migrant displaced
arrest arrested detained detention
` + verbForms)

// verbForms are forms of verbs that stemming does not bring together.
const verbForms = `
arise arose arisen
bear bore borne
beat beats beaten
become became
bend bent
bind bound
bite bit bitten
bleed bled
blow blew blown
break broke broken
breed bred
bring brought
burn burnt
catch caught
choose chose chosen
cling clung
creep crept
deal dealt
dig dug
draw drew drawn
drink drinks drank drunk drinking
drive drove driven
eat eats ate eaten
fall fell fallen
feed fed
feel felt
fight fought
flee fled
fly flew flown
forbid forbade forbidden
forget forgot forgotten
freeze froze frozen
grow grew grown
hang hung hanged
hear heard
hide hid hidden
hold held
lead led
leave left
lend lent
lose lost loses
meet met
ride rode ridden
rise rose risen
seek sought
shake shook shaken
shoot shot
shrink shrank shrunk
sing sang sung
sleep slept
speak spoke spoken
speed sped
spread spreads
steal stole stolen theft thefts
strike struck stricken
sweep swept
swim swam swum
swing swung
take took taken
teach taught
tear tore torn
throw threw thrown
wear wore worn
weep wept
write wrote written
`
