//go:build acceptance && linux

package durability

import (
	"bytes"
	"database/sql"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestDamageIsFoundOrHarmless flips bits, loses sectors and cuts off the end of
// copies of a database. The program must say so, or still tell all that it told.
func TestDamageIsFoundOrHarmless(t *testing.T) {
	office := filepath.Join(t.TempDir(), "kantor")
	newOffice(t, office)
	first := run(t, office, open("satu"))
	run(t, office, issue(first.ID, "dua"))
	clean := record(t, office)
	tell := func() (int, string) {
		return exitCode(t, naskah(office, "show", string(first.ID), "--json"))
	}
	_, want := tell()
	r := rand.New(rand.NewPCG(*seed, 1))
	found, harmless := 0, 0
	for range 90 {
		data, what := damage(r, clean)
		putRecord(t, office, data)
		code, out := exitCode(t, naskah(office, "verify"))
		switch {
		case strings.Contains(out, "goroutine "):
			t.Errorf("%s: %s", what, out)
		case code == 0:
			harmless++
			if _, got := tell(); got != want {
				t.Errorf("%s: verify found nothing, but the dossier is told as\n%s", what, got)
			}
		case code == 1 || code == 3 || code == 5:
			found++
		default:
			t.Errorf("%s: exit code %d\n%s", what, code, out)
		}
		if code, out := tell(); code != 0 && !strings.Contains(out, `"kode"`) || strings.Contains(out, "goroutine ") {
			t.Errorf("%s: show: exit code %d\n%s", what, code, out)
		}
	}
	t.Logf("%d found, %d harmless", found, harmless)
}

// damage returns a damaged copy and says how.
func damage(r *rand.Rand, clean []byte) ([]byte, string) {
	data := slices.Clone(clean)
	switch r.IntN(3) {
	case 0:
		data[r.IntN(len(data))] ^= 1 << r.IntN(8)
		return data, "a flipped bit"
	case 1:
		at := r.IntN(len(data)/512) * 512
		clear(data[at : at+512])
		return data, "a lost sector"
	}
	return data[:1+r.IntN(len(data)-1)], "a cut"
}

// TestOtherDatabasesAreRefusedUntouched shows the program the database of a
// newer version and one of another program.
func TestOtherDatabasesAreRefusedUntouched(t *testing.T) {
	office := filepath.Join(t.TempDir(), "kantor")
	newOffice(t, office)
	run(t, office, open("satu"))
	name := filepath.Join(office, "data", "naskah.db")
	for _, c := range []struct{ statement, says string }{
		{"UPDATE meta SET value = '99' WHERE key = 'schema'", "ST001"},
		{"PRAGMA application_id = 7", "ST003"},
	} {
		db, err := sql.Open("sqlite", name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := db.Exec(c.statement); err != nil {
			t.Fatal(err)
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
		before := record(t, office)
		for _, args := range [][]string{{"list"}, open("dua")} {
			if code, out := exitCode(t, naskah(office, args...)); code != 3 || !strings.Contains(out, c.says) {
				t.Errorf("%v: exit code %d, want 3 and %s\n%s", args, code, c.says, out)
			}
		}
		if !bytes.Equal(record(t, office), before) {
			t.Errorf("%s: the file was changed", c.statement)
		}
	}
	if left, err := os.ReadDir(filepath.Dir(name)); len(left) != 1 || err != nil {
		t.Errorf("left behind: %v %v", left, err)
	}
}
