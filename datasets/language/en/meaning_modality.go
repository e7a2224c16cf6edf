package en

import "quotient/datasets/language/form"

// saysOfModality say how far a sentence claims a number: as what is to come, as a demand, as
// a rumour.
var saysOfModality = map[form.Saying]string{
	form.SaysExpected: form.Phrases(`expect, expects, expected, expecting, expectation, expectations, anticipate, anticipates, anticipated, anticipating,
		projected, projecting, projection, projections, project that, project a, forecast, forecasts, forecasted, forecasting, predict, predicts, predicted, predicting, prediction, predictions,
		plan to, plans to, planned, planning to, plan for, plans for, plan on, plans on, planning, plan a, plan an, intend, intends, intended, intending, aim to, aims to, aimed to, aiming to, aim for, aims for, aiming for,
		hope to, hopes to, hoped to, hoping to, hope for, hopes for, hoped for, hoping for, hopes of, likely to, is likely, are likely, set to, is due to, are due to, was due to, were due to, due to open, scheduled to, scheduled for, slated to, slated for, going to,
		target, targets, targeted at, targeting, goal of, outlook, outlook for, guidance, budgeted, budgets, look for a, looks for a, looked for a, looking for a, look for an, looks for an, looked for an, looking for an, foresee, foresees, foresaw, foreseen, look to, looks to, on track to, on course to, about to, poised to, bound to,
		estimated to reach, estimated to rise, estimated to fall, estimated to grow, estimated to cost, estimated to take, estimated to need, consensus,
		brokers' estimate of, analysts' estimate of, estimates by analysts, estimates of analysts, missed the estimate, beat the estimate,
		broker estimate, brokers estimate, brokers s estimate, analyst estimate, analysts estimate, analysts estimates, brokers estimates, economists estimates, economists estimate, street estimates, street estimate, consensus estimate, consensus estimates, earnings estimate, earnings estimates, profit estimate, profit estimates, sales estimate, sales estimates,
		an estimate for, estimates for, estimate for`),
	form.ClaimsToBe: form.Phrases(`will, ll, would, are to meet, is to meet, are to begin, is to begin, are to open, is to open, are to close, is to close, are to build, is to build, are to sell, is to sell, are to cut, is to cut, was to, were to`),
	form.ClaimsDemand: form.Phrases(`demand that, demand a, demand an, demand the, to demand, demands, demanded, demanding, propose, proposes, proposed, proposing, proposal, proposals, urge, urges, urged, urging, should, shall, must, ought to,
		ask for, asks for, asked for, asking for, had asked, have asked, call for, calls for, called for, calling for, want, wants, wanted, request, requests, requested, requesting, offer, offers, offered, recommend, recommends, recommended, recommending,
		seek, seeks, sought, bill, motion, draft, promise, promises, promised, pledge, pledges, pledged, insist on, insists on, insisted on, insisted that`),
	form.ClaimsDoubt: form.Phrases(`fear, fears, feared, fearing, believed, believe, believes, thought to, thought that, is thought, are thought, was thought, were thought, speculated, speculation, speculate, speculates, rumoured, rumored, rumour, rumours, rumor, rumors,
		alleged, allegedly, alleges, purportedly, reputedly, supposedly, presumably, presumed, unconfirmed, possibly, reportedly, perhaps, maybe, probably, apparently, may, might, could, suspect, suspects, suspected, claimed that, claims that, claim that, claiming that,
		said to have, said to be, is said, are said, was said, were said`),
	form.ClaimsNot: form.Phrases(`will not, would not, could not, may not, might not, should not, must have, must not, demand for, demands of, offered to help, called for help, he could, she could, they could, it could not, i could, we could, who could, and could,
		likely to have, estimated to have, believed in, believes in, plans for the future, must be, may have been the, bound to each, set to music, going to church, going to war, going to work, going to school, goal of the match, draft of, drafts of, suspected of, seek out, sought out, sought refuge, sought shelter, seek refuge, seek shelter, project manager,
		unexpected`),
	form.ClaimsModal:         form.Phrases(`will, would, should, shall, must, ought to, may, might, could`),
	form.ClaimsParticiple:    form.Phrases(`expected, anticipated, projected, forecast, predicted, planned, intended, budgeted, demanded, proposed, requested, offered, recommended, sought, promised, pledged, feared, believed, suspected, alleged, rumoured, rumored, presumed, targeted, scheduled`),
	form.ClaimsForecast:      form.Phrases(`forecast, forecasts, projection, projections, outlook, guidance, target, targets, estimate, estimates, prediction, predictions, expectation, expectations`),
	form.ClaimsProgramme:     form.Phrases(`programme, program, manifesto, proposal, proposals, bill, demands, petition, draft, the motion, a motion, platform, law would`),
	form.ClaimsOf:            form.Phrases(`of, at, to, by`),
	form.ClaimThat:           form.Phrases(`that`),
	form.ClaimFrom:           form.Phrases(`from`),
	form.ClaimEnds:           form.Phrases(`after, because, whereas, although, though, while, than, which, who, whom, whose, since, when, despite, except, unlike, where, what`),
	form.ClaimEndsAfterComma: form.Phrases(`and, but, or, up, down, compared, against, having, as, before, until, with, so, yet, above, below, over, under, on top of, in addition, besides, instead, rather, more than, less than, fewer than, higher, lower, well above, replacing, said, says, he, she, it, they, we`),
	form.ClaimWas:            form.Phrases(`was, were, had, did`),
	form.ClaimDid:            form.Phrases(`paid, got, lost, sold, bought, made, took, gave, found, saw, fell, rose, won, spent, built, came, went, kept, left, sent, held, cut, earned, killed`),
	form.ClaimAnd:            form.Phrases(`and, but`),
	form.ClaimHelps:          form.Phrases(`is, are, was, were, be, been, being, has, have, had`),
}
