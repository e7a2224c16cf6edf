package en

// before are the qualifiers that come before a number.
var before = map[string]string{
	"over": `more than
		over
		above
		exceeding
		exceeds
		exceeded
		exceed
		in excess of
		upwards of
		upward of
		beyond
		past
		greater than
		well over
		well above
		just over
		just above
		a little over
		slightly over
		slightly more than
		a little more than
		far more than
		north of
		surpassing
		surpassed
		surpass
		surpasses
		topped
		topping
		higher than
		bigger than
		larger than
		longer than
		older than
		taller than
		heavier than
		faster than
		better than`,
	"at-least": `at least
		at the least
		at the very least
		at a minimum
		no fewer than
		nor fewer than
		nor less than
		no less than
		not less than
		not fewer than
		a minimum of
		the minimum of
		minimum of
		minimum
		as few as
		as little as
		greater than or equal to
		greater or equal to
		greater or equal than
		higher or equal than
		higher than or equal to
		higher or equal to
		more than or equal to
		bigger or equal than
		bigger than or equal to
		larger than or equal to
		equal or greater than
		equal or more than
		equal to or greater than
		equal to or more than`,
	"under": `less than
		fewer than
		just shy of
		shy of
		not quite
		under
		below
		lower than
		smaller than
		younger than
		shorter than
		cheaper than
		just under
		just below
		well under
		well below
		short of
		just short of
		a little less than
		slightly less than
		slightly under
		slightly below
		a little under
		south of`,
	"up-to": `up to
		up to and including
		at most
		at the most
		at a maximum
		no more than
		not more than
		no greater than
		not over
		as many as
		as much as
		as high as
		as long as
		as far as
		as old as
		as tall as
		as big as
		within
		a maximum of
		the maximum of
		maximum of
		maximum
		not exceeding
		capped at
		limited to
		less than or equal to
		less or equal than
		less or equal to
		smaller than or equal to
		smaller or equal than
		smaller or equal to
		lower or equal than
		lower or equal to
		lower than or equal to
		equal or less than
		equal or smaller than
		equal to or less than
		or less than
		nor more than
		nor over`,
	"about": `about
		around
		approximately
		approx
		approximate
		roughly
		some
		circa
		c
		ca
		nearly
		almost
		close to
		near
		nearing
		approaching
		an estimated
		estimated
		estimated at
		estimated to be
		in the region of
		in the neighbourhood of
		in the neighborhood of
		in the order of
		on the order of
		somewhere around
		something like
		practically
		virtually
		more or less
		give or take
		perhaps
		possibly
		maybe
		say
		barely
		scarcely
		hardly`,
	"exact": `exactly
		precisely
		a total of
		in total
		equal to
		equals
		a full`,
}

// after are the qualifiers that follow a number.
var after = map[string]string{
	"at-least": `or more
		or greater
		or above
		or higher
		or over
		or older
		or later
		and above
		and over
		and more
		and even more
		and even over
		and up
		and upwards
		and older
		or better
		at least
		minimum
		at minimum
		at a minimum
		as a minimum
		as the minimum
		plus`,
	"up-to": `or less
		as a maximum
		as the maximum
		or fewer
		or under
		or below
		or lower
		or younger
		and under
		and below
		and younger
		at most
		at the most
		maximum
		tops`,
	"about": `or so
		or thereabouts
		approximately
		give or take`,
}
