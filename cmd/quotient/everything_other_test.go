//go:build !unix

package main

import "testing"

// irregular needs rights on Windows that a test may not have.
func irregular(*testing.T, string) {}
