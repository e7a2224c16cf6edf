package el

import "quotient/datasets/language/form"

// words are what words do in and near numbers.
var words = map[form.Roles]string{
	form.IsZero:        `μηδέν`,
	form.IsSuffix:      `ος η ο ου ης ον οι ες`,
	form.IsProgramme:   `πρόγραμμα προγράμματος αιτήματα διακήρυξη ψήφισμα`,
	form.IsDemand:      `απαιτεί απαιτούν απαίτησαν απαίτησε ζητά ζητούν ζήτησαν ζήτησε προτείνει προτείνουν πρότειναν πρότεινε πρέπει σχεδιάζει σχεδιάζουν προβλέπει προβλέπουν υπόσχεται υποσχέθηκε`,
	form.IsHedge:       `εικάζεται φέρεται φέρονται πιθανολογείται υποτίθεται λέγεται`,
	form.IsAnd:         `και κι`,
	form.IsBut:         `αλλά`,
	form.IsMinus:       `μείον πλην`,
	form.IsTo:          `έως ως μέχρι`,
	form.IsOr:          `ή`,
	form.IsBetween:     `μεταξύ ανάμεσα`,
	form.IsFrom:        `από`,
	form.IsPreposition: `σε στο στη στην στον στα στις στους με για κατά πριν μετά προς χωρίς επί`,
	form.IsDeterminer:  `ο η το οι τα τον την τη του της των τους τις αυτός αυτή αυτό`,
	form.IsPronoun:     `που οποίος οποία οποίο οποίοι οποίες`,
	form.IsAuxiliary:   `είναι ήταν έχει είχε έχουν είχαν θα να`,
	form.IsAdverb:      `ήδη ακόμη ακόμα μόνο όχι δεν τώρα τότε`,
	form.IsTime:        `δευτερόλεπτα λεπτά ώρες ώρα ημέρες μέρες ημέρα μέρα εβδομάδες μήνες μήνα χρόνια έτη δεκαετίες αιώνες`,
	form.IsVague:       `αρκετοί αρκετές αρκετά μερικοί μερικές μερικά πλειοψηφία`,
	form.IsNameHead:    `άρθρο σελίδα κεφάλαιο αριθμός`,
}
