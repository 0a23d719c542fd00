//go:build acceptance

package printer

import (
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

const cupsdConf = `Listen 127.0.0.1:%s
Listen DIR/sock
LogLevel warn
DefaultAuthType None
Browsing Off
WebInterface No
<Location />
Order allow,deny
Allow all
</Location>
<Policy default>
<Limit All>
Order allow,deny
Allow all
</Limit>
</Policy>
`

const cupsFilesConf = `ServerRoot DIR
RequestRoot DIR/spool
CacheDir DIR/cache
StateDir DIR/state
TempDir DIR/tmp
AccessLog DIR/access
ErrorLog DIR/error
PageLog DIR/page
User lp
Group lp
`

// queue starts a CUPS server of its own with a queue in front of the printer.
func queue(t *testing.T, p device) string {
	t.Helper()
	if os.Getuid() != 0 {
		t.Skip("a CUPS server of one's own is started by root alone")
	}
	dir, err := os.MkdirTemp("/tmp", "cups") // a path short enough for a socket, that user lp can reach
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) }) // the server may still be at its last file
	for _, sub := range []string{"", "spool", "cache", "state", "tmp", "ppd"} {
		if err := os.MkdirAll(filepath.Join(dir, sub), 0o770); err != nil {
			t.Fatal(err)
		}
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	port := fmt.Sprint(l.Addr().(*net.TCPAddr).Port)
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"cupsd.conf": fmt.Sprintf(cupsdConf, port), "cups-files.conf": cupsFilesConf} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(strings.ReplaceAll(text, "DIR", dir)), 0o640); err != nil {
			t.Fatal(err)
		}
	}
	if out, err := exec.Command("sh", "-c", "chown -R root:lp "+dir+" && chmod 755 "+dir+" && chmod 1770 "+dir+"/tmp").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	stop, err := daemon("cupsd", "-f", "-c", filepath.Join(dir, "cupsd.conf"), "-s", filepath.Join(dir, "cups-files.conf"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(stop)
	add := func() bool {
		c := exec.Command("lpadmin", "-p", "uji", "-E", "-v", p.uri, "-m", "everywhere")
		c.Env = append(os.Environ(), "CUPS_SERVER="+filepath.Join(dir, "sock"))
		return c.Run() == nil
	}
	if err := soon(add); err != nil {
		log, _ := os.ReadFile(filepath.Join(dir, "error")) // said below as far as it is there
		t.Fatalf("no queue: %v\n%s", err, log)
	}
	return "ipp://localhost:" + port + "/printers/uji"
}

// A queue rewrites the document, so only what was asked for and that it came is
// looked at.
func TestASetIsPrintedThroughAQueue(t *testing.T) {
	p := start(t, "-2", "-f", pdfAnd)
	uri := queue(t, p)
	office(t)
	if code, out, talk := naskah(t, "doctor", "--printer", uri); code != 0 || !strings.Contains(out, "both sides: yes") {
		t.Errorf("doctor: exit code %d, %s%s", code, out, talk)
	}
	code, out, talk := naskah(t, "print", "2026-001", "--set", "kerja", "--copies", "2", "--printer", uri)
	if code != 0 || !strings.Contains(talk, "2 sheets printed") {
		t.Fatalf("exit code %d, %s%s", code, out, talk)
	}
	if err := soon(func() bool { _, err := os.Stat(filepath.Join(p.dir, "received")); return err == nil }); err != nil {
		t.Fatal("nothing reached the printer")
	}
	asked := string(content(t, p.dir, "asked"))
	for _, line := range []string{"IPP_SIDES=two-sided-long-edge", "media-size={x-dimension=21000 y-dimension=29700}"} {
		if !strings.Contains(asked, line) {
			t.Errorf("%s was not asked for:\n%s", line, asked)
		}
	}
	if n := sidesOf(t, content(t, p.dir, "received")); n != 4 {
		t.Errorf("%d sides, want 2 copies of a page on sheets of their own", n)
	}
}
