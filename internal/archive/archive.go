// Package archive keeps what a cooperation leaves behind: it says whether a
// dossier is complete, files its papers in folders by the institution's
// retention schedule, writes bundles that stand without this program, proves
// them, lists and labels them, and tells what is due.
//
// A dossier comes in as an engine.Record; its papers are stored bytes that
// engine hands out and are never made again. What the archive adds (covers,
// lists, reports) is filled from templates by engine and dated by the dossier,
// so that the same record gives the same bytes. Archival facts go back into the
// dossier's history through engine.Desk.File. Bags are package bag's business;
// this package reads no clock and prints nothing.
package archive

import (
	"naskah/internal/engine"
	"naskah/internal/schema"
)

// Archive is the archivist's side of a desk. Schedule may be nil: the office
// has none yet.
type Archive struct {
	Desk     *engine.Desk
	Schedule *Schedule

	sheets sheets
}

func text(name, label string) schema.Field {
	return schema.Field{Name: name, Label: label, Optional: true, MaxLen: 250}
}

func date(name, label string) schema.Field {
	return schema.Field{Name: name, Label: label, Kind: schema.KindDate, Optional: true}
}

// States of a folder.
const (
	stateInactive  = "inaktif"
	stateHanded    = "diserahkan"
	stateDestroyed = "musnah"
)

// Fields are the archival facts of a folder that `archive set` takes.
func Fields() []schema.Field {
	return []schema.Field{
		text("nomor_berkas", "Nomor berkas"), text("klasifikasi", "Kode klasifikasi"), text("uraian", "Uraian informasi berkas"),
		text("folder", "Folder"), text("boks", "Boks"), text("lokasi", "Lokasi"), text("media", "Media"), text("tingkat", "Tingkat perkembangan"),
		date("berakhir", "Berakhir dan kewajiban dilaksanakan"), date("didaftar", "Daftar arsip aktif disampaikan"),
		date("terjaga", "Kegiatan arsip terjaga"), date("dilaporkan", "Arsip terjaga dilaporkan"), text("keterangan", "Keterangan"),
	}
}

// moveFields are the facts of a transfer; `archive move` sets them together.
func moveFields() []schema.Field {
	return []schema.Field{
		{Name: "keadaan", Label: "Keadaan", Kind: schema.KindEnum, Options: []string{stateInactive, stateHanded, stateDestroyed}, Optional: true},
		date("tgl_"+stateInactive, "Dipindahkan"), date("tgl_"+stateHanded, "Diserahkan"), date("tgl_"+stateDestroyed, "Dimusnahkan"),
		text("ba_"+stateInactive, "Berita acara pemindahan"), text("ba_"+stateHanded, "Berita acara penyerahan"), text("ba_"+stateDestroyed, "Berita acara pemusnahan"),
		text("penerima", "Penerima"),
	}
}

// facts are all that may be recorded of a folder.
func facts() []schema.Field { return append(Fields(), moveFields()...) }
