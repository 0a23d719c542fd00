//go:build acceptance

package acceptance

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"naskah/internal/docx"
)

var update = flag.Bool("update", false, "write the partner's file of the example anew from the present draft")

// partnerEdits are what the partner's drafter changes in Word.
var partnerEdits = []struct{ old, new string }{
	{"evaluasi paling sedikit 1 (satu) kali dalam 1 (satu) tahun", "evaluasi paling sedikit 2 (dua) kali dalam 1 (satu) tahun"},
	{"rapat koordinasi paling sedikit 1 (satu) kali dalam 3 (tiga) bulan", "rapat koordinasi paling sedikit 1 (satu) kali dalam 2 (dua) bulan"},
}

// partnerAyat is the ayat the partner adds behind the one that holds partnerBehind.
const (
	partnerBehind = "persetujuan orang tua atau wali, dan tanpa membuka identitas anak"
	partnerAyat   = "Dalam hal orang tua atau wali tidak dapat dimintai persetujuan, persetujuan diberikan oleh pejabat yang berwenang di bidang perlindungan anak."
)

// TestThePartnersFileIsTheDraftEditedInWord holds the example's Word file
// against the draft it came from: the partner's edits are in it, and every
// control for a late value and every slot is still there. With -update the file
// is made from the present draft by editing its parts the way Word leaves them:
// runs split at the edit, revision ids, spelling marks.
func TestThePartnersFileIsTheDraftEditedInWord(t *testing.T) {
	file := filepath.Join(root(), "examples", "bnn-p4gn", "pks-dari-mitra.docx")
	draft := filepath.Join(storyDir, "09-penyusunan_pks", "perjanjian_kerja_sama-r1.docx")
	if *update {
		if err := os.WriteFile(file, editInWord(t, read(t, draft)), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	sent, returned := open(t, read(t, draft)), open(t, read(t, file))
	text, err := returned.Text()
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range partnerEdits {
		if !strings.Contains(text, e.new) || strings.Contains(text, e.old) {
			t.Errorf("the partner's file does not hold the edit %q; make it anew with -update", e.new)
		}
	}
	if !strings.Contains(text, partnerAyat) {
		t.Errorf("the partner's file does not hold the new ayat; make it anew with -update")
	}
	if got, want := tags(t, returned), tags(t, sent); got != want {
		t.Errorf("controls of the partner's file:\n%s\nwant those of the draft:\n%s", got, want)
	}
}

func open(t *testing.T, data []byte) *docx.Package {
	t.Helper()
	pkg, err := docx.Open(data)
	if err != nil {
		t.Fatal(err)
	}
	return pkg
}

func tags(t *testing.T, pkg *docx.Package) string {
	t.Helper()
	root, err := pkg.Tree(pkg.MainPart())
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, c := range docx.Controls(root) {
		all = append(all, c.Tag())
	}
	return strings.Join(all, "\n")
}

func editInWord(t *testing.T, data []byte) []byte {
	t.Helper()
	pkg := open(t, data)
	tree, err := pkg.Tree(pkg.MainPart())
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range partnerEdits {
		if !retype(tree, e.old, e.new) {
			t.Fatalf("the draft does not say %q", e.old)
		}
	}
	if !addBehind(tree, partnerBehind, partnerAyat) {
		t.Fatalf("the draft does not say %q", partnerBehind)
	}
	pkg.SetTree(pkg.MainPart(), tree)
	out, err := pkg.Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// retype replaces a passage inside one run by three runs, as typing does.
func retype(tree *docx.Element, old, new string) bool {
	done := false
	tree.Walk(func(p *docx.Element) bool {
		if done || p.Name != "w:p" {
			return !done
		}
		for _, node := range p.Children {
			run, ok := node.(*docx.Element)
			if !ok || run.Name != "w:r" || !strings.Contains(run.Text(), old) {
				continue
			}
			before, after, _ := strings.Cut(run.Text(), old)
			p.Replace(run,
				typed(run, before, "00A10C3E"),
				docx.E("w:proofErr").With("w:type", "gramStart"),
				typed(run, new, "00B72F41"),
				docx.E("w:proofErr").With("w:type", "gramEnd"),
				typed(run, after, "00A10C3E"))
			done = true
			return false
		}
		return true
	})
	return done
}

// typed is a run with the formatting of another and a revision id of its own.
func typed(like *docx.Element, text, rsid string) *docx.Element {
	run := docx.E("w:r").With("w:rsidR", rsid)
	if rPr := like.Child("w:rPr"); rPr != nil {
		run.Append(rPr.Clone())
	}
	run.Append(docx.RunText(text)...)
	return run
}

// addBehind puts a paragraph of the same kind behind the one that holds passage.
func addBehind(tree *docx.Element, passage, text string) bool {
	done := false
	tree.Walk(func(parent *docx.Element) bool {
		for i, node := range parent.Children {
			p, ok := node.(*docx.Element)
			if done || !ok || p.Name != "w:p" || !strings.Contains(docx.ParagraphText(p), passage) {
				continue
			}
			added := docx.E("w:p").With("w:rsidR", "00B72F41")
			if pPr := p.Child("w:pPr"); pPr != nil {
				added.Append(pPr.Clone())
			}
			added.Append(typed(p.Child("w:r"), text, "00B72F41"))
			parent.Insert(i+1, added)
			done = true
		}
		return !done
	})
	return done
}
