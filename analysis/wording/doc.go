// Package wording has the words of every language as those who judge sentences need them:
// vocabularies, lexicons of what words say, and the sentences, words and stems of a text.
package wording
