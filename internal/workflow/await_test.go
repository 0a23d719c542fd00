package workflow

import (
	"strings"
	"testing"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/message"
)

// waitingText is a PKS that is extended by an adendum opened under it.
const waitingText = `skema: alur/v1
id: pks
versi: "1"
nama: PKS
mulai: jalan
buka: [judul, akhir]
peran: {biro: {nama: Biro}}
data:
  judul:   {jenis: teks}
  akhir:   {jenis: tanggal}
  nomor_adendum: {jenis: teks}
tahap:
  jalan:
    oleh: biro
    aksi: {ubah: {ke: perubahan}, tutup: {ke: selesai}}
  perubahan:
    oleh: biro
    aksi:
      berlakukan:
        ke: jalan
        menunggu: {alur: adendum, mencapai: [ditandatangani], ambil: {akhir: akhir_baru, nomor_adendum: nomor}}
      batalkan: {ke: jalan, alasan: wajib}
  selesai: {akhir: tuntas}
`

const addendumText = `skema: alur/v1
id: adendum
versi: "1"
nama: Adendum
mulai: susun
buka: [judul]
induk: {alur: pks, mencapai: perubahan}
peran: {biro: {nama: Biro}}
data:
  judul:      {jenis: teks}
  akhir_baru: {jenis: tanggal}
  nomor:      {jenis: nomor, deret: adendum}
tahap:
  susun:
    oleh: biro
    isi: [akhir_baru]
    aksi: {teken: {ke: ditandatangani, nomori: nomor}, batalkan: {ke: batal, alasan: wajib}}
  ditandatangani: {akhir: tuntas}
  batal: {akhir: batal}
`

func TestAnActionWaitsForADossierOfItsOwn(t *testing.T) {
	d, child := parsed(t, waitingText), parsed(t, addendumText)
	addendum := func(id dossier.ID, stage string, values map[string]jsonRaw) Kin {
		return Kin{Definition: child, Dossier: dossier.Dossier{ID: id, Workflow: "adendum", Stage: stage, Values: values}}
	}
	signed := map[string]jsonRaw{"akhir_baru": jsonRaw(`"2029-12-31"`), "nomor": jsonRaw(`"A-1"`)}
	begotten := func(ids ...dossier.ID) []dossier.Entry {
		past := []dossier.Entry{{Seq: 1, Kind: dossier.Opened, To: "jalan"}, {Seq: 2, Kind: dossier.Begotten, Child: "2026-002"},
			{Seq: 3, Kind: dossier.Acted, Action: "ubah", From: "jalan", To: "perubahan"}}
		for _, id := range ids {
			past = append(past, dossier.Entry{Seq: len(past) + 1, Kind: dossier.Begotten, Child: id})
		}
		return past
	}
	for name, c := range map[string]struct {
		past     []dossier.Entry
		children []Kin
		want     string
	}{
		"none":                    {begotten(), nil, "WF230"},
		"one of an earlier round": {begotten(), []Kin{addendum("2026-002", "ditandatangani", signed)}, "WF230"},
		"one of another kind":     {begotten("2026-003"), []Kin{{Definition: child, Dossier: dossier.Dossier{ID: "2026-003", Workflow: "evaluasi", Stage: "ditandatangani"}}}, "WF230"},
		"on its way":              {begotten("2026-003"), []Kin{addendum("2026-003", "susun", nil)}, "WF231"},
		"given up":                {begotten("2026-003"), []Kin{addendum("2026-003", "batal", nil)}, "WF231"},
		"arrived":                 {begotten("2026-003"), []Kin{addendum("2026-003", "ditandatangani", signed)}, ""},
		"the second arrived":      {begotten("2026-003", "2026-004"), []Kin{addendum("2026-003", "batal", nil), addendum("2026-004", "ditandatangani", signed)}, ""},
		"the first arrived":       {begotten("2026-003", "2026-004"), []Kin{addendum("2026-003", "ditandatangani", signed), addendum("2026-004", "susun", nil)}, ""},
		"lacking":                 {begotten("2026-003"), []Kin{addendum("2026-003", "ditandatangani", map[string]jsonRaw{"nomor": jsonRaw(`"A-1"`)})}, "WF232"},
	} {
		x := dossier.Dossier{ID: "2026-001", Stage: "perubahan", Values: map[string]jsonRaw{"judul": jsonRaw(`"A"`), "akhir": jsonRaw(`"2026-12-31"`)}}
		m := Moment{Past: c.past, Children: c.children}
		plan, err := d.Decide(Command{Dossier: x, Action: "berlakukan", Actor: dossier.Actor{Role: "biro"}, Moment: m})
		if codes(err) != c.want {
			t.Errorf("%s: refused with %q, want %q", name, codes(err), c.want)
		}
		for _, choice := range d.Possible(x, m) {
			if choice.Action == "berlakukan" && choice.Ready() != (c.want == "") || choice.Action == "batalkan" && !choice.Ready() {
				t.Errorf("%s: %s is ready: %v", name, choice.Action, choice.Ready())
			}
		}
		if c.want == "" {
			if got := plan.Steps[0].Values; got["akhir"] != date(2029, 12, 31) || got["nomor_adendum"] != "A-1" {
				t.Errorf("%s: takes %v", name, got)
			}
		}
	}
}

func TestProofCountsWhatAChildGives(t *testing.T) {
	text := strings.Replace(waitingText, "batalkan: {ke: jalan, alasan: wajib}", "batalkan: {ke: selesai, alasan: wajib}", 1)
	text = strings.Replace(text, "ke: jalan\n", "ke: berlaku\n        dokumen: [surat]\n", 1)
	text = strings.Replace(text, "  selesai: {", "  berlaku: {oleh: biro, aksi: {tutup: {ke: selesai, dokumen: [surat]}}}\n  selesai: {", 1)
	reads := func(string) []PaperField { return []PaperField{{Path: "nomor_adendum"}} }
	if found := parsed(t, text).Proof(reads); len(found) > 0 {
		t.Error(describe(found))
	}
	without, _ := Parse("a.yaml", []byte(strings.Replace(text, ", nomor_adendum: nomor}", "}", 1)))
	if found := without.Proof(reads); len(found) == 0 || found[0].Code != "WF081" {
		t.Errorf("nobody fills it: %s", describe(found))
	}
}

func TestWorkflowIsHeldAgainstItsChildren(t *testing.T) {
	for _, m := range []struct{ name, old, new, code, at string }{
		{"nothing wrong", "", "", "", ""},
		{"stage the child lacks", "mencapai: [ditandatangani]", "mencapai: [diteken]", "WF237", "diteken"},
		{"field the child lacks", "akhir: akhir_baru", "akhir: akhir_bru", "WF238", "akhir_bru"},
		{"field of another kind", "akhir: akhir_baru", "akhir: judul", "WF239", "akhir: judul"},
		{"reached too early", "mencapai: [ditandatangani]", "mencapai: [susun]", "WF240", "nomor_adendum: nomor"},
		{"no field of its own", "{akhir: akhir_baru, ", "{akhr: akhir_baru, ", "WF022", "akhr: "},
	} {
		text := strings.Replace(waitingText, m.old, m.new, 1)
		d, found := Parse("a.yaml", []byte(text))
		found = append(append(found, d.Check()...), d.CheckChild(parsed(t, addendumText))...)
		told := m.code == "" && len(found) == 0
		for _, f := range found {
			told = told || f.Code == m.code && strings.Contains(strings.Split(text, "\n")[f.Pos.Line-1], m.at) && f.Sentence(message.EN) != ""
		}
		if !told {
			t.Errorf("%s: %s", m.name, describe(found))
		}
	}
	for name, c := range map[string]struct{ old, new, code string }{
		"opened under another":        {"induk: {alur: pks, ", "induk: {alur: nota, ", "WF235"},
		"opened under nothing":        {"induk: {alur: pks, mencapai: perubahan}\n", "", "WF235"},
		"opened only when it is over": {"mencapai: perubahan", "mencapai: selesai", "WF236"},
	} {
		child, _ := Parse("b.yaml", []byte(strings.Replace(addendumText, c.old, c.new, 1)))
		found := parsed(t, waitingText).CheckChild(child)
		if len(found) != 1 || found[0].Code != c.code || found[0].Severity != diag.Error {
			t.Errorf("%s: %s", name, describe(found))
		}
	}
}
