package en

import "quotient/datasets/language/form"

// saysOfClaim say what is claimed of a number: that it is planned, denied, counted with
// others or without them.
var saysOfClaim = map[form.Saying]string{
	form.SaysPlanned: `to be
is to
suggest
suggested
suggests
budget
budgeted
plan
planning
ask
asked
asks
asking
call for
called for
calls for
calling for
want
wants
wanted
bill
draft
motion
recommend
recommended
recommends
shall
must
scheme
offer
offered
offers
request
requested
seek
sought
seeks`,
	form.SaysExcluded: `excluding
excludes
exclude
exclusive of
not counting
not including
without counting
except
except for
excepting
other than
apart from
aside from
besides
in addition to
on top of
plus
leaving out
leaves out
not among them
as well as`,
	form.DeniesBefore: `it is not true that
it is untrue that
it was not true that
it is false that
it was false that
is not the case that
was not the case that
there is no truth
no truth in
no evidence that
no evidence of
no proof that
denied that
denies that
deny that
denying that
denied reports
denied claims
denied the claim
denied the report
denied rumours
denied having
contrary to
refuted
refutes
rejected the claim
rejected claims
rejected reports
rejected the report
dismissed claims
dismissed reports
dismissed the claim
disproved
retracted
retracts
withdrew the claim
withdrew its claim
withdrew the report
myth that
legend that
lie that
falsely
wrongly
mistakenly
erroneously
untruly
incorrectly
false report
false reports
false claim
it never happened that
nobody believes that`,
	form.DeniesWithin: `was not
were not
did not
does not
do not
has not
have not
had not
is not
are not
never
wasn t
weren t
didn t`,
	form.DeniesAfter: `is denied
was denied
were denied
has been denied
is false
was false
proved false
is untrue
was untrue
proved untrue
is not true
was not true
is wrong
was wrong
is a myth
was a myth
is a lie
was a lie
was retracted
were retracted
has been retracted
is retracted
was later retracted
was withdrawn
has been withdrawn
was refuted
has been refuted
was disproved
has been disproved
turned out to be false
turned out to be wrong
proved wrong
proved to be false
never happened
was an error
is an error
was a mistake
was invented
was made up`,
	form.DeniesLater: `denied
retracted
untrue
not true
false
wrong
a lie
a myth
withdrawn
refuted
disproved
an error
a mistake
invented
never happened
corrected`,
	form.SaysFiscal: `fiscal
fy-
financial year
quarter ended
quarter ending
quarter that ended
year ended
year ending
months ended
months ending
months to`,
	form.SaysHearsay: `is said to
are said to
was said to
were said to
said to have
it is said that
it was said that
is claimed to
are claimed to
was claimed to
it is claimed that
thought to have
is thought to
are thought to
is reported to
are reported to
reported to have
legend has it`,
	form.SaysDenied: `denied
denies
denial
retracted
retracts
untrue
false
disputed
refuted
withdrawn
contradicted
not true
disproved
rejected`,
	form.SaysOfWhich: `of which
of whom
of them
among them
of those
of these
among which
among whom
among those
among these`,
	form.RefersBack: `this
that
these
those
it
they
the report
the reports
the claim
the claims
the figure
the figures
the number
the numbers
the story
both
all this
later
but
however`,
	form.SaysSum: `total
totals
totalled
totaling
totalling
in all
all told
altogether
together
combined
sum
overall
all`,
}
