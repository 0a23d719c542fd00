package workflow

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/message"
	"naskah/internal/schema"
)

const sampleFile = "testdata/kerja_sama.yaml"

func sampleText(t testing.TB) string {
	t.Helper()
	data, err := os.ReadFile(sampleFile)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// paperUses is what the templates of the sample read.
var paperUses = map[string][]PaperField{
	"surat_penawaran":     {{Path: "judul"}, {Path: "pihak.nama"}, {Path: "nilai"}},
	"nota_kesepahaman":    {{Path: "judul"}, {Path: "pihak.nama"}, {Path: "maksud"}, {Path: "ruang_lingkup"}, {Path: "nomor_nk"}, {Path: "tgl_nk"}},
	"tanggapan_mitra":     {{Path: "judul"}, {Path: "catatan_mitra"}},
	"lembar_paraf":        {{Path: "judul"}},
	"perjanjian":          {{Path: "judul"}, {Path: "nomor_nk"}, {Path: "jangka"}, {Path: "hak"}, {Path: "nomor_pks"}, {Path: "tgl_pks"}},
	"surat_persetujuan":   {{Path: "judul"}, {Path: "no_setuju"}, {Path: "tgl_setuju"}},
	"pertimbangan":        {{Path: "no_setuju"}, {Path: "tgl_setuju"}},
	"laporan_pelaksanaan": {{Path: "capaian"}, {Path: "tgl_pks"}},
	"laporan_evaluasi":    {{Path: "rekomendasi"}},
	"berita_acara_arsip":  {{Path: "judul"}, {Path: "nomor_pks"}, {Path: "tgl_pks"}},
	"surat_penghentian":   {{Path: "judul"}, {Path: "alasan_henti", Conditional: true}, {Path: "kantor.nama"}},
}

func sampleUses(paper string) []PaperField {
	uses := slices.Clone(paperUses[paper])
	for i := range uses {
		uses[i].Pos = diag.Position{File: paper + ".naskah", Line: i + 1}
	}
	return uses
}

// all gathers everything verification says about a text.
func all(text string) []diag.Diagnostic {
	d, ds := Parse(sampleFile, []byte(text))
	if d != nil {
		ds = append(ds, d.Check()...)
		ds = append(ds, d.Proof(sampleUses)...)
	}
	return diag.Sorted(ds)
}

func describe(ds []diag.Diagnostic) string {
	var b strings.Builder
	for _, d := range ds {
		fmt.Fprintf(&b, "\n  %s %s %s", d.Pos, d.Code, d.Sentence(message.ID))
		if hint := d.HintText(message.ID); hint != "" {
			fmt.Fprintf(&b, "\n      %s", hint)
		}
	}
	return b.String()
}

func sample(t testing.TB) *Definition {
	t.Helper()
	d, ds := Parse(sampleFile, []byte(sampleText(t)))
	if diag.HasErrors(ds) {
		t.Fatalf("the sample has findings:%s", describe(ds))
	}
	return d
}

func TestSampleIsSound(t *testing.T) {
	ds := all(sampleText(t))
	var codes []string
	for _, d := range ds {
		codes = append(codes, d.Code)
	}
	// alasan_henti is declared and never asked.
	if want := []string{"WF088"}; !slices.Equal(codes, want) {
		t.Errorf("findings %v, want %v:%s", codes, want, describe(ds))
	}
}

// play carries a dossier through a workflow the way the engine does.
type play struct {
	t *testing.T
	d *Definition
	x dossier.Dossier
}

func begin(t *testing.T, d *Definition, values map[string]schema.Value) *play {
	t.Helper()
	p := &play{t: t, d: d, x: dossier.Dossier{ID: "2026-001"}}
	plan, err := d.Begin(Command{Values: values})
	if err != nil {
		t.Fatalf("Begin: %v", err)
	}
	p.record(plan, dossier.Actor{})
	return p
}

func (p *play) record(plan Plan, actor dossier.Actor) {
	p.t.Helper()
	for _, s := range plan.Steps {
		e := dossier.Entry{
			Seq: p.x.Version + 1, At: time.Unix(int64(p.x.Version), 0), Actor: actor, Kind: s.Kind, Action: s.Action,
			From: s.From, To: s.To, Cleared: s.Cleared, Voided: s.Voided, Locked: s.Locked, Values: map[string]json.RawMessage{},
		}
		if s.Kind == dossier.Opened {
			e.Workflow, e.Definition = p.d.ID, p.d.Digest
		}
		for name, v := range s.Values {
			raw, err := schema.Encode(v)
			if err != nil {
				p.t.Fatal(err)
			}
			e.Values[name] = raw
		}
		for _, n := range s.Numbers {
			e.Values[n.Field] = json.RawMessage(`"001/` + n.Series + `"`)
		}
		for i, use := range s.Papers {
			e.Papers = append(e.Papers, dossier.Paper{ID: fmt.Sprint(e.Seq, "-", i), Name: use.Name})
		}
		if err := p.x.Apply(e); err != nil {
			p.t.Fatal(err)
		}
	}
}

// do acts and expects to arrive; papers lists what was made.
func (p *play) do(role, action, stage string, values map[string]schema.Value) (papers []string) {
	p.t.Helper()
	plan, err := p.try(role, action, values)
	if err != nil {
		p.t.Fatalf("%s by %s in %s: %v", action, role, p.x.Stage, err)
	}
	p.record(plan, dossier.Actor{Role: role, Name: "Sari"})
	if p.x.Stage != stage {
		p.t.Fatalf("%s leads to %s, want %s", action, p.x.Stage, stage)
	}
	for _, s := range plan.Steps {
		for _, use := range s.Papers {
			name := use.Name
			if use.Draft {
				name += "*"
			}
			papers = append(papers, name)
		}
	}
	return papers
}

func (p *play) try(role, action string, values map[string]schema.Value) (Plan, error) {
	return p.d.Decide(Command{Dossier: p.x, Action: action, Actor: dossier.Actor{Role: role}, Reason: "uji", Values: values})
}

// refused expects exactly these codes.
func refused(t *testing.T, err error, codes ...string) []diag.Diagnostic {
	t.Helper()
	ds := diag.Findings(err)
	var got []string
	for _, d := range ds {
		got = append(got, d.Code)
	}
	if !slices.Equal(got, codes) {
		t.Errorf("refused with %v (%v), want %v:%s", got, err, codes, describe(ds))
	}
	return ds
}

type values = map[string]schema.Value

type jsonRaw = json.RawMessage

func parties() schema.List {
	one := schema.Record{"nama": "Badan Contoh"}
	return schema.List{one, one}
}

func opened(t *testing.T) *play {
	return begin(t, sample(t), values{"judul": "Pertukaran data", "pihak": parties()})
}

func wantPapers(t *testing.T, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Errorf("papers %v, want %v", got, want)
	}
}

func TestDossierWalksToTheEnd(t *testing.T) {
	p := opened(t)
	wantPapers(t, p.do("pemrakarsa", "ajukan", "penyusunan_nk", values{"nilai": schema.Money(600_000_000_000), "membebani": false}), "surat_penawaran")
	wantPapers(t, p.do("biro_hukum", "kirim", "paraf_nk", values{"maksud": "m", "ruang_lingkup": schema.List{"a"}}), "nota_kesepahaman*")
	wantPapers(t, p.do("mitra", "paraf_mitra", "paraf_nk", nil))
	wantPapers(t, p.do("biro_hukum", "paraf_hukum", "penandatanganan_nk", nil), "lembar_paraf")
	if len(p.x.Votes["paraf_nk"]) != 0 {
		t.Errorf("votes stand after gugurkan: %v", p.x.Votes)
	}
	plan, err := p.try("pimpinan", "tanda_tangan", values{"tgl_nk": schema.Date{Year: 2026, Month: 5, Day: 22}})
	if err != nil {
		t.Fatal(err)
	}
	if n := plan.Steps[0].Numbers; len(n) != 1 || n[0] != (NumberOrder{"nomor_nk", "nota_kesepahaman"}) {
		t.Errorf("numbers %v, want nomor_nk of nota_kesepahaman", n)
	}
	wantPapers(t, p.do("pimpinan", "tanda_tangan", "penyusunan_pks", values{"tgl_nk": schema.Date{Year: 2026, Month: 5, Day: 22}}), "nota_kesepahaman")
	// 6 milyar is above batas: the automatic stage leads to persetujuan.
	wantPapers(t, p.do("pemrakarsa", "kirim", "persetujuan", values{"jangka": schema.Duration{N: 3, Unit: schema.Years}, "hak": schema.List{"x"}}), "perjanjian*")
	p.do("sekretaris", "tolak", "penyusunan_pks", nil)
	p.do("pemrakarsa", "kirim", "persetujuan", nil)
	wantPapers(t, p.do("sekretaris", "setuju", "penandatanganan_pks", values{"no_setuju": "1", "tgl_setuju": schema.Date{Year: 2026, Month: 6, Day: 1}}), "surat_persetujuan")
	wantPapers(t, p.do("pimpinan", "tanda_tangan", "pelaksanaan", values{"tgl_pks": schema.Date{Year: 2026, Month: 7, Day: 1}}), "perjanjian", "pertimbangan")
	wantPapers(t, p.do("pemrakarsa", "lapor", "pelaksanaan", values{"capaian": int64(10)}), "laporan_pelaksanaan")
	_, err = p.try("pemrakarsa", "lapor", nil) // capaian was emptied by the last report
	refused(t, err, "WF107")
	wantPapers(t, p.do("pemrakarsa", "evaluasi", "evaluasi", nil))
	wantPapers(t, p.do("biro_hukum", "tutup", "selesai", values{"rekomendasi": "akhiri"}), "laporan_evaluasi", "berita_acara_arsip")
	_, err = p.try("biro_hukum", "tutup", nil)
	refused(t, err, "WF101")
	if got := p.d.Possible(p.x, Moment{}); got != nil {
		t.Errorf("an ended dossier offers %v", got)
	}
}

func TestSmallAgreementSkipsConsent(t *testing.T) {
	p := opened(t)
	p.do("pemrakarsa", "ajukan", "penyusunan_nk", values{"nilai": schema.Money(500_000_000_000), "membebani": false})
	p.do("pemrakarsa", "kirim", "paraf_nk", values{"maksud": "m", "ruang_lingkup": schema.List{"a"}, "catatan_mitra": "c"})
	p.do("biro_umum", "paraf_umum", "paraf_nk", nil)
	p.do("biro_hukum", "paraf_hukum", "penandatanganan_nk", nil)
	p.do("pimpinan", "tanda_tangan", "penyusunan_pks", values{"tgl_nk": schema.Date{Year: 2026, Month: 5, Day: 22}})
	p.do("pemrakarsa", "kirim", "penandatanganan_pks", values{"jangka": schema.Duration{N: 3, Unit: schema.Years}, "hak": schema.List{"x"}})
	wantPapers(t, p.do("pimpinan", "tanda_tangan", "pelaksanaan", values{"tgl_pks": schema.Date{Year: 2026, Month: 7, Day: 1}}), "perjanjian")
}

func TestRefusals(t *testing.T) {
	p := opened(t)
	full := values{"nilai": schema.Money(1), "membebani": true}
	for _, c := range []struct {
		name, role, action, reason string
		values                     values
		want                       []string
	}{
		{"unknown action", "pemrakarsa", "ajukkan", "", full, []string{"WF102"}},
		{"no role", "", "ajukan", "", full, []string{"WF104"}},
		{"unknown role", "pemrakarso", "ajukan", "", full, []string{"WF119"}},
		{"wrong role", "mitra", "ajukan", "", full, []string{"WF103"}},
		{"form", "pemrakarsa", "ajukan", "", values{"nilai": schema.Money(1)}, []string{"WF107"}},
		{"form and role", "mitra", "ajukan", "", nil, []string{"WF103", "WF107"}},
		{"reason", "pemrakarsa", "hentikan", "  ", nil, []string{"WF108"}},
		{"unknown field", "pemrakarsa", "ajukan", "", values{"nilai": schema.Money(1), "membebani": true, "nilay": int64(1)}, []string{"WF110"}},
		{"field of another stage", "pemrakarsa", "ajukan", "", values{"nilai": schema.Money(1), "membebani": true, "maksud": "x"}, []string{"WF111"}},
		{"number of the register", "pemrakarsa", "ajukan", "", values{"nilai": schema.Money(1), "membebani": true, "nomor_nk": "1"}, []string{"WF112"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := p.d.Decide(Command{Dossier: p.x, Action: c.action, Actor: dossier.Actor{Role: c.role}, Reason: c.reason, Values: c.values})
			refused(t, err, c.want...)
		})
	}
	_, err := p.try("pemrakarsa", "ajukan", nil)
	got := refused(t, err, "WF107")[0].Sentence(message.ID)
	if want := "isian untuk aksi ajukan belum lengkap: Nilai kerja sama (nilai), Membebani anggaran (membebani)"; got != want {
		t.Errorf("sentence %q, want %q", got, want)
	}
	_, err = p.try("pemrakarsa", "ajukkan", nil)
	if got := diag.Findings(err)[0].HintText(message.ID); got != `mungkin maksudnya "ajukan"; yang ada: ajukan, hentikan` {
		t.Errorf("hint %q", got)
	}
	wantPapers(t, p.do("pemrakarsa", "hentikan", "dihentikan", nil), "surat_penghentian")
}

func TestGuardRefusalSaysWhichCondition(t *testing.T) {
	p := opened(t)
	p.x.Stage = "evaluasi"
	_, err := p.try("biro_hukum", "tutup", values{"rekomendasi": "lanjut"})
	if got := refused(t, err, "WF105")[0].Sentence(message.ID); !strings.Contains(got, `rekomendasi == "akhiri"`) {
		t.Errorf("sentence %q does not say the condition", got)
	}
	_, err = p.try("biro_hukum", "tutup", nil)
	refused(t, err, "WF107", "WF106")
	_, err = p.try("pemrakarsa", "tutup", values{"rekomendasi": "akhiri"})
	refused(t, err, "WF103")
}

func TestBranchWithoutItsValueRefusesTheWholeCommand(t *testing.T) {
	p := opened(t)
	p.x.Stage = "penyusunan_pks"
	_, err := p.try("pemrakarsa", "kirim", values{"jangka": schema.Duration{N: 1, Unit: schema.Years}, "hak": schema.List{"x"}})
	got := refused(t, err, "WF114")[0].HintText(message.ID)
	if want := "isi lebih dulu: Nilai kerja sama (nilai), Membebani anggaran (membebani)"; got != want {
		t.Errorf("hint %q, want %q", got, want)
	}
}

func TestBeginNeedsTheOpeningForm(t *testing.T) {
	d := sample(t)
	_, err := d.Begin(Command{Values: values{"judul": ""}})
	refused(t, err, "WF117")
	_, err = d.Begin(Command{Values: values{"judul": "x", "pihak": parties(), "nilai": schema.Money(1)}})
	refused(t, err, "WF111")
}

func TestNoAnswerIsNotGiven(t *testing.T) {
	p := opened(t)
	p.x.Values["nilai"] = json.RawMessage(`100`)
	plan, err := p.try("pemrakarsa", "ajukan", values{"nilai": nil, "membebani": true})
	if _, kept := plan.Steps[0].Values["nilai"]; err != nil || kept {
		t.Errorf("Decide = %v, %v; nil must not hide the stored value", plan, err)
	}
}

func TestFillAsksWhatTheStageAsks(t *testing.T) {
	p := opened(t)
	plan, err := p.d.Fill(Command{Dossier: p.x, Actor: dossier.Actor{Role: "pemrakarsa"}, Values: values{"nilai": schema.Money(1)}})
	if err != nil || len(plan.Steps) != 1 || plan.Steps[0].Kind != dossier.Filled {
		t.Errorf("Fill = %v, %v", plan, err)
	}
	_, err = p.d.Fill(Command{Dossier: p.x, Actor: dossier.Actor{Role: "mitra"}, Values: values{"maksud": "x"}})
	refused(t, err, "WF103", "WF111")
}

func TestDossierOfAnotherDefinitionIsNoRefusal(t *testing.T) {
	p := opened(t)
	p.x.Definition = "beef"
	if _, err := p.try("pemrakarsa", "ajukan", nil); err == nil || diag.Findings(err) != nil {
		t.Errorf("Decide = %v, want a plain error", err)
	}
	p.x.Definition, p.x.Stage = p.d.Digest, "entah"
	if _, err := p.try("pemrakarsa", "ajukan", nil); err == nil || diag.Findings(err) != nil {
		t.Errorf("Decide = %v, want a plain error", err)
	}
	p.x.Stage, p.x.Values["nilai"] = "cek_nilai", json.RawMessage(`"rusak"`)
	p.x.Stage = "penyusunan_pks"
	if _, err := p.try("pemrakarsa", "kirim", values{"jangka": schema.Duration{N: 1, Unit: schema.Years}, "hak": schema.List{"x"}}); err == nil || diag.Findings(err) != nil {
		t.Errorf("Decide = %v, want a plain error about the stored value", err)
	}
}
