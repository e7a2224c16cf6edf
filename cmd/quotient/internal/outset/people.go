package outset

import "quotient/datasets/language"

// peopleIn is the name of the unit of people in a language; nil in that of messages, whose
// name it has already.
func peopleIn(tag string) map[string]string {
	l := language.For(tag)
	if l == language.All[0] || l.Drafting.Person == "" {
		return nil
	}
	out := map[string]string{"one": l.Drafting.Person}
	if l.Drafting.Persons != "" {
		out["plural"] = l.Drafting.Persons
	}
	return out
}
