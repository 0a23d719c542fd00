package class

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"naskah/internal/bahasa"
	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/engine"
	"naskah/internal/schema"
)

// The fields the templates of templates/bimtek may read.
const (
	aboutFields = `
judul: {jenis: teks}
skenario: {jenis: teks}
penyelenggara: {jenis: teks, opsional: ya}
pelaksanaan: {jenis: teks, opsional: ya}
`
	reportFields = aboutFields + `
tujuan: {jenis: paragraf, opsional: ya}
jumlah_peserta: {jenis: bilangan}
kelompok:
  jenis: daftar
  unsur:
    jenis: rincian
    kolom: {nama: {jenis: teks}, tahap: {jenis: teks}, lama: {jenis: bilangan}, kembali: {jenis: bilangan}, lewat: {jenis: bilangan}, naskah: {jenis: bilangan}, nilai: {jenis: bilangan}}
butir:
  jenis: daftar
  opsional: ya
  unsur:
    jenis: rincian
    kolom: {nama: {jenis: teks}, luput: {jenis: bilangan}, dinilai: {jenis: bilangan}, rata: {jenis: bilangan}, dasar: {jenis: teks, opsional: ya}}
waktu:
  jenis: daftar
  unsur:
    jenis: rincian
    kolom: {tahap: {jenis: teks}, dilalui: {jenis: bilangan}, tercepat: {jenis: bilangan}, median: {jenis: bilangan}, terlama: {jenis: bilangan}}
`
	groupFields = aboutFields + `
kelompok: {jenis: teks}
tahap_terakhir: {jenis: teks}
lama: {jenis: bilangan}
nilai: {jenis: bilangan}
tengah: {jenis: bilangan}
tertinggi: {jenis: bilangan}
sidik: {jenis: teks}
peserta:
  jenis: daftar
  opsional: ya
  unsur:
    jenis: rincian
    kolom: {nama: {jenis: teks}, instansi: {jenis: teks, opsional: ya}, peran: {jenis: teks}}
butir:
  jenis: daftar
  opsional: ya
  unsur:
    jenis: rincian
    kolom: {nama: {jenis: teks}, perolehan: {jenis: teks}, sebab: {jenis: paragraf}, dasar: {jenis: teks, opsional: ya}}
waktu:
  jenis: daftar
  unsur:
    jenis: rincian
    kolom: {tahap: {jenis: teks}, lama: {jenis: bilangan}, median: {jenis: bilangan}, kali: {jenis: bilangan}}
kisah:
  jenis: daftar
  unsur:
    jenis: rincian
    kolom: {n: {jenis: bilangan}, saat: {jenis: teks}, siapa: {jenis: teks}, apa: {jenis: paragraf}}
`
	certificateFields = aboutFields + `
nama: {jenis: teks}
instansi: {jenis: teks, opsional: ya}
peran: {jenis: teks}
jam_pelajaran: {jenis: bilangan, opsional: ya}
nilai: {jenis: bilangan, opsional: ya}
bukti: {jenis: teks}
sidik: {jenis: teks}
tempat: {jenis: teks, opsional: ya}
tgl: {jenis: tanggal}
penandatangan: {jenis: orang, opsional: ya}
`
)

// Papers makes the papers of a debrief, each as Word file and PDF: the report, a
// handout for each group, a certificate for each participant. They are not
// marked as exercises: the training itself was real.
func (c *Class) Papers(ctx context.Context, d Debrief, each func(engine.File) error) error {
	desk, err := c.FrameDesk()
	if err != nil {
		return err
	}
	p := &press{Debrief: d, desk: desk, each: each}
	if p.about, p.all, err = d.about(desk); err != nil {
		return err
	}
	if err := p.make(ctx, "laporan_pembahasan", reportFields, []sheet{{"laporan_pembahasan", d.report()}}); err != nil {
		return err
	}
	var handouts, certificates []sheet
	given := map[string]int{}
	for _, g := range d.Groups {
		handouts = append(handouts, sheet{"kelompok-" + g.Group, p.handout(g)})
		for _, seat := range g.Seats {
			name := fmt.Sprintf("sertifikat-%s-%s", g.Group, seat.Name)
			key := strings.ToLower(name)
			if given[key]++; given[key] > 1 { // namesakes
				name = fmt.Sprintf("%s-%d", name, given[key])
			}
			certificates = append(certificates, sheet{name, p.certificate(g, seat)})
		}
	}
	if err := p.make(ctx, "lembar_kelompok", groupFields, handouts); err != nil {
		return err
	}
	return p.make(ctx, "sertifikat_pelatihan", certificateFields, certificates)
}

// press makes papers from the templates of a training.
type press struct {
	Debrief
	desk  *engine.Desk
	about schema.Record // what all papers say of the training
	all   schema.Record // everything that is known of it
	each  func(engine.File) error
}

// sheet is a paper to be made.
type sheet struct {
	name   string
	values schema.Record
}

func (p *press) make(ctx context.Context, template, declared string, sheets []sheet) error {
	if len(sheets) == 0 {
		return nil
	}
	fields, err := engine.ReadFields(template, []byte(declared))
	if err != nil {
		return err
	}
	form, findings, err := p.desk.Form(engine.FormRequest{Template: "bimtek/" + template, Fields: fields})
	if err != nil {
		return err
	}
	if err := diag.Fail(findings...); err != nil {
		return err
	}
	for _, s := range sheets {
		for name, v := range p.about {
			s.values[name] = v
		}
		files, findings, err := form.Make(ctx, s.values, s.name, p.made)
		if err != nil {
			return err
		}
		if err := diag.Fail(findings...); err != nil {
			return err
		}
		for _, f := range files {
			if err := p.each(f); err != nil {
				return err
			}
		}
	}
	return nil
}

// about is what papers say of the training, and all that is known of it.
func (d *Debrief) about(desk *engine.Desk) (about, all schema.Record, err error) {
	if all, err = d.frame.Values(); err != nil {
		return nil, nil, err
	}
	about = schema.Record{"judul": d.Title, "skenario": d.Script}
	for _, name := range []string{"judul", "penyelenggara"} {
		if v := all.Text(name); v != "" {
			about[name] = v
		}
	}
	first, held := all["tanggal_mulai"].(schema.Date)
	last, ends := all["tanggal_selesai"].(schema.Date)
	var parts []string
	if place := all.Text("tempat"); place != "" {
		parts = append(parts, "di "+place)
	}
	switch {
	case held && ends && first != last:
		parts = append(parts, "pada tanggal "+bahasa.Tanggal(first.Time())+" sampai dengan tanggal "+bahasa.Tanggal(last.Time()))
	case held:
		parts = append(parts, "pada tanggal "+bahasa.Tanggal(first.Time()))
	}
	if len(parts) > 0 {
		about["pelaksanaan"] = strings.Join(parts, " ")
	}
	if !ends {
		if last = first; !held {
			last = schema.DateOf(d.made.In(desk.Office.Location()))
		}
	}
	all["tgl"] = last
	return about, all, nil
}

func (d *Debrief) report() schema.Record {
	var groups, items, stages schema.List
	people := 0
	for _, g := range d.Groups {
		people += len(g.Seats)
		groups = append(groups, schema.Record{
			"nama": g.Group, "tahap": g.Stage, "lama": int64(g.Days), "kembali": int64(g.Returns), "lewat": int64(g.Late),
			"naskah": int64(g.Papers), "nilai": int64(g.Points),
		})
	}
	for _, m := range d.Items {
		if m.Missed == 0 {
			continue
		}
		items = append(items, withText(schema.Record{
			"nama": m.Label, "luput": int64(m.Missed), "dinilai": int64(m.Judged), "rata": int64(m.Mean),
		}, "dasar", m.Basis))
	}
	for _, s := range d.Stages {
		stages = append(stages, schema.Record{
			"tahap": s.Label, "dilalui": int64(s.Groups), "tercepat": int64(s.Least), "median": int64(s.Median), "terlama": int64(s.Most),
		})
	}
	return withText(schema.Record{"kelompok": groups, "butir": items, "waktu": stages, "jumlah_peserta": int64(people)}, "tujuan", d.Aim)
}

// withText adds a text where there is one.
func withText(r schema.Record, name, text string) schema.Record {
	if text != "" {
		r[name] = text
	}
	return r
}

func (p *press) handout(g Outcome) schema.Record {
	var seats, items, stages, told schema.List
	for _, s := range g.Seats {
		seats = append(seats, withText(schema.Record{"nama": s.Name, "peran": bahasa.DaftarKata(s.Roles)}, "instansi", s.Office))
	}
	for _, m := range g.Marks {
		got := fmt.Sprintf("%d/%d", m.Points, m.Weight)
		if m.Open {
			got = "…/" + strconv.Itoa(m.Weight)
		}
		items = append(items, withText(schema.Record{"nama": m.Label, "perolehan": got, "sebab": m.Why}, "dasar", m.Basis))
	}
	for _, s := range g.Stays {
		i := slices.IndexFunc(p.Stages, func(x Pace) bool { return x.Stage == s.Stage })
		stages = append(stages, schema.Record{"tahap": s.Label, "lama": int64(s.Days), "median": int64(p.Stages[i].Median), "kali": int64(s.Visits)})
	}
	for _, t := range g.Told {
		told = append(told, schema.Record{"n": int64(t.N), "saat": bahasa.TanggalAngka(t.At) + " " + bahasa.Jam(t.At), "siapa": t.Who, "apa": t.What})
	}
	var points []int
	for _, other := range p.Groups {
		points = append(points, other.Points)
	}
	slices.Sort(points)
	return schema.Record{
		"kelompok": g.Group, "tahap_terakhir": g.Stage, "lama": int64(g.Days), "nilai": int64(g.Points), "tengah": int64(median(points)),
		"tertinggi": int64(points[len(points)-1]), "sidik": short(g.Head), "peserta": seats, "butir": items, "waktu": stages, "kisah": told,
	}
}

func (p *press) certificate(g Outcome, seat Player) schema.Record {
	r := withText(schema.Record{
		"nama": seat.Name, "peran": bahasa.DaftarKata(seat.Roles), "bukti": Proof(g), "sidik": short(g.Head), "tgl": p.all["tgl"],
	}, "instansi", seat.Office)
	if len(g.Marks) > 0 {
		r["nilai"] = int64(g.Points)
	}
	for _, name := range []string{"jam_pelajaran", "tempat", "penandatangan"} {
		if v, known := p.all[name]; known {
			r[name] = v
		}
	}
	return r
}

// Proof is the text of a certificate's QR code: the head of the group's journal,
// which `naskah verify --head` looks for in the group's record.
func Proof(g Outcome) string {
	return fmt.Sprintf("naskah latihan %d %s", g.Entries, g.Head)
}

// short is the beginning of a digest, parted so that it can be read aloud.
func short(d dossier.Digest) string {
	if len(d) < 12 {
		return string(d)
	}
	return string(d[:4] + " " + d[4:8] + " " + d[8:12])
}
