package archive

import (
	"context"
	"fmt"
	"sync"
	"time"

	"naskah/internal/diag"
	"naskah/internal/engine"
	"naskah/internal/message"
	"naskah/internal/schema"
)

// folderFields declares what the templates about one folder may read.
const folderFields = `
unit: {jenis: teks}
unit_kearsipan: {jenis: teks}
berkas:
  jenis: rincian
  kolom:
    kerja_sama: {jenis: teks}
    nomor: {jenis: teks}
    uraian: {jenis: teks, maks: 1000}
    kurun: {jenis: teks}
    jumlah: {jenis: teks}
    kode: {jenis: teks, opsional: ya}
    klasifikasi: {jenis: teks, opsional: ya}
    retensi: {jenis: teks, opsional: ya}
    nasib: {jenis: teks, opsional: ya}
    dasar: {jenis: teks, opsional: ya}
    terjaga: {jenis: tanggal, opsional: ya}
    lokasi: {jenis: teks, opsional: ya}
    boks: {jenis: teks, opsional: ya}
    folder: {jenis: teks, opsional: ya}
isi:
  jenis: daftar
  unsur:
    jenis: rincian
    kolom:
      nomor: {jenis: bilangan}
      uraian: {jenis: teks, maks: 1000}
      tanggal: {jenis: tanggal}
      lembar: {jenis: teks}
      letak: {jenis: teks}
      keterangan: {jenis: teks, opsional: ya}
      naskah: {jenis: teks}
      sidik: {jenis: teks, opsional: ya}
`

// sheets are the forms of templates/arsip, compiled at first use.
type sheets struct {
	mu    sync.Mutex
	forms map[string]*engine.Form
}

// form compiles a template of the archive, of the office or the shipped one,
// against the fields that are declared.
func (a *Archive) form(name, declared string) (*engine.Form, error) {
	a.sheets.mu.Lock()
	defer a.sheets.mu.Unlock()
	if f, ok := a.sheets.forms[name]; ok {
		return f, nil
	}
	fields, err := engine.ReadFields("arsip", []byte(declared))
	if err != nil {
		return nil, err
	}
	f, findings, err := a.Desk.Form(engine.FormRequest{Template: "arsip/" + name, Fields: fields})
	if err := errorsOf(findings, err); err != nil {
		return nil, err
	}
	if a.sheets.forms == nil {
		a.sheets.forms = map[string]*engine.Form{}
	}
	a.sheets.forms[name] = f
	return f, nil
}

func errorsOf(findings []diag.Diagnostic, err error) error {
	if err != nil {
		return err
	}
	return diag.Fail(findings...)
}

// sheet fills a template of the archive.
func (a *Archive) sheet(ctx context.Context, name, declared string, values schema.Record, created time.Time) ([]engine.File, error) {
	f, err := a.form(name, declared)
	if err != nil {
		return nil, err
	}
	files, findings, err := f.Make(ctx, values, name, created)
	return files, errorsOf(findings, err)
}

// say is a sentence of an archival paper, which is in Indonesian.
func say(key string, pairs ...any) string { return message.P(key, pairs...).In(message.ID) }

// record is the folder as templates read it.
func (a *Archive) record(f Folder) schema.Record {
	r := schema.Record{
		"kerja_sama": string(f.Dossier.ID), "nomor": f.Number(), "uraian": f.Name(), "kurun": f.span(),
		"jumlah": say("archive.items", "jumlah", len(f.Items)),
	}
	put := func(name, v string) {
		if v != "" {
			r[name] = v
		}
	}
	put("kode", f.Code())
	if c, ok := a.Schedule.Class(f.Code()); ok {
		put("klasifikasi", c.Name)
		put("retensi", say("archive.retention", "aktif", c.Active.String(), "inaktif", c.Inactive.String()))
		put("nasib", c.Fate.words())
		put("dasar", c.Basis)
	}
	for _, name := range []string{"lokasi", "boks", "folder", "terjaga"} {
		if v, ok := f.Facts[name]; ok {
			r[name] = v
		}
	}
	return r
}

// units names who keeps papers; without a schedule it is the institution.
func (a *Archive) units() schema.Record {
	name := a.Desk.Office.Values().Text("nama")
	units := schema.Record{"unit": name, "unit_kearsipan": name}
	if s := a.Schedule; s != nil && s.Unit != "" {
		units["unit"] = s.Unit
	}
	if s := a.Schedule; s != nil && s.Keeper != "" {
		units["unit_kearsipan"] = s.Keeper
	}
	return units
}

func (f Fate) words() string { return message.P("archive.fate." + string(f)).In(message.ID) }

// span is the years of the papers, as lists show them.
func (f Folder) span() string {
	switch from, to := f.Span(); {
	case from == 0:
		return "-"
	case from == to:
		return fmt.Sprint(from)
	default:
		return fmt.Sprintf("%d–%d", from, to)
	}
}
