package cli

import (
	"runtime/debug"
	"testing"

	"quotient/charts"
)

func TestVersion(t *testing.T) {
	setting := func(key, value string) debug.BuildSetting { return debug.BuildSetting{Key: key, Value: value} }
	module := func(version string) debug.Module { return debug.Module{Version: version} }
	target := []debug.BuildSetting{setting("GOOS", "plan9"), setting("GOARCH", "arm")}
	for _, test := range []struct {
		info *debug.BuildInfo
		want string
	}{
		{nil, "unknown, engine " + charts.Engine},
		{&debug.BuildInfo{GoVersion: "go1.26", Settings: target}, "devel (go1.26 plan9/arm; engine " + charts.Engine + ")"},
		{&debug.BuildInfo{GoVersion: "go1.26", Main: module("v1.2.3"), Settings: target}, "v1.2.3 (go1.26 plan9/arm; engine " + charts.Engine + ")"},
		{
			&debug.BuildInfo{GoVersion: "go1.26", Main: module("(devel)"), Settings: append(target,
				setting("vcs.revision", "0123456789abcdef"), setting("vcs.time", "2026-12-01T10:00:00Z"), setting("vcs.modified", "true"))},
			"devel (commit 0123456789ab of 2026-12-01, changed since; go1.26 plan9/arm; engine " + charts.Engine + ")",
		},
	} {
		if got := version(test.info, test.info != nil); got != test.want {
			t.Errorf("%q, want %q", got, test.want)
		}
	}
}
