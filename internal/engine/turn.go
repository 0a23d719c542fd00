package engine

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/office"
	"naskah/internal/schema"
	"naskah/internal/workflow"
)

// turn is one act in the making. The clock is read once: entries, numbers and
// papers of one act bear one time, also when the act runs over midnight.
type turn struct {
	*Desk
	at       time.Time
	calendar office.Calendar // as known then
	found    diag.Bag        // what the person should know of an act that succeeded
}

func (d *Desk) turn() *turn { return d.turnAt(d.Now()) }

func (d *Desk) turnAt(at time.Time) *turn {
	t := &turn{Desk: d, at: at.UTC().Truncate(time.Second)}
	t.calendar = d.Office.Calendar(t.today())
	return t
}

// today is the civil date of the act at the office's place.
func (t *turn) today() schema.Date { return schema.DateOf(t.at.In(t.Office.Location())) }

// command is what all requests on a dossier have in common.
type command struct {
	dossier dossier.ID
	deed    deed
	key     string // idempotency key, may be empty
	expect  int    // the version the person saw; 0 does not check
	dryRun  bool
}

// deed says what a command does, so that a key which comes again with another
// deed is told from a repetition.
type deed struct {
	kinds  []dossier.Kind
	action string
}

func (a deed) is(e dossier.Entry) bool {
	return slices.Contains(a.kinds, e.Kind) && e.Action == a.action
}

// change is the part of a request that is its own.
type change func(*turn, dossier.Ledger, dossier.Dossier, *workflow.Definition) (Receipt, error)

// on carries out a request on a dossier in one transaction: not twice, not on
// another version than the person saw, and not at all when it is only tried.
func (d *Desk) on(ctx context.Context, c command, do change) (Receipt, error) {
	var receipt Receipt
	err := d.update(ctx, c.dryRun, func(l dossier.Ledger) error {
		var done bool
		var err error
		if receipt, done, err = repeated(l, c); done || err != nil {
			return err
		}
		x, def, err := d.load(l, c.dossier)
		if err != nil {
			return err
		}
		if c.expect != 0 && c.expect != x.Version {
			return d.moved(l, x, def, c.expect)
		}
		t := d.turn()
		if x, err = t.lapse(l, x, def); err != nil {
			return err
		}
		receipt, err = do(t, l, x, def)
		receipt.Findings = t.found.List()
		return err
	})
	if err != nil {
		return Receipt{}, err
	}
	return receipt, nil
}

// moved says who moved a dossier on after the person looked at it, and when.
func (d *Desk) moved(r dossier.Reader, x dossier.Dossier, def *workflow.Definition, seen int) error {
	history, err := r.History(x.ID)
	if err != nil {
		return err
	}
	i := len(history) - 1
	for i > 0 && history[i].Kind == dossier.Automatic {
		i-- // the program did that on behalf of the command before
	}
	actor := history[i].Actor
	who := def.RoleName(actor.Role)
	if actor.Name != "" {
		who = actor.Name + " (" + who + ")"
	}
	return diag.Fail(diag.New("EN012", diag.Position{},
		"berkas", string(x.ID), "dilihat", seen, "kini", x.Version, "oleh", who, "saat", d.moment(history[i].At)))
}

// errDryRun rolls a transaction back whose outcome was only wanted to be seen.
var errDryRun = errors.New("dry run")

// update runs fn in one transaction and keeps its work unless dryRun.
func (d *Desk) update(ctx context.Context, dryRun bool, fn func(dossier.Ledger) error) error {
	err := d.Store.Update(ctx, func(l dossier.Ledger) error {
		if err := fn(l); err != nil {
			return err
		}
		if dryRun {
			return errDryRun
		}
		return nil
	})
	if errors.Is(err, errDryRun) {
		return nil
	}
	return err
}

// repeated answers a command that was carried out before with what it did then
// and the dossier as it is now.
func repeated(r dossier.Reader, c command) (Receipt, bool, error) {
	if c.key == "" {
		return Receipt{}, false, nil
	}
	id, seq, err := r.Command(c.key)
	if errors.Is(err, dossier.ErrNotFound) {
		return Receipt{}, false, nil
	}
	if err != nil {
		return Receipt{}, false, err
	}
	x, err := r.Dossier(id)
	if err != nil {
		return Receipt{}, false, err
	}
	history, err := r.History(id)
	if err != nil {
		return Receipt{}, false, err
	}
	if seq < 1 || seq > len(history) {
		return Receipt{}, false, fmt.Errorf("dossier %s has no entry %d, which command %s names", id, seq, c.key)
	}
	first := history[seq-1]
	if c.dossier != "" && c.dossier != id || !c.deed.is(first) {
		return Receipt{}, false, diag.Fail(diag.New("EN013", diag.Position{}, "kunci", c.key, "berkas", string(id), "urut", seq))
	}
	entries := []dossier.Entry{first}
	for _, e := range history[seq:] {
		if e.Kind != dossier.Automatic {
			break // automatic entries belong to the command before them
		}
		entries = append(entries, e)
	}
	return Receipt{Dossier: x, Entries: entries, Repeated: true}, true, nil
}

// load reads a dossier with the definition it is pinned to.
func (d *Desk) load(r dossier.Reader, id dossier.ID) (dossier.Dossier, *workflow.Definition, error) {
	x, err := r.Dossier(id)
	if errors.Is(err, dossier.ErrNotFound) || id == dossier.Book {
		return x, nil, unknownDossier(r, id)
	}
	if err != nil {
		return x, nil, err
	}
	def, err := d.pinned(r, x.Definition)
	if err != nil {
		return x, nil, err
	}
	if _, ok := def.Stage(x.Stage); !ok {
		return x, nil, fmt.Errorf("dossier %s stands in stage %q, which its workflow does not have", id, x.Stage)
	}
	return x, def, nil
}

// unknownDossier names the nearest dossier there is.
func unknownDossier(r dossier.Reader, id dossier.ID) error {
	all, err := r.List("", "")
	if err != nil {
		return err
	}
	names := make([]string, len(all))
	for i, s := range all {
		names[i] = string(s.ID)
	}
	return diag.Fail(missing("EN001", "berkas", string(id), names))
}

// pinned returns the definition of that digest, parsed once.
func (d *Desk) pinned(r dossier.Reader, digest dossier.Digest) (*workflow.Definition, error) {
	def, ok := d.definitions.get(digest)
	if ok {
		return def, nil
	}
	data, err := r.Blob(digest)
	if err != nil {
		return nil, fmt.Errorf("read pinned workflow %s: %w", digest, err)
	}
	def, findings := workflow.Parse(string(digest[:12])+".yaml", data)
	if err := diag.Fail(findings...); err != nil {
		return nil, fmt.Errorf("parse pinned workflow %s: %w", digest, err)
	}
	d.definitions.put(digest, def)
	return def, nil
}
