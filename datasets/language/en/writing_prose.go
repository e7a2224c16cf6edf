package en

import (
	"strings"

	"quotient/datasets/language/form"
)

var prose = form.Prose{
	Hedges: map[string][]string{
		"speculated": strings.Fields("speculat- if said reported- rumour- perhaps believ- fear- alleg- suppos- assum- suspect- guess- might possibly unconfirmed perhaps apparently presum- conjectur- thought unverified estimate- could uncertain probabl-"),
		"proposed":   strings.Fields("would propos- demand- plan- programme should asked asking wanted sought request- promis- intend- hoped call- aim- seek- bill draft was_to were_to is_to are_to"),
	},
	Denials:   strings.Fields("never not no none nor neither nobody nothing hardly without cannot t false denied wrong untrue"),
	Denying:   "It is not true that",
	Negations: strings.Fields("not no never"),
	Unsaying: strings.Fields(`about above after against also among been before below between both could during each even every exactly from have least less more most much only other over same some than that their them
		then there these they this those under were what when where which while will with would through under until upon within without because near next into january february march april june july august september october november december`),
	Definite: strings.Fields("the these those both other all"),
	Articles: strings.Fields("a an the"),

	Senses: senses,
	Persons: strings.Fields(`people person persons man men individual individuals soul souls life lives victim victims inhabitant inhabitants citizen citizens
		other others casualty casualties resident residents those them participant participants member members human humans`),
	Disclaims: []string{"not true", "untrue", "false that", "false to", "wrong to", "wrong that", "not the case", "denies", "denied", "deny", "denying", "disputes", "disputed", "refutes", "refuted",
		"retracts", "retracted", "rejects", "contrary to", "a myth", "no truth", "never happened", "incorrect", "no evidence", "mistaken", "doubts", "doubted", "rejected", "a lie", "disproves", "not so that", "a mistake",
		"in error", "an error", "dismissed as", "dismisses", "disbelieves", "challenges the", "contests", "contested", "it is wrong", "an illusion", "pure fantasy", "old wives", "fairy tale", "fairy tales", "made up", "no basis", "unfounded", "baseless", "groundless", "overturned", "later withdrawn", "since withdrawn", "been withdrawn", "taken back", "not to be believed"},
	Fictions: strings.Fields("myth legend fable fiction invention fabrication hoax falsehood lie nonsense propaganda forgery misprint exaggeration fantasy"),
	Called:   strings.Fields("a an as mere pure sheer is was were be called"),
	Refuted:  strings.Fields("exaggerated invented fabricated debunked discredited disproved disproven refuted retracted repudiated disowned"),
	Beliefs: strings.Fields(`believed believes believe accepted accept accepts credited credits true confirmed proven proved proof supported upheld credible credibly tenable seriously
		trusted trusts case holds thinks maintained disputes`),
	Never:        strings.Fields("never nobody none neither nor"),
	Auxiliaries:  strings.Fields("did do does has have had could was were is are been be would should must may might"),
	Spared:       strings.Fields("only exceed exceeds exceeded exceeding above over below under beyond than until before yet all every each just even again counting include including included includes count merely simply necessarily always enough otherwise stop hesitate fail fewer less more greater"),
	Without:      strings.Fields("without lacking"),
	Universals:   strings.Fields("every all each any average typical ordinary median usual usually generally normally typically"),
	Others:       strings.Fields("other others rest remaining remainder besides apart excluding except"),
	Subordinates: strings.Fields("after before when while because since although though who whom whose until once following"),
	Dividers:     strings.Fields("and while whereas but against or versus compared then later"),
	Places:       strings.Fields("in at near outside inside from of off around across within throughout to"),
	Asides:       strings.Fields("according says said writes wrote unlike like"),
	Parts:        strings.Fields("most majority many some whom which few several part half"),
	Opposites:    strings.Fields("un non im dis"),
	Beside:       strings.Fields("compared"),
	Becomes:      strings.Fields("to"),
	Exceeds:      strings.Fields("exceeded exceeds outnumbered outnumber surpassed topped"),
	Phrasal:      strings.Fields("went go goes gone going came come comes brought pushed put moved sent"),
	Up:           strings.Fields("up"),
	Down:         strings.Fields("down"),
	Determiners:  strings.Fields("the those of all these political"),
	Nones:        strings.Fields("none neither nobody"),
	Equals:       strings.Fields("many much large big high great long"),
	Whole:        strings.Fields("of among"),
	Adds:         []string{"in addition to", "besides", "on top of", "as well as", "plus", "apart from", "further", "added to"},
	Copulas:      strings.Fields("is was are were been"),
	Asks:         strings.Fields("how whether why who"),
	Whens:        strings.Fields("during after before until since"),
	Schemes:      strings.Fields("programme program plan bill draft proposal"),
	Facts:        strings.Fields("cut set gave brought rose fell made put let"),
	FactEndings:  []string{"ed"},
	Multiplies: map[string]string{
		"2": "doubled, doubling, doubles, double a, double an, double his, double their, double those, double that", "3": "tripled, tripling, triples, trebled, trebling, trebles, triple a, triple an, triple his, triple their, triple those, triple that", "4": "quadrupled, quadrupling, quadruple", "5": "quintupled",
		"1/2": "halved, halving, halves",
	},
	Plain: "%d times",

	Rises: strings.Fields(`rise rises rose risen rising increase increases increased increasing grow grows grew grown growing growth
		gain gained climb climbed soar soared raise raised doubled tripled quadrupled trebled jumped surged swelled expanded lifted boosted widened mounted`),
	Falls: strings.Fields(`fall falls fell fallen falling drop drops dropped decline declines declined declining decrease decreases
		decreased decreasing cut cuts slashed halved lowered slashing trimmed narrowed shed dwindled tumbled shrink shrank shrunk reduce reduced reduction plunge plunged sink sank`),
	Higher: strings.Fields("more higher dearer larger greater bigger longer taller"),
	Lower:  strings.Fields("less fewer lower cheaper smaller shorter"),
	Turns:  strings.Fields("or than and"),

	Per:             strings.Fields("per each every of in"),
	Each:            []string{"per", "for each", "for every", "to each", "to every", "of every", "of each", "in every", "out of every"},
	BeforeCounts:    strings.Fields("was were is are be cost costs counted killed some than over under about nearly almost"),
	Than:            []string{"than"},
	Joins:           []string{"of", "of the", "the", "those", "a"},
	Against:         []string{"to", "against"},
	Frequencies:     strings.Fields("once twice thrice"),
	From:            []string{"from"},
	AtTime:          strings.Fields("at by before after around from until till"),
	Confidence:      []string{"confidence", "credible"},
	Scales:          strings.Fields("thousand thousands million millions billion billions"),
	Times:           "times",
	Multiples:       strings.Fields("twice thrice double triple quadruple"),
	MultipleEndings: []string{"fold"},

	Below: [][]string{
		{"per", "for each", "for every", "to each", "to every", "for one", "to one"},
		{"compared with", "compared to", "relative to", "as a multiple of", "multiple of", "as a share of", "share of the", "as a percentage of", "percentage of the", "against", "versus", "vs", "times"},
		{"among", "out of"},
	},
	BelowLoose: strings.Fields("to of than"),
	RateOf:     strings.Fields("of in on from among per for rise increase cut raise"),
	To:         []string{"to", "until", "till", "and"},
	And:        strings.Fields("and while whereas but or"),
	Every:      strings.Fields("every each all any average mean median typical usual"),
	Shares:     strings.Fields("share percentage percent proportion fraction"),
	Multiple:   strings.Fields("multiple times fold"),
	Former:     strings.Fields("before earlier former previous old first then start beginning was"),
	Latter:     strings.Fields("after later afterwards latter next new last now end since"),
	In:         strings.Fields("in one a an"),
	Alike: [][]string{
		strings.Fields("dead death deaths die died dies dying killed kill kills killing fatalities slain toll"),
		strings.Fields("wounded wound injured injuries hurt"),
		strings.Fields("imprisoned jailed imprisonment gaoled incarcerated"),
		strings.Fields("released freed free liberated release"),
		strings.Fields("executed executions execution hanged"),
		strings.Fields("wage wages salary salaries pay paid earned earnings earn"),
		strings.Fields("displaced fled refugees uprooted"),
	},

	Same:     strings.Fields("same identical equal alike simultaneous simultaneously together"),
	Certain:  strings.Fields("certain certainly sure surely fact asserted assert asserts proven proved confirmed established definite definitely undisputed undoubted exact known happened carried"),
	Apart:    strings.Fields("separate separately apart distinct disjoint unrelated independent"),
	Among:    strings.Fields("among part parts include includes included including counted within of"),
	Overlaps: strings.Fields("overlap overlaps overlapping both twice among counted in"),
	Says:     strings.Fields("say says state states tell tells give gives mention know clear"),
	Empty:    []string{"nothing to", "no caveat", "no difference", "no reservation", "not applicable", "to do", "todo", "to be written", "see above", "see below", "as above"},

	Abbreviations: strings.Fields("approx. ca. c. cf. vs. no. nos. al. etc. dr. mr. mrs. prof. st."),
	FormulaWords:  strings.Fields("and or to the of for in per is"),
}
