package archive

import (
	"bytes"
	"cmp"
	"context"
	"encoding/csv"
	"slices"
	"strconv"

	"naskah/internal/bahasa"
	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/engine"
	"naskah/internal/schema"
)

// List is a kind of list or minutes, by its word on the command line.
type List string

// Lists with the columns the law gives them, and the minutes they come with.
const (
	FolderList   List = "berkas"     // PP 28/2012 Pasal 42 ayat (5)
	ItemList     List = "isi"        // PP 28/2012 Pasal 42 ayat (6)
	InactiveList List = "inaktif"    // PP 28/2012 Pasal 44 ayat (3)
	TransferList List = "pemindahan" // minutes of a transfer to the keeper of inactive papers
	HandoverList List = "penyerahan" // minutes of a hand-over
)

// Lists are all kinds.
func Lists() []List { return []List{FolderList, ItemList, InactiveList, TransferList, HandoverList} }

// columns are the legal columns of each kind: the name of a value and the head.
// Minutes have an annex with the columns of the list of inactive papers.
func (l List) columns() [][2]string {
	switch l {
	case FolderList:
		return [][2]string{
			{"unit", "Unit pengolah"}, {"nomor", "Nomor berkas"}, {"kode", "Kode klasifikasi"}, {"uraian", "Uraian informasi berkas"},
			{"kurun", "Kurun waktu"}, {"jumlah", "Jumlah"}, {"keterangan", "Keterangan"},
		}
	case ItemList:
		return [][2]string{
			{"nomor", "Nomor berkas"}, {"item", "Nomor item arsip"}, {"kode", "Kode klasifikasi"}, {"uraian", "Uraian informasi arsip"},
			{"kurun", "Tanggal"}, {"jumlah", "Jumlah"}, {"keterangan", "Keterangan"},
		}
	}
	return [][2]string{
		{"pencipta", "Pencipta arsip"}, {"unit", "Unit pengolah"}, {"nomor", "Nomor arsip"}, {"kode", "Kode klasifikasi"},
		{"uraian", "Uraian informasi arsip"}, {"kurun", "Kurun waktu"}, {"jumlah", "Jumlah"}, {"keterangan", "Keterangan"},
	}
}

// listFields declares what the templates of lists may read.
const listFields = `
unit: {jenis: teks}
unit_kearsipan: {jenis: teks}
tgl_daftar: {jenis: tanggal}
nomor_ba: {jenis: teks}
penerima: {jenis: teks}
baris:
  jenis: daftar
  unsur:
    jenis: rincian
    kolom:
      pencipta: {jenis: teks}
      unit: {jenis: teks}
      nomor: {jenis: teks}
      item: {jenis: teks}
      kode: {jenis: teks}
      uraian: {jenis: teks, maks: 1000}
      kurun: {jenis: teks}
      jumlah: {jenis: teks}
      keterangan: {jenis: teks}
`

// ListRequest asks for a list.
type ListRequest struct {
	Kind     List
	Dossiers []dossier.ID // nil: all of the office
	Minutes  string       // of minutes: their number
	On       schema.Date  // the day of the list
}

// List makes a list as Word file, PDF and table for spreadsheets. Active folders stand in the list of folders, inactive ones
// in theirs, those of one transfer in its minutes.
func (a *Archive) List(ctx context.Context, q ListRequest) ([]engine.File, error) {
	folders, err := a.AllFolders(ctx, q.Dossiers)
	if err != nil {
		return nil, err
	}
	var rows schema.List
	receiver := ""
	for _, f := range folders {
		if !q.Kind.takes(f, q.Minutes) {
			continue
		}
		receiver = cmp.Or(receiver, f.Facts.Text("penerima"))
		if q.Kind != ItemList {
			rows = append(rows, a.folderRow(f))
			continue
		}
		more, err := a.itemRows(ctx, f)
		if err != nil {
			return nil, err
		}
		rows = append(rows, more...)
	}
	if len(rows) == 0 {
		return nil, diag.Fail(diag.New("AR065", diag.Position{}))
	}
	values := a.units()
	values["tgl_daftar"], values["baris"] = q.On, rows
	values["nomor_ba"], values["penerima"] = cmp.Or(q.Minutes, "-"), cmp.Or(receiver, values.Text("unit_kearsipan"))
	return a.listed(ctx, q, values, rows)
}

func (a *Archive) listed(ctx context.Context, q ListRequest, values schema.Record, rows schema.List) ([]engine.File, error) {
	name := map[List]string{
		FolderList: "daftar_berkas", ItemList: "daftar_isi", InactiveList: "daftar_inaktif", TransferList: "ba_pemindahan", HandoverList: "ba_penyerahan",
	}[q.Kind]
	files, err := a.sheet(ctx, name, listFields, values, q.On.Time())
	if err != nil {
		return nil, err
	}
	table, err := q.Kind.table(rows)
	return append(files, engine.File{Name: name + ".csv", Data: table}), err
}

// takes reports whether a folder belongs on a list.
func (l List) takes(f Folder, minutes string) bool {
	switch l {
	case FolderList:
		return f.state() == ""
	case InactiveList:
		return f.state() == stateInactive
	case TransferList:
		return f.Facts.Text("ba_"+stateInactive) == minutes
	case HandoverList:
		return f.Facts.Text("ba_"+stateHanded) == minutes
	}
	return true
}

// folderRow is a folder as one line.
func (a *Archive) folderRow(f Folder) schema.Record {
	return schema.Record{
		"pencipta": a.Desk.Office.Values().Text("nama"), "unit": a.units().Text("unit"), "nomor": f.Number(), "item": "-",
		"kode": cmp.Or(f.Code(), "-"), "uraian": f.Name(), "kurun": f.span(), "jumlah": say("archive.items", "jumlah", len(f.Items)),
		"keterangan": cmp.Or(f.where(), "-"),
	}
}

// where is the remark of a folder: its place and what was noted of it.
func (f Folder) where() string {
	var parts []string
	for _, name := range []string{"boks", "folder", "lokasi", "keterangan"} {
		if v := f.Facts.Text(name); v != "" && (name == "boks" || name == "folder") {
			parts = append(parts, name+" "+v)
		} else if v != "" {
			parts = append(parts, v)
		}
	}
	if f.Facts["terjaga"] != nil {
		parts = append(parts, say("archive.protected"))
	}
	text := ""
	for i, p := range parts {
		if i > 0 {
			text += "; "
		}
		text += p
	}
	return text
}

// itemRows are the papers of a folder, one line each.
func (a *Archive) itemRows(ctx context.Context, f Folder) (schema.List, error) {
	var rows schema.List
	metas, err := a.itemMetas(ctx, f, func(string, []byte) error { return nil })
	if err != nil {
		return nil, err
	}
	for i, m := range metas {
		row := m.row(f.Items[i])
		note := row.Text("letak")
		if remark := row.Text("keterangan"); remark != "" {
			note = remark + "; " + note
		}
		line := a.folderRow(f)
		line["item"], line["uraian"], line["kurun"] = strconv.Itoa(m.Number), row["uraian"], bahasa.TanggalAngka(f.Items[i].Date.Time())
		line["jumlah"], line["keterangan"] = row["lembar"], note
		rows = append(rows, line)
	}
	return rows, nil
}

// table writes the rows for a spreadsheet: semicolons, because here the comma
// is in the numbers, and the mark by which Excel knows UTF-8.
func (l List) table(rows schema.List) ([]byte, error) {
	var out bytes.Buffer
	out.WriteString("\ufeff")
	w := csv.NewWriter(&out)
	w.Comma = ';'
	write := func(cell func(column [2]string) string) error {
		var cells []string
		for _, column := range l.columns() {
			cells = append(cells, cell(column))
		}
		return w.Write(cells)
	}
	if err := write(func(c [2]string) string { return c[1] }); err != nil {
		return nil, err
	}
	for _, row := range rows {
		if err := write(func(c [2]string) string { return row.(schema.Record).Text(c[0]) }); err != nil {
			return nil, err
		}
	}
	w.Flush()
	return out.Bytes(), w.Error()
}

// Known reports whether there is such a list.
func (l List) Known() bool { return slices.Contains(Lists(), l) }

// Minuted reports whether the list belongs to minutes of a number.
func (l List) Minuted() bool { return l == TransferList || l == HandoverList }
