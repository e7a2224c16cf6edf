package cli

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"github.com/spf13/cobra"

	"quotient/cmd/quotient/internal/editor"
	"quotient/cmd/quotient/internal/files"
	"quotient/cmd/quotient/internal/live"
	"quotient/cmd/quotient/internal/report"
	"quotient/cmd/quotient/internal/workspace"
)

func editCommand() *cobra.Command {
	var sources []string
	var address string
	cmd := &cobra.Command{
		Use:   "edit [STUDY]",
		Short: "Edit a study next to its text, on a page on this machine",
		Long: `Serves a page that shows the text of a study and its rows side by side. You can give
numbers a row or set them aside; correct, split and merge rows; choose their quotes;
fill a column for many rows; and try charts. Press ? on the page for a list of keys.

Each change is written at once to the CSV, JSON and YAML files, and changes only the
bytes of its cell or line. It is written only if the study still loads with it; undo
restores the bytes. Changes that you make in other programs show on the page.

The page is served only to this machine, at an address that is printed and that nobody
can guess. Only one quotient edit can edit a study at a time.`,
		Example: `  quotient edit my-study
  quotient edit my-study --sources texts`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			found, err := placesOr(args, notes(cmd))
			if err != nil {
				return err
			}
			return editStudy(cmd, found[0], sources, address)
		},
	}
	flags := cmd.Flags()
	flags.StringArrayVar(&sources, "sources", nil, "a `folder` with source texts; repeat for more")
	flags.StringVar(&address, "at", "127.0.0.1:0", "the loopback `address` to serve at")
	cmd.ValidArgsFunction = studyCompletion
	return cmd
}

// editStudy serves the page of a study until it is interrupted.
func editStudy(cmd *cobra.Command, p workspace.Place, sources []string, address string) error {
	if !p.Folder() {
		return fmt.Errorf("%s is part of the program and cannot be changed: copy it to a folder, and edit the copy", p.Name)
	}
	dirs, err := p.Sources(sources)
	if err != nil {
		return err
	}
	release, err := files.Hold(p.Name)
	if err != nil {
		return workspace.Failed(err)
	}
	defer release()
	s, err := editor.Open(p, dirs)
	if err != nil {
		return err
	}
	listener, err := live.Listen("at", address)
	if err != nil {
		return err
	}
	defer listener.Close()
	server, err := editor.NewServer(s, listener)
	if err != nil {
		return err
	}
	ctx, stop := untilStopped(cmd.Context())
	defer stop()
	report.Printf(cmd.OutOrStdout(), "%s edits %s; stop with Ctrl-C\n", server.Address(listener), p.Name)
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	var wait sync.WaitGroup
	var watched error
	wait.Go(func() {
		defer cancel()
		watched = live.Watch(ctx, []string{p.Name}, s.Refresh)
	})
	served := server.Serve(ctx, listener)
	cancel()
	wait.Wait()
	return errors.Join(served, watched)
}
