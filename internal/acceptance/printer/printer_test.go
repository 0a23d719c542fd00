//go:build acceptance

package printer

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// binary is the program, built once.
var binary string

func TestMain(m *testing.M) {
	code, err := setUp(m)
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = 1
	}
	os.Exit(code)
}

func setUp(m *testing.M) (int, error) {
	dir, err := os.MkdirTemp("", "naskah-printer")
	if err != nil {
		return 1, err
	}
	defer os.RemoveAll(dir)
	binary = filepath.Join(dir, "naskah")
	if out, err := exec.Command("go", "build", "-o", binary, "naskah/cmd/naskah").CombinedOutput(); err != nil {
		return 1, fmt.Errorf("build: %w\n%s", err, out)
	}
	return withAvahi(dir, m.Run)
}

// withAvahi starts what ippeveprinter wants to announce itself to, where the
// machine does not run it already.
func withAvahi(dir string, run func() int) (int, error) {
	if exec.Command("avahi-daemon", "--check").Run() == nil {
		return run(), nil
	}
	const bus = "/run/dbus/system_bus_socket"
	listening := func() bool { // the socket of a bus that has gone may still be there
		c, err := net.Dial("unix", bus)
		return err == nil && c.Close() == nil
	}
	if !listening() {
		if err := os.MkdirAll(filepath.Dir(bus), 0o755); err != nil {
			return 1, err
		}
		stop, err := daemon("dbus-daemon", "--system", "--nofork", "--nopidfile")
		if err != nil {
			return 1, err
		}
		defer stop()
		if err := soon(listening); err != nil {
			return 1, fmt.Errorf("dbus-daemon: %w", err)
		}
	}
	conf := filepath.Join(dir, "avahi.conf")
	if err := os.WriteFile(conf, []byte("[server]\nallow-interfaces=lo\nuse-ipv6=no\n"), 0o600); err != nil {
		return 1, err
	}
	stop, err := daemon("avahi-daemon", "-f", conf, "--no-drop-root", "--no-chroot", "--no-rlimits")
	if err != nil {
		return 1, err
	}
	defer stop()
	if err := soon(func() bool { return exec.Command("avahi-daemon", "--check").Run() == nil }); err != nil {
		return 1, fmt.Errorf("avahi-daemon: %w", err)
	}
	return run(), nil
}

// daemon starts a program that runs until stop.
func daemon(name string, args ...string) (stop func(), err error) {
	c := exec.Command(name, args...)
	if err := c.Start(); err != nil {
		return nil, err
	}
	return func() {
		_ = c.Process.Signal(syscall.SIGTERM)
		_ = c.Wait() // a daemon that is told to go says so in its exit code
	}, nil
}

// soon waits until something holds.
func soon(holds func() bool) error {
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(50 * time.Millisecond) {
		if holds() {
			return nil
		}
	}
	return fmt.Errorf("not ready after 20 s")
}

// device is a printer that runs, and the folder into which it prints.
type device struct {
	uri  string
	dir  string
	stop func()
}

// The printer hands each job to this script: it keeps the document and what was
// asked for, also under the number of the job. Jobs of some names have trouble, told on stderr as ippeveprinter reads it; any job
// has the trouble named in a file beside it.
const receiver = `#!/bin/sh
case "$(cat DIR/trouble 2>/dev/null || echo "$IPP_JOB_NAME")" in
lambat*) touch DIR/begun; sleep 20 ;;
kertas*) echo "STATE: +media-empty-error" >&2; touch DIR/begun; sleep 3; echo "STATE: -media-empty-error" >&2 ;;
macet*) echo "STATE: +media-jam-error" >&2; touch DIR/begun; sleep 20 ;;
gagal*) exit 1 ;;
esac
env | grep ^IPP_ > DIR/asked
cp DIR/asked "DIR/asked-$IPP_JOB_ID"
cp "$1" "DIR/received-$IPP_JOB_ID"
cp "$1" DIR/received
`

// start runs a printer; more are its options.
func start(t *testing.T, more ...string) device {
	t.Helper()
	dir := t.TempDir()
	script, spool := filepath.Join(dir, "receive"), filepath.Join(dir, "spool")
	if err := os.WriteFile(script, []byte(strings.ReplaceAll(receiver, "DIR", dir)), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(spool, 0o700); err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	port := fmt.Sprint(l.Addr().(*net.TCPAddr).Port)
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	args := append([]string{"-c", script, "-k", "-d", spool, "-n", "localhost", "-p", port, "-r", "off"}, more...)
	stop, err := daemon("ippeveprinter", append(args, "Uji "+port)...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(stop)
	p := device{uri: "ipp://localhost:" + port + "/ipp/print", dir: dir, stop: stop}
	if err := soon(func() bool { code, _, _ := naskah(t, "print", "--printer", p.uri); return code < 2 }); err != nil {
		t.Fatalf("ippeveprinter: %v", err)
	}
	return p
}

// document writes a PDF under a name, large enough to need many packets.
func document(t *testing.T, name string) (string, []byte) {
	t.Helper()
	data := append([]byte("%PDF-1.7\n"), bytes.Repeat([]byte("\x00\xffnaskah\r\n"), 200_000)...)
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return file, data
}

// naskah runs the program itself.
func naskah(t *testing.T, args ...string) (code int, out, talk string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	c := exec.CommandContext(ctx, binary, append(args, "--lang", "en")...)
	c.Env = append(os.Environ(), "USER=arya")
	var o, e strings.Builder
	c.Stdout, c.Stderr = &o, &e
	if err := c.Run(); err != nil && c.ProcessState == nil {
		t.Fatal(err)
	}
	return c.ProcessState.ExitCode(), o.String(), e.String()
}
