package schema

import (
	"regexp"
	"slices"
)

// The composites are the records every paper of cooperation speaks of: who
// signs, who the parties are, which law, which clause.

// An NIP has 18 digits, often written in groups; other bodies' numbers (NRP of
// the police and the armed forces) are shorter.
var nipPattern = regexp.MustCompile(`^(?:[0-9](?: ?[0-9]){4,20})$`)

var (
	yearPattern  = regexp.MustCompile(`^(?:[0-9]{4})$`)
	emailPattern = regexp.MustCompile(`^(?:[^\s@]+@[^\s@]+\.[^\s@]+)$`)
)

// Signing for another person: a.n. and u.b. by delegation, Plt. for a vacant
// post, Plh. for an absent holder.
var statuses = []string{"definitif", "a.n.", "u.b.", "Plt.", "Plh."}

var partyKinds = []string{
	"pemda", "K/L", "badan usaha", "ormas", "perguruan tinggi", "perseorangan", "pemda asing", "lembaga asing",
}

// Composite returns the declaration of a composite kind ("orang", "pihak",
// "dasar_hukum", "butir") with an empty name.
func Composite(name string) (Field, bool) {
	var fields []Field
	switch name {
	case "orang":
		fields = personFields()
	case "pihak":
		fields = partyFields()
	case "dasar_hukum":
		fields = []Field{
			text("jenis", "Jenis peraturan"), text("nomor", "Nomor"),
			{Name: "tahun", Label: "Tahun", Pattern: yearPattern},
			text("tentang", "Tentang"), optional(text("lembaran", "Lembaran atau berita negara")),
		}
	case "butir":
		fields = []Field{optional(text("judul", "Judul")), {Name: "uraian", Label: "Uraian", Kind: KindParagraph}}
	default:
		return Field{}, false
	}
	return Field{Kind: KindRecord, Composite: name, Fields: fields}, true
}

func compositeNames() []string { return []string{"orang", "pihak", "dasar_hukum", "butir"} }

func personFields() []Field {
	return []Field{
		text("nama", "Nama"),
		optional(text("gelar_depan", "Gelar depan")),
		optional(text("gelar_belakang", "Gelar belakang")),
		text("jabatan", "Jabatan"),
		{Name: "nip", Label: "NIP", Optional: true, Pattern: nipPattern},
		optional(text("pangkat", "Pangkat")),
		{Name: "status", Label: "Status tanda tangan", Kind: KindEnum, Optional: true, Options: slices.Clone(statuses)},
		looked(text("atas_nama", "Atas nama jabatan")), // of the superior who delegated
		looked(text("untuk_beliau", "Untuk beliau")),   // who signs a.n. and let the person sign, by u.b.
		looked(text("kuasa", "Dasar bertindak untuk orang lain")),
	}
}

func partyFields() []Field {
	contact := Field{Kind: KindRecord, Composite: "orang", Fields: append(personFields(),
		optional(text("telepon", "Telepon")),
		Field{Name: "pos_el", Label: "Pos-el", Optional: true, Pattern: emailPattern},
	)}
	return []Field{
		text("nama", "Nama lembaga"),
		optional(text("singkatan", "Singkatan")),
		{Name: "jenis", Label: "Jenis lembaga", Kind: KindEnum, Options: slices.Clone(partyKinds)},
		optional(text("sebutan", "Sebutan")),
		optional(text("logo", "Berkas logo")),
		text("alamat", "Alamat"),
		optional(text("kota", "Kota")),
		{Name: "penandatangan", Label: "Penanda tangan", Kind: KindRecord, Composite: "orang", Fields: personFields()},
		{Name: "dasar", Label: "Dasar kewenangan", Kind: KindList, Optional: true, Element: &Field{Kind: KindText}},
		{Name: "korespondensi", Label: "Alamat korespondensi", Kind: KindParagraph, Optional: true},
		{Name: "penghubung", Label: "Penghubung", Kind: KindList, Optional: true, Element: &contact},
	}
}

func text(name, label string) Field { return Field{Name: name, Label: label} }

func optional(f Field) Field {
	f.Optional = true
	return f
}

func looked(f Field) Field {
	f.Optional, f.Looked = true, true
	return f
}
