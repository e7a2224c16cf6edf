package scan

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
)

func TestMemo(t *testing.T) {
	var none *Memo
	m := &Memo{}
	const text = "More than 25 of 400 people, on 4 May 1911"
	want := English().Text(text)
	for range 2 {
		got := m.Text(English(), text)
		if !reflect.DeepEqual(got, want) || !reflect.DeepEqual(none.Text(English(), text), want) {
			t.Fatalf("%+v, not %+v", got, want)
		}
		got[0].Span.Start = 7 // is of who asked alone
	}
	hungarian, _ := In("hu")
	if got := m.Text(hungarian, "több mint 25"); !reflect.DeepEqual(got, hungarian.Text("több mint 25")) || reflect.DeepEqual(got, m.Text(English(), "több mint 25")) {
		t.Errorf("one language has the numbers of another: %+v", got)
	}
	filler := strings.Repeat("x ", 10_000)
	for i := range 3 * most / len(filler) {
		m.Text(English(), fmt.Sprint(i, " ", filler))
		if m.bytes > most {
			t.Fatalf("%d bytes are remembered", m.bytes)
		}
	}
}
