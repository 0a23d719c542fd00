//go:build acceptance

package acceptance

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"naskah/internal/pdf"
)

// room is what is kept for the signature, in hexadecimal digits.
const room = 16384

// sign appends an electronic signature to a PDF as an incremental update (ISO
// 32000-1 12.8.1), with a field on the first page that shows nothing. openssl
// makes the signature itself, with a certificate made for the test.
func sign(t *testing.T, data []byte, dir string) []byte {
	t.Helper()
	root, size, startxref, info := lastTrailer(t, data)
	b := bytes.NewBuffer(bytes.Clone(data))
	offsets := map[int]int{}
	add := func(n int, text string) {
		offsets[n] = b.Len()
		fmt.Fprintf(b, "%d 0 obj\n%s\nendobj\n", n, text)
	}
	page := first(t, data, regexp.MustCompile(`/Kids \[(\d+) 0 R`))
	add(root, strings.TrimSuffix(object(t, data, root), ">>")+fmt.Sprintf("/AcroForm << /Fields [%d 0 R] /SigFlags 3 >> >>", size))
	add(page, withAnnotation(object(t, data, page), size))
	add(size, fmt.Sprintf("<< /Type /Annot /Subtype /Widget /FT /Sig /F 132 /Rect [0 0 0 0] /T (ttd-1) /P %d 0 R /V %d 0 R >>", page, size+1))
	ranges := "[0 0000000000 0000000000 0000000000]"
	add(size+1, "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached /Name (Arya Pradipta) /ByteRange "+
		ranges+" /Contents <"+strings.Repeat("0", room)+"> >>")
	at := b.Len()
	b.WriteString("xref\n")
	for _, n := range []int{root, page, size, size + 1} {
		fmt.Fprintf(b, "%d 1\n%010d 00000 n \n", n, offsets[n])
	}
	fmt.Fprintf(b, "trailer\n<< /Size %d /Root %d 0 R %s /Prev %d >>\nstartxref\n%d\n%%%%EOF\n", size+2, root, info, startxref, at)

	signed := b.Bytes()
	from := bytes.LastIndex(signed, []byte("/Contents <")) + len("/Contents ")
	to := from + room + 2
	filled := fmt.Sprintf("[0 %010d %010d %010d]", from, to, len(signed)-to)
	copy(signed[bytes.LastIndex(signed, []byte(ranges)):], filled)
	cms := openssl(t, dir, append(bytes.Clone(signed[:from]), signed[to:]...))
	if 2*len(cms) > room {
		t.Fatalf("the signature has %d bytes", len(cms))
	}
	hex.Encode(signed[from+1:], cms)
	return signed
}

// openssl signs bytes and returns the CMS structure without them.
func openssl(t *testing.T, dir string, data []byte) []byte {
	t.Helper()
	run := func(args ...string) {
		if out, err := exec.Command("openssl", args...).CombinedOutput(); err != nil {
			t.Fatalf("openssl %s: %v\n%s", args[0], err, out)
		}
	}
	in := func(name string) string { return filepath.Join(dir, name) }
	if err := os.WriteFile(in("isi"), data, 0o600); err != nil {
		t.Fatal(err)
	}
	run("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=Arya Pradipta (contoh)", "-keyout", in("kunci"), "-out", in("sertifikat"))
	run("cms", "-sign", "-binary", "-in", in("isi"), "-signer", in("sertifikat"), "-inkey", in("kunci"), "-outform", "DER", "-out", in("cms"))
	return read(t, in("cms"))
}

func lastTrailer(t *testing.T, data []byte) (root, size, startxref int, rest string) {
	t.Helper()
	m := regexp.MustCompile(`/Size (\d+) /Root (\d+) 0 R (/Info \d+ 0 R /ID \[<\w+> <\w+>\]) >>\nstartxref\n(\d+)\n%%EOF\n$`).FindSubmatch(data)
	if m == nil {
		t.Fatal("no trailer at the end")
	}
	return number(t, m[2]), number(t, m[1]), number(t, m[4]), string(m[3])
}

func number(t *testing.T, digits []byte) int {
	t.Helper()
	n, err := strconv.Atoi(string(digits))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func first(t *testing.T, data []byte, pattern *regexp.Regexp) int {
	t.Helper()
	m := pattern.FindSubmatch(data)
	if m == nil {
		t.Fatalf("no %s", pattern)
	}
	return number(t, m[1])
}

func object(t *testing.T, data []byte, n int) string {
	t.Helper()
	_, after, ok := bytes.Cut(data, fmt.Appendf(nil, "endobj\n%d 0 obj\n", n))
	text, _, ok2 := bytes.Cut(after, []byte("\nendobj"))
	if n == 1 || !ok || !ok2 {
		t.Fatalf("no object %d", n)
	}
	return string(text)
}

func withAnnotation(page string, n int) string {
	if before, after, ok := strings.Cut(page, "/Annots ["); ok {
		list, rest, _ := strings.Cut(after, "]")
		return before + "/Annots [" + list + fmt.Sprintf(" %d 0 R]", n) + rest
	}
	return strings.TrimSuffix(page, ">>") + fmt.Sprintf("/Annots [%d 0 R] >>", n)
}

// TestASignatureAddedLaterLeavesTheSeal signs issued papers as an
// electronic signature service does. The signed copy stays PDF/A, poppler
// finds the signature good, and our own check finds the seal intact, with the
// digest by which the dossier knows the paper. A page changed after that breaks it.
func TestASignatureAddedLaterLeavesTheSeal(t *testing.T) {
	dir := t.TempDir()
	flavourOf := map[string]pdf.Flavour{}
	for _, paper := range []string{"08-penandatanganan_nk/nota_kesepahaman-asli-1.pdf", "13-penandatanganan_pks/perjanjian_kerja_sama-asli-2.pdf"} {
		original := read(t, filepath.Join(storyDir, paper))
		signed := sign(t, original, dir)
		name := filepath.Join(dir, filepath.Base(paper))
		if err := os.WriteFile(name, signed, 0o644); err != nil {
			t.Fatal(err)
		}
		flavourOf[name] = pdf.A3b
		if out, err := exec.Command("pdfsig", "-nocert", name).CombinedOutput(); err != nil || !bytes.Contains(out, []byte("Signature is Valid")) || !bytes.Contains(out, []byte("Total document signed")) {
			t.Errorf("pdfsig: %v\n%s", err, out)
		}
		sum := sha256.Sum256(original)
		r, code := verified(t, name)
		if code != 0 || r.Seal != "utuh" || r.Updates != 1 || r.Digest != hex.EncodeToString(sum[:]) || len(r.Signatures) != 1 || !r.Signatures[0].All {
			t.Errorf("%s: exit %d, %+v", paper, code, r)
		}
		spoiled := filepath.Join(dir, "diubah.pdf")
		at := bytes.Index(original, []byte("stream\n")) + 30
		changed := bytes.Clone(signed)
		changed[at] ^= 1
		if err := os.WriteFile(spoiled, changed, 0o644); err != nil {
			t.Fatal(err)
		}
		if r, code := verified(t, spoiled); code != 1 || r.Seal != "rusak" {
			t.Errorf("a changed byte: exit %d, seal %s", code, r.Seal)
		}
	}
	valid(t, flavourOf)
}

type verifyReport struct {
	Seal       string `json:"segel"`
	Updates    int    `json:"pembaruan"`
	Digest     string `json:"sha256_asli"`
	Signatures []struct {
		All bool `json:"meliputi_semua"`
	} `json:"tanda_tangan"`
	Findings []struct {
		Code    string `json:"kode"`
		Message string `json:"pesan"`
	} `json:"temuan"`
}

// verified runs naskah pdf --verify.
func verified(t *testing.T, name string) (verifyReport, int) {
	t.Helper()
	c := exec.Command(binary, "pdf", "--verify", name, "--json")
	out, err := c.Output()
	var r verifyReport
	if bad := json.Unmarshal(out, &r); bad != nil {
		t.Fatalf("naskah pdf --verify %s: %v, %v", filepath.Base(name), err, bad)
	}
	return r, c.ProcessState.ExitCode()
}

// TestOurOwnCheckAgreesWithVeraPDF holds every PDF of the story against our own
// rules, and LibreOffice's PDF, as PDF/A and plain.
func TestOurOwnCheckAgreesWithVeraPDF(t *testing.T) {
	for _, name := range made(t, ".pdf") {
		if r, code := verified(t, name); code != 0 || len(r.Findings) > 0 || r.Seal != "utuh" {
			t.Errorf("%s: exit %d, %+v", filepath.Base(name), code, r)
		}
	}
	dir := t.TempDir()
	word := made(t, ".docx")[0]
	for _, c := range []struct {
		filter string
		codes  string
	}{
		{`pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"}}`, ""},
		{`pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"1"}}`, ""},
		{"pdf", "PD026 PD030"},
	} {
		out, err := exec.Command("soffice", "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--headless",
			"--convert-to", c.filter, "--outdir", dir, word).CombinedOutput()
		if err != nil {
			t.Fatalf("soffice: %v\n%s", err, out)
		}
		r, _ := verified(t, filepath.Join(dir, strings.TrimSuffix(filepath.Base(word), ".docx")+".pdf"))
		var codes []string
		for _, f := range r.Findings {
			codes = append(codes, f.Code)
		}
		if strings.Join(codes, " ") != c.codes || r.Seal != "tidak_ada" {
			t.Errorf("LibreOffice's %.60s: seal %s, %+v, want %s", c.filter, r.Seal, r.Findings, c.codes)
		}
	}
}
