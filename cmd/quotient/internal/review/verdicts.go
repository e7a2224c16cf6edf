package review

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"quotient/datasets/check"
)

// Latest are the reviews of each subject, by its address now: the last of each reviewer,
// by its date, and of one day the one that comes last in the file. Some may be of an older
// version: see [Subject.Is].
func Latest(reviews []Resolved) map[string][]Resolved {
	latest := map[signature]int{} // by its index
	for i, r := range reviews {
		if r.Subject == nil {
			continue
		}
		by := signature{r.Subject.Ref, person(r.Reviewer)}
		if last, ok := latest[by]; !ok || reviews[last].Date <= r.Date {
			latest[by] = i
		}
	}
	out := map[string][]Resolved{}
	for _, i := range slices.Sorted(maps.Values(latest)) {
		ref := reviews[i].Subject.Ref
		out[ref] = append(out[ref], reviews[i])
	}
	return out
}

// Standing are the reviews that hold of each subject as it is now: the last of each
// reviewer on this version.
func Standing(reviews []Resolved) map[string][]Resolved {
	var now []Resolved
	for _, r := range reviews {
		if r.Subject != nil && r.Subject.Is(r.Review) {
			now = append(now, r)
		}
	}
	return Latest(now)
}

// A Verification is what the reviews of a study say of it as it is now.
type Verification struct {
	Subjects []Subject
	Reviews  []Review
	// Required asks an ok of every observation, by another than who wrote it.
	Required bool
	Study    string // for the command that signs
}

// Verify reports what reviewers object to. It fails while something was found wrong, until
// somebody has looked at it as it is now, and where that is required, while something is
// in question or an observation has no ok.
func (v Verification) Verify(found *check.Result) {
	b := &verifier{Verification: v, found: found, resolved: Resolve(v.Reviews, byRef(v.Subjects))}
	b.standing, b.latest = Standing(b.resolved), Latest(b.resolved)
	if v.Required {
		found.Title = "every observation has an ok; nothing else needs one"
	}
	for _, s := range v.Subjects {
		b.subject(s)
	}
	if b.open > 0 {
		found.Unchecked, found.Why = b.open, "nobody has signed the rest"
		if found.Checked == 0 {
			found.Why = "nobody has signed them as they are"
		}
	}
	b.notes()
}

// verifier gathers what reviewers object to.
type verifier struct {
	Verification
	found            *check.Result
	resolved         []Resolved
	standing, latest map[string][]Resolved
	signed, all      map[Kind]int
	open             int      // observations that nobody has signed as they are
	older, alone     []string // signatures of an older version, and of a row without its sentence
	questions        []string
}

// subject checks one. What nobody has signed is not counted as looked at.
func (v *verifier) subject(s Subject) {
	if v.all == nil {
		v.all, v.signed = map[Kind]int{}, map[Kind]int{}
	}
	v.all[s.Kind]++
	standing := v.standing[s.Ref]
	if len(standing) > 0 {
		v.signed[s.Kind]++
	}
	asked := v.Required && s.Kind == Observed
	objected := v.object(s)
	for _, r := range v.latest[s.Ref] {
		switch {
		case s.Alone(r.Review):
			v.alone = append(v.alone, s.Ref)
		case !s.Is(r.Review):
			v.older = append(v.older, fmt.Sprintf("%s, signed by %s on %s (%s)", s.Ref, r.Reviewer, r.Date, r.Verdict))
			objected = v.outdated(s, r) || objected
		}
	}
	if len(standing) > 0 || asked || objected {
		v.found.Checked++
	} else if s.Kind == Observed {
		v.open++
	}
	signed := signers(s, standing)
	if !asked || len(signed) >= s.eyes() || objected {
		return
	}
	message, hint := "nobody has reviewed it", "to sign it off, run "+v.command(s)
	switch {
	case len(signed) > 0:
		message = fmt.Sprintf("a person has read it, and %s alone has signed it, who may be the same", signed[0])
		hint = "a second person is needed: have another sign, or name the reader in a column author; run " + v.command(s)
	case len(standing) > 0:
		message = "only " + s.Author + ", who wrote it, has reviewed it"
	case len(v.latest[s.Ref]) > 0:
		list := v.latest[s.Ref]
		message = "it has changed since it was reviewed" + changedSince(list[len(list)-1])
	}
	v.add(s, message, hint)
}

// signers are those whose ok counts, each once.
func signers(s Subject, standing []Resolved) (names []string) {
	for _, r := range standing {
		if r.Verdict == OK && !s.Mine(r.Review) {
			names = append(names, r.Reviewer)
		}
	}
	return names
}

// eyes is how many people must sign a subject: what a person has read otherwise than the
// program needs a second, and who has read it is not known without an author.
func (s Subject) eyes() int {
	if s.Read && s.Author == "" {
		return 2
	}
	return 1
}

func (v *verifier) command(s Subject) string {
	return fmt.Sprintf("quotient review %s --sign %s --as NAME", v.Study, s.Ref)
}

func (v *verifier) add(s Subject, message, hint string) {
	f := s.place
	f.Ref, f.Message, f.Hint = s.Ref, message, hint
	v.found.Add(f)
}

// object reports who found something wrong, or questionable.
func (v *verifier) object(s Subject) (objected bool) {
	for _, r := range v.standing[s.Ref] {
		says := fmt.Sprintf("%s found it %s on %s%s", r.Reviewer, findings[r.Verdict], r.Date, note(r.Review))
		switch {
		case r.Verdict == Wrong || r.Verdict != OK && v.Required:
			objected = true
			v.add(s, says, "correct it, or have it reviewed again: "+v.command(s))
		case r.Verdict != OK:
			v.questions = append(v.questions, s.Ref+": "+says)
		}
	}
	return objected
}

// outdated reports a reviewer who found an older version wrong, if nobody has looked at
// this one.
func (v *verifier) outdated(s Subject, r Resolved) bool {
	if r.Verdict != Wrong || slices.ContainsFunc(v.standing[s.Ref], func(x Resolved) bool { return !s.Mine(x.Review) }) {
		return false
	}
	v.add(s, fmt.Sprintf("%s found an older version wrong on %s%s, and nobody has looked at this one%s", r.Reviewer, r.Date, note(r.Review), changedSince(r)),
		"look at it as it is now, and sign what you find: "+v.command(s))
	return true
}

func (v *verifier) notes() {
	for _, k := range Kinds {
		if v.all[k] > 0 && (k == Observed || v.signed[k] > 0) {
			v.found.Note("%d of %s signed", v.signed[k], plural(v.all[k], string(k)))
		}
	}
	if n := len(v.older); n > 0 {
		v.found.Note("%s of an older version: %s", signatures(n), strings.Join(v.older, "; "))
	}
	if n := len(v.alone); n > 0 {
		v.found.Note("%s made without the text, of the row alone and not of the sentence of its quote: %s", signatures(n), strings.Join(v.alone, ", "))
	}
	for _, q := range v.questions {
		v.found.Note("%s", q)
	}
	for _, r := range v.resolved {
		if r.Subject == nil {
			v.found.Note("%s:%d (%s, by %s on %s) is of %s, which is no more", FileName, r.line, r.Verdict, r.Reviewer, r.Date, r.Row)
		}
	}
}

func signatures(n int) string {
	if n == 1 {
		return "1 signature is"
	}
	return fmt.Sprintf("%d signatures are", n)
}

// plural counts things in English: 1 chart, 2 charts.
func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	if noun == string(SetAside) {
		return fmt.Sprintf("%d numbers set aside", n)
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// changedSince tells what has changed since a review.
func changedSince(r Resolved) string {
	var out []string
	for _, c := range r.Changes() {
		out = append(out, c.String())
	}
	if len(out) == 0 {
		return ""
	}
	return ": " + strings.Join(out, "; ")
}
