// Package live does a piece of work again whenever a file of a study changes, and
// shows what came of it on a page that reloads itself.
package live

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// settle is how long a folder must be at rest before its files are read: an editor
// writes in several steps.
const settle = 80 * time.Millisecond

// Watch calls changed whenever files in the folders have changed, until the context
// ends. Folders are watched and not files, since many editors put a new file in the
// place of an old one.
func Watch(ctx context.Context, dirs []string, changed func()) error {
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return err
	}
	defer w.Close()
	for _, dir := range dirs {
		real, err := filepath.EvalSymlinks(dir) // which a walk does not follow
		if err != nil {
			return err
		}
		if err := add(w, real); err != nil {
			return err
		}
	}
	timer := time.NewTimer(time.Hour)
	timer.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case err, ok := <-w.Errors:
			if !ok {
				return nil
			}
			if !errors.Is(err, fsnotify.ErrEventOverflow) { // after which all is read anew
				return err
			}
			timer.Reset(settle)
		case e, ok := <-w.Events:
			if !ok {
				return nil
			}
			if matters(w, e) {
				timer.Reset(settle)
			}
		case <-timer.C:
			changed()
		}
	}
}

// matters reports whether an event is of a study, and watches a folder that is new.
func matters(w *fsnotify.Watcher, e fsnotify.Event) bool {
	if e.Op == fsnotify.Chmod || passing(e.Name) {
		return false
	}
	if info, err := os.Stat(e.Name); err == nil && info.IsDir() && e.Has(fsnotify.Create) {
		_ = add(w, e.Name)
	}
	return true
}

// add watches a folder and those below it.
func add(w *fsnotify.Watcher, dir string) error {
	return filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		if name != dir && passing(name) {
			return filepath.SkipDir
		}
		return w.Add(name)
	})
}

// passing reports whether a file is no part of a study: hidden, or of an editor.
func passing(name string) bool {
	base := filepath.Base(name)
	return strings.HasPrefix(base, ".") && base != "." && base != ".." || strings.HasSuffix(base, "~") || strings.HasSuffix(base, ".swp") || base == "4913"
}
