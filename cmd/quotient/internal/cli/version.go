package cli

import (
	"fmt"
	"runtime/debug"
	"strings"

	"quotient/charts"
)

// version says what program this is: the version of its module, the commit that it was built
// from, the Go that built it and for what, and the version of the code that draws, which pictures
// name too.
func version(info *debug.BuildInfo, ok bool) string {
	if !ok {
		return "unknown, engine " + charts.Engine
	}
	set := map[string]string{}
	for _, s := range info.Settings {
		set[s.Key] = s.Value
	}
	var about []string
	if at := set["vcs.revision"]; at != "" {
		at = "commit " + at[:min(len(at), 12)]
		if date, _, ok := strings.Cut(set["vcs.time"], "T"); ok {
			at += " of " + date
		}
		if set["vcs.modified"] == "true" {
			at += ", changed since"
		}
		about = append(about, at)
	}
	about = append(about, fmt.Sprintf("%s %s/%s", info.GoVersion, set["GOOS"], set["GOARCH"]), "engine "+charts.Engine)
	name := strings.Trim(info.Main.Version, "()")
	if name == "" {
		name = "devel"
	}
	return fmt.Sprintf("%s (%s)", name, strings.Join(about, "; "))
}
