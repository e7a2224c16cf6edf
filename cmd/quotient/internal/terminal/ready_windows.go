package terminal

import (
	"os"

	"golang.org/x/sys/windows"
)

// ready makes a console take colours, and reports whether it does: those before Windows 10
// print the codes.
func ready(f *os.File) bool {
	var mode uint32
	h := windows.Handle(f.Fd())
	if err := windows.GetConsoleMode(h, &mode); err != nil {
		return false
	}
	return windows.SetConsoleMode(h, mode|windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING) == nil
}
