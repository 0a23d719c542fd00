package archive_test

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"naskah/internal/archive"
	"naskah/internal/archive/bag"
	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/engine"
	"naskah/internal/font"
	"naskah/internal/message"
	"naskah/internal/office"
	"naskah/internal/simulate"
	"naskah/internal/store/sqlite"
	"naskah/templates"
	"naskah/workflows"
)

const example = "../../examples/bnn-p4gn"

// story is the archive of an office in which the example story was played so
// many times.
func story(t testing.TB, times int) *archive.Archive {
	t.Helper()
	store, err := sqlite.Open(t.Context(), sqlite.Memory, sqlite.Options{Rand: endless{}})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	profile, findings := office.Parse("naskah.yaml", read(t, "naskah.yaml"))
	noFindings(t, findings)
	fonts, err := font.NewLibrary()
	if err != nil {
		t.Fatal(err)
	}
	clock := &simulate.Clock{}
	desk := engine.New(engine.Config{
		Store: store, Office: profile, Fonts: fonts, Images: os.DirFS(example), Now: clock.Now,
		Shelf: engine.Shelf{ShippedWorkflows: workflows.FS, ShippedTemplates: templates.FS},
	})
	told, findings := simulate.ParseStory("cerita.yaml", read(t, "cerita.yaml"))
	noFindings(t, findings)
	for range times {
		player := simulate.Player{Desk: desk, Clock: clock, Place: profile.Location(), Files: os.DirFS(example)}
		if err := player.Play(t.Context(), told, func(simulate.Outcome) error { return nil }); err != nil {
			t.Fatal(err)
		}
	}
	return &archive.Archive{Desk: desk, Schedule: schedule(t)}
}

// endless are salts that are all alike.
type endless struct{}

func (endless) Read(p []byte) (int, error) { clear(p); return len(p), nil }

func read(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(example, name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func schedule(t testing.TB) *archive.Schedule {
	t.Helper()
	s, findings := archive.ParseSchedule("jra.yaml", archive.Sample())
	noFindings(t, findings)
	return s
}

func noFindings(t testing.TB, findings []diag.Diagnostic) {
	t.Helper()
	for _, f := range findings {
		if f.Severity == diag.Error {
			t.Fatalf("finding %s: %s: %s", f.Code, f.Pos, f.Sentence(message.EN))
		}
	}
}

// built builds the bundle of all dossiers.
func built(t testing.TB, a *archive.Archive) string {
	t.Helper()
	place := filepath.Join(t.TempDir(), "arsip")
	if _, err := a.Build(t.Context(), archive.BuildRequest{Dossiers: all(t, a), Place: place, Incomplete: true}); err != nil {
		t.Fatal(err)
	}
	return place
}

func all(t testing.TB, a *archive.Archive) []dossier.ID {
	t.Helper()
	list, err := a.Desk.List(t.Context(), "", "")
	if err != nil {
		t.Fatal(err)
	}
	ids := make([]dossier.ID, len(list))
	for i, s := range list {
		ids[i] = s.ID
	}
	return ids
}

func files(t testing.TB, dir string) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		out[name], err = os.ReadFile(filepath.Join(dir, name))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestABundleHoldsTheIssuedBytes(t *testing.T) {
	a := story(t, 1)
	first, second := files(t, built(t, a)), files(t, built(t, a))
	if !maps.EqualFunc(first, second, bytes.Equal) {
		t.Error("the same record gives two bundles")
	}
	issued, err := a.Desk.Papers(t.Context(), "2026-001")
	if err != nil {
		t.Fatal(err)
	}
	kept := map[dossier.Digest]bool{}
	for _, data := range first {
		kept[dossier.DigestOf(data)] = true
	}
	n := 0
	for _, f := range issued {
		if (f.Paper.Draft == 0 || f.Paper.Origin == dossier.Returned) && !kept[dossier.DigestOf(f.Data)] {
			t.Errorf("the bundle lacks the issued bytes of %s", f.Name)
		} else if f.Paper.Draft == 0 {
			n++
		}
	}
	if n < 30 {
		t.Errorf("%d files of finals, want the whole story", n)
	}
	for _, name := range []string{"001-laporan_pelaksanaan.pdf", "isi-berkas.docx", "sampul.pdf"} {
		if first["data/2026-001/monev/"+name] == nil {
			t.Errorf("the folder of monitoring lacks %s", name)
		}
	}
	for name := range first {
		if strings.Contains(name, "perjanjian/") && strings.Contains(name, "monev") {
			t.Errorf("%s lies with the agreement", name)
		}
	}
}

// TestWhatIsMissingIsOwed plays the story to its end and a part of it: what has
// not been made yet is owed by who makes it.
func TestWhatIsMissingIsOwed(t *testing.T) {
	a := story(t, 1)
	rec, err := a.Desk.Record(t.Context(), "2026-001")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := codes(t, a, rec), "AR034 AR034 AR034 AR034 AR034"; got != want {
		t.Errorf("the whole story lacks %s, want %s (four originals and a decree to be scanned)", got, want)
	}
	half := rec
	half.History = rec.History[:4]
	if half.Dossier, err = dossier.Fold("2026-001", half.History); err != nil {
		t.Fatal(err)
	}
	if got := codes(t, a, half); !strings.HasPrefix(got, "AR031 AR032") {
		t.Errorf("half the story lacks %s", got)
	}
	// An action that did not make its paper, as in a history from elsewhere.
	robbed := rec
	robbed.History = slices.Clone(rec.History)
	for i, e := range robbed.History {
		if e.Action == "undang" {
			robbed.History[i].Papers = nil
		}
	}
	if got := codes(t, a, robbed); !strings.HasPrefix(got, "AR030") {
		t.Errorf("a story without its invitation lacks %s", got)
	}
}

func codes(t *testing.T, a *archive.Archive, rec engine.Record) string {
	t.Helper()
	found, err := a.Complete(rec)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for _, d := range found {
		list = append(list, d.Code)
	}
	return strings.Join(list, " ")
}

// TestADamagedBundleDisagrees flips a byte in each file of a bundle, and names
// the file.
func TestADamagedBundleDisagrees(t *testing.T) {
	a := story(t, 1)
	place := built(t, a)
	v, err := archive.Verify(t.Context(), place)
	if err != nil || len(v.Findings) > 0 {
		t.Fatalf("a fresh bundle: %v, %v", v.Findings, err)
	}
	if err := a.VerifyRecord(t.Context(), place, &v); err != nil || len(v.Known) != 1 || len(v.Findings) > 0 {
		t.Fatalf("a fresh bundle against its record: %+v, %v", v, err)
	}
	for name, data := range files(t, place) {
		file := filepath.Join(place, name)
		damaged := slices.Clone(data)
		damaged[len(data)/2] ^= 0x10
		if err := os.WriteFile(file, damaged, 0o644); err != nil {
			t.Fatal(err)
		}
		v, err := archive.Verify(t.Context(), place)
		named := slices.ContainsFunc(v.Findings, func(d diag.Diagnostic) bool { return d.Pos.File == name })
		if err != nil || !named && name != "tagmanifest-sha256.txt" || len(v.Findings) == 0 {
			t.Errorf("damage in %s: %v, %v", name, v.Findings, err)
		}
		if err := os.WriteFile(file, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestABundleOfAnotherRecordDisagrees(t *testing.T) {
	a, place := story(t, 1), built(t, story(t, 2))
	v, err := archive.Verify(t.Context(), place)
	if err := errors.Join(err, a.VerifyRecord(t.Context(), place, &v)); err != nil {
		t.Fatal(err)
	}
	if len(v.Unknown) != 1 || len(v.Known) != 1 {
		t.Errorf("known %v, unknown %v; want one of each", v.Known, v.Unknown)
	}
	other := story(t, 1)
	if _, err := other.Desk.File(t.Context(), engine.FilingRequest{Dossier: "2026-001", Folder: "monev", Actor: dossier.Actor{Role: engine.Archivist}}); err != nil {
		t.Fatal(err)
	}
	place = built(t, other)
	v, err = archive.Verify(t.Context(), place)
	if err := errors.Join(err, a.VerifyRecord(t.Context(), place, &v)); err != nil || len(v.Findings) != 1 || v.Findings[0].Code != "AR040" {
		t.Errorf("an entry that the record lacks: %v, %v", v.Findings, err)
	}
}

func TestSchedulesAreReadStrictly(t *testing.T) {
	sample := string(archive.Sample())
	for _, c := range []struct{ old, new, want string }{
		{"skema: jra/v1", "skema: jra/v2", "AR020"},
		{"nasib: permanen", "nasib: abadi", "AR021"},
		{"aktif: 2 tahun", "aktif: 2 hari kerja", "AR022"},
		{"  monev:", "  Monev 1:", "AR023"},
		{"klasifikasi: CONTOH.01", "klasifikasi: CONTOH.09", "AR024"},
		{"naskah: [instrumen_monev", "naskah: [instrumen_monev, instrumen_monev", "AR025"},
		{"    naskah: [instrumen_monev, laporan_evaluasi, laporan_pelaksanaan]\n", "", "AR026"},
		{"klasifikasi: CONTOH.01\n", "klasifikasi: CONTOH.01\n    naskah: [undangan]\n", "AR027"},
	} {
		text := strings.Replace(sample, c.old, c.new, 1)
		if text == sample {
			t.Errorf("the sample has no %q", c.old)
		}
		_, findings := archive.ParseSchedule("jra.yaml", []byte(text))
		if !slices.ContainsFunc(findings, func(d diag.Diagnostic) bool { return d.Code == c.want }) {
			t.Errorf("%q: %v, want %s", c.new, findings, c.want)
		}
	}
}

// BenchmarkBuild writes bundles of 15 papers a dossier, stored bytes and all.
func BenchmarkBuild(b *testing.B) {
	a := story(b, 20)
	ids := all(b, a)
	papers, n := 0, 0
	for b.Loop() {
		place := filepath.Join(b.TempDir(), fmt.Sprint(n))
		made, err := a.Build(b.Context(), archive.BuildRequest{Dossiers: ids, Place: place, Incomplete: true})
		if err != nil {
			b.Fatal(err)
		}
		papers, n = papers+made.Papers, n+1
	}
	b.ReportMetric(float64(papers)/b.Elapsed().Seconds(), "papers/s")
}

// BenchmarkVerify reads a bundle from disk.
func BenchmarkVerify(b *testing.B) {
	place := built(b, story(b, 5))
	report, err := bag.Check(b.Context(), os.DirFS(place))
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(report.Bytes)
	for b.Loop() {
		if _, err := archive.Verify(b.Context(), place); err != nil {
			b.Fatal(err)
		}
	}
}
