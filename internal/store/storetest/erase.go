package storetest

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"naskah/internal/diag"
	"naskah/internal/dossier"
)

// secret is the personal data that is erased.
const secret = "Nirmala Rahasia 3171234567890001"

// Erasing is an entry that takes a field and a paper out of a history.
func Erasing(seq int, field, paper string) dossier.Entry {
	return dossier.Entry{
		Seq: seq, At: noon.Add(100 * time.Hour), Kind: dossier.Erased, Actor: dossier.Actor{Role: "perancang"},
		Erasure: &dossier.Erasure{Fields: []string{field}, Papers: []string{paper}, Basis: "Permohonan 3 Maret 2026"},
	}
}

// WritePersonal records a dossier of three entries whose field `kontak`, title
// and paper `nota-r1` hold what Secret returns.
func WritePersonal(l dossier.Ledger, id dossier.ID) error {
	digest, err := l.PutBlob([]byte("naskah untuk " + secret + " di " + string(id)))
	if err != nil {
		return err
	}
	kept, err := l.PutBlob([]byte("naskah lain"))
	if err != nil {
		return err
	}
	value := json.RawMessage(`"` + secret + `"`)
	open, fill, mend := Opening("isi"), Act(2, "isi", "telaah"), Act(3, "telaah", "telaah")
	fill.Values = map[string]json.RawMessage{"kontak": value, "nilai": json.RawMessage(`5`)}
	fill.Papers = []dossier.Paper{
		{ID: "nota-r1", Name: "nota", Draft: 1, Keeper: secret, Origin: dossier.Rendered, DOCX: digest},
		{ID: "lain-r1", Name: "lain", Draft: 1, Origin: dossier.Rendered, DOCX: kept},
	}
	mend.Kind, mend.Values = dossier.Corrected, map[string]json.RawMessage{"kontak": json.RawMessage(`"lain"`)}
	mend.Replaced = map[string]json.RawMessage{"kontak": value}
	return l.Append(id, "Kerja sama "+secret, open, fill, mend)
}

// Secret is what WritePersonal writes and nobody may find after an erasure.
func Secret() string { return secret }

// heads are the links of the journal.
func (b *bench) heads() (list []dossier.Digest) {
	b.Helper()
	b.view(func(r dossier.Reader) error {
		return r.Heads(func(h dossier.Head) error {
			list = append(list, h.Value)
			return nil
		})
	})
	return list
}

func testErase(t *testing.T, b *bench) {
	b.update(func(l dossier.Ledger) error {
		return errors.Join(WritePersonal(l, "2026-001"), WritePersonal(l, "2026-002"))
	})
	before := b.heads()
	b.update(func(l dossier.Ledger) error { return l.Erase("2026-001", Erasing(4, "kontak", "nota-r1")) })
	if after := b.heads(); len(after) != len(before)+1 || !slices.Equal(after[:len(before)], before) {
		t.Errorf("the heads changed: %q, were %q", after, before)
	}
	b.view(func(r dossier.Reader) error {
		d, err := r.Dossier("2026-001")
		if err != nil {
			return err
		}
		history, err := r.History("2026-001")
		if err != nil {
			return err
		}
		fold, err := dossier.Fold("2026-001", history)
		if err != nil {
			return err
		}
		if got, want := asJSON(t, d), asJSON(t, fold); got != want {
			t.Errorf("snapshot %s\nwant the fold %s", got, want)
		}
		list, err := r.List("", "2026-001")
		if err != nil {
			return err
		}
		if all := asJSON(t, history) + asJSON(t, d) + asJSON(t, list); strings.Contains(all, "Rahasia") {
			t.Errorf("something is left: %s", all)
		}
		paper, _ := d.Paper("nota-r1")
		other, _ := d.Paper("lain-r1")
		if !paper.Erased || other.Erased || string(d.Values["nilai"]) != "5" || d.Values["kontak"] != nil || d.Version != 4 {
			t.Errorf("dossier %+v", d)
		}
		var changed []int
		for _, x := range history[3].Erasure.Redacted {
			changed = append(changed, x.Seq)
		}
		if !slices.Equal(changed, []int{1, 2, 3}) {
			t.Errorf("entries %v were redacted, want 1 to 3", changed)
		}
		_, err = r.Blob(dossier.DigestOf([]byte("naskah untuk " + secret + " di 2026-001")))
		if !errors.Is(err, dossier.ErrNotFound) {
			t.Errorf("the paper's bytes: %v, want not found", err)
		}
		_, err = r.Blob(other.DOCX)
		return err // other papers keep theirs, and so does the other dossier (Verify)
	})
	b.told(1)
	// What goes on, goes on; a second erasure names what the first has named.
	next := Act(5, "telaah", "arsip")
	next.Values = map[string]json.RawMessage{"kontak": json.RawMessage(`"baru"`)}
	b.append("2026-001", "", next)
	b.update(func(l dossier.Ledger) error { return l.Erase("2026-001", Erasing(6, "nilai", "lain-r1")) })
	b.told(2)
}

// told checks that verification finds erasures and nothing else.
func (b *bench) told(erasures int) {
	b.Helper()
	for _, d := range b.store.Verify(b.Context()) {
		if d.Severity == diag.Error {
			b.Errorf("Verify: %s", diag.Fail(d))
		} else if d.Severity == diag.Info {
			erasures--
		}
	}
	if erasures != 0 {
		b.Errorf("%d erasures are not told", erasures)
	}
}
