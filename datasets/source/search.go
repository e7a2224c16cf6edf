package source

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	folders "quotient/datasets/folder" // folder folds a text
)

// ErrNotFound is what Find's error is where no folder has the text.
var ErrNotFound = errors.New("the source text was not found")

// Find looks in folders, one after another and each in order of names, for the
// regular file whose SHA-256 is the fingerprint (hexadecimal, with or without
// "sha256:" before it), and reads it. Folders inside the folders are not
// looked into, nor files larger than MaxSize. A folder that does not exist, or
// is named "", is passed over; if the text is found nowhere, the error is
// ErrNotFound, and says which folders and files could not be read. An error of the disk
// ends the search: the file that it hit may be the text.
func Find(dirs []string, fingerprint string) (*Source, error) {
	want := strings.TrimPrefix(strings.ToLower(strings.TrimSpace(fingerprint)), "sha256:")
	if b, err := hex.DecodeString(want); err != nil || len(b) != sha256.Size {
		return nil, fmt.Errorf("%q is not a SHA-256: expected %d hexadecimal digits", fingerprint, 2*sha256.Size)
	}
	var looked []string
	var unread []error
	for _, dir := range dirs {
		if dir == "" {
			continue
		}
		looked = append(looked, dir)
		files := folders.Open(dir)
		entries, err := files.ReadDir(".")
		if folders.Broken(err) {
			return nil, fmt.Errorf("%s: %w", filepath.ToSlash(dir), folders.Cause(err))
		}
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			unread = append(unread, err)
		}
		for _, entry := range entries {
			b, err := readRegular(files, entry.Name())
			if folders.Broken(err) {
				return nil, fmt.Errorf("%s: %w", filepath.ToSlash(filepath.Join(dir, entry.Name())), folders.Cause(err))
			}
			if err != nil {
				unread = append(unread, err)
			}
			if sum := sha256.Sum256(b); b != nil && hex.EncodeToString(sum[:]) == want {
				return Read(filepath.Join(dir, entry.Name()), b)
			}
		}
	}
	where := "no folder to look in"
	if len(looked) > 0 {
		where = "no file with this fingerprint in " + strings.Join(looked, ", ")
	}
	err := fmt.Errorf("%w: SHA-256 %s: %s", ErrNotFound, want, where)
	return nil, errors.Join(append([]error{err}, unread...)...)
}

// readRegular reads a file, or the file that a link leads to within the folder; it
// returns nil for what is no regular file or too large.
func readRegular(files folders.FS, name string) ([]byte, error) {
	info, err := files.Stat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil // a link that leads nowhere, or gone meanwhile
	}
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() || info.Size() > MaxSize {
		return nil, nil
	}
	return fs.ReadFile(files, name)
}
