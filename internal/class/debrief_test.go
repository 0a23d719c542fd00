package class

import (
	"strings"
	"testing"
	"time"

	"naskah/internal/docx"
	"naskah/internal/engine"
	"naskah/internal/message"
	"naskah/internal/schema"
)

// debriefed is a class of two groups of which only the first has done anything.
func debriefed(t *testing.T) (*hall, *Class, Debrief) {
	t.Helper()
	h := newHall(t)
	h.text = eventful
	h.people = []Person{{Name: "Ayu", Office: "Dinas Contoh", Group: "Garuda", Roles: []string{"unit", "hukum"}}, {Name: "Budi", Group: "Elang"}}
	c := h.class(0)
	ctx := t.Context()
	h.must(c.Resume(ctx))
	h.now = h.now.Add(4 * time.Minute) // two days
	h.must(h.in(c, "Garuda", sends(ctx)))
	h.must(c.Mark(ctx, "mutu", 50, "Garuda"))
	h.now = h.now.Add(2 * time.Minute)
	d, err := c.Debrief(ctx, message.ID)
	h.must(err)
	return h, c, d
}

func TestGroupsAreSetSideBySide(t *testing.T) {
	_, _, d := debriefed(t)
	if len(d.Groups) != 2 {
		t.Fatalf("groups %+v", d.Groups)
	}
	g, other := d.Groups[0], d.Groups[1]
	if g.Group != "Garuda" || g.Stage != "Pembahasan" || g.Points != 65 || g.Papers != 2 || g.Days != 3 || g.Returns != 0 || g.Entries < 2 {
		t.Errorf("Garuda %+v", g)
	}
	if g.Stays[0].Days != 2 || g.Stays[1].Days != 1 || g.Stays[0].Label != "Penyusunan" {
		t.Errorf("stays %+v", g.Stays)
	}
	if other.Stage != "Penyusunan" || other.Points != 0 || other.Stays[0].Days != 3 {
		t.Errorf("Elang %+v", other)
	}
	first, second := d.Items[0], d.Items[1]
	if first.Item != "cepat" || first.Missed != 1 || first.Judged != 2 || first.Mean != 50 || first.Basis != "Peraturan uji Pasal 1" {
		t.Errorf("most missed %+v", first)
	}
	if second.Item != "mutu" || second.Missed != 1 || second.Judged != 1 || second.Mean != 50 {
		t.Errorf("then %+v", second)
	}
	if p := d.Stages[0]; p.Label != "Penyusunan" || p.Groups != 2 || p.Least != 2 || p.Median != 2 || p.Most != 3 {
		t.Errorf("pace %+v", p)
	}
}

func TestPapersOfADebrief(t *testing.T) {
	h, c, _ := debriefed(t)
	ctx := t.Context()
	h.must(c.SetFrame(ctx, map[string]schema.Value{
		"penyelenggara": "Badan Diklat Contoh", "tempat": "Jakarta", "jam_pelajaran": int64(16),
		"tanggal_mulai": schema.Date{Year: 2026, Month: 7, Day: 1}, "tanggal_selesai": schema.Date{Year: 2026, Month: 7, Day: 2},
		"penandatangan": schema.Record{"nama": "Rangga Wisesa", "jabatan": "Kepala Badan Uji"},
	}))
	d, err := c.Debrief(ctx, message.ID)
	h.must(err)
	texts := map[string]string{}
	h.must(c.Papers(ctx, d, func(f engine.File) error {
		if !strings.HasSuffix(f.Name, ".docx") {
			texts[f.Name] = ""
			return nil
		}
		pkg, err := docx.Open(f.Data)
		if err != nil {
			return err
		}
		texts[f.Name], err = pkg.Text()
		return err
	}))
	for name, wants := range map[string][]string{
		"laporan_pembahasan.docx":    {"Garuda", "Elang", "1 dari 2", "Peraturan uji Pasal 1", "2 Juli 2026"},
		"kelompok-Garuda.docx":       {"KELOMPOK GARUDA", "65 dari 100", "Ayu", "Dinas Contoh", "Penyusunan", "berkas dibuka"},
		"kelompok-Elang.docx":        {"Budi"},
		"sertifikat-Garuda-Ayu.docx": {"BADAN DIKLAT CONTOH", "Ayu", "Unit kerja sama dan Biro hukum", "16 (enam belas) jam pelajaran", "nilai kelompok 65", "Rangga Wisesa", short(d.Groups[0].Head)},
		"sertifikat-Elang-Budi.docx": {"Budi"},
		"sertifikat-Garuda-Ayu.pdf":  nil,
		"laporan_pembahasan.pdf":     nil,
		"kelompok-Elang.pdf":         nil,
		"kelompok-Garuda.pdf":        nil,
		"sertifikat-Elang-Budi.pdf":  nil,
	} {
		text, made := texts[name]
		if !made {
			t.Errorf("%s was not made", name)
		}
		for _, want := range wants {
			if !strings.Contains(text, want) {
				t.Errorf("%s lacks %q:\n%s", name, want, text)
			}
		}
		if strings.Contains(text, "LATIHAN/") {
			t.Errorf("%s bears a number of the exercise", name)
		}
		delete(texts, name)
	}
	if len(texts) > 0 {
		t.Errorf("papers nobody asked for: %v", texts)
	}
	if got := Proof(d.Groups[0]); !strings.HasSuffix(got, " "+string(d.Groups[0].Head)) {
		t.Errorf("proof %q", got)
	}
}

// A training that nobody has described yet, with groups nobody is named in.
func TestPapersWithoutAFrame(t *testing.T) {
	h, c := newPlay(t, 1)
	d, err := c.Debrief(t.Context(), message.EN)
	h.must(err)
	n := 0
	h.must(c.Papers(t.Context(), d, func(engine.File) error {
		n++
		return nil
	}))
	if n != 4 {
		t.Errorf("%d files, want the report and one handout, twice", n)
	}
}
