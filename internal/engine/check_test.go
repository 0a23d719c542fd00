package engine_test

import (
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"naskah/internal/docx"
	"naskah/internal/engine"
	"naskah/internal/message"
	"naskah/internal/office"
	"naskah/templates"
	"naskah/workflows"
)

func TestCheckOfAGoodShelfFindsNothing(t *testing.T) {
	b := newBench(t)
	checked, err := b.Check()
	if err != nil {
		t.Fatal(err)
	}
	noFindings(t, checked.Findings)
	if fmt.Sprint(checked.Workflows, checked.Templates) != "[uji] [nota surat laporan]" {
		t.Errorf("checked %v and %v", checked.Workflows, checked.Templates)
	}
}

func TestCheckFindsDefectsWhereTheyAre(t *testing.T) {
	const flow, nota = "workflows/uji.yaml", "templates/nota.naskah"
	for name, c := range map[string]struct {
		file, old, with string
		code, place     string // place: a text on the line, in place's file
		says            string
	}{
		"an unknown field": {nota, "{{ isi }}", "{{ isii }}", "TP045", nota + ":{{ isii }}", "mungkin maksudnya \"isi\""},
		"a field that is empty on a path": {
			"templates/surat.naskah", "{{ sifat }}", "{{ telaah }}", "WF081", flow + ":- {pakai: surat", "telaah",
		},
		"a missing template": {flow, "{pakai: surat, ", "{pakai: surrat, ", "EN003", flow + ":surrat", "surat"},
		"a missing pattern":  {flow, "deret: surat", "deret: surrat", "OF016", flow + ":surrat", `"surat"`},
		"another name in the template": {
			"templates/surat.naskah", "nama: surat", "nama: surat_pengantar", "EN006", "templates/surat.naskah:---", "surat_pengantar",
		},
		"another id in the workflow": {flow, "id: uji", "id: coba", "EN005", flow + ":# A small", "coba"},
		"a stage nobody reaches":     {flow, "  selesai: {akhir: tuntas}", "  selesai: {akhir: tuntas}\n  yatim: {akhir: tuntas}", "WF070", flow + ":yatim", "yatim"},
		"a broken workflow":          {flow, "mulai: susun", "mulai: sussun", "WF020", flow + ":sussun", "susun"},
	} {
		t.Run(name, func(t *testing.T) {
			b := newBench(t)
			text := strings.Replace(string(b.own[c.file].Data), c.old, c.with, 1)
			b.own[c.file] = &fstest.MapFile{Data: []byte(text)}
			checked, err := b.Check("uji")
			if err != nil {
				t.Fatal(err)
			}
			file, on, _ := strings.Cut(c.place, ":")
			line := 0
			for i, l := range strings.Split(string(b.own[file].Data), "\n") {
				if strings.Contains(l, on) {
					line = i + 1
					break
				}
			}
			var all []string
			for _, f := range checked.Findings {
				said := fmt.Sprintf("%s %s:%d %s %s", f.Code, f.Pos.File, f.Pos.Line, f.Sentence(message.ID), f.HintText(message.ID))
				all = append(all, said)
				if f.Code == c.code && f.Pos.File == file && f.Pos.Line == line && strings.Contains(said, c.says) {
					return
				}
			}
			t.Errorf("want %s at %s:%d saying %s, got:\n%s", c.code, file, line, c.says, strings.Join(all, "\n"))
		})
	}
}

func TestCheckOfAnUnknownWorkflow(t *testing.T) {
	_, err := newBench(t).Check("ujji")
	if f := refused(t, err, "EN002"); f.Hint.Args["mirip"] != "uji" {
		t.Errorf("hint %v, want the nearest workflow", f.Hint)
	}
}

func TestTheShippedShelfIsSound(t *testing.T) {
	profile, findings := office.Parse("naskah.yaml", office.Sample())
	noFindings(t, findings)
	desk := engine.New(engine.Config{Office: profile, Shelf: engine.Shelf{ShippedWorkflows: workflows.FS, ShippedTemplates: templates.FS}})
	checked, err := desk.Check()
	if err != nil {
		t.Fatal(err)
	}
	noFindings(t, checked.Findings)
}

func TestTheOfficesOwnFilesComeFirst(t *testing.T) {
	b := newBench(t)
	b.own["templates/~$nota.naskah"] = &fstest.MapFile{}
	b.own["templates/._surat.docx"] = &fstest.MapFile{}
	names, err := b.Shelf.Templates()
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]int{}
	for _, n := range names {
		if seen[n]++; seen[n] > 1 || strings.HasPrefix(n, "~") || strings.HasPrefix(n, ".") {
			t.Errorf("template %q is listed", n)
		}
	}
	shipped := fstest.MapFS{"nota.naskah": {Data: []byte("bukan naskah")}, "lain.naskah": {Data: []byte("---\nskema: naskah/v1\nnama: lain\njudul: Lain\n---\nLain\n")}}
	two := engine.New(engine.Config{Shelf: engine.Shelf{OfficeTemplates: b.Shelf.OfficeTemplates, ShippedTemplates: both{shipped, templates.FS}}})
	for _, name := range []string{"nota", "lain"} {
		if _, err := two.Export(name); err != nil {
			t.Errorf("Export(%s): %v", name, err)
		}
	}
	// An own style base replaces the shipped one as a whole.
	b.own["templates/gaya/dinas/word/styles.xml"] = &fstest.MapFile{Data: []byte("<w:styles/>")}
	if _, err := b.Export("nota"); err == nil {
		t.Error("a style base with one file was filled up from the shipped one")
	}
}

// both is a shelf of two.
type both struct{ first, second fs.FS }

func (b both) Open(name string) (fs.File, error) {
	if f, err := b.first.Open(name); err == nil {
		return f, nil
	}
	return b.second.Open(name)
}

func TestExportGivesATaggedWordFile(t *testing.T) {
	b := newBench(t)
	data, err := b.Export("surat")
	if err != nil {
		t.Fatal(err)
	}
	pkg, err := docx.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	text, err := pkg.Text()
	if err != nil || !strings.Contains(text, "{{ nomor_surat }}") {
		t.Errorf("exported text, %v:\n%s", err, text)
	}
	_, err = b.Export("surrat")
	refused(t, err, "EN003")
}

func TestAnExportedTemplateStaysWhatItWas(t *testing.T) {
	b := newBench(t)
	for _, name := range []string{"surat", "nota", "laporan"} {
		data, err := b.Export(name)
		if err != nil {
			t.Fatal(err)
		}
		b.own["templates/"+name+".docx"] = &fstest.MapFile{Data: data}
		delete(b.own, "templates/"+name+".naskah")
	}
	id := b.toSigning()
	if text := b.text(id, "surat"); !strings.Contains(text, "S-001/I/2026") {
		t.Errorf("letter from the Word template:\n%s", text)
	}
	papers := b.act(id, pimpinan, "tanda_tangan", "tgl_ttd=23 Februari 2026").Papers()
	sameIDs(t, papers, "nota-asli-1", "nota-asli-2")
	for _, p := range papers {
		text := b.text(id, p.ID)
		if p.Title != "Nota Kesepahaman" || !strings.Contains(text, "NOMOR: NK-01/BU/2026") || strings.Contains(text, "RANCANGAN") {
			t.Errorf("%s, %s:\n%s", p.ID, p.Title, text)
		}
	}
}
