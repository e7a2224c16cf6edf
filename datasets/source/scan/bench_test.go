package scan

import (
	"strings"
	"testing"
)

// prose is invented text with about as many numbers as news has.
const prose = `The port handled 1,204 ships in the first quarter of 2019, up 8.1 percent, while more
than 16,000 dockers walked out on June 17, 1953 over wages of less than 800 forints.

Nobody had expected it. The harbour master, who had served there for almost thirty years,
said that the quays were empty by 10 a.m. and that between 5 and 7 cranes stood idle.

Grain prices rose to $4.25 a bushel. "We shall see what comes of it," he said, and went home
through streets that were quiet, past shops that had closed early, and did not look back.

`

func BenchmarkRead(b *testing.B) {
	text := strings.Repeat(prose, 1<<14)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		n := 0
		if err := English().Read(strings.NewReader(text), func(Mention) error { n++; return nil }); err != nil || n == 0 {
			b.Fatal(n, err)
		}
	}
}
