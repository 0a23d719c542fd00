package archive

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"time"

	"naskah/internal/bahasa"
	"naskah/internal/dossier"
	"naskah/internal/engine"
	"naskah/internal/message"
	"naskah/internal/schema"
)

// Year is what a year was for the archive, told by the histories.
type Year struct {
	Year    int
	Printed []engine.PrintLine
	Moved   []MovedLine
	Due     []Due // and not done by its end
}

// MovedLine is one folder that was moved.
type MovedLine struct {
	Dossier  dossier.ID
	Folder   string // its number
	State    string
	On       schema.Date
	Minutes  string
	Receiver string
}

// Report looks through all histories for what happened in a year.
func (a *Archive) Report(ctx context.Context, year int) (Year, error) {
	y := Year{Year: year}
	all, err := a.Desk.List(ctx, "", "")
	if err != nil {
		return y, err
	}
	for _, s := range all {
		rec, err := a.Desk.Record(ctx, s.ID)
		if err != nil {
			return y, err
		}
		if err := movesOf(rec, &y); err != nil {
			return y, err
		}
	}
	if y.Printed, err = a.Desk.Prints(ctx, engine.PrintsRequest{Year: year}); err != nil {
		return y, err
	}
	for i, p := range y.Printed {
		y.Printed[i].At = p.At.In(a.Desk.Office.Location())
	}
	slices.SortStableFunc(y.Printed, func(a, b engine.PrintLine) int { return a.At.Compare(b.At) })
	slices.SortStableFunc(y.Moved, func(a, b MovedLine) int { return cmp.Or(a.On.Compare(b.On), cmp.Compare(a.Folder, b.Folder)) })
	y.Due, err = a.Due(ctx, year)
	return y, err
}

// movesOf adds the moves of a year that one history tells of.
func movesOf(rec engine.Record, y *Year) error {
	for _, e := range rec.History {
		if e.Filing == nil || e.Filing.Values["keadaan"] == nil {
			continue
		}
		line, err := moveOf(rec.Dossier.ID, e.Filing)
		if err != nil {
			return fmt.Errorf("dossier %s, entry %d: %w", rec.Dossier.ID, e.Seq, err)
		}
		if line.On.Year == y.Year {
			y.Moved = append(y.Moved, line)
		}
	}
	return nil
}

// moveOf reads what a move recorded.
func moveOf(id dossier.ID, f *dossier.Filing) (MovedLine, error) {
	facts, err := decodeFacts(f.Values)
	if err != nil {
		return MovedLine{}, err
	}
	state := facts.Text("keadaan")
	on, _ := facts["tgl_"+state].(schema.Date)
	return MovedLine{
		Dossier: id, Folder: string(id) + "/" + f.Folder, State: state, On: on, Minutes: facts.Text("ba_" + state), Receiver: facts.Text("penerima"),
	}, nil
}

// yearFields declares what the template of the yearly report may read.
const yearFields = `
unit_kearsipan: {jenis: teks}
tahun_laporan: {jenis: bilangan}
lembar_dicetak: {jenis: bilangan}
dicetak:
  jenis: daftar
  opsional: ya
  unsur: {jenis: rincian, kolom: {saat: {jenis: teks}, berkas: {jenis: teks}, tiket: {jenis: teks}, naskah: {jenis: teks}, untuk: {jenis: teks}, pelaku: {jenis: teks}, salinan: {jenis: bilangan}, lembar: {jenis: bilangan}}}
dipindahkan:
  jenis: daftar
  opsional: ya
  unsur: {jenis: rincian, kolom: {saat: {jenis: teks}, berkas: {jenis: teks}, keadaan: {jenis: teks}, berita_acara: {jenis: teks}, penerima: {jenis: teks}}}
jatuh_tempo:
  jenis: daftar
  opsional: ya
  unsur: {jenis: rincian, kolom: {saat: {jenis: teks}, berkas: {jenis: teks}, tugas: {jenis: teks}, uraian: {jenis: teks, maks: 1000}, dasar: {jenis: teks}}}
`

// ReportFiles writes a yearly report as Word file and PDF.
func (a *Archive) ReportFiles(ctx context.Context, y Year) ([]engine.File, error) {
	values := schema.Record{"unit_kearsipan": a.units()["unit_kearsipan"], "tahun_laporan": int64(y.Year)}
	sheets := 0
	var printed, moved, due schema.List
	for _, p := range y.Printed {
		sheets += p.Sheets
		printed = append(printed, schema.Record{
			"saat": bahasa.TanggalAngka(p.At), "berkas": string(p.Dossier), "tiket": cmp.Or(p.Ticket, "-"), "naskah": p.Paper, "untuk": cmp.Or(p.For, "-"),
			"pelaku": cmp.Or(p.Actor.Name, p.Actor.Role, "-"), "salinan": int64(p.Count), "lembar": int64(p.Sheets),
		})
	}
	for _, m := range y.Moved {
		moved = append(moved, schema.Record{
			"saat": bahasa.TanggalAngka(m.On.Time()), "berkas": m.Folder, "keadaan": m.State, "berita_acara": cmp.Or(m.Minutes, "-"), "penerima": cmp.Or(m.Receiver, "-"),
		})
	}
	for _, d := range y.Due {
		due = append(due, schema.Record{
			"saat": bahasa.TanggalAngka(d.On.Time()), "berkas": d.Folder.Number(), "tugas": d.Words().In(message.ID), "uraian": d.Folder.Name(), "dasar": cmp.Or(d.Basis, "-"),
		})
	}
	values["lembar_dicetak"] = int64(sheets)
	for name, list := range map[string]schema.List{"dicetak": printed, "dipindahkan": moved, "jatuh_tempo": due} {
		if len(list) > 0 {
			values[name] = list
		}
	}
	return a.sheet(ctx, "laporan_tahunan", yearFields, values, time.Date(y.Year, time.December, 31, 0, 0, 0, 0, time.UTC))
}
