package workflow

import (
	"strings"
	"testing"
	"time"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/message"
)

const beforeText = `
skema: alur/v1
id: pindahan
versi: 1
nama: Sebelum
mulai: susun
buka: [judul]
peran: {biro: {nama: Biro}, mitra: {nama: Mitra, luar: ya}}
data:
  judul: {jenis: teks}
  nilai: {jenis: rupiah}
  sifat: {jenis: pilihan, dari: [biasa, segera, rahasia]}
  nomor: {jenis: nomor, deret: surat}
  catatan: {jenis: teks, opsional: ya}
tahap:
  susun:
    oleh: biro
    isi: [nilai, sifat, catatan]
    tenggat: 10 hari kerja
    aksi:
      kirim: {ke: paraf, nomori: [nomor]}
      titip: {tetap: ya, jeda: mulai}
      ambil: {tetap: ya, jeda: selesai}
  paraf:
    paralel: {a: {oleh: biro}, b: {oleh: mitra}, c: {oleh: biro}}
    aksi:
      lengkap: {otomatis: kuorum, ke: selesai, gugurkan: paraf}
      tolak: {oleh: salah_satu, ke: susun, alasan: wajib, gugurkan: paraf}
  selesai: {akhir: tuntas}
`

// afterText renames the drafting stage and the amount, drops an option and a
// seat, and asks for one thing more.
var afterText = strings.NewReplacer("versi: 1", "versi: 2\npindah:\n  tahap: {susun: penyusunan}\n  data: {nilai: besaran}",
	"mulai: susun", "mulai: penyusunan", "  susun:", "  penyusunan:", "ke: susun", "ke: penyusunan", "  nilai: {", "  besaran: {", "[nilai,", "[lampiran, besaran,",
	", rahasia]", "]", ", c: {oleh: biro}", "", "  catatan:", "  lampiran: {jenis: teks}\n  catatan:").Replace(beforeText)

func TestADossierMovesToANewerDefinition(t *testing.T) {
	before, after := parsed(t, beforeText), parsed(t, afterText)
	for name, c := range map[string]struct {
		stage, values string
		votes         string
		change        [2]string // of the newer definition
		to, cleared   string
		found         string
	}{
		"as it is":           {"paraf", "judul nilai sifat", "", [2]string{}, "paraf", "nilai", ""},
		"into a new name":    {"susun", "judul nilai", "", [2]string{}, "penyusunan", "nilai", ""},
		"an option no more":  {"susun", "judul rahasia", "", [2]string{}, "penyusunan", "sifat", "WF223"},
		"a seat no more":     {"paraf", "judul", "a c", [2]string{}, "paraf", "", "WF224"},
		"its seats":          {"paraf", "judul", "a b", [2]string{}, "paraf", "", ""},
		"no such stage":      {"susun", "judul", "", [2]string{"  tahap: {susun: penyusunan}\n", ""}, "susun", "", "WF220"},
		"an end":             {"susun", "judul", "", [2]string{"{susun: penyusunan}", "{susun: selesai}"}, "selesai", "", "WF221"},
		"a number no more":   {"paraf", "judul nomor", "", [2]string{"nomor: {jenis: nomor, deret: surat}", "nomor: {jenis: tanggal}"}, "paraf", "nomor", "WF222 WF223"},
		"a name taken over":  {"paraf", "judul catatan nilai", "", [2]string{"data: {nilai: besaran}", "data: {nilai: catatan}"}, "paraf", "catatan nilai", "WF223"},
		"a kind that is not": {"paraf", "judul nilai", "", [2]string{"besaran: {jenis: rupiah}", "besaran: {jenis: bilangan}"}, "paraf", "nilai", "WF223"},
	} {
		all := map[string]string{"judul": `"A"`, "nilai": `500`, "sifat": `"segera"`, "nomor": `"S-1"`, "catatan": `"x"`}
		x := dossier.Dossier{ID: "2026-001", Stage: c.stage, Values: map[string]jsonRaw{}, Votes: map[string][]dossier.Vote{}}
		for _, field := range strings.Fields(c.values) {
			if field == "rahasia" {
				x.Values["sifat"] = jsonRaw(`"rahasia"`)
				continue
			}
			x.Values[field] = jsonRaw(all[field])
		}
		for _, seat := range strings.Fields(c.votes) {
			x.Votes["paraf"] = append(x.Votes["paraf"], dossier.Vote{Seat: seat})
		}
		d := after
		if c.change[0] != "" {
			if strings.Count(afterText, c.change[0]) != 1 {
				t.Fatalf("%s: %q stands %d times", name, c.change[0], strings.Count(afterText, c.change[0]))
			}
			d, _ = Parse("baru.yaml", []byte(strings.Replace(afterText, c.change[0], c.change[1], 1)))
		}
		move, found, err := d.Move(before, x)
		if err != nil {
			t.Fatal(err)
		}
		var codes []string
		for _, f := range found {
			codes = append(codes, f.Code)
			if f.Sentence(message.EN) == "" {
				t.Errorf("%s has no sentence", f.Code)
			}
		}
		if move.To != c.to || strings.Join(move.Cleared, " ") != c.cleared || strings.Join(codes, " ") != c.found {
			t.Errorf("%s: to %s, cleared %v, found %v; want %s, %s, %s", name, move.To, move.Cleared, codes, c.to, c.cleared, c.found)
		}
	}
}

// Time and duties go on counting under the new names.
func TestTimeGoesOnThroughAMove(t *testing.T) {
	before, after := parsed(t, beforeText), parsed(t, afterText)
	day := func(n int) time.Time { return time.Date(2026, 7, n, 3, 0, 0, 0, time.UTC) }
	history := []dossier.Entry{
		{Seq: 1, At: day(1), Kind: dossier.Opened, To: "susun", Values: map[string]jsonRaw{"judul": jsonRaw(`"A"`)}},
		{Seq: 2, At: day(3), Kind: dossier.Acted, Action: "titip", From: "susun", To: "susun"},
	}
	x, err := dossier.Fold("2026-001", history)
	if err != nil {
		t.Fatal(err)
	}
	m := Moment{Past: history}
	was, err := before.Due(x, m)
	if err != nil || len(was) != 1 || was[0].Suspended != date(2026, 7, 3) {
		t.Fatalf("before: %+v, %v", was, err)
	}
	plan, _, err := after.Move(before, x)
	if err != nil {
		t.Fatal(err)
	}
	e := dossier.Entry{Seq: 3, At: day(6), Kind: dossier.Moved, From: "susun", To: plan.To, Renamed: plan.Stages}
	if err := x.Apply(e); err != nil {
		t.Fatal(err)
	}
	m.Past = dossier.Retold(append(history, e))
	now, err := after.Due(x, m)
	if err != nil || len(now) != 1 || now[0].Stage != "penyusunan" || now[0].Suspended != was[0].Suspended || now[0].From != was[0].From || now[0].On != was[0].On {
		t.Errorf("after: %+v, %v; want as before: %+v", now, err, was)
	}
}

// What a moved dossier lacks is found from where it stands, and only that.
func TestProofFromWhereADossierStands(t *testing.T) {
	d := parsed(t, strings.Replace(afterText, "selesai: {akhir: tuntas}", "selesai: {akhir: tuntas, dokumen: [surat]}", 1))
	uses := func(string) []PaperField { return []PaperField{{Path: "lampiran"}, {Path: "judul"}} }
	if found := d.Proof(uses); len(found) > 0 {
		t.Fatalf("the definition itself: %s", describe(found))
	}
	for stage, c := range map[string]struct{ values, want string }{
		"penyusunan": {"judul", ""}, // the form will ask
		"paraf":      {"judul", "WF081"},
		"selesai":    {"", ""}, // nothing is made any more
	} {
		values := map[string]jsonRaw{}
		if c.values != "" {
			values[c.values] = jsonRaw(`"A"`)
		}
		found := d.ProofFrom(stage, values, uses)
		got := ""
		for _, f := range found {
			got += f.Code
			if way := f.Args["jalan"]; stage == "paraf" && way != "paraf" {
				t.Errorf("the way is %v", way)
			}
		}
		if got != c.want {
			t.Errorf("from %s: %s, want %s", stage, describe(found), c.want)
		}
		values["lampiran"] = jsonRaw(`"B"`)
		values["judul"] = jsonRaw(`"A"`)
		if found := d.ProofFrom(stage, values, uses); len(found) > 0 {
			t.Errorf("from %s with all there is: %s", stage, describe(found))
		}
	}
}

func TestRenamingsNameWhatThereIs(t *testing.T) {
	for _, m := range []mutation{
		{"stage there is not", "{susun: penyusunan}", "{susun: penyusunann}", "WF020", "penyusunann}"},
		{"field there is not", "{nilai: besaran}", "{nilai: besaranh}", "WF022", "besaranh}"},
		{"two into one", "{nilai: besaran}", "{nilai: besaran, harga: besaran}", "WF210", "harga: besaran"},
	} {
		mutant := strings.Replace(afterText, m.old, m.new, 1)
		d, found := Parse("baru.yaml", []byte(mutant))
		found = append(found, d.Check()...)
		line, told := lineOf(t, mutant, m.at), false
		for _, f := range found {
			told = told || f.Code == m.code && f.Pos.Line == line && f.Severity == diag.Error
		}
		if !told {
			t.Errorf("%s: %s", m.name, describe(found))
		}
	}
}
