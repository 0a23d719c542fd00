package engine_test

import (
	"bytes"
	"context"
	"errors"
	"image"
	"image/png"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"naskah/internal/diag"
	"naskah/internal/docx"
	"naskah/internal/dossier"
	"naskah/internal/engine"
	"naskah/internal/font"
	"naskah/internal/message"
	"naskah/internal/office"
	"naskah/internal/schema"
	"naskah/internal/store/sqlite"
	"naskah/templates"
)

// bench is a desk with all that stands on it.
type bench struct {
	*engine.Desk
	testing.TB
	store  *sqlite.Store
	own    fstest.MapFS // the office's own shelf: may be changed by a test
	images fstest.MapFS
	clock  atomic.Pointer[time.Time]
}

var morning = time.Date(2026, time.January, 5, 0, 0, 0, 0, time.UTC) // 09.00 WIT

var (
	unit     = dossier.Actor{Role: "unit", Name: "Rina"}
	hukum    = dossier.Actor{Role: "hukum", Name: "Dewi"}
	mitra    = dossier.Actor{Role: "mitra", Name: "Sari"}
	pimpinan = dossier.Actor{Role: "pimpinan", Name: "Rangga"}
)

// newBench is a desk over a store in memory.
func newBench(t testing.TB) *bench { return benchOn(t, ":memory:") }

func benchOn(t testing.TB, file string) *bench {
	t.Helper()
	store, err := sqlite.Open(t.Context(), file, sqlite.Options{Rand: bytes.NewReader(make([]byte, 1<<16))})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	return benchWith(t, store)
}

func benchWith(t testing.TB, store *sqlite.Store) *bench {
	t.Helper()
	fonts, err := font.NewLibrary()
	if err != nil {
		t.Fatal(err)
	}
	b := &bench{TB: t, store: store, own: shelf(t), images: fstest.MapFS{"bu.png": picture(t), "kota.png": picture(t)}}
	b.clock.Store(&morning)
	b.Desk = engine.New(engine.Config{
		Store: store, Office: testOffice(t), Fonts: fonts, Images: b.images, Now: func() time.Time { return *b.clock.Load() },
		Shelf: engine.Shelf{OfficeWorkflows: sub(t, b.own, "workflows"), OfficeTemplates: sub(t, b.own, "templates"), ShippedTemplates: templates.FS},
	})
	return b
}

// at moves the clock.
func (b *bench) at(day int, month time.Month, year int) {
	now := time.Date(year, month, day, 3, 0, 0, 0, time.UTC)
	b.clock.Store(&now)
}

func testOffice(t testing.TB) *office.Office {
	t.Helper()
	o, findings := office.Parse("naskah.yaml", profileText(t))
	noFindings(t, findings)
	return o
}

func profileText(t testing.TB) []byte {
	t.Helper()
	data, err := os.ReadFile("testdata/naskah.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// shelf copies the files of testdata/shelf, so that a test may change them.
func shelf(t testing.TB) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	root := filepath.Join("testdata", "shelf")
	err := fs.WalkDir(os.DirFS(root), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(filepath.Join(root, name))
		files[name] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func sub(t testing.TB, fsys fs.FS, dir string) fs.FS {
	t.Helper()
	s, err := fs.Sub(fsys, dir)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func picture(t testing.TB) *fstest.MapFile {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 8, 8))); err != nil {
		t.Fatal(err)
	}
	return &fstest.MapFile{Data: b.Bytes()}
}

func noFindings(t testing.TB, findings []diag.Diagnostic) {
	t.Helper()
	for _, f := range findings {
		t.Errorf("finding %s: %s: %s", f.Code, f.Pos, f.Sentence(message.EN))
	}
	if len(findings) > 0 {
		t.FailNow()
	}
}

// pairs parses key=value answers as the command line does.
func (b *bench) pairs(fields []schema.Field, pairs []string) map[string]schema.Value {
	b.Helper()
	values, err := b.ReadPairs(pairs, fields)
	if err != nil {
		b.Fatalf("read %q: %v", pairs, err)
	}
	return values
}

// opening are the answers of `buka`, and what is wanted besides.
func (b *bench) opening(command string) engine.OpenRequest {
	b.Helper()
	fields, err := b.Opening("uji")
	if err != nil {
		b.Fatalf("Opening: %v", err)
	}
	values := b.pairs(fields, []string{"judul=Pertukaran data", "pihak=@lembaga; @kota"})
	return engine.OpenRequest{Workflow: "uji", Actor: unit, Values: values, Command: command}
}

func (b *bench) open() dossier.ID {
	b.Helper()
	receipt, err := b.Open(b.Context(), b.opening(""))
	if err != nil {
		b.Fatalf("Open: %v", err)
	}
	return receipt.Dossier.ID
}

// request is an action with answers.
func (b *bench) request(id dossier.ID, actor dossier.Actor, action string, pairs ...string) engine.ActRequest {
	b.Helper()
	fields, err := b.Fields(b.Context(), id)
	if err != nil {
		b.Fatalf("Fields: %v", err)
	}
	q := engine.ActRequest{Dossier: id, Action: action, Actor: actor, Values: b.pairs(fields, pairs)}
	if slices.Contains([]string{"kembali", "tolak", "batalkan", "akhiri"}, action) {
		q.Reason = "Ada yang diperbaiki"
	}
	return q
}

func (b *bench) act(id dossier.ID, actor dossier.Actor, action string, pairs ...string) engine.Receipt {
	b.Helper()
	receipt, err := b.Act(b.Context(), b.request(id, actor, action, pairs...))
	if err != nil {
		b.Fatalf("Act %s: %v", action, err)
	}
	return receipt
}

var form = []string{"isi=Para pihak bertukar data.", "nilai=1.500.000"}

// toSigning carries a new dossier to the stage in which it is signed.
func (b *bench) toSigning() dossier.ID {
	b.Helper()
	id := b.open()
	b.act(id, unit, "kirim", form...)
	b.act(id, unit, "sepakat")
	b.act(id, hukum, "paraf_hukum")
	b.act(id, mitra, "paraf_mitra")
	return id
}

func (b *bench) dossier(id dossier.ID) dossier.Dossier {
	b.Helper()
	view, err := b.Show(b.Context(), id)
	if err != nil {
		b.Fatalf("Show: %v", err)
	}
	return view.Dossier
}

// text reads a stored Word file of the dossier.
func (b *bench) text(id dossier.ID, paper string) string {
	b.Helper()
	text, err := b.word(id, paper).Text()
	if err != nil {
		b.Fatal(err)
	}
	return text
}

func (b *bench) word(id dossier.ID, paper string) *docx.Package {
	b.Helper()
	pkg, err := docx.Open(b.file(id, paper, ".docx"))
	if err != nil {
		b.Fatal(err)
	}
	return pkg
}

func (b *bench) file(id dossier.ID, paper, ending string) []byte {
	b.Helper()
	files, err := b.Papers(b.Context(), id, paper)
	if err != nil {
		b.Fatalf("Papers: %v", err)
	}
	for _, f := range files {
		if f.Paper.ID == paper && strings.HasSuffix(f.Name, ending) {
			return f.Data
		}
	}
	b.Fatalf("no file %s%s", paper, ending)
	return nil
}

// refused asserts that an act was refused for a reason.
func refused(t testing.TB, err error, code string) diag.Diagnostic {
	t.Helper()
	for _, f := range diag.Findings(err) {
		if f.Code == code {
			return f
		}
	}
	t.Fatalf("error %v, want finding %s", err, code)
	return diag.Diagnostic{}
}

func ids(papers []dossier.Paper) []string {
	names := []string{}
	for _, p := range papers {
		names = append(names, p.ID)
	}
	return names
}

func sameIDs(t testing.TB, papers []dossier.Paper, want ...string) {
	t.Helper()
	if got := ids(papers); !slices.Equal(got, want) {
		t.Errorf("papers %q, want %q", got, want)
	}
}

// record is all a store says of its dossiers, to compare.
type record map[string]string

func (b *bench) record() record {
	b.Helper()
	r := record{}
	err := b.store.View(context.Background(), func(reader dossier.Reader) error {
		list, err := reader.List("", "")
		if err != nil {
			return err
		}
		for _, s := range list {
			x, err := reader.Dossier(s.ID)
			if err != nil {
				return err
			}
			history, err := reader.History(s.ID)
			if err != nil {
				return err
			}
			r[string(s.ID)] = dump(b, s) + dump(b, x) + dump(b, history)
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
	if findings := b.store.Verify(context.Background()); len(findings) > 0 {
		noFindings(b, findings)
	}
	return r
}

// unchanged runs what must leave no trace, the next number included.
func (b *bench) unchanged(what string, do func()) {
	b.Helper()
	before, serials := b.record(), b.serials()
	do()
	if !maps.Equal(before, b.record()) || !maps.Equal(serials, b.serials()) {
		b.Errorf("%s changed the record", what)
	}
}

// serials are the numbers the register would give next.
func (b *bench) serials() map[string]int {
	b.Helper()
	next := map[string]int{}
	stop := errors.New("only looking")
	err := b.store.Update(context.Background(), func(l dossier.Ledger) error {
		for _, series := range []string{"surat", "nota"} {
			n, err := l.NextSerial(series, 2026)
			if err != nil {
				return err
			}
			next[series] = n
		}
		id, err := l.NextID(2026)
		if err != nil {
			return err
		}
		next[string(id)] = 1
		return stop
	})
	if !errors.Is(err, stop) {
		b.Fatal(err)
	}
	return next
}
