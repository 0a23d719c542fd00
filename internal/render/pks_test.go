package render

import (
	"bytes"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"naskah/internal/diag"
	"naskah/internal/schema"
	"naskah/internal/source"
)

// The agreement of seven pages that internal/bench measures engines with, as
// Word writes it: 88 tags, some of them split over three runs. internal/bench
// writes its template from its text.

// agreementFields are its fields.
func agreementFields(t testing.TB) []schema.Field {
	t.Helper()
	node, found := source.Parse("fields.yaml", mustRead(t, "pks/fields.yaml"))
	bag := new(diag.Bag)
	bag.Add(found...)
	fields := schema.ParseFields(node, bag)
	if bag.HasErrors() {
		t.Fatal(say(bag.List()))
	}
	return fields
}

// compileAgreement reads and compiles the template.
func compileAgreement(t testing.TB, data []byte, fields []schema.Field) *Program {
	t.Helper()
	tpl, found := Parse("pks.docx", data, nil)
	if tpl == nil {
		t.Fatal(say(found))
	}
	p, more := tpl.Compile(Scope{Fields: fields})
	if p == nil || len(found)+len(more) > 0 {
		t.Fatal(say(append(found, more...)))
	}
	return p
}

// agreement compiles it and gives its values, with a budget of n rows.
func agreement(t testing.TB, n int) (*Program, Input) {
	t.Helper()
	fields := agreementFields(t)
	p := compileAgreement(t, mustRead(t, "pks/template.docx"), fields)
	v, err := schema.Field{Name: "data", Kind: schema.KindRecord, Fields: fields}.Decode(mustRead(t, "pks/data.json"))
	if err != nil {
		t.Fatal(err)
	}
	values := v.(schema.Record)
	budget := values["anggaran"].(schema.List)
	rows := make(schema.List, n)
	for i := range rows {
		rows[i] = budget[i%len(budget)]
	}
	values["anggaran"] = rows
	return p, Input{Values: values, Title: "Perjanjian Kerja Sama", Author: "Naskah", Created: time.Date(2026, 1, 12, 3, 0, 0, 0, time.UTC)}
}

// paperOf renders and writes the archive.
func paperOf(t testing.TB, p *Program, in Input) []byte {
	t.Helper()
	data, err := render(t, p, in).Bytes()
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestAgreementMadeInWord(t *testing.T) {
	p, in := agreement(t, 20)
	golden(t, "pks/paper.txt", textOfPackage(t, render(t, p, in)))
	paper := paperOf(t, p, in)
	if !bytes.Equal(paper, paperOf(t, p, in)) {
		t.Error("two papers of one program differ")
	}
	if other, in := agreement(t, 20); !bytes.Equal(paper, paperOf(t, other, in)) {
		t.Error("the papers of two programs differ")
	}
	if dir := os.Getenv("NASKAH_OUT"); dir != "" {
		if err := os.WriteFile(filepath.Join(dir, "pks.docx"), paper, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// BenchmarkRenderPKS makes the agreement, archive written; run it with -cpu 1
// for the documents of one core.
func BenchmarkRenderPKS(b *testing.B) {
	p, in := agreement(b, 20)
	b.ReportAllocs()
	for b.Loop() {
		paperOf(b, p, in)
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "docs/s")
}

// BenchmarkRenderRows makes the agreement with budgets of growing length: the
// time of a row must stay what it is.
func BenchmarkRenderRows(b *testing.B) {
	for _, n := range []int{20, 200, 2_000, 20_000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			p, in := agreement(b, n)
			b.ReportAllocs()
			for b.Loop() {
				paperOf(b, p, in)
			}
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "docs/s")
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/row")
		})
	}
}

// BenchmarkCompilePKS reads and compiles the template.
func BenchmarkCompilePKS(b *testing.B) {
	b.ReportAllocs()
	data, fields := mustRead(b, "pks/template.docx"), agreementFields(b)
	for b.Loop() {
		compileAgreement(b, data, fields)
	}
}
