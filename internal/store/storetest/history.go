package storetest

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"time"

	"naskah/internal/dossier"
)

// noon is when the invented histories begin.
var noon = time.Date(2026, time.May, 22, 12, 0, 0, 0, time.FixedZone("WIB", 7*3600))

// Opening returns a first entry that speaks of no stored bytes.
func Opening(stage string) dossier.Entry {
	return dossier.Entry{
		Seq: 1, At: noon, Kind: dossier.Opened, To: stage, Workflow: "nota_kesepahaman",
		Actor:  dossier.Actor{Role: "perancang", Name: "Sari Contoh"},
		Values: map[string]json.RawMessage{"judul": json.RawMessage(`"Pertukaran data"`)},
	}
}

// Act returns an entry that moves a dossier from one stage to another.
func Act(seq int, from, to string) dossier.Entry {
	return dossier.Entry{
		Seq: seq, At: noon.Add(time.Duration(seq) * time.Hour), Kind: dossier.Acted,
		Action: "lanjut", From: from, To: to, Actor: dossier.Actor{Role: "penelaah"},
	}
}

// inventor makes up random histories. It keeps to the rules an engine keeps
// to: sequences without gaps, papers with names of their own.
type inventor struct {
	*rand.Rand
	seq, papers int
}

var (
	stages = []string{"penyusunan", "pembahasan", "paraf", "ttd", "arsip"}
	fields = []string{"judul", "nilai", "tgl_ttd", "pihak", "a & b", "<x>"}
	kinds  = []dossier.Kind{dossier.Filled, dossier.Acted, dossier.Voted, dossier.Automatic, dossier.Adopted, dossier.Attached, dossier.Corrected, dossier.Lapsed, dossier.Begotten, dossier.Archived}
)

func pick[T any](r *rand.Rand, list []T) T { return list[r.IntN(len(list))] }

// next invents the next entry.
func (v *inventor) next() dossier.Entry {
	v.seq++
	e := dossier.Entry{
		Seq: v.seq, Kind: pick(v.Rand, kinds), Action: pick(v.Rand, stages), From: pick(v.Rand, stages),
		At:     noon.Add(time.Duration(v.Int64N(int64(2000 * time.Hour)))), // a clock may be set back
		Actor:  dossier.Actor{Role: "penelaah", Name: fmt.Sprintf("Pegawai %d", v.IntN(9))},
		Reason: pick(v.Rand, []string{"", "sesuai <catatan> & saran", "baris\nbaru\u2028"}),
	}
	if v.seq == 1 {
		e.Kind, e.Workflow = dossier.Opened, "acak"
	}
	if e.Kind == dossier.Archived {
		e.Filing = &dossier.Filing{
			Folder: pick(v.Rand, stages), Values: map[string]json.RawMessage{pick(v.Rand, fields): json.RawMessage(`"rak <3> & 4"`)},
			Cleared: []string{pick(v.Rand, fields)},
		}
	}
	if e.Kind == dossier.Begotten {
		e.Child = dossier.ID(fmt.Sprintf("2026-%03d", v.seq))
	}
	if e.Kind == dossier.Opened || v.IntN(2) == 0 {
		e.To = pick(v.Rand, stages)
	}
	for range v.IntN(3) {
		if e.Values == nil {
			e.Values = map[string]json.RawMessage{}
		}
		e.Values[pick(v.Rand, fields)] = v.value()
	}
	if v.IntN(3) == 0 {
		e.Cleared = append(e.Cleared, pick(v.Rand, fields))
	}
	if v.IntN(4) == 0 {
		e.Voided = append(e.Voided, pick(v.Rand, stages))
	}
	if v.IntN(3) == 0 || e.Kind == dossier.Adopted {
		v.papers++
		e.Papers = append(e.Papers, dossier.Paper{
			ID: fmt.Sprintf("naskah-%d", v.papers), Name: pick(v.Rand, stages), Draft: v.IntN(4), Origin: dossier.Rendered})
		e.Locked = append(e.Locked, e.Papers[0].Name)
	}
	return e
}

func (v *inventor) value() json.RawMessage {
	return pick(v.Rand, []json.RawMessage{
		json.RawMessage(`"teks <b>&</b>"`), json.RawMessage(`150000000`), json.RawMessage(`true`),
		json.RawMessage(`"2026-05-22"`), json.RawMessage(`[{"nama":"A","nip":"012"},{"nama":"B"}]`),
		json.RawMessage(`"  dua  spasi "`), json.RawMessage(`[]`),
	})
}
