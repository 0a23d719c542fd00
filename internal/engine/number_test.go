package engine_test

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"naskah/internal/dossier"
	"naskah/internal/engine"
	"naskah/internal/office"
)

func wish(series string, from, to int) engine.NumberRequest {
	return engine.NumberRequest{Series: series, From: from, To: to, Actor: unit, Reason: "Sebab"}
}

// registered is the register in one line.
func (b *bench) registered(series string) string {
	b.Helper()
	lines, err := b.Numbers(b.Context(), series, 0)
	if err != nil {
		b.Fatal(err)
	}
	out := ""
	for _, l := range lines {
		if l.At.IsZero() || l.State != dossier.InForce && (l.Reason == "" || l.Actor == dossier.Actor{}) {
			b.Errorf("%s: nobody says why", l.Text)
		}
		out += fmt.Sprintf("%s %s %s; ", l.Text, l.State, l.Dossier)
	}
	return out
}

func (b *bench) same(what, got, want string) {
	b.Helper()
	if got != want {
		b.Errorf("%s: %s\nwant %s", what, got, want)
	}
}

func TestAReservedNumberIsTakenByItsDossier(t *testing.T) {
	b := newBench(t)
	mine, other := b.open(), b.open()
	q := wish("surat", 1, 2)
	q.For, q.Command = mine, "pesan"
	kept, err := b.ReserveNumbers(t.Context(), q)
	if err != nil || len(kept) != 2 || kept[1].Text != "S-002/I/2026" {
		t.Fatalf("reserved %v, %v", kept, err)
	}
	b.unchanged("a repetition", func() {
		again, err := b.ReserveNumbers(t.Context(), q)
		if err != nil || dump(t, again) != dump(t, kept) {
			t.Errorf("again: %v, %v", again, err)
		}
	})
	b.at(3, time.February, 2026)
	b.act(other, unit, "kirim", form...)
	b.act(mine, unit, "kirim", form...)
	b.same("register", b.registered("surat"),
		"S-001/I/2026  2026-001; S-002/I/2026 cadangan nomor; S-003/II/2026  2026-002; ")
	if text := b.text(mine, "surat"); !strings.Contains(text, "S-001/I/2026") {
		t.Errorf("the letter does not bear the reserved number:\n%s", text)
	}
	b.checkFold(mine)
	b.record()
}

func TestADateOfNumbersThatNoWorkflowHasIsTold(t *testing.T) {
	for name, want := range map[string]string{"tgl_ttd": "", "tgl_tdd": "EN092", "isi": "EN092"} {
		b := newBench(t)
		profile, err := os.ReadFile("testdata/naskah.yaml")
		if err != nil {
			t.Fatal(err)
		}
		text := replaceOnce(t, string(profile), "nomor:\n", "nomor:\n  lain: {pola: \"L-{urut}/{tahun}\", menurut: "+name+"}\n")
		o, findings := office.Parse("naskah.yaml", []byte(text))
		noFindings(t, findings)
		config := b.Config
		config.Office = o
		checked, err := engine.New(config).Check()
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, f := range checked.Findings {
			got += f.Code
		}
		if got != want {
			t.Errorf("menurut: %s: found %s, want %s", name, got, want)
		}
	}
}

func TestAStepThatDrawsTwiceTakesTwoReservedNumbers(t *testing.T) {
	b := newBench(t)
	flow := b.own["workflows/uji.yaml"]
	text := replaceOnce(t, string(flow.Data), "  tgl_ttd: ", "  nomor_dua:   {jenis: nomor, deret: surat, label: Nomor kedua}\n  tgl_ttd: ")
	flow.Data = []byte(replaceOnce(t, text, "nomori: [nomor_surat]}", "nomori: [nomor_surat, nomor_dua]}"))
	id := b.open()
	q := wish("surat", 1, 2)
	q.For = id
	if _, err := b.ReserveNumbers(t.Context(), q); err != nil {
		t.Fatal(err)
	}
	b.act(id, unit, "kirim", form...)
	b.same("register", b.registered("surat"), "S-001/I/2026  2026-001; S-002/I/2026  2026-001; ")
	b.act(id, unit, "kembali") // only the first is emptied
	b.act(id, unit, "kirim")
	b.same("register", b.registered("surat"), "S-001/I/2026  2026-001; S-002/I/2026  2026-001; S-003/I/2026  2026-001; ")
	b.checkFold(id)
}

func TestNumbersLeaveNoGapUnexplained(t *testing.T) {
	b := newBench(t)
	external := wish("surat", 1, 3)
	external.State = dossier.External
	if _, err := b.MarkNumbers(t.Context(), external); err != nil {
		t.Fatal(err)
	}
	id := b.open()
	b.act(id, unit, "kirim", form...)
	b.unchanged("what is refused", func() {
		for _, c := range []struct {
			code   string
			series string
			serial int
			state  dossier.NumberState
		}{
			{"EN072", "surat", 9, dossier.Void}, {"EN073", "surat", 4, dossier.External}, {"EN074", "surat", 1, dossier.Void},
			{"EN071", "surat", 0, dossier.Void}, {"OF016", "srat", 1, dossier.Void},
		} {
			q := wish(c.series, c.serial, c.serial)
			q.State = c.state
			_, err := b.MarkNumbers(t.Context(), q)
			refused(t, err, c.code)
		}
		silent := wish("surat", 5, 5)
		silent.Reason = ""
		_, err := b.VoidNumbers(t.Context(), silent)
		refused(t, err, "EN070")
		lost := wish("surat", 1, 1)
		lost.For = "2026-009"
		_, err = b.ReserveNumbers(t.Context(), lost)
		refused(t, err, "EN001")
		_, err = b.Show(t.Context(), dossier.Book)
		refused(t, err, "EN001")
		dry := wish("surat", 5, 5)
		dry.DryRun = true
		if numbers, err := b.VoidNumbers(t.Context(), dry); err != nil || numbers[0].Text != "S-005/I/2026" {
			t.Errorf("dry run: %v, %v", numbers, err)
		}
	})
	if _, err := b.VoidNumbers(t.Context(), wish("surat", 5, 5)); err != nil {
		t.Fatal(err)
	}
	b.same("register", b.registered("surat"),
		"S-001/I/2026 luar nomor; S-002/I/2026 luar nomor; S-003/I/2026 luar nomor; S-004/I/2026  2026-001; S-005/I/2026 batal nomor; ")
}

func TestAVoidedNumberIsDrawnAnewWhereTheDossierCan(t *testing.T) {
	b := newBench(t)
	id := b.open()
	b.act(id, unit, "kirim", form...)
	b.unchanged("a number still in use", func() {
		_, err := b.VoidNumbers(t.Context(), wish("surat", 1, 1))
		refused(t, err, "EN076")
	})
	b.act(id, mitra, "kembali") // empties the number
	stranger := wish("surat", 1, 1)
	stranger.Actor = dossier.Actor{Role: "tetangga"}
	_, err := b.VoidNumbers(t.Context(), stranger)
	refused(t, err, "EN020")
	if _, err := b.VoidNumbers(t.Context(), wish("surat", 1, 1)); err != nil {
		t.Fatal(err)
	}
	_, err = b.VoidNumbers(t.Context(), wish("surat", 1, 1))
	refused(t, err, "EN074")
	b.act(id, unit, "kirim")
	b.same("register", b.registered("surat"), "S-001/I/2026 batal 2026-001; S-002/I/2026  2026-001; ")
	b.checkFold(id)
	b.act(id, unit, "sepakat")
	b.act(id, hukum, "paraf_hukum")
	b.act(id, mitra, "paraf_mitra")
	b.act(id, pimpinan, "tanda_tangan", "tgl_ttd=23 Februari 2026")
	b.unchanged("a locked paper", func() {
		_, err := b.VoidNumbers(t.Context(), wish("nota", 1, 1))
		refused(t, err, "EN075")
	})
	b.record()
}

func TestAVoidedNumberLeavesItsFieldToBeDrawn(t *testing.T) {
	b := newBench(t)
	flow := b.own["workflows/uji.yaml"]
	flow.Data = bytes.Replace(flow.Data, []byte("kembali: {ke: susun, alasan: wajib, kosongkan: [nomor_surat]}"), []byte("kembali: {ke: susun, alasan: wajib}"), 1)
	id := b.open()
	b.act(id, unit, "kirim", form...)
	b.act(id, mitra, "kembali")
	if _, err := b.VoidNumbers(t.Context(), wish("surat", 1, 1)); err != nil {
		t.Fatal(err)
	}
	b.act(id, unit, "kirim")
	b.same("register", b.registered("surat"), "S-001/I/2026 batal 2026-001; S-002/I/2026  2026-001; ")
	b.checkFold(id)
	b.record()
}

func TestANumberFollowsTheDateItsSeriesNames(t *testing.T) {
	b := newBench(t)
	b.at(5, time.January, 2027)
	id := b.toSigning()
	b.act(id, pimpinan, "tanda_tangan", "tgl_ttd=30 Desember 2026")
	b.same("nota", b.registered("nota"), "NK-01/BU/2026  2027-001; ")
	b.same("surat", b.registered("surat"), "S-001/I/2027  2027-001; ")
}
