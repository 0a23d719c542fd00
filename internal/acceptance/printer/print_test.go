//go:build acceptance

package printer

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const pdfAnd = "application/pdf,image/pwg-raster,image/urf"

func TestWhatIsPrintedArrivesWholeAndAsAsked(t *testing.T) {
	p := start(t, "-2", "-f", pdfAnd)
	file, data := document(t, "PKS 002.pdf")
	code, out, talk := naskah(t, "print", file, "--printer", p.uri, "--copies", "3", "--sides", "long", "--media", "a4", "--pages", "1-4,7")
	if code != 0 || !strings.HasSuffix(out, "completed\n") {
		t.Fatalf("exit code %d, %s%s", code, out, talk)
	}
	got, err := os.ReadFile(filepath.Join(p.dir, "received"))
	if err != nil || !bytes.Equal(got, data) {
		t.Errorf("%d bytes received, %v, want the %d sent", len(got), err, len(data))
	}
	asked, err := os.ReadFile(filepath.Join(p.dir, "asked"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"COPIES=3", "SIDES=two-sided-long-edge", "MEDIA=iso_a4_210x297mm", "PAGE_RANGES=1-4,7-7", "JOB_NAME=PKS 002.pdf", "JOB_ORIGINATING_USER_NAME=arya",
	} {
		if !strings.Contains(string(asked), "IPP_"+want+"\n") {
			t.Errorf("IPP_%s was not asked for:\n%s", want, asked)
		}
	}
}

func TestADryRunPrintsNothing(t *testing.T) {
	p := start(t, "-2", "-f", pdfAnd)
	file, _ := document(t, "a.pdf")
	if code, out, talk := naskah(t, "print", file, "--printer", p.uri, "--sides", "short", "--dry-run"); code != 0 || out != "" {
		t.Errorf("exit code %d, %s%s", code, out, talk)
	}
	if code, _, talk := naskah(t, "print", "--printer", p.uri, "--status", "1"); code != 3 || !strings.Contains(talk, "IP202") {
		t.Errorf("after a dry run, --status 1: exit code %d, %s, want that there is no such job", code, talk)
	}
}

func TestWhatThePrinterCannotDoIsNamedAndRefused(t *testing.T) {
	simple := start(t, "-f", pdfAnd)
	raster := start(t, "-2", "-f", "image/pwg-raster,image/urf")
	file, _ := document(t, "a.pdf")
	for _, c := range []struct {
		p    device
		code string
		args []string
	}{
		{simple, "IP002", []string{"--sides", "long"}},
		{simple, "IP003", []string{"--media", "f4"}},
		{simple, "IP004", []string{"--copies", "1000000"}},
		{raster, "IP001", nil},
	} {
		args := append([]string{"print", file, "--printer", c.p.uri}, c.args...)
		if code, out, talk := naskah(t, args...); code != 4 || out != "" || !strings.Contains(talk, c.code) {
			t.Errorf("%v: exit code %d, %s%s, want 4 and %s", c.args, code, out, talk, c.code)
		}
	}
	if _, err := os.Stat(filepath.Join(simple.dir, "received")); err == nil {
		t.Error("a refused job was printed")
	}
}

func TestF4IsFoundByItsSizeUnderAnyName(t *testing.T) {
	dir := t.TempDir()
	attributes := filepath.Join(dir, "attributes")
	text := "ATTR keyword media-supported iso_a4_210x297mm,om_folio_210x330mm,custom_f4_215x330mm\nATTR keyword sides-supported one-sided\n" +
		"ATTR mimeMediaType document-format-supported application/pdf\nATTR rangeOfInteger copies-supported 1-9\n"
	if err := os.WriteFile(attributes, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	p := start(t, "-a", attributes)
	file, _ := document(t, "a.pdf")
	if code, _, talk := naskah(t, "print", file, "--printer", p.uri, "--media", "f4"); code != 0 {
		t.Fatalf("exit code %d, %s", code, talk)
	}
	asked, err := os.ReadFile(filepath.Join(p.dir, "asked"))
	if err != nil || !strings.Contains(string(asked), "IPP_MEDIA=custom_f4_215x330mm\n") {
		t.Errorf("%v, asked for:\n%s", err, asked)
	}
}

// ending is the end of a program that was started.
type ending struct {
	code int
	said string
}

// begin prints a document whose job takes its time, and waits until the printer
// works on it. The program's end is in the channel.
func begin(t *testing.T, p device, name string, args ...string) <-chan ending {
	t.Helper()
	file, _ := document(t, name)
	end := make(chan ending, 1)
	go func() {
		code, out, talk := naskah(t, append([]string{"print", file, "--printer", p.uri}, args...)...)
		end <- ending{code, out + talk}
	}()
	if err := soon(func() bool { _, err := os.Stat(filepath.Join(p.dir, "begun")); return err == nil }); err != nil {
		t.Fatal("the job did not begin")
	}
	return end
}

func TestAJobIsCanceled(t *testing.T) {
	p := start(t, "-2", "-f", pdfAnd)
	end := begin(t, p, "lambat.pdf")
	code, out, talk := naskah(t, "print", "--printer", p.uri, "--cancel", "1", "--json")
	var now struct {
		Job   int    `json:"pekerjaan"`
		State string `json:"keadaan"`
	}
	if err := json.Unmarshal([]byte(out), &now); code != 0 || err != nil || now.Job != 1 {
		t.Errorf("--cancel 1: exit code %d, %s%s", code, out, talk)
	}
	if got := <-end; got.code != 5 || !strings.Contains(got.said, "IP106") {
		t.Errorf("the program that printed: exit code %d, %s, want 5 and IP106", got.code, got.said)
	}
	if code, _, talk := naskah(t, "print", "--printer", p.uri, "--cancel", "1"); code != 4 || !strings.Contains(talk, "IP010") {
		t.Errorf("--cancel again: exit code %d, %s, want 4 and IP010", code, talk)
	}
}

func TestAPrinterThatGoesAwayIsSaid(t *testing.T) {
	p := start(t, "-2", "-f", pdfAnd)
	end := begin(t, p, "lambat.pdf")
	p.stop()
	if got := <-end; got.code != 5 || !strings.Contains(got.said, "IP108") || !strings.Contains(got.said, "--status 1") {
		t.Errorf("exit code %d, %s, want 5 and IP108 with the job", got.code, got.said)
	}
}

func TestAnEmptyTrayIsToldAndThePrintGoesOn(t *testing.T) {
	p := start(t, "-2", "-f", pdfAnd)
	got := <-begin(t, p, "kertas.pdf")
	if got.code != 0 || !strings.Contains(got.said, "out of paper") || !strings.Contains(got.said, "completed") {
		t.Errorf("exit code %d, %s, want 0 after being told of the tray", got.code, got.said)
	}
}

func TestAJamThatOutlastsTheWaitLeavesTheJobNamed(t *testing.T) {
	p := start(t, "-2", "-f", pdfAnd)
	got := <-begin(t, p, "macet.pdf", "--wait", "3s")
	if got.code != 5 || !strings.Contains(got.said, "IP107") || !strings.Contains(got.said, "paper jam") || !strings.Contains(got.said, "--cancel 1") {
		t.Errorf("exit code %d, %s, want 5 and IP107 with the jam", got.code, got.said)
	}
}

func TestAJobThePrinterGivesUpIsAFailure(t *testing.T) {
	p := start(t, "-2", "-f", pdfAnd)
	file, _ := document(t, "gagal.pdf")
	if code, out, talk := naskah(t, "print", file, "--printer", p.uri); code != 5 || !strings.Contains(talk, "IP105") {
		t.Errorf("exit code %d, %s%s, want 5 and IP105", code, out, talk)
	}
}

// The doctor says of a printer what an office would miss.
func TestTheDoctorExaminesAPrinter(t *testing.T) {
	simple, raster := start(t, "-f", pdfAnd), start(t, "-2", "-f", "image/pwg-raster")
	code, out, talk := naskah(t, "doctor", "--printer", simple.uri)
	if code != 0 {
		t.Errorf("exit code %d, %s", code, talk)
	}
	for _, want := range []string{"A4 paper: yes", "F4 paper (215 x 330 mm): no", "both sides: no", "PR068", "PR069", "--sides one"} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is not said:\n%s", want, out)
		}
	}
	if code, out, _ := naskah(t, "doctor", "--printer", raster.uri); code != 1 || !strings.Contains(out, "IP001") || strings.Contains(out, "PR069") {
		t.Errorf("a printer without PDF: exit code %d, %s", code, out)
	}
}
