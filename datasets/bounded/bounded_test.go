package bounded

import (
	"strings"
	"testing"

	"quotient/datasets/limits"
)

// TestCells finds a cell that is too long, and takes quotation marks for what they are.
func TestCells(t *testing.T) {
	long := strings.Repeat("x", limits.Cell+1)
	for text, want := range map[string]int{
		"a,b\n1,2\n": -1, "a,b\n" + long + ",2\n": 4, "a\n\"" + long + "\"\n": 2, "a\n" + long: 2,
		strings.Repeat("1,2\n", limits.Cell): -1,
	} {
		if at, _ := Cells([]byte(text)); at != want {
			t.Errorf("%.20q…: at %d, want %d", text, at, want)
		}
	}
}

// TestTokens refuses a file with too many parts, or too many in one another.
func TestTokens(t *testing.T) {
	for text, ok := range map[string]bool{
		"a: [1, 2]\n": true, strings.Repeat("[", limits.Depth+1): false, strings.Repeat("- 1\n", limits.Parts+1): false, "a: !tag 1\n": false,
	} {
		if _, err := Tokens([]byte(text)); err == nil != ok {
			t.Errorf("%.20q…: %v", text, err)
		}
	}
}
