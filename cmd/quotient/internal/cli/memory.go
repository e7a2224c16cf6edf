package cli

import (
	"os"
	"runtime"
	"runtime/debug"
)

// firstCollection is how much memory is used before anything of it is collected, in
// percent of the 4 MB at which Go begins: most commands end before they use 64 MB.
const firstCollection = 1600

// collectLate lets the first collection of memory wait until it is worth its time. After
// that Go collects as always. A user who has set GOGC decides.
func collectLate() {
	if os.Getenv("GOGC") != "" {
		return
	}
	usual := debug.SetGCPercent(firstCollection)
	collected := new([16]byte)
	runtime.SetFinalizer(collected, func(*[16]byte) { debug.SetGCPercent(usual) })
}
