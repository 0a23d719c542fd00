package render

import (
	"bytes"
	"strings"
	"testing"

	"naskah/internal/docx"
	"naskah/internal/schema"
)

var lateFields = []string{"nomor_nk", "tgl_ttd_nk"}

func draft(t *testing.T) *docx.Package {
	t.Helper()
	p := program(t, "kesepahaman.naskah", lateFields...)
	in := testInput()
	in.Draft, in.Late = 2, true
	delete(in.Values, "nomor_nk")
	delete(in.Values, "tgl_ttd_nk")
	return render(t, p, in)
}

func TestDraftHasBlanksAndItsMark(t *testing.T) {
	s := textOfPackage(t, draft(t))
	for _, want := range []string{"RANCANGAN KE-2", "NOMOR: " + blank, "Pada hari ini, " + blank + " (" + blank + ")"} {
		if !strings.Contains(s, want) {
			t.Errorf("the draft lacks %q:\n%s", want, s)
		}
	}
}

func TestFinalNeedsLateValues(t *testing.T) {
	p := program(t, "kesepahaman.naskah", lateFields...)
	in := testInput()
	delete(in.Values, "nomor_nk")
	if pkg, found, err := p.Render(t.Context(), in); err != nil || pkg != nil || len(found) == 0 || found[0].Code != "TP063" {
		t.Errorf("a final without number gave %v, %s", pkg != nil, say(found))
	}
}

func TestControlsAreNamedAfterTheirExpression(t *testing.T) {
	root, err := draft(t).Tree("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	tags := map[string]bool{}
	for _, c := range docx.Controls(root) {
		tags[c.Tag()] = true
	}
	for _, want := range []string{"nomor_nk#1", "nomor_nk#2", "tanggal_terbilang tgl_ttd_nk", "alternat/antara/1", "alternat/tanda-tangan.nama/2"} {
		if !tags[want] {
			t.Errorf("no control %q among %v", want, tags)
		}
	}
}

// reedit changes the text of a package as a partner's Word would.
func reedit(t *testing.T, pkg *docx.Package, old, with string) *docx.Package {
	t.Helper()
	data, _ := pkg.Part("word/document.xml")
	if !bytes.Contains(data, []byte(old)) {
		t.Fatalf("no %q to edit", old)
	}
	pkg.SetPart("word/document.xml", bytes.Replace(data, []byte(old), []byte(with), 1))
	raw, err := pkg.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	again, err := docx.Open(raw)
	if err != nil {
		t.Fatal(err)
	}
	return again
}

func TestCompleteFillsAnAdoptedText(t *testing.T) {
	adopted := reedit(t, draft(t), "meningkatkan kemampuan", "memperkuat kemampuan")
	p := program(t, "kesepahaman.naskah", lateFields...)
	done, found, err := p.Complete(t.Context(), adopted, testInput())
	if err != nil {
		t.Fatal(err)
	}
	if done == nil {
		t.Fatal(say(found))
	}
	s := textOfPackage(t, done)
	for _, want := range []string{"memperkuat kemampuan", "NOMOR: 12/NK/V/2023", "Pada hari ini, Senin, tanggal dua puluh dua, bulan Mei, tahun dua ribu dua puluh tiga (22-05-2023)"} {
		if !strings.Contains(s, want) {
			t.Errorf("the completed text lacks %q:\n%s", want, s)
		}
	}
	if strings.Contains(s, "RANCANGAN") || strings.Contains(s, blank) {
		t.Errorf("the completed text still has blanks or the draft mark:\n%s", s)
	}
	if s := textOfPackage(t, adopted); !strings.Contains(s, "RANCANGAN") {
		t.Error("Complete changed the adopted package itself")
	}
}

func TestCompleteReportsALostControl(t *testing.T) {
	pkg := draft(t)
	adopted := reedit(t, pkg, `<w:tag w:val="nomor_nk#2"/>`, "")
	p := program(t, "kesepahaman.naskah", lateFields...)
	if done, found, err := p.Complete(t.Context(), adopted, testInput()); err != nil || done != nil || len(found) != 1 || found[0].Code != "TP090" {
		t.Errorf("Complete gave %v, %s", done != nil, say(found))
	}
}

func TestOriginalPutsTheKeeperFirst(t *testing.T) {
	p := program(t, "kesepahaman.naskah")
	canonical := render(t, p, testInput())
	second, found := Original(canonical, 2)
	if second == nil {
		t.Fatal(say(found))
	}
	golden(t, "kesepahaman-asli2.txt", textOfPackage(t, second))
	back, found := Original(second, 1)
	if back == nil {
		t.Fatal(say(found))
	}
	if a, b := textOfPackage(t, back), textOfPackage(t, canonical); a != b {
		t.Errorf("the first original made of the second reads\n%s\nwant\n%s", a, b)
	}
	if _, found := Original(canonical, 3); len(found) == 0 || found[0].Code != "TP092" {
		t.Errorf("Original(3) of two parties found %s", say(found))
	}
}

func TestThreePartiesStandInThreeColumns(t *testing.T) {
	p := program(t, "kesepahaman.naskah")
	in := testInput()
	third := schema.Record{}
	for k, v := range in.Values["pihak"].(schema.List)[0].(schema.Record) {
		third[k] = v
	}
	third["nama"], third["penandatangan"] = "Universitas Contoh", schema.Record{"nama": "Budi Santika", "jabatan": "Rektor"}
	in.Values["pihak"] = append(in.Values["pihak"].(schema.List), third)
	pkg := render(t, p, in)
	if s := textOfPackage(t, pkg); !strings.Contains(s, "| RAHMA FAUZIA | AHMAD SYAHRIL | BUDI SANTIKA |") {
		t.Errorf("three signers do not stand side by side:\n%s", s)
	}
	last, found := Original(pkg, 3)
	if last == nil {
		t.Fatal(say(found))
	}
	if s := textOfPackage(t, last); !strings.Contains(s, "| BUDI SANTIKA | RAHMA FAUZIA | AHMAD SYAHRIL |") || !strings.Contains(s, "| PIHAK KETIGA,") {
		t.Errorf("the third original does not begin with its keeper:\n%s", s)
	}
}
