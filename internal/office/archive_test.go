package office

import (
	"slices"
	"strings"
	"testing"

	"naskah/internal/diag"
)

// archived is the sample profile with an `arsip` of these lines.
func archived(lines ...string) (*Office, []diag.Diagnostic) {
	text := string(Sample()) + "\narsip:\n"
	for _, line := range lines {
		text += "  " + line + "\n"
	}
	return Parse("naskah.yaml", []byte(text))
}

func TestTheArchivesSettingsAreRead(t *testing.T) {
	o, findings := archived("tanda: tiap_halaman", "lembar:", `  tj121: {kertas: 165 x 210, label: 75 x 38, kolom: 2, baris: 5, kiri: 5, atas: "8,5", jarak: 3 x 0}`, "pencetak:", "  epson: {geser: 1.2 x -0.5}")
	if len(findings) > 0 {
		t.Fatal(findings)
	}
	want := LabelSheet{Name: "tj121", Width: 165, Height: 210, LabelWidth: 75, LabelHeight: 38, Columns: 2, Rows: 5, Left: 5, Top: 8.5, GapX: 3}
	if got := o.LabelSheets(); len(got) != 1 || got[0] != want || o.Mark() != EveryPage {
		t.Errorf("sheets %+v, mark %v", got, o.Mark())
	}
	if got, known := o.PrinterOffset("epson"); !known || got != [2]float64{1.2, -0.5} {
		t.Errorf("offset %v, %t", got, known)
	}
	if _, known := o.PrinterOffset("lain"); known {
		t.Error("a printer nobody named is known")
	}
}

func TestTheArchivesSettingsAreReadStrictly(t *testing.T) {
	sheet := "  satu: {kertas: 165 x 210, label: 75 x 38, kolom: 2, baris: 5, kiri: 5, atas: 8}"
	for _, c := range []struct{ line, want string }{
		{"tanda: kadang", "OF060"},
		{"lembar:\n" + strings.Replace(sheet, "kolom: 2", "kolom: 3", 1), "OF061"},
		{"lembar:\n" + strings.Replace(sheet, "label: 75 x 38", "label: 75 x 48", 1), "OF061"},
		{"lembar:\n" + strings.Replace(sheet, "kiri: 5", "kiri: lima", 1), "OF062"},
		{"lembar:\n" + strings.Replace(sheet, "165 x 210", "A5", 1), "OF063"},
		{"pencetak:\n  epson: {geser: kanan}", "OF063"},
	} {
		_, findings := archived(strings.Split(c.line, "\n")...)
		if !slices.ContainsFunc(findings, func(d diag.Diagnostic) bool { return d.Code == c.want }) {
			t.Errorf("%q: %v, want %s", c.line, findings, c.want)
		}
	}
}
