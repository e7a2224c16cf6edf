package unit

import "quotient/datasets/language/form"

// Sterling is the name of the pound of Britain.
const Sterling = "pound sterling"

// Paid reports whether words say that what is between two tokens is a price.
func (b Reader) Paid(from, to int) bool {
	for k := max(0, from-8); k < min(to+4, len(b.Tokens)); k++ {
		if (k < from || k >= to) && (b.Speaks("sterling", k) || b.Has(k, form.IsPrice) || b.Is(k, "£")) {
			return true
		}
	}
	return false
}
