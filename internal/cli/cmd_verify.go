package cli

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"naskah/internal/bahasa"
	"naskah/internal/diag"
	"naskah/internal/dossier"
)

// verifyCommand recomputes every digest and chain of the database, and shows
// or looks for the heads of its journal.
func (a *app) verifyCommand() *cobra.Command {
	var heads bool
	var kept string
	c := a.command("verify", []string{"verifikasi"}, `
  naskah verify
  naskah verify --heads
  naskah verify --head 3f2a9c01…
  naskah verify nota_kesepahaman-asli-1.pdf
  naskah verify 2026-001/nota_kesepahaman-asli-1 3f2a 9c01 77de`, func(c *cobra.Command, args []string) error {
		if len(args) > 0 {
			if heads || kept != "" {
				return usage("cli.verify.mixed")
			}
			return a.verifyPaper(c.Context(), args)
		}
		return a.inWorkspace(c.Context(), func(ctx context.Context, w *workspace) error {
			findings := w.store.Verify(ctx)
			if err := ctx.Err(); err != nil {
				return err
			}
			seen, err := w.seen(ctx, kept)
			switch {
			case err != nil && !diag.HasErrors(findings):
				return err // a broken record may not be readable as a list; then the findings say so
			case err == nil && kept != "" && seen.kept == nil:
				findings = append(findings, diag.New("ST037", diag.Position{}, "kepala", kept))
			}
			return a.verified(w, seen, findings, heads)
		})
	})
	c.Args = a.args(0, -1)
	c.Flags().BoolVar(&heads, "heads", false, a.say("cli.flag.heads"))
	c.Flags().StringVar(&kept, "head", "", a.say("cli.flag.head"))
	return c
}

// seen is what verify shows of a record besides its findings.
type seen struct {
	dossiers int
	days     []dossier.Head // the last head of each day at the office's place
	kept     *dossier.Head  // the head that was asked for
}

// seen counts the dossiers and reads the journal.
func (w *workspace) seen(ctx context.Context, kept string) (s seen, _ error) {
	err := w.store.View(ctx, func(r dossier.Reader) error {
		list, err := r.List("", "")
		if err != nil {
			return err
		}
		s.dossiers = len(list)
		return r.Heads(func(h dossier.Head) error {
			if h.Value == dossier.Digest(kept) {
				s.kept = &h
			}
			h.At = h.At.In(w.desk.Office.Location())
			if n := len(s.days); n > 0 && h.At.Format(time.DateOnly) == s.days[n-1].At.Format(time.DateOnly) {
				s.days[n-1] = h
			} else {
				s.days = append(s.days, h)
			}
			return nil
		})
	})
	return s, err
}

// verified prints the outcome.
func (a *app) verified(w *workspace, s seen, findings []diag.Diagnostic, heads bool) error {
	bad := diag.HasErrors(findings)
	if !heads { // the present one only
		s.days = s.days[max(0, len(s.days)-1):]
	}
	if a.json {
		out := map[string]any{"berkas": s.dossiers, "temuan": a.findingsJSON(findings), "kepala": orEmpty(s.days)}
		if err := a.encode(a.Stdout, out); err != nil || !bad {
			return err
		}
		return foundError{}
	}
	a.printFindings(a.Stdout, findings)
	if bad {
		return foundError{}
	}
	_, err := fmt.Fprintln(a.Stdout, a.say("cli.verify.done", "berkas", s.dossiers))
	if s.kept != nil {
		_, e := fmt.Fprintln(a.Stdout, a.say("cli.verify.kept", "urut", s.kept.Pos, "waktu", moment(s.kept.At.In(w.desk.Office.Location()))))
		err = errors.Join(err, e)
	}
	for _, h := range s.days {
		_, e := fmt.Fprintln(a.Stdout, a.say("cli.verify.head", "tanggal", bahasa.TanggalAngka(h.At), "urut", h.Pos, "kepala", string(h.Value)))
		err = errors.Join(err, e)
	}
	return err
}
