// Package kernel installs the Go kernel for Jupyter, GoNB, at the version that
// the tools of this project name.
package kernel

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// programs are the kernel, and what it needs beside the Go command.
var programs = []string{"github.com/janpfeifer/gonb", "golang.org/x/tools/cmd/goimports"}

// Install builds the kernel into the folder bin and makes it known to Jupyter:
// in the folder of JUPYTER_DATA_DIR, or else that of the user. It returns the
// file that tells Jupyter of it. Tools is the folder of the module that names
// the versions.
func Install(tools, bin string) (spec string, err error) {
	bin, err = filepath.Abs(bin)
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(bin, 0o755); err != nil {
		return "", err
	}
	build := exec.Command("go", append([]string{"build", "-o", bin + string(filepath.Separator)}, programs...)...)
	build.Dir = tools
	if out, err := build.CombinedOutput(); err != nil {
		return "", fmt.Errorf("the kernel cannot be built: %w\n%s", err, out)
	}
	path := bin + string(filepath.ListSeparator) + os.Getenv("PATH")
	// --force_deps: gopls, which only completes what is typed, may be missing.
	install := exec.Command(filepath.Join(bin, "gonb"), "--install", "--force_deps", "--raw_error")
	install.Env = append(os.Environ(), "PATH="+path)
	if out, err := install.CombinedOutput(); err != nil {
		return "", fmt.Errorf("the kernel cannot be installed: %w\n%s", err, out)
	}
	spec, err = specFile()
	if err != nil {
		return "", err
	}
	return spec, addPath(spec, bin)
}

// specFile is where gonb writes what Jupyter reads.
func specFile() (string, error) {
	dir := os.Getenv("JUPYTER_DATA_DIR")
	if dir == "" {
		home, err := os.UserHomeDir()
		if err != nil {
			return "", err
		}
		dir = filepath.Join(home, ".local", "share", "jupyter")
		if _, err := os.Stat(filepath.Join(home, "Library", "Jupyter", "kernels", "gonb")); err == nil {
			dir = filepath.Join(home, "Library", "Jupyter")
		}
	}
	return filepath.Join(dir, "kernels", "gonb", "kernel.json"), nil
}

// addPath lets the kernel find its programs, wherever Jupyter is started from.
func addPath(spec, bin string) error {
	text, err := os.ReadFile(spec)
	if err != nil {
		return err
	}
	var v map[string]any
	if err := json.Unmarshal(text, &v); err != nil {
		return fmt.Errorf("%s: %w", spec, err)
	}
	v["env"] = map[string]string{"PATH": bin + string(filepath.ListSeparator) + "${PATH}"}
	if text, err = json.MarshalIndent(v, "", "  "); err != nil {
		return err
	}
	temporary := spec + ".new"
	if err := os.WriteFile(temporary, append(text, '\n'), 0o644); err != nil {
		return err
	}
	return os.Rename(temporary, spec)
}
