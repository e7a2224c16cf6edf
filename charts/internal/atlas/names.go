package atlas

import (
	"fmt"
	"slices"
	"strings"

	"quotient/datasets/spelling"
)

// inFull are the names that Natural Earth shortens, or that have changed since.
var inFull = map[string]string{
	"Antigua and Barb.": "Antigua and Barbuda", "Ashmore and Cartier Is.": "Ashmore and Cartier Islands",
	"Bosnia and Herz.": "Bosnia and Herzegovina", "Br. Indian Ocean Ter.": "British Indian Ocean Territory",
	"British Virgin Is.": "British Virgin Islands", "Cayman Is.": "Cayman Islands",
	"Central African Rep.": "Central African Republic", "Congo": "Republic of the Congo", "Cook Is.": "Cook Islands",
	"Dem. Rep. Congo": "Democratic Republic of the Congo", "Dominican Rep.": "Dominican Republic",
	"Eq. Guinea": "Equatorial Guinea", "Faeroe Is.": "Faroe Islands", "Falkland Is.": "Falkland Islands",
	"Fr. Polynesia": "French Polynesia", "Fr. S. Antarctic Lands": "French Southern Territories",
	"Heard I. and McDonald Is.": "Heard Island and McDonald Islands", "Indian Ocean Ter.": "Australian Indian Ocean Territories",
	"Macedonia": "North Macedonia", "Marshall Is.": "Marshall Islands", "N. Cyprus": "Northern Cyprus",
	"N. Mariana Is.": "Northern Mariana Islands", "Pitcairn Is.": "Pitcairn Islands", "S. Geo. and the Is.": "South Georgia and the South Sandwich Islands",
	"S. Sudan": "South Sudan", "Solomon Is.": "Solomon Islands", "St-Barthélemy": "Saint Barthélemy", "St-Martin": "Saint Martin",
	"St. Kitts and Nevis": "Saint Kitts and Nevis", "St. Pierre and Miquelon": "Saint Pierre and Miquelon",
	"St. Vin. and Gren.": "Saint Vincent and the Grenadines", "São Tomé and Principe": "São Tomé and Príncipe",
	"Turks and Caicos Is.": "Turks and Caicos Islands", "U.S. Virgin Is.": "United States Virgin Islands",
	"W. Sahara": "Western Sahara", "Wallis and Futuna Is.": "Wallis and Futuna", "eSwatini": "Eswatini",
}

// otherwise are other names in use, by the two letters of their countries; more than one
// of these where a name alone does not tell.
var otherwise = map[string][]string{
	"america": {"US"}, "bolivia (plurinational state of)": {"BO"}, "britain": {"GB"}, "great britain": {"GB"},
	"brunei darussalam": {"BN"}, "burma": {"MM"}, "cape verde": {"CV"}, "china, hong kong sar": {"HK"}, "china, macao sar": {"MO"},
	"congo": {"CG", "CD"}, "congo (brazzaville)": {"CG"}, "congo (kinshasa)": {"CD"}, "congo, rep.": {"CG"}, "congo, dem. rep.": {"CD"},
	"dr congo": {"CD"}, "drc": {"CD"}, "democratic republic of congo": {"CD"}, "czech republic": {"CZ"}, "east timor": {"TL"},
	"egypt, arab rep.": {"EG"}, "gambia, the": {"GM"}, "the gambia": {"GM"}, "hong kong sar, china": {"HK"}, "holland": {"NL"},
	"iran (islamic republic of)": {"IR"}, "iran, islamic rep.": {"IR"}, "ivory coast": {"CI"}, "côte d’ivoire": {"CI"}, "cote d'ivoire": {"CI"},
	"korea": {"KR", "KP"}, "republic of korea": {"KR"}, "korea, rep.": {"KR"}, "democratic people's republic of korea": {"KP"}, "korea, dem. people's rep.": {"KP"},
	"kyrgyz republic": {"KG"}, "lao people's democratic republic": {"LA"}, "lao pdr": {"LA"}, "macau": {"MO"}, "macedonia": {"MK"},
	"micronesia (federated states of)": {"FM"}, "republic of moldova": {"MD"}, "russian federation": {"RU"}, "slovak republic": {"SK"},
	"state of palestine": {"PS"}, "palestinian territories": {"PS"}, "swaziland": {"SZ"}, "syrian arab republic": {"SY"},
	"the bahamas": {"BS"}, "bahamas, the": {"BS"}, "the netherlands": {"NL"}, "türkiye": {"TR"}, "turkiye": {"TR"}, "uk": {"GB"},
	"united republic of tanzania": {"TZ"}, "united states": {"US"}, "usa": {"US"}, "u.s.": {"US"}, "u.k.": {"GB"},
	"venezuela (bolivarian republic of)": {"VE"}, "venezuela, rb": {"VE"}, "viet nam": {"VN"}, "virgin islands": {"VI", "VG"},
	"yemen, rep.": {"YE"}, "holy see": {"VA"}, "vatican city": {"VA"}, "faeroe islands": {"FO"},
}

// An Unknown says why a name is of no country.
type Unknown struct{ Message, Hint string }

func (e *Unknown) Error() string { return e.Message }

// Find returns the country of a name, or of a code of ISO 3166 in two or three letters. The
// error is an [*Unknown].
func Find(name string) (*Country, error) {
	all := Countries()
	key := strings.ToLower(strings.Join(strings.Fields(strings.ReplaceAll(name, "’", "'")), " "))
	coded := func(code string) *Country {
		i := slices.IndexFunc(all, func(c *Country) bool { return c.Two != "" && (c.Two == code || c.Three == code) })
		if i < 0 {
			return nil
		}
		return all[i]
	}
	if code := strings.TrimSpace(name); len(code) <= 3 {
		if c := coded(code); c != nil {
			return c, nil
		}
	}
	for _, c := range all {
		if strings.ToLower(c.Name) == key {
			return c, nil
		}
	}
	switch codes := otherwise[key]; len(codes) {
	case 0:
	case 1:
		return coded(codes[0]), nil
	default:
		var names []string
		for _, code := range codes {
			names = append(names, coded(code).Name+" ("+code+")")
		}
		return nil, &Unknown{fmt.Sprintf("%q can be %s", name, strings.Join(names, " or ")), "write the one that is meant"}
	}
	var names []string
	for _, c := range all {
		names = append(names, c.Name)
	}
	hint := "write its name in English, or its code of ISO 3166, such as HU or HUN"
	if near := spelling.Nearest(name, names); near != "" {
		hint = fmt.Sprintf("did you mean %q?", near)
	}
	return nil, &Unknown{fmt.Sprintf("%q is no country of the atlas", name), hint}
}
