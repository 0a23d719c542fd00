package engine

import (
	"context"
	"fmt"
	"io"
	"strings"
	"sync"
	"testing"
	"time"

	"naskah/internal/docx"
	"naskah/internal/dossier"
	"naskah/internal/font"
	"naskah/internal/office"
	"naskah/templates"
)

// shelfKeeper keeps papers in memory.
type shelfKeeper struct {
	mu    sync.Mutex
	files map[string][]byte
	of    map[string]dossier.Digest
}

func (k *shelfKeeper) Kept(names []string, of dossier.Digest) bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	return k.of[names[0]] == of
}

func (k *shelfKeeper) Keep(files []File, of dossier.Digest) error {
	k.mu.Lock()
	defer k.mu.Unlock()
	for _, f := range files {
		k.files[f.Name] = f.Data
	}
	k.of[files[0].Name] = of
	return nil
}

const certificate = `---
skema: naskah/v1
nama: sertifikat
judul: Sertifikat
---
# SERTIFIKAT

Diberikan kepada **{{ nama }}**, {{ jabatan }} pada {{ unit }}, oleh {{ kantor.nama }}.

{{ if eq jabatan "Kepala" }}
Dengan hormat.
{{ end }}
`

// batchOf compiles the certificate for a table of n rows.
func batchOf(t testing.TB, n int, change func(*BatchRequest)) *Batch {
	t.Helper()
	var rows strings.Builder
	rows.WriteString("nama,jabatan,unit,keterangan\n")
	for i := range n {
		fmt.Fprintf(&rows, "Peserta %d,%s,Biro Hukum,%d\n", i, []string{"Kepala", "Analis"}[i%2], i)
	}
	if n == 0 {
		rows.WriteString("a,b,c,d\n") // change puts a table of its own in
	}
	table, err := tableOf("p.csv", rows.String())
	if err != nil {
		t.Fatal(err)
	}
	profile, _ := office.Parse("naskah.yaml", office.Sample())
	fonts, err := font.NewLibrary()
	if err != nil {
		t.Fatal(err)
	}
	desk := New(Config{Office: profile, Shelf: Shelf{ShippedTemplates: templates.FS}, Fonts: fonts, Now: func() time.Time { return time.Unix(0, 0) }})
	q := BatchRequest{
		FormRequest: FormRequest{Template: "sertifikat.naskah", Source: []byte(certificate), Open: true},
		Table:       table, Name: "{{ nama }}", FileName: func(s string) string { return s },
	}
	if change != nil {
		change(&q)
	}
	b, findings, err := desk.Batch(q)
	if err != nil || len(findings) > 0 {
		t.Fatal(err, findings)
	}
	return b
}

// TestBatchTellsInOrderAndRepeats makes papers on all cores twice: rows are told
// in the order of the table, and every byte is the same.
func TestBatchTellsInOrderAndRepeats(t *testing.T) {
	const rows = 60
	var first map[string][]byte
	for range 2 {
		k := &shelfKeeper{files: map[string][]byte{}, of: map[string]dossier.Digest{}}
		next := 2
		err := batchOf(t, rows, func(q *BatchRequest) { q.PDF = true }).Run(t.Context(), k, func(m Made) error {
			if m.Row != next || m.Failed() {
				t.Errorf("row %d told with %v, want row %d", m.Row, m.Findings, next)
			}
			next++
			return nil
		})
		if err != nil || len(k.files) != 2*rows {
			t.Fatalf("%d files, %v, want %d", len(k.files), err, 2*rows)
		}
		if first == nil {
			first = k.files
			continue
		}
		for name, data := range k.files {
			if string(data) != string(first[name]) {
				t.Errorf("%s differs between two runs", name)
			}
		}
	}
	pkg, err := docx.Open(first["Peserta 4.docx"])
	if err != nil {
		t.Fatal(err)
	}
	text, err := pkg.Text()
	if err != nil || !strings.Contains(text, "Diberikan kepada Peserta 4, Kepala pada Biro Hukum, oleh ") {
		t.Errorf("paper of the row reads %q, %v", text, err)
	}
}

// TestBatchStopsWithItsContext ends in the midst without a paper being told
// that is not kept, nor a row as failed that was only not finished.
func TestBatchStopsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	k := &shelfKeeper{files: map[string][]byte{}, of: map[string]dossier.Digest{}}
	told := 0
	err := batchOf(t, 500, nil).Run(ctx, k, func(m Made) error {
		if m.Failed() {
			t.Errorf("row %d told as failed: %v", m.Row, m.Findings)
		}
		if told++; told == 10 {
			cancel()
		}
		return nil
	})
	if err == nil || ctx.Err() == nil || len(k.files) < told || len(k.files) >= 500 {
		t.Errorf("stopped run: %v, %d told, %d kept", err, told, len(k.files))
	}
	if err := batchOf(t, 3, nil).Run(t.Context(), k, func(Made) error { return io.ErrShortWrite }); err != io.ErrShortWrite {
		t.Errorf("Run = %v, want what the caller said", err)
	}
}

// fullShelf keeps nothing.
type fullShelf struct{}

func (fullShelf) Kept([]string, dossier.Digest) bool { return false }
func (fullShelf) Keep([]File, dossier.Digest) error  { return io.ErrShortWrite }

// A row whose paper the machine failed at is never told as made; which of the
// goroutines is first is chance, so this is tried often.
func TestBatchTellsNoPaperThatWasNotKept(t *testing.T) {
	b := batchOf(t, 3, nil)
	for range 50 {
		err := b.Run(t.Context(), fullShelf{}, func(m Made) error {
			t.Errorf("row %d was told as made", m.Row)
			return nil
		})
		if err != io.ErrShortWrite {
			t.Fatalf("Run = %v", err)
		}
	}
}

// TestBatchRemakesOnlyWhatTheTemplateReads passes over rows whose papers would
// be the same: a column the template does not read changes nothing.
func TestBatchRemakesOnlyWhatTheTemplateReads(t *testing.T) {
	k := &shelfKeeper{files: map[string][]byte{}, of: map[string]dossier.Digest{}}
	skipped := func(change func(*BatchRequest)) int {
		n := 0
		if err := batchOf(t, 4, change).Run(t.Context(), k, func(m Made) error {
			if m.Skipped {
				n++
			}
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		return n
	}
	table := func(text string) func(*BatchRequest) {
		return func(q *BatchRequest) {
			var err error
			if q.Table, err = tableOf("p.csv", text); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, c := range []struct {
		what   string
		change func(*BatchRequest)
		want   int
	}{
		{"first run", nil, 0},
		{"same again", nil, 4},
		{"a column that is not read", table("nama;jabatan;unit\nPeserta 0;Kepala;Biro Hukum\nPeserta 1;Analis;Biro Umum\n"), 1},
		{"another template", func(q *BatchRequest) { q.Source = []byte(certificate + "\nx\n") }, 0},
	} {
		if got := skipped(c.change); got != c.want {
			t.Errorf("%s: %d rows passed over, want %d", c.what, got, c.want)
		}
	}
}

// BenchmarkBatch makes one-page papers on all cores; a paper is an operation.
func BenchmarkBatch(b *testing.B) {
	for _, withPDF := range []bool{false, true} {
		b.Run(fmt.Sprintf("pdf=%t", withPDF), func(b *testing.B) {
			batch := batchOf(b, b.N, func(q *BatchRequest) { q.PDF = withPDF })
			k := &shelfKeeper{files: map[string][]byte{}, of: map[string]dossier.Digest{}}
			b.ResetTimer()
			if err := batch.Run(b.Context(), k, func(Made) error { return nil }); err != nil {
				b.Fatal(err)
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "papers/s")
		})
	}
}

// TestBatchNamesNoTwoRowsAlike gives rows of one name a name each, also where the
// name made up for one is that of another row.
func TestBatchNamesNoTwoRowsAlike(t *testing.T) {
	k := &shelfKeeper{files: map[string][]byte{}, of: map[string]dossier.Digest{}}
	batch := batchOf(t, 0, func(q *BatchRequest) {
		var err error
		if q.Table, err = tableOf("p.csv", "nama;jabatan;unit\nx;a;b\nX-baris-4;a;b\nx;a;b\n"); err != nil {
			t.Fatal(err)
		}
	})
	var names []string
	if err := batch.Run(t.Context(), k, func(m Made) error {
		names = append(names, m.Names...)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if got, want := strings.Join(names, " "), "x.docx X-baris-4.docx x-baris-4-baris-4.docx"; got != want || len(k.files) != 3 {
		t.Errorf("names %s (%d files), want %s", got, len(k.files), want)
	}
}
