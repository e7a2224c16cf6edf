package files

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"quotient/datasets/folder"
)

// heldName is the file that says who edits the folder.
const heldName = ".quotient.edit.lock"

// Hold takes a folder for one process that goes on for long, until release is called or
// the process ends. Those that write once, with [Update], are not kept out.
func Hold(dir string) (release func(), err error) {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return nil, failed(dir, err)
	}
	defer root.Close()
	at := filepath.ToSlash(filepath.Join(dir, heldName))
	if info, err := root.Lstat(heldName); err == nil && !info.Mode().IsRegular() {
		return nil, fmt.Errorf("quotient did not write %s: move it away", at)
	}
	for {
		file, err := root.OpenFile(heldName, os.O_RDWR|os.O_CREATE, 0o600)
		if err != nil {
			return nil, failed(dir, err)
		}
		mine, err := claim(file)
		if err != nil || !mine {
			defer file.Close()
			if err != nil {
				return nil, failed(dir, err)
			}
			who, _ := folder.ReadAll(file, 100)
			return nil, fmt.Errorf("another quotient is editing %s%s\n    continue there, or stop it first", filepath.ToSlash(dir), process(who))
		}
		held, err1 := file.Stat()
		there, err2 := root.Lstat(heldName)
		if err1 != nil || err2 != nil || !os.SameFile(held, there) { // it was taken away meanwhile
			_ = file.Close()
			continue
		}
		if err := file.Truncate(0); err == nil {
			_, _ = fmt.Fprintf(file, "%d\n", os.Getpid()) // for a message alone
		}
		return func() {
			_ = os.Remove(filepath.Join(dir, heldName))
			_ = file.Close()
		}, nil
	}
}

// process names a process by what its file says.
func process(who []byte) string {
	id := strings.TrimSpace(string(who))
	if id == "" || strings.Trim(id, "0123456789") != "" {
		return ""
	}
	return ", process " + id
}
