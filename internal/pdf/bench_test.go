package pdf_test

import (
	"bytes"
	"os"
	"slices"
	"strconv"
	"testing"

	"naskah/internal/docx"
	"naskah/internal/font"
	"naskah/internal/layout"
	"naskah/internal/pdf"
)

// pks is a cooperation agreement of eight pages in Bookman and Arial, made by
// internal/acceptance/tools/make-pks-docx.
const pks = "testdata/pks.docx"

// convert takes the whole way from the bytes of a Word file to those of its PDF,
// as `naskah pdf` does, and returns the number of pages.
func convert(b *testing.B, data []byte, fonts *font.Library) int {
	pkg, err := docx.Open(data)
	if err != nil {
		b.Fatal(err)
	}
	doc, _, err := layout.Lay(b.Context(), pkg, fonts, layout.Options{})
	if err != nil {
		b.Fatal(err)
	}
	meta := pdf.Meta{Attachments: []pdf.Attachment{{
		Name: "pks.docx", MIME: "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Relation: pdf.Source, Content: data,
	}}}
	var out bytes.Buffer
	if err := pdf.Write(&out, doc, meta); err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(out.Len()))
	return len(doc.Pages)
}

func library(b *testing.B) *font.Library {
	fonts, err := font.NewLibrary()
	if err != nil {
		b.Fatal(err)
	}
	return fonts
}

func BenchmarkPDFPKS(b *testing.B) {
	data, err := os.ReadFile(pks)
	if err != nil {
		b.Fatal(err)
	}
	fonts := library(b)
	b.ReportAllocs()
	pages := 0
	for b.Loop() {
		pages = convert(b, data, fonts)
	}
	b.ReportMetric(float64(pages), "pages")
}

// BenchmarkPDFReport lays out the agreement's body over and over, up to more
// than 300 pages: pages a second must not fall with their number.
func BenchmarkPDFReport(b *testing.B) {
	for _, times := range []int{5, 20, 45} {
		data := repeated(b, times)
		b.Run(strconv.Itoa(times)+"-kali", func(b *testing.B) {
			fonts := library(b)
			pages := 0
			for b.Loop() {
				pages = convert(b, data, fonts)
			}
			b.ReportMetric(float64(pages), "pages")
			b.ReportMetric(float64(pages*b.N)/b.Elapsed().Seconds(), "pages/s")
		})
	}
}

// repeated is the agreement with its body that many times.
func repeated(b *testing.B, times int) []byte {
	data, err := os.ReadFile(pks)
	if err != nil {
		b.Fatal(err)
	}
	pkg, err := docx.Open(data)
	if err != nil {
		b.Fatal(err)
	}
	root, err := pkg.Tree(pkg.MainPart())
	if err != nil {
		b.Fatal(err)
	}
	body := root.Child("w:body")
	once := slices.Clone(body.Children[:len(body.Children)-1])
	for range times - 1 {
		body.Insert(0, once...)
	}
	pkg.SetTree(pkg.MainPart(), root)
	if data, err = pkg.Bytes(); err != nil {
		b.Fatal(err)
	}
	return data
}
