package press

import (
	"cmp"
	"context"
	"fmt"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/engine"
	"naskah/internal/impose"
	"naskah/internal/ipp"
	"naskah/internal/schema"
)

// The templates of what is printed besides papers. An office may have its own.
const (
	separatorTemplate   = "cetak/pemisah"
	declarationTemplate = "cetak/pengesahan"
	ticketTemplate      = "cetak/tiket"
)

// text, optional and count declare what a template of a print may read.
func text(name, label string) schema.Field {
	return schema.Field{Name: name, Label: label, Kind: schema.KindText}
}

func optional(name, label string) schema.Field {
	f := text(name, label)
	f.Optional = true
	return f
}

func count(name, label string) schema.Field {
	return schema.Field{Name: name, Label: label, Kind: schema.KindInteger}
}

// paperFields are what both templates know of a paper.
func paperFields() []schema.Field {
	return []schema.Field{
		text("berkas", "Nomor berkas"), optional("perihal", "Judul kerja sama"), text("judul", "Judul naskah"), optional("nomor", "Nomor naskah"),
		optional("pemegang", "Pemegang naskah asli"), optional("untuk", "Penerima"), count("banyak_halaman", "Jumlah halaman"),
	}
}

func (m *maker) paperValues(x dossier.Dossier, d document) schema.Record {
	values := schema.Record{
		"berkas": string(x.ID), "perihal": x.Title, "judul": d.paper.Title, "nomor": d.paper.Number,
		"untuk": m.For, "banyak_halaman": int64(len(d.source.Pages())),
	}
	if set := Set(d.print.Set); set == Originals || set == Archive {
		values["pemegang"] = d.paper.Keeper // the others are made of any original, since all say the same
	}
	for name, v := range values {
		if v == "" {
			delete(values, name)
		}
	}
	return values
}

// separator is a sheet that says what lies below it.
func (m *maker) separator(ctx context.Context, x dossier.Dossier, d document, part Part) ([]impose.Side, error) {
	fields := append(paperFields(), text("set", "Set"), count("salinan", "Jumlah salinan"), text("tiket", "Tiket"))
	values := m.paperValues(x, d)
	values["set"], values["salinan"], values["tiket"] = string(part.Set), int64(d.print.Count), m.ticket.Name
	pages, err := m.make(ctx, separatorTemplate, fields, values)
	if err != nil {
		return nil, err
	}
	return impose.Fitted(pages, sizeOf(part.Sheet)), nil
}

// declaration is the page on which an official declares a copy to be true. It
// is a form: it declares nothing until that person has signed it.
func (m *maker) declaration(ctx context.Context, x dossier.Dossier, d document, number int) ([]impose.Page, error) {
	if m.Declarer == nil {
		return nil, diag.Fail(diag.New("PR001", diag.Position{}))
	}
	person, _ := schema.Composite("orang")
	person.Name, person.Label = "pejabat", "Pejabat yang mengesahkan"
	fields := append(paperFields(), count("nomor_salinan", "Nomor salinan"), person)
	values := m.paperValues(x, d)
	values["nomor_salinan"], values["pejabat"] = int64(number), m.Declarer
	return m.make(ctx, declarationTemplate, fields, values)
}

// list puts a part before the others that lists them. Its own sheets count, so
// the numbers of all others move on.
func (m *maker) list(ctx context.Context) error {
	if len(m.ticket.Parts) == 0 {
		return nil
	}
	part := Part{Set: front, File: "00-tiket.pdf", Sides: ipp.OneSided, Sheet: m.ticket.Parts[0].Sheet, First: 1, State: Waiting}
	for shift := 1; ; shift = part.Sheets { // with many papers the list itself takes more than a sheet
		pages, err := m.make(ctx, ticketTemplate, frontFields(), m.frontValues(shift))
		if err != nil {
			return err
		}
		if err := part.fill(impose.Fitted(pages, sizeOf(part.Sheet))); err != nil {
			return err
		}
		if part.Sheets <= shift {
			break
		}
	}
	for i := range m.ticket.Parts {
		m.ticket.Parts[i].First += part.Sheets
	}
	m.ticket.Parts = append([]Part{part}, m.ticket.Parts...)
	return nil
}

func frontFields() []schema.Field {
	line := schema.Field{Kind: schema.KindRecord, Fields: []schema.Field{
		count("dari", "Lembar pertama"), count("sampai", "Lembar terakhir"), text("berkas", "Nomor berkas"), text("set", "Set"), text("naskah", "Naskah"),
		optional("salinan", "Nomor salinan"), count("banyak", "Jumlah"), text("sisi", "Sisi"), text("kertas", "Kertas"),
	}}
	return []schema.Field{
		text("tiket", "Tiket"), text("oleh", "Pencetak"), text("saat", "Waktu"), text("tempat", "Tujuan"), optional("untuk", "Penerima"),
		count("banyak_lembar", "Jumlah lembar"), {Name: "isi_tiket", Label: "Isi tiket", Kind: schema.KindList, Element: &line},
	}
}

// frontValues lists the papers, whose sheets begin behind so many of the list.
func (m *maker) frontValues(shift int) schema.Record {
	var lines schema.List
	for _, part := range m.ticket.Parts {
		for _, p := range part.Papers {
			line := schema.Record{
				"dari": int64(part.First + shift), "sampai": int64(part.Last() + shift), "berkas": string(part.Dossier), "set": string(part.Set), "naskah": p.Paper,
				"banyak": int64(p.Count), "sisi": string(part.Sides), "kertas": string(part.Sheet),
			}
			if p.First > 0 {
				line["salinan"] = span(p.First, p.Last())
			}
			lines = append(lines, line)
		}
	}
	values := schema.Record{
		"tiket": m.ticket.Name, "oleh": who(m.Actor), "saat": m.ticket.At.In(m.desk.Office.Location()).Format("02-01-2006 15.04"), "tempat": m.Target,
		"banyak_lembar": int64(m.ticket.Sheets() + shift), "isi_tiket": lines,
	}
	if m.For != "" {
		values["untuk"] = m.For
	}
	return values
}

// span is "3", or "3–5".
func span(first, last int) string {
	if first == last {
		return fmt.Sprint(first)
	}
	return fmt.Sprintf("%d–%d", first, last)
}

func who(a dossier.Actor) string { return cmp.Or(a.Name, a.Role, "-") }

// make fills a template and returns the pages of its PDF.
func (m *maker) make(ctx context.Context, template string, fields []schema.Field, values schema.Record) ([]impose.Page, error) {
	form, _, err := m.desk.Form(engine.FormRequest{Template: template, Fields: fields})
	if err != nil {
		return nil, err
	}
	files, _, err := form.Make(ctx, values, "cetak", m.ticket.At)
	if err != nil {
		return nil, fmt.Errorf("fill %s: %w", template, err)
	}
	source, err := impose.Open(template, files[len(files)-1].Data)
	if err != nil {
		return nil, err
	}
	return source.Pages(), nil
}
