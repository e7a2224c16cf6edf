package files

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// claim takes a file for this process alone, if no other has it. The system lets go of it
// when the process ends, however it ends. It locks one byte far behind the end: what is
// locked cannot be read by others, and they are to read who has it.
func claim(file *os.File) (bool, error) {
	err := windows.LockFileEx(windows.Handle(file.Fd()), windows.LOCKFILE_EXCLUSIVE_LOCK|windows.LOCKFILE_FAIL_IMMEDIATELY, 0, 1, 0, &windows.Overlapped{OffsetHigh: 1})
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) || errors.Is(err, windows.ERROR_IO_PENDING) {
		return false, nil
	}
	return err == nil, err
}
