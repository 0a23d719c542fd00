package archive

import (
	"encoding/json"
	"time"

	"naskah/internal/dossier"
	"naskah/internal/engine"
	"naskah/internal/schema"
)

// metadataSchema names the metadata of a dossier in a bundle.
const metadataSchema = "arsip-naskah/v1"

// dossierMeta is berkas.json: what the bundle says of a dossier for machines.
type dossierMeta struct {
	Schema     string                     `json:"skema"`
	ID         dossier.ID                 `json:"berkas"`
	Title      string                     `json:"judul"`
	Office     string                     `json:"lembaga"`
	Workflow   string                     `json:"alur"`
	Version    string                     `json:"versi_alur"`
	Definition dossier.Digest             `json:"sidik_alur"`
	Stage      string                     `json:"tahap"`
	Opened     time.Time                  `json:"dibuka"`
	Changed    time.Time                  `json:"diubah"`
	Mother     dossier.ID                 `json:"induk,omitempty"`
	Entries    int                        `json:"entri"`
	Head       dossier.Digest             `json:"kepala"` // chain value of the last entry
	Values     map[string]json.RawMessage `json:"isian"`
	Lacks      []string                   `json:"kekurangan,omitempty"`
	Flows      []flowMeta                 `json:"alur_dipakai"`
	Folders    []folderMeta               `json:"map"`
}

// flowMeta is a workflow the dossier followed: several where it was moved to a
// newer version.
type flowMeta struct {
	Entry  int            `json:"entri"` // the first under it
	Digest dossier.Digest `json:"sha256"`
	Name   string         `json:"nama"`
}

type folderMeta struct {
	Key    string                     `json:"kunci"`
	Number string                     `json:"nomor_berkas"`
	Code   string                     `json:"klasifikasi,omitempty"`
	Name   string                     `json:"uraian"`
	Facts  map[string]json.RawMessage `json:"kearsipan,omitempty"`
	Items  []itemMeta                 `json:"isi"`
}

type itemMeta struct {
	Number int            `json:"nomor"`
	ID     string         `json:"naskah"`
	Title  string         `json:"judul"`
	Paper  string         `json:"nomor_naskah,omitempty"`
	Date   string         `json:"tanggal"`
	Entry  int            `json:"entri"`
	Origin dossier.Origin `json:"asal"`
	Keeper string         `json:"pemegang,omitempty"`
	Of     string         `json:"salinan_dari,omitempty"`
	From   int            `json:"halaman_mulai,omitempty"` // in the folder, counted over its PDFs
	Pages  int            `json:"halaman,omitempty"`
	Files  []fileMeta     `json:"file"`
}

type fileMeta struct {
	Name   string `json:"nama"`
	Digest string `json:"sha256"`
	Origin string `json:"nama_asal,omitempty"` // of a file that came from outside
}

func (a *Archive) metadata(rec engine.Record) dossierMeta {
	x := rec.Dossier
	return dossierMeta{
		Schema: metadataSchema, ID: x.ID, Title: x.Title, Office: a.Desk.Office.Values().Text("nama"),
		Workflow: rec.Definition.ID, Version: rec.Definition.Version, Definition: x.Definition, Stage: x.Stage,
		Opened: x.Opened, Changed: x.Changed, Mother: x.Mother, Entries: x.Version, Head: rec.Head, Values: x.Values,
	}
}

func metaOf(f Folder) folderMeta {
	return folderMeta{Key: f.Part.Key, Number: f.Number(), Code: f.Code(), Name: f.Name(), Facts: f.Dossier.Filings[f.Part.Key], Items: []itemMeta{}}
}

func itemMetaOf(i Item) itemMeta {
	p := i.Paper
	return itemMeta{
		Number: i.Number, ID: p.ID, Title: p.Title, Paper: p.Number, Date: i.Date.String(), Entry: i.Entry,
		Origin: p.Origin, Keeper: p.Keeper, Of: p.Of,
	}
}

// row is the item in lists.
func (m itemMeta) row(i Item) schema.Record {
	r := schema.Record{
		"nomor": int64(m.Number), "uraian": i.words(), "tanggal": i.Date, "naskah": m.ID,
		"lembar": say("archive.onefile"), "letak": "-",
	}
	switch {
	case m.Pages == 1:
		r["lembar"], r["letak"] = say("archive.pages", "jumlah", 1), say("archive.page", "dari", m.From)
	case m.Pages > 1:
		r["lembar"], r["letak"] = say("archive.pages", "jumlah", m.Pages), say("archive.span", "dari", m.From, "sampai", m.From+m.Pages-1)
	}
	if note := i.note(); note != "" {
		r["keterangan"] = note
	}
	if i.Paper.DOCX != "" {
		r["sidik"] = string(i.Paper.DOCX)
	}
	return r
}

// words is the item as lists describe it: title and number.
func (i Item) words() string {
	if i.Paper.Number == "" {
		return i.Paper.Title
	}
	return say("archive.numbered", "judul", i.Paper.Title, "nomor", i.Paper.Number)
}

// note is the remark about an item: which original or copy it is.
func (i Item) note() string {
	switch p := i.Paper; {
	case p.Original > 0:
		return say("archive.original", "nomor", p.Original, "pemegang", p.Keeper)
	case p.Of != "":
		return say("archive.signed", "naskah", p.Of)
	case p.Origin == dossier.Returned:
		return say("archive.record")
	case p.Draft > 0:
		return say("archive.draft", "nomor", p.Draft)
	}
	return ""
}
