//go:build acceptance

package printer

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"naskah/internal/impose"
)

// office is a workspace with one dossier whose originals are issued.
func office(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "kantor")
	data := "../../cli/testdata/uji/"
	must := func(args ...string) {
		t.Helper()
		if code, out, talk := naskah(t, args...); code != 0 {
			t.Fatalf("%v: exit code %d, %s%s", args, code, out, talk)
		}
	}
	must("init", dir)
	for from, to := range map[string]string{"uji.yaml": "workflows", "kesepakatan.naskah": "templates"} {
		b, err := os.ReadFile(data + from)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, to, from), b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("NASKAH_KANTOR", dir)
	t.Setenv("NASKAH_AS", "perancang:Rina")
	must("new", "uji", "judul=Pertukaran Data", "pihak=@lembaga; @universitas")
	must("act", "2026-001", "kirim", "-f", data+"isi.yaml")
	must("act", "2026-001", "sepakat")
	must("act", "2026-001", "paraf_hukum", "--as", "hukum:Bagus")
	must("act", "2026-001", "paraf_mitra", "--as", "mitra:Sari")
	must("act", "2026-001", "tandatangani", "nomor_mitra=7", "tgl_ttd=23 Februari 2026", "--as", "pimpinan:Arya")
	return dir
}

// trouble makes the printer have trouble with every job; "" ends it.
func (p device) trouble(t *testing.T, kind string) {
	t.Helper()
	file := filepath.Join(p.dir, "trouble")
	_ = os.Remove(filepath.Join(p.dir, "begun")) // may not be there
	if kind == "" {
		if err := os.Remove(file); err != nil {
			t.Fatal(err)
		}
		return
	}
	if err := os.WriteFile(file, []byte(kind), 0o600); err != nil {
		t.Fatal(err)
	}
}

func content(t *testing.T, parts ...string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(parts...))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func sidesOf(t *testing.T, data []byte) int {
	t.Helper()
	s, err := impose.Open("diterima.pdf", data)
	if err != nil {
		t.Fatal(err)
	}
	return len(s.Pages())
}

func TestEachPartOfASetArrivesAsItWasMade(t *testing.T) {
	p, dir := start(t, "-2", "-f", pdfAnd), office(t)
	code, out, talk := naskah(t, "print", "2026-001", "--set", "asli", "--set", "kerja", "--copies", "3", "--printer", p.uri)
	if code != 0 || !strings.Contains(talk, "ticket 0001: 5 sheets printed") {
		t.Fatalf("exit code %d, %s%s", code, out, talk)
	}
	for job, want := range map[string]struct{ file, sides string }{
		"1": {"01-2026-001-asli-a4.pdf", "one-sided"}, "2": {"02-2026-001-kerja-a4.pdf", "two-sided-long-edge"},
	} {
		made := content(t, dir, "data", "cetak", "0001", want.file)
		if got := content(t, p.dir, "received-"+job); !bytes.Equal(got, made) {
			t.Errorf("job %s: %d bytes received, want the %d of %s", job, len(got), len(made), want.file)
		}
		asked := string(content(t, p.dir, "asked-"+job))
		for _, line := range []string{"IPP_SIDES=" + want.sides, "IPP_MEDIA=iso_a4_210x297mm"} {
			if !strings.Contains(asked, line+"\n") {
				t.Errorf("job %s: %s was not asked for:\n%s", job, line, asked)
			}
		}
	}
	if code, out, _ := naskah(t, "print", "--log"); code != 0 || !strings.Contains(out, "kesepakatan-asli-2") {
		t.Errorf("--log: exit code %d, %s", code, out)
	}
}

// A printer gives a job up in the middle; after a look at the sheets the print
// goes on from one of them, and what was printed whole is not printed again.
func TestAPrintGoesOnFromASheet(t *testing.T) {
	p := start(t, "-2", "-f", pdfAnd)
	office(t)
	p.trouble(t, "gagal")
	code, _, talk := naskah(t, "print", "2026-001", "--set", "asli", "--set", "kerja", "--copies", "3", "--printer", p.uri)
	if code != 5 || !strings.Contains(talk, "IP105") || !strings.Contains(talk, "PR052") || !strings.Contains(talk, "--resume 0001 --from-sheet") {
		t.Fatalf("exit code %d, %s, want 5, IP105 and how to go on", code, talk)
	}
	if code, _, talk := naskah(t, "print", "--resume", "0001"); code != 4 || !strings.Contains(talk, "PR052") {
		t.Errorf("--resume without a sheet: exit code %d, %s, want 4 and PR052", code, talk)
	}
	p.trouble(t, "")
	if code, out, talk := naskah(t, "print", "--resume", "0001", "--from-sheet", "2"); code != 0 {
		t.Fatalf("--resume: exit code %d, %s%s", code, out, talk)
	}
	if n := sidesOf(t, content(t, p.dir, "received-2")); n != 1 {
		t.Errorf("job 2 has %d sides, want the second original alone", n)
	}
	if n := sidesOf(t, content(t, p.dir, "received-3")); n != 6 {
		t.Errorf("job 3 has %d sides, want the 3 working copies whole", n)
	}
	if code, _, talk := naskah(t, "print", "--resume", "0001"); code != 4 || !strings.Contains(talk, "PR053") {
		t.Errorf("--resume of a whole ticket: exit code %d, %s", code, talk)
	}
	if code, out, _ := naskah(t, "print", "--log", "--json"); code != 0 || strings.Count(out, `"tiket"`) != 3 {
		t.Errorf("the log holds more than what was asked for once: %s", out)
	}
}

func TestWhatThePrinterCannotDoLeavesNoTrace(t *testing.T) {
	p, dir := start(t, "-f", pdfAnd), office(t) // one side only
	code, _, talk := naskah(t, "print", "2026-001", "--set", "kerja", "--printer", p.uri)
	if code != 4 || !strings.Contains(talk, "IP002") {
		t.Errorf("exit code %d, %s, want 4 and IP002", code, talk)
	}
	if code, _, talk = naskah(t, "print", "2026-001", "--media", "f4", "--printer", p.uri); code != 4 || !strings.Contains(talk, "IP003") {
		t.Errorf("exit code %d, %s, want 4 and IP003", code, talk)
	}
	if left, err := os.ReadDir(filepath.Join(dir, "data", "cetak")); err != nil || len(left) > 0 {
		t.Errorf("%v, %v, want no ticket", left, err)
	}
	if code, out, _ := naskah(t, "print", "--log"); code != 0 || out != "" {
		t.Errorf("the record says that something was printed: %s", out)
	}
}

func TestAPrinterThatGoesAwayLosesNoTicket(t *testing.T) {
	p := start(t, "-2", "-f", pdfAnd)
	office(t)
	p.trouble(t, "lambat")
	end := running(t, p, "print", "2026-001", "--printer", p.uri)
	p.stop()
	if got := end.wait(); got.code != 5 || !strings.Contains(got.said, "IP108") || !strings.Contains(got.said, "PR052") {
		t.Fatalf("exit code %d, %s, want 5, IP108 and PR052", got.code, got.said)
	}
	other := start(t, "-2", "-f", pdfAnd)
	if code, out, talk := naskah(t, "print", "--resume", "0001", "--from-sheet", "1", "--printer", other.uri); code != 0 {
		t.Errorf("on another printer: exit code %d, %s%s", code, out, talk)
	}
	if n := sidesOf(t, content(t, other.dir, "received")); n != 2 {
		t.Errorf("%d sides, want both originals", n)
	}
}

// Ctrl-C leaves the job in the printer; what is said is true.
func TestCtrlCSaysWhatStays(t *testing.T) {
	p := start(t, "-2", "-f", pdfAnd)
	office(t)
	p.trouble(t, "lambat")
	end := running(t, p, "print", "2026-001", "--printer", p.uri)
	end.signal(t, syscall.SIGINT)
	if got := end.wait(); got.code != 130 || !strings.Contains(got.said, "ticket 0001 is not done") || strings.Contains(got.said, "nothing was left") {
		t.Errorf("exit code %d, %s", got.code, got.said)
	}
	p = start(t, "-2", "-f", pdfAnd)
	file, _ := document(t, "lambat.pdf")
	end = running(t, p, "print", file, "--printer", p.uri)
	end.signal(t, syscall.SIGINT)
	if got := end.wait(); got.code != 130 || !strings.Contains(got.said, "stays in the printer") || strings.Contains(got.said, "nothing was left") {
		t.Errorf("a file: exit code %d, %s", got.code, got.said)
	}
}

// A job that went on while nobody looked, because Ctrl-C or a kill ended the
// program, is followed and not printed again.
func TestAJobLeftAloneIsFollowedToItsEnd(t *testing.T) {
	for _, signal := range []syscall.Signal{syscall.SIGINT, syscall.SIGKILL} {
		p := start(t, "-2", "-f", pdfAnd)
		office(t)
		p.trouble(t, "kertas")
		end := running(t, p, "print", "2026-001", "--set", "asli", "--set", "kerja", "--printer", p.uri)
		end.signal(t, signal)
		if got := end.wait(); signal == syscall.SIGINT && got.code != 130 {
			t.Fatalf("exit code %d, %s", got.code, got.said)
		}
		if code, _, talk := naskah(t, "print", "--resume", "0001", "--from-sheet", "1"); code != 4 || !strings.Contains(talk, "PR055") || !strings.Contains(talk, "--cancel 1") {
			t.Errorf("%v: --from-sheet with a job at work: exit code %d, %s, want 4 and PR055", signal, code, talk)
		}
		if code, _, talk := naskah(t, "print", "--resume", "0001"); code != 0 || !strings.Contains(talk, "3 sheets printed") {
			t.Errorf("%v: --resume: exit code %d, %s", signal, code, talk)
		}
		content(t, p.dir, "received-2")
		if _, err := os.Stat(filepath.Join(p.dir, "received-3")); err == nil {
			t.Errorf("%v: what the printer had was printed again", signal)
		}
	}
}

// process is the program at work on a printer.
type process struct {
	c   *exec.Cmd
	out *bytes.Buffer
}

// running starts the program and waits until the printer works on its job.
func running(t *testing.T, p device, args ...string) process {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	t.Cleanup(cancel)
	x := process{c: exec.CommandContext(ctx, binary, append(args, "--lang", "en")...), out: new(bytes.Buffer)}
	x.c.Stdout, x.c.Stderr = x.out, x.out
	if err := x.c.Start(); err != nil {
		t.Fatal(err)
	}
	if err := soon(func() bool { _, err := os.Stat(filepath.Join(p.dir, "begun")); return err == nil }); err != nil {
		t.Fatal("the job did not begin")
	}
	time.Sleep(time.Second) // the program has its answer and follows
	return x
}

func (x process) signal(t *testing.T, s syscall.Signal) {
	t.Helper()
	if err := x.c.Process.Signal(s); err != nil {
		t.Fatal(err)
	}
}

func (x process) wait() ending {
	_ = x.c.Wait() // the exit code is what counts
	return ending{x.c.ProcessState.ExitCode(), x.out.String()}
}
