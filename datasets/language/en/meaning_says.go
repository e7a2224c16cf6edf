package en

import "quotient/datasets/language/form"

// says are phrases near a number, by what they say of it.
var says = form.Sayings(saysOfGroup, saysOfClaim, saysOfModality)

// saysOfGroup say what a number is of its group: its greatest, its rate, its size.
var saysOfGroup = map[form.Saying]string{
	form.SaysMost: `maximum
maxima
max
highest
most
largest
greatest
biggest
longest
tallest
heaviest
oldest
fastest
deepest
widest
busiest
up to
as many as
as much as
as high as
as long as
as far as
no more than
not more than
at most
peak
peaked
record
top
ceiling
cap
capped
upper
best paid
limit
at the outside
even over
even more
or less
or fewer
or under
the first prize
-est paid`,
	form.SaysLeast: `minimum
minima
min
lowest
least
smallest
fewest
shortest
slowest
youngest
lightest
at least
as few as
as little as
as low as
no fewer than
no less than
not less than
not fewer than
floor
bottom
lower limit
or more
or over
upwards
worst paid
record low`,
	form.SaysTypical: `average
averages
averaged
averaging
mean
median
typical
typically
usual
usually
normal
normally
ordinary
each
every
apiece
per
a head
a piece
common
commonly
standard
regular
one of them
a man
a day
a week
a month
a year
daily
weekly
monthly
annual
yearly
hourly`,
	form.SaysRate: `per
percent
per cent
rate
rates
each
every
a head
apiece
in every
out of
proportion
ratio
share
fraction
times
a day
a week
a month
a year
an hour
speed
in ten
in a hundred
in a thousand
half
third
quarter
fifth
tenth
one in
two in
three in
interest
tax
duty
growth`,
	form.SaysThreshold: `less than
fewer than
more than
over
under
above
below
at least
at most
up to
no more than
not more than
no less than
not less than
no fewer than
beyond
exceed
exceeds
exceeding
exceeded
limit
limits
limited
threshold
ceiling
floor
cap
capped
maximum
minimum
fixed
set at
from
until
within
or more
or less
or over
or under
older than
younger than
required
requires
quorum
qualify
qualified
eligible
age of`,
	form.SaysMoment: `reach
reached
reaches
reaching
gathered
gather
crowd
crowds
demonstration
demonstrations
rally
assembled
assembly
meeting
present
attended
attending
attendance
stood at
standing
stands
at a time
by then
by noon
by midnight
by evening
by morning
at noon
at midnight
at dawn
at dusk
that day
on that day
strong
aboard
on board
population
inhabitants
residents
members
employed
employs
on strike
in prison
now
currently
at present
today
there were
there are
had
numbered
numbers
a.m
p.m
a m
p m
o clock
strength
stock
marched
held
holding`,
	form.SaysPart: `of which
of whom
of them
of these
of those
among them
among these
among which
among whom
including
included
includes
include
half
some of
most of
out of
majority
minority
portion
share
remaining
the rest
one in`,
	form.SaysTime: `second
seconds
minute
minutes
hour
hours
day
days
night
nights
week
weeks
fortnight
month
months
year
years
decade
decades
century
centuries`,
	form.SaysOfOne: `average
averaged
averaging
mean
median
typical
typically
each
apiece
a head
per head
per person
salary
wage was
wage of
pay was
pay of
wages were
price
rent
fare
pension`,
	form.SaysSize: `tall
high
long
wide
deep
thick
broad
heavy
old
across
height
length
width
depth
diameter
radius
thickness
altitude
elevation
distance
area of
an area`,
	form.SaysCrowd: `crowd
crowds
gathered
demonstration
demonstrations
demonstrators gathered
rally
assembled
aboard
on board
had reached
had already reached
at that moment
at one time`,
	form.SaysFixed: `fixed
set at
limit
limits
limited to
threshold
ceiling
cap
capped
maximum
minimum
quorum
exempt
exempted
eligible
required
requires
must have
allowed
permitted
if
who have
those with
those earning
wages
salaries
incomes
earning
exceeding`,
	form.SaysOfThe: `of the
of his
of her
of their
of its
of all
of those
of these
of our
of which
of whom
of them`,
	form.SaysFixedAt: `fixed at
set at
limited to
capped at
a limit of
a ceiling of
a maximum of
a minimum of
pegged at`,
}
