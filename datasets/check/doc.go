// Package check holds the tables of a study against the texts that they are from.
//
//	Study, Texts → Ledger (each quote in its text, each number with its row) ┐
//	List of Checks ──────────────────────────────────────────────────────────┴→ Results
//
// A [Ledger] finds every quote in the texts and accounts for every number of them. Each
// [Check] asks one thing of it and says how much it looked at and what does not hold.
// Where a text is not at hand, number, qualifier and unit are read from the quotes alone,
// and what cannot be known without the text is counted as not checked.
//
// Checks of other things (comparisons, words, articles) have the same shape, [Of].
package check
