package schema

import (
	"fmt"
	"strconv"
	"strings"

	"naskah/internal/bahasa"
)

// Show writes a value in one line for people, the Indonesian way: Rp1.500,00,
// 22 Mei 2026, ya. A person is shown with degrees and office, an institution by
// its name, a regulation as it is quoted. No value gives "".
func (f Field) Show(v Value) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return strings.Join(strings.Fields(v), " ")
	case int64:
		// EYD V: no dot in a number that counts nothing, such as a year. Four
		// digits may be either, so they stay plain.
		if v > -10_000 && v < 10_000 {
			return strconv.FormatInt(v, 10)
		}
		return bahasa.Ribuan(v)
	case Money:
		return bahasa.Rupiah(int64(v))
	case Decimal:
		if s, err := bahasa.Desimal(v.Unscaled, v.Scale); err == nil {
			return s
		}
		return v.String()
	case Date:
		return bahasa.Tanggal(v.Time())
	case bool:
		if v {
			return "ya"
		}
		return "tidak"
	case List:
		parts := make([]string, len(v))
		for i, e := range v {
			parts[i] = f.member().Show(e)
		}
		return strings.Join(parts, "; ")
	case Record:
		return f.showRecord(v)
	}
	return fmt.Sprint(v)
}

func (f Field) showRecord(r Record) string {
	switch f.Composite {
	case "orang":
		name := bahasa.NamaGelar(r.Text("gelar_depan"), r.Text("nama"), r.Text("gelar_belakang"))
		post := r.Text("jabatan")
		if status := r.Text("status"); status != "" && status != "definitif" {
			post = status + " " + post
		}
		return strings.Trim(name+", "+post, ", ")
	case "pihak":
		return r.Text("nama")
	case "dasar_hukum":
		s := r.Text("jenis") + " Nomor " + r.Text("nomor") + " Tahun " + r.Text("tahun") + " tentang " + r.Text("tentang")
		if gazette := r.Text("lembaran"); gazette != "" {
			s += " (" + gazette + ")"
		}
		return s
	case "butir":
		body := f.Show(r["uraian"])
		if title := r.Text("judul"); title != "" {
			return title + ": " + body
		}
		return body
	}
	var parts []string
	for _, column := range f.Fields {
		if v, ok := r[column.Name]; ok {
			parts = append(parts, column.Name+": "+column.Show(v))
		}
	}
	return strings.Join(parts, ", ")
}
