package folder

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode"
)

// devices are names that Windows keeps for itself, whatever ending they have.
var devices = []string{"con", "prn", "aux", "nul", "com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "conin$", "conout$"}

// Device reports whether Windows keeps a name for a device, so that no file can have it.
func Device(name string) bool {
	stem, _, _ := strings.Cut(strings.ToLower(name), ".")
	return slices.Contains(devices, strings.TrimRight(stem, " "))
}

// Portable says why a path inside a folder cannot be the name of a file on every
// system; nil where it can.
func Portable(name string) error {
	for _, r := range name {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == '\u2028' || r == '\u2029' || r == unicode.ReplacementChar {
			return fmt.Errorf("it contains the invisible character U+%04X", r)
		}
		if strings.ContainsRune(`<>:"|?*\`, r) {
			return fmt.Errorf("it holds the character %c, which no file name on Windows can have", r)
		}
	}
	if path.IsAbs(name) || !fs.ValidPath(name) || name == "." {
		return fmt.Errorf("it must be a path inside the folder, with slashes and without “..”")
	}
	for _, part := range strings.Split(name, "/") {
		if Device(part) {
			return fmt.Errorf("the name %q is kept for a device by Windows", part)
		}
		if strings.TrimRight(part, ". ") != part {
			return fmt.Errorf("%q ends in a dot or a blank, which Windows leaves out", part)
		}
	}
	return nil
}
