package engine_test

import (
	"bytes"
	"strings"
	"testing"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/engine"
)

// returned is the first draft after the partner has edited it in Word.
func (b *bench) returned(id dossier.ID, edit func(xml string) string) []byte {
	b.Helper()
	pkg := b.word(id, "nota-r1")
	main, _ := pkg.Part(pkg.MainPart())
	pkg.SetPart(pkg.MainPart(), []byte(edit(string(main))))
	data, err := pkg.Bytes()
	if err != nil {
		b.Fatal(err)
	}
	return data
}

func rewrite(s string) string {
	return strings.Replace(s, "Para pihak bertukar data.", "PARA PIHAK bertukar data setiap bulan.", 1)
}

func (b *bench) adoption(id dossier.ID, data []byte) engine.AdoptRequest {
	return engine.AdoptRequest{Dossier: id, Paper: "nota", File: "dari-mitra.docx", Data: data, Actor: unit}
}

func (b *bench) adopt(id dossier.ID, data []byte) engine.Receipt {
	b.Helper()
	receipt, err := b.Adopt(b.Context(), b.adoption(id, data))
	if err != nil {
		b.Fatalf("Adopt: %v", err)
	}
	return receipt
}

func TestAnAdoptedTextIsCompletedNotRendered(t *testing.T) {
	b := newBench(t)
	id := b.open()
	b.act(id, unit, "kirim", form...)
	data := b.returned(id, rewrite)
	receipt := b.adopt(id, data)
	noFindings(t, receipt.Findings)
	p := receipt.Papers()[0]
	if p.ID != "nota-r2" || p.Draft != 2 || p.Origin != dossier.Returned || receipt.Dossier.Adopted["nota"] != "nota-r2" {
		t.Errorf("adopted %+v, text of record %v", p, receipt.Dossier.Adopted)
	}
	if kept := b.file(id, "nota-r2", "-dari-mitra.docx"); !bytes.Equal(kept, data) {
		t.Error("the file was not kept as it came")
	}
	if text := b.text(id, "nota-r2"); !strings.Contains(text, "setiap bulan") || !strings.Contains(text, "RANCANGAN KE-2") || strings.Contains(text, "KE-1") {
		t.Errorf("text of record:\n%s", text)
	}
	// A further draft is made of the adopted text as well, whatever the form says.
	b.act(id, unit, "kembali")
	second := b.act(id, unit, "kirim", "isi=Isi yang lain.")
	sameIDs(t, second.Papers(), "nota-r3", "surat-2")
	if len(second.Findings) != 1 || second.Findings[0].Code != "EN038" {
		t.Errorf("findings %v, want the answer that is not printed", second.Findings)
	}
	if text := b.text(id, "nota-r3"); second.Papers()[0].Origin != dossier.Completed || !strings.Contains(text, "setiap bulan") || !strings.Contains(text, "RANCANGAN KE-3") {
		t.Errorf("third draft, %s:\n%s", second.Papers()[0].Origin, text)
	}
	b.act(id, unit, "sepakat")
	b.act(id, hukum, "paraf_hukum")
	b.act(id, mitra, "paraf_mitra")
	final := b.act(id, pimpinan, "tanda_tangan", "tgl_ttd=23 Februari 2026").Papers()
	sameIDs(t, final, "nota-asli-1", "nota-asli-2")
	for _, p := range final {
		text := b.text(id, p.ID)
		for _, want := range []string{"setiap bulan", "NOMOR: NK-01/BU/2026", "dua puluh tiga"} {
			if !strings.Contains(text, want) || strings.Contains(text, "RANCANGAN") || strings.Contains(text, "....") {
				t.Errorf("%s lacks %q or has marks of a draft:\n%s", p.ID, want, text)
			}
		}
		if p.Origin != dossier.Completed {
			t.Errorf("%s came of %s", p.ID, p.Origin)
		}
	}
	b.checkFold(id)
}

func TestASecondReturnReplacesTheFirst(t *testing.T) {
	b := newBench(t)
	id := b.open()
	b.act(id, unit, "kirim", form...)
	b.adopt(id, b.returned(id, rewrite))
	b.adopt(id, b.returned(id, func(s string) string { return strings.Replace(s, "bertukar data", "berbagi data", 1) }))
	x := b.dossier(id)
	if x.Adopted["nota"] != "nota-r3" || !strings.Contains(b.text(id, "nota-r3"), "berbagi data") {
		t.Errorf("text of record %s:\n%s", x.Adopted["nota"], b.text(id, "nota-r3"))
	}
}

func TestWhatThePartnerWroteForALateValueIsTold(t *testing.T) {
	b := newBench(t)
	id := b.open()
	b.act(id, unit, "kirim", form...)
	receipt := b.adopt(id, b.returned(id, func(s string) string {
		i := strings.Index(s, "NOMOR: ")
		return s[:i] + strings.Replace(s[i:], "........................", "77/MITRA/2026", 1)
	}))
	if len(receipt.Findings) != 1 || receipt.Findings[0].Code != "TP094" || receipt.Findings[0].Severity != diag.Warning {
		t.Fatalf("findings %v, want the warning TP094", receipt.Findings)
	}
	if text := b.text(id, "nota-r2"); strings.Contains(text, "77/MITRA") {
		t.Errorf("the number is not the dossier's:\n%s", text)
	}
}

func TestAdoptionIsRefused(t *testing.T) {
	b := newBench(t)
	id := b.open()
	b.act(id, unit, "kirim", form...)
	good := b.returned(id, rewrite)
	edited := func(old, with string) func(*engine.AdoptRequest) {
		return func(q *engine.AdoptRequest) {
			q.Data = b.returned(id, func(s string) string {
				if !strings.Contains(s, old) {
					t.Fatalf("the draft has no %q", old)
				}
				return strings.ReplaceAll(s, old, with)
			})
		}
	}
	for name, c := range map[string]struct {
		code string
		with func(*engine.AdoptRequest)
	}{
		"a paper of another name": {"EN003", func(q *engine.AdoptRequest) { q.Paper = "notta" }},
		"a paper never drafted":   {"EN033", func(q *engine.AdoptRequest) { q.Paper = "laporan" }},
		"a paper that was final":  {"EN033", func(q *engine.AdoptRequest) { q.Paper = "surat" }},
		"a role of another stage": {"WF103", func(q *engine.AdoptRequest) { q.Actor = pimpinan }},
		"an unknown role":         {"WF119", func(q *engine.AdoptRequest) { q.Actor.Role = "unitt" }},
		"an old version":          {"EN012", func(q *engine.AdoptRequest) { q.Expect = 1 }},
		"not a Word file":         {"DX001", func(q *engine.AdoptRequest) { q.Data = []byte("%PDF-1.7") }},
		"an empty file":           {"DX001", func(q *engine.AdoptRequest) { q.Data = nil }},
		"half a Word file":        {"DX003", func(q *engine.AdoptRequest) { q.Data = good[:len(good)/2] }},
		"tracked changes":         {"EN031", edited("<w:body>", `<w:body><w:p><w:ins w:id="1" w:author="x"><w:r><w:t>baru</w:t></w:r></w:ins></w:p>`)},
		"a lost late control":     {"TP090", edited("tanggal_terbilang tgl_ttd", "hilang")},
		"a lost party slot":       {"TP093", edited("alternat/komparisi/2", "hilang")},
		"a party slot too many":   {"TP091", edited("<w:body>", `<w:body><w:sdt><w:sdtPr><w:tag w:val="alternat/komparisi/2"/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>`)},
		"all controls lost":       {"TP095", edited("<w:tag ", "<w:lock ")},
		"a draft mark for ever":   {"TP096", func(q *engine.AdoptRequest) { q.Data = b.withLooseMark(id) }},
		"macros":                  {"DX040", func(q *engine.AdoptRequest) { q.Data = b.withMacros(id) }},
		"a part that is missing":  {"DX031", func(q *engine.AdoptRequest) { q.Data = b.withMissingPart(id) }},
		"comments":                {"EN037", func(q *engine.AdoptRequest) { q.Data = b.withComment(id) }},
	} {
		t.Run(name, func(t *testing.T) {
			q := b.adoption(id, good)
			c.with(&q)
			b.unchanged(name, func() {
				_, err := b.Adopt(t.Context(), q)
				f := refused(t, err, c.code)
				if strings.HasPrefix(c.code, "TP") && f.Pos.File != "dari-mitra.docx" {
					t.Errorf("finding at %v, want the partner's file", f.Pos)
				}
			})
		})
	}
}

func (b *bench) withPart(id dossier.ID, kind, name, contentType, data string) []byte {
	b.Helper()
	pkg := b.word(id, "nota-r1")
	if _, err := pkg.AddRelationship(pkg.MainPart(), kind, name, false); err != nil {
		b.Fatal(err)
	}
	pkg.SetPart(name, []byte(data))
	pkg.SetContentType(name, contentType)
	out, err := pkg.Bytes()
	if err != nil {
		b.Fatal(err)
	}
	return out
}

// withLooseMark is a file whose draft mark is no content control any more.
func (b *bench) withLooseMark(id dossier.ID) []byte {
	b.Helper()
	pkg := b.word(id, "nota-r1")
	for _, name := range pkg.Related(pkg.MainPart(), "header") {
		data, _ := pkg.Part(name)
		pkg.SetPart(name, bytes.Replace(data, []byte("naskah/rancangan"), []byte("lain"), 1))
	}
	out, err := pkg.Bytes()
	if err != nil {
		b.Fatal(err)
	}
	return out
}

// withMissingPart is a file that points at a picture it does not hold.
func (b *bench) withMissingPart(id dossier.ID) []byte {
	b.Helper()
	pkg := b.word(id, "nota-r1")
	if _, err := pkg.AddRelationship(pkg.MainPart(), "image", "word/media/none.png", false); err != nil {
		b.Fatal(err)
	}
	out, err := pkg.Bytes()
	if err != nil {
		b.Fatal(err)
	}
	return out
}

func (b *bench) withMacros(id dossier.ID) []byte {
	return b.withPart(id, "http://schemas.microsoft.com/office/2006/relationships/vbaProject", "word/vbaProject.bin", "application/vnd.ms-office.vbaProject", "x")
}

func (b *bench) withComment(id dossier.ID) []byte {
	return b.withPart(id, "comments", "word/comments.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml",
		`<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="0" w:author="Sari"><w:p/></w:comment></w:comments>`)
}

func TestATextUnderInitialsIsNotReplaced(t *testing.T) {
	b := newBench(t)
	id := b.open()
	b.act(id, unit, "kirim", form...)
	data := b.returned(id, rewrite)
	b.act(id, unit, "sepakat")
	b.act(id, hukum, "paraf_hukum")
	q := b.adoption(id, data)
	q.Actor = hukum
	_, err := b.Adopt(t.Context(), q)
	refused(t, err, "EN036")
	// Nor once the last initial has moved the dossier on.
	b.act(id, mitra, "paraf_mitra")
	q.Actor = pimpinan
	_, err = b.Adopt(t.Context(), q)
	refused(t, err, "EN036")
}

func TestATextWhoseInitialsFellCanBeAdopted(t *testing.T) {
	b := newBench(t)
	id := b.open()
	b.act(id, unit, "kirim", form...)
	data := b.returned(id, rewrite)
	b.act(id, unit, "sepakat")
	b.act(id, hukum, "paraf_hukum")
	b.act(id, mitra, "tolak")
	b.adopt(id, data)
}

func TestASignedPaperIsLocked(t *testing.T) {
	b := newBench(t)
	id := b.toSigning()
	data := b.returned(id, rewrite)
	b.act(id, pimpinan, "tanda_tangan", "tgl_ttd=23 Februari 2026")
	b.unchanged("adopting a locked paper", func() {
		_, err := b.Adopt(t.Context(), b.adoption(id, data))
		refused(t, err, "EN032")
	})
	b.act(id, unit, "akhiri")
	_, err := b.Adopt(t.Context(), b.adoption(id, data))
	refused(t, err, "WF101")
}

func TestAttachKeepsAFileAsItIs(t *testing.T) {
	b := newBench(t)
	id := b.open()
	b.act(id, unit, "batalkan") // scans come late
	q := engine.AttachRequest{Dossier: id, Title: "Surat mitra", File: `C:\Users\Sari\surat.pdf`, Data: []byte("pindaian"), Actor: unit}
	for _, want := range []string{"lampiran", "lampiran-2"} {
		receipt, err := b.Attach(t.Context(), q)
		if err != nil {
			t.Fatal(err)
		}
		sameIDs(t, receipt.Papers(), want)
		files, err := b.Stored(t.Context(), receipt.Papers())
		if err != nil || len(files) != 1 || files[0].Name != want+"-surat.pdf" || string(files[0].Data) != "pindaian" {
			t.Errorf("stored %v, %v", files, err)
		}
	}
	for code, change := range map[string]func(*engine.AttachRequest){
		"EN034": func(q *engine.AttachRequest) { q.Data = make([]byte, engine.MaxAttachment+1) },
		"EN035": func(q *engine.AttachRequest) { q.Data = nil },
		"EN020": func(q *engine.AttachRequest) { q.Actor.Role = "unitt" },
		"EN001": func(q *engine.AttachRequest) { q.Dossier = "2026-009" },
		"EN004": func(q *engine.AttachRequest) { q.Of = "lampiran" }, // a scan of a scan
	} {
		q := q
		change(&q)
		_, err := b.Attach(t.Context(), q)
		refused(t, err, code)
	}
	b.checkFold(id)
}

func TestTheStoredWordFileCanBeOpenedAgain(t *testing.T) {
	b := newBench(t)
	id := b.open()
	for _, p := range b.act(id, unit, "kirim", form...).Papers() {
		pkg := b.word(id, p.ID)
		if _, err := pkg.Tree(pkg.MainPart()); err != nil {
			t.Errorf("%s: %v", p.ID, err)
		}
		if findings := pkg.Active(); len(findings) > 0 {
			t.Errorf("%s: %v", p.ID, findings)
		}
	}
}
