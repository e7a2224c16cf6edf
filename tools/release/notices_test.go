package main

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
)

// TestLinked: every part of the program has a licence that is known, with its text, and
// docs/dependencies.md names it. UPDATE=1 rewrites the table there.
func TestLinked(t *testing.T) {
	parts, err := Notices("../..", targets)
	if err != nil {
		t.Fatal(err)
	}
	if len(parts) < 30 {
		t.Fatalf("%d parts: %v", len(parts), parts)
	}
	licences := map[string]string{}
	var table strings.Builder
	table.WriteString("| Linked | Licence |\n| --- | --- |\n")
	for _, p := range parts {
		if p.Licence == "" || len(p.Files) == 0 {
			t.Errorf("%s has the licence %q and %d files of it", p.Name, p.Licence, len(p.Files))
		}
		licences[p.Name] = p.Licence
		name := "`" + p.Name + "`"
		if strings.Contains(p.Name, " ") {
			name = p.Name
		}
		fmt.Fprintf(&table, "| %s | %s |\n", name, p.Licence)
	}
	for name, want := range map[string]string{"github.com/ajstarks/svgo": "CC-BY-4.0", "github.com/golang/freetype": "FTL", "github.com/inconshreveable/mousetrap": "Apache-2.0"} {
		if licences[name] != want {
			t.Errorf("%s has the licence %q, want %q", name, licences[name], want)
		}
	}
	text := parts.Text()
	for _, says := range []string{"The FreeType Project LICENSE", "Creative Commons Attribution 4.0", "SIL OPEN FONT LICENSE", "UNICODE LICENSE V3", "github.com/spf13/cobra v"} {
		if !strings.Contains(text, says) {
			t.Errorf("the notices have no %q", says)
		}
	}
	for _, p := range parts {
		for _, f := range p.Files {
			if !strings.Contains(text, strings.TrimSpace(f.Text)) {
				t.Errorf("the notices have no text of %s of %s", f.Name, p.Name)
			}
		}
	}
	const page = "../../docs/dependencies.md"
	old, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	between := regexp.MustCompile(`(?s)(<!-- linked -->\n).*?(<!-- /linked -->)`)
	if !between.Match(old) {
		t.Fatalf("%s has no place for the table: <!-- linked --> and <!-- /linked -->", page)
	}
	now := between.ReplaceAllString(string(old), "${1}"+table.String()+"${2}")
	switch {
	case now == string(old):
	case os.Getenv("UPDATE") != "":
		if err := os.WriteFile(page, []byte(now), 0o666); err != nil {
			t.Fatal(err)
		}
	default:
		t.Errorf("%s does not have the parts and licences:\n%s\nUPDATE=1 go test -C tools ./release rewrites it", page, &table)
	}
}

func TestLicence(t *testing.T) {
	for says, want := range map[string]string{
		"":                           "",
		"All rights reserved.":       "",
		"GNU GENERAL PUBLIC LICENSE": "",
		"MIT License\n\nPermission is hereby granted, free of charge, to any person\nobtaining a copy of\n… all copies or substantial portions of": "MIT",
		"Apache License\n==============\n\n_Version 2.0, January 2004_":                                                                            "Apache-2.0",
		"Apache License\n   Version 1.1": "",
		"Redistribution and use in source and binary forms, with … Neither the name of": "BSD-3-Clause",
		"Redistribution and use in source and binary forms, with or without":            "BSD-2-Clause",
	} {
		if got := Licence([]File{{"LICENSE", says}}); got != want {
			t.Errorf("%q is read as %q, want %q", says, got, want)
		}
	}
}
