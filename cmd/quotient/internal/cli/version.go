package cli

import (
	"fmt"
	"net/url"
	"os"
	"runtime/debug"
	"strings"

	"quotient/charts"
	"quotient/cmd/quotient/internal/report"
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
	return fmt.Sprintf("%s (%s)", release(info), strings.Join(about, "; "))
}

// release is the version of the module that the program was built from.
func release(info *debug.BuildInfo) string {
	if name := strings.Trim(info.Main.Version, "()"); name != "" {
		return name
	}
	return "devel"
}

// tool is the program as logs name it, with where to read about what it checks: at the address
// that QUOTIENT_DOCS has, else in the repository of its module, if the path of that is one.
func tool(page string) report.Tool {
	info, ok := debug.ReadBuildInfo()
	out := report.Tool{Full: version(info, ok), Page: page}
	module := ""
	if ok {
		out.Version, module = release(info), info.Main.Path
	}
	if address := os.Getenv("QUOTIENT_DOCS"); address != "" {
		if u, err := url.Parse(address); err == nil && (u.Scheme == "https" || u.Scheme == "http") && u.Host != "" {
			out.Docs = strings.TrimSuffix(u.String(), "/") + "/"
		}
	} else if host, _, ok := strings.Cut(module, "/"); ok && host == "github.com" {
		out.Docs = "https://" + module + "/blob/HEAD/docs/"
	}
	return out
}
