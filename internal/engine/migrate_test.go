package engine_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/engine"
	"naskah/internal/office"
)

// newer puts another version of the workflow on the shelf: the drafting stage
// and the note have new names, the report reads where it was carried out.
func (b *bench) newer(t *testing.T) {
	t.Helper()
	flow := b.own["workflows/uji.yaml"]
	text := string(flow.Data)
	for _, change := range [][2]string{
		{`versi: "1"`, `versi: "2"` + "\npindah: {tahap: {susun: penyusunan}, data: {catatan: keterangan}}"},
		{"mulai: susun", "mulai: penyusunan"}, {"  susun:\n", "  penyusunan:\n"}, {"{ke: susun, alasan: wajib, kosongkan", "{ke: penyusunan, alasan: wajib, kosongkan"},
		{"ke: susun, alasan: wajib, gugurkan", "ke: penyusunan, alasan: wajib, gugurkan"}, {"  catatan:     ", "  lokasi:      {jenis: teks}\n  keterangan:  "},
		{"nilai, catatan]", "nilai, keterangan]"}, {"isi: [tgl_ttd]", "isi: [tgl_ttd, lokasi]"},
	} {
		text = replaceOnce(t, text, change[0], change[1])
	}
	flow.Data = []byte(text)
	report := b.own["templates/laporan.naskah"]
	report.Data = append(report.Data, []byte("\nDilaksanakan di {{ lokasi }}.\n")...)
	surat := b.own["templates/surat.naskah"]
	surat.Data = append(surat.Data, []byte("\nSurat menurut templat yang baru.\n")...)
}

func (b *bench) migrate(dryRun bool, ids ...dossier.ID) (map[dossier.ID]engine.Migration, error) {
	b.Helper()
	list, err := b.Migrate(b.Context(), engine.MigrateRequest{Workflow: "uji", Dossiers: ids, Actor: unit, Reason: "Versi baru", DryRun: dryRun})
	out := map[dossier.ID]engine.Migration{}
	for _, m := range list {
		out[m.Dossier] = m
	}
	return out, err
}

func codesOf(findings []diag.Diagnostic) string {
	var codes []string
	for _, f := range findings {
		codes = append(codes, f.Code)
	}
	return strings.Join(codes, " ")
}

func TestRunningDossiersGoOnUnderANewerWorkflow(t *testing.T) {
	b := newBench(t)
	drafting := b.open()
	b.act(drafting, unit, "kirim", append([]string{"catatan=Segera"}, form...)...)
	b.act(drafting, unit, "kembali")
	initials := b.open()
	b.act(initials, unit, "kirim", form...)
	b.act(initials, unit, "sepakat")
	b.act(initials, hukum, "paraf_hukum")
	signed := b.toSigning()
	b.act(signed, pimpinan, "tanda_tangan", "tgl_ttd=23 Februari 2026")
	ended := b.open()
	b.act(ended, unit, "batalkan")
	b.newer(t)
	fresh := b.open()
	b.at(9, time.January, 2026)

	b.unchanged("looking, and a move that is refused", func() {
		for _, dry := range []bool{true, false} {
			list, err := b.migrate(dry)
			if err != nil || len(list) != 3 {
				t.Fatalf("%d dossiers, %v; want those that run under the old version", len(list), err)
			}
			for id, want := range map[dossier.ID]string{
				drafting: "susun>penyusunan [keterangan] [] [nota surat] ",
				initials: "paraf>paraf [] [] [nota surat] ",
				signed:   "laksana>laksana [] [] [nota surat] WF081", // nobody will ask where
			} {
				m := list[id]
				if got := fmt.Sprintf("%s>%s %v %v %v %s", m.From, m.To, m.Renamed, m.Lost, m.Kept, codesOf(m.Findings)); got != want {
					t.Errorf("%s: %s, want %s", id, got, want)
				}
			}
		}
		for id, code := range map[dossier.ID]string{ended: "EN095", fresh: "EN096"} {
			if list, err := b.migrate(false, id); err != nil || codesOf(list[id].Findings) != code {
				t.Errorf("%s: %v, %v, want %s", id, list[id].Findings, err, code)
			}
		}
		_, err := b.Migrate(t.Context(), engine.MigrateRequest{Workflow: "uji", Actor: unit})
		refused(t, err, "EN070")
	})

	if list, err := b.migrate(false, drafting, initials); err != nil || list[drafting].Failed() || list[initials].Failed() {
		t.Fatalf("%+v, %v", list, err)
	}
	// It goes on as a dossier of the new version, with the letter it was made from.
	b.act(drafting, unit, "kirim")
	if strings.Contains(b.text(drafting, "surat-2"), "templat yang baru") {
		t.Error("a paper that was made before has another template")
	}
	b.act(initials, mitra, "paraf_mitra")
	b.act(initials, pimpinan, "tanda_tangan", "tgl_ttd=23 Februari 2026", "lokasi=Contoh")
	b.act(initials, unit, "lapor", "uraian=Semester I")
	if !strings.Contains(b.text(initials, "laporan"), "Dilaksanakan di Contoh.") {
		t.Error("a paper made first under the new version has the old template")
	}
	for _, id := range []dossier.ID{drafting, initials, signed} {
		b.checkFold(id)
	}
	x := b.dossier(drafting)
	if string(x.Values["keterangan"]) != `"Segera"` || x.Values["catatan"] != nil {
		t.Errorf("values %s", x.Values)
	}
	at, err := b.ReadMoment("5 Januari 2026")
	if err != nil {
		t.Fatal(err)
	}
	if v, err := b.ShowAt(t.Context(), drafting, at); err != nil || v.Definition.Version != "1" || v.Stage.Name != "susun" {
		t.Errorf("before the move: %+v, %v", v.Stage, err)
	}
	noFindings(t, b.store.Verify(t.Context()))
}

// Whoever moves dossiers is held against the office's list as anybody who acts.
func TestWhoMovesDossiersIsLookedAt(t *testing.T) {
	for _, strict := range []bool{false, true} {
		b := newBench(t)
		id := b.open()
		b.newer(t)
		profile, err := os.ReadFile("testdata/naskah.yaml")
		if err != nil {
			t.Fatal(err)
		}
		roles := "peran: {unit: kepala}\n"
		if strict {
			roles = "peran: {unit: {dipegang: kepala, wajib: ya}}\n"
		}
		o, findings := office.Parse("naskah.yaml", append(profile, []byte("\n"+roles)...))
		noFindings(t, findings)
		config := b.Config
		config.Office = o
		b.Desk = engine.New(config)
		list, err := b.migrate(false, id)
		if strict {
			refused(t, err, "EN081")
			continue
		}
		if err != nil || codesOf(list[id].Findings) != "EN080" || list[id].Failed() {
			t.Errorf("found %v, %v", list[id].Findings, err)
		}
	}
}

// A paper that was made is bound to its text: a version whose fields it cannot
// be made from is refused.
func TestAMadePaperKeepsItsFields(t *testing.T) {
	b := newBench(t)
	id := b.open()
	b.act(id, unit, "kirim", form...)
	flow, nota := b.own["workflows/uji.yaml"], b.own["templates/nota.naskah"]
	text := replaceOnce(t, string(flow.Data), `versi: "1"`, `versi: "2"`+"\npindah: {data: {isi: kesepakatan}}")
	text = replaceOnce(t, text, "  isi:         {", "  kesepakatan: {")
	flow.Data = []byte(replaceOnce(t, text, "isi: [isi, ", "isi: [kesepakatan, "))
	nota.Data = []byte(strings.ReplaceAll(string(nota.Data), "{{ isi }}", "{{ kesepakatan }}"))
	b.unchanged("a move that cannot be", func() {
		list, err := b.migrate(false)
		if err != nil || !strings.HasPrefix(codesOf(list[id].Findings), "EN097") {
			t.Errorf("found %v, %v", list[id].Findings, err)
		}
	})
}
