package sqlite

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/store/storetest"
)

var kills = flag.Int("kills", 15, "how many times the crash tests kill a writer")

// childEnv makes this test binary play a process of its own, one of plays.
const childEnv = "NASKAH_STORE_CHILD"

func TestMain(m *testing.M) {
	if play, ok := plays[os.Getenv(childEnv)]; ok {
		if err := play(context.Background(), os.Args[1:]); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

var plays = map[string]func(ctx context.Context, args []string) error{
	"append":  playAppend,
	"write":   playWrite,
	"create":  playCreate,
	"visit":   playVisit,
	"operate": playOperate,
}

// child prepares a process that plays the part with these arguments.
func child(t *testing.T, part string, args ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), self, args...)
	cmd.Env = append(os.Environ(), childEnv+"="+part)
	return cmd
}

// openCase is one whole act: a dossier with a number, stored bytes and an
// idempotency key.
func openCase(ctx context.Context, s *Store, key string) error {
	return s.Update(ctx, func(l dossier.Ledger) error {
		id, err := l.NextID(2026)
		if err != nil {
			return err
		}
		serial, err := l.NextSerial("nk", 2026)
		if err != nil {
			return err
		}
		digest, err := l.PutBlob([]byte("naskah " + key))
		if err != nil {
			return err
		}
		open := storetest.Opening("isi")
		open.Command, open.Definition = key, digest
		open.Papers = []dossier.Paper{{ID: "nota-r1", Name: "nota", File: digest}}
		open.Numbers = []dossier.Number{{Field: "nomor", Series: "nk", Year: 2026, Serial: serial, Text: fmt.Sprint(serial)}}
		return l.Append(id, key, open, storetest.Act(2, "isi", "arsip"))
	})
}

// playAppend adds 50 dossiers, with a new handle for every ten: opening and
// closing contend as well. The first process to come makes the file.
func playAppend(ctx context.Context, args []string) error {
	for i := range 5 {
		s, err := Open(ctx, args[0], Options{})
		if err != nil {
			return err
		}
		for j := range 10 {
			if err := openCase(ctx, s, fmt.Sprintf("%s-%d-%d", args[1], i, j)); err != nil {
				return err
			}
		}
		if err := s.Close(); err != nil {
			return err
		}
	}
	return nil
}

// playWrite adds dossiers without end and acknowledges each on stdout.
func playWrite(ctx context.Context, args []string) error {
	s, err := Open(ctx, args[0], Options{})
	if err != nil {
		return err
	}
	for i := 0; ; i++ {
		key := fmt.Sprintf("%s-%d", args[1], i)
		if err := openCase(ctx, s, key); err != nil {
			return err
		}
		fmt.Println(key) // os.Stdout is not buffered: the parent has it now
	}
}

// playCreate makes one new file after the other and says which it begins.
func playCreate(ctx context.Context, args []string) error {
	for i := 0; ; i++ {
		path := filepath.Join(args[0], fmt.Sprintf("%s-%d.db", args[1], i))
		fmt.Println(path)
		s, err := Open(ctx, path, Options{})
		if err != nil {
			return err
		}
		if err := openCase(ctx, s, "satu"); err != nil {
			return err
		}
		if err := s.Close(); err != nil {
			return err
		}
	}
}

// playOperate writes down what it did as JSON.
func playOperate(ctx context.Context, args []string) error {
	client, err := strconv.Atoi(args[1])
	if err != nil {
		return err
	}
	s, err := Open(ctx, args[0], Options{})
	if err != nil {
		return err
	}
	list, err := storetest.Operate(ctx, s, client, 80)
	return errors.Join(err, json.NewEncoder(os.Stdout).Encode(list), s.Close())
}

func TestWhatSeveralProcessesSeeIsLinearizable(t *testing.T) {
	path := filepath.Join(t.TempDir(), "naskah.db")
	closed(t, openAt(t, path))
	var group sync.WaitGroup
	var mu sync.Mutex
	var all []storetest.Operation
	for client := range 4 {
		cmd := child(t, "operate", path, fmt.Sprint(client))
		group.Go(func() {
			var list []storetest.Operation
			out, err := cmd.Output()
			if err = errors.Join(err, json.Unmarshal(out, &list)); err != nil {
				t.Errorf("client %d: %v", client, err)
			}
			mu.Lock()
			defer mu.Unlock()
			all = append(all, list...)
		})
	}
	group.Wait()
	if !storetest.Linearizable(all) {
		t.Errorf("no order of %d operations agrees with what the processes saw", len(all))
	}
	conflicts := 0
	for _, op := range all {
		if op.Conflict {
			conflicts++
		}
	}
	if conflicts == 0 {
		t.Error("no two processes met")
	}
	t.Logf("%d operations, %d conflicts", len(all), conflicts)
}

func TestProcessesWaitForEachOther(t *testing.T) {
	const processes, appends = 4, 50
	path := filepath.Join(t.TempDir(), "naskah.db")
	var group sync.WaitGroup
	for p := range processes {
		cmd := child(t, "append", path, fmt.Sprint(p))
		group.Go(func() {
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Errorf("process %d: %v: %s", p, err, out)
			}
		})
	}
	group.Wait()
	s := openAt(t, path)
	defer func() { closed(t, s) }()
	mustBeSound(t, s)
	if n := count(t, s); n != processes*appends {
		t.Errorf("%d dossiers, want %d", n, processes*appends)
	}
}

func TestNothingAcknowledgedIsLostWhenKilled(t *testing.T) {
	path := filepath.Join(t.TempDir(), "naskah.db")
	closed(t, openAt(t, path))
	var acknowledged []string
	for round := range *kills {
		pause := time.Duration(rand.IntN(60)) * time.Millisecond
		before := len(acknowledged)
		acknowledged = append(acknowledged, killed(t, pause, "write", path, fmt.Sprint(round))...)
		s := openAt(t, path)
		mustBeSound(t, s)
		if round == *kills-1 {
			before = 0 // at the end, all of them once more
		}
		for _, key := range acknowledged[before:] {
			checkCase(t, s, key)
		}
		// Each kill may have cut off the answer to one act that was done.
		if n := count(t, s); n < len(acknowledged) || n > len(acknowledged)+round+1 {
			t.Errorf("round %d: %d dossiers, %d acknowledged", round, n, len(acknowledged))
		}
		closed(t, s)
		if t.Failed() {
			t.Fatalf("round %d, killed after %v", round, pause)
		}
	}
	t.Logf("%d kills, %d acknowledged", *kills, len(acknowledged))
}

func TestAFileKilledWhileItIsMadeOpensAgain(t *testing.T) {
	folder := t.TempDir()
	for round := range *kills {
		pause := time.Duration(rand.IntN(25)) * time.Millisecond
		for _, path := range killed(t, pause, "create", folder, fmt.Sprint(round)) {
			s := openAt(t, path)
			mustBeSound(t, s)
			if n := count(t, s); n > 1 {
				t.Errorf("%s has %d dossiers, want one or none", path, n)
			}
			if err := openCase(t.Context(), s, "dua"); err != nil {
				t.Errorf("write after the kill: %v", err)
			}
			closed(t, s)
		}
	}
}

// killed starts a child, lets it go on for a while after its first line, kills
// it (SIGKILL; TerminateProcess on Windows) and returns the lines it wrote.
func killed(t *testing.T, pause time.Duration, part string, args ...string) []string {
	t.Helper()
	cmd := child(t, part, args...)
	var stderr strings.Builder
	cmd.Stderr = &stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var lines []string
	lineReader := bufio.NewReader(out)
	for {
		line, err := lineReader.ReadString('\n')
		if err != nil { // a line without its end was not said
			break
		}
		lines = append(lines, strings.TrimSpace(line))
		if len(lines) == 1 {
			time.AfterFunc(pause, func() {
				if err := cmd.Process.Kill(); err != nil {
					t.Errorf("kill: %v", err)
				}
			})
		}
	}
	var exit *exec.ExitError
	if err := cmd.Wait(); !errors.As(err, &exit) || stderr.Len() > 0 {
		t.Fatalf("the child ended by itself: %v %s", err, stderr.String())
	}
	return lines
}

func checkCase(t *testing.T, s *Store, key string) {
	t.Helper()
	err := s.View(t.Context(), func(r dossier.Reader) error {
		id, seq, err := r.Command(key)
		if err != nil {
			return err
		}
		history, err := r.History(id)
		if err != nil {
			return err
		}
		if seq != 1 || len(history) != 2 {
			return fmt.Errorf("entry %d of %d, want 1 of 2", seq, len(history))
		}
		_, err = r.Blob(dossier.DigestOf([]byte("naskah " + key)))
		return err
	})
	if err != nil {
		t.Errorf("acknowledged act %s: %v", key, err)
	}
}

func count(t *testing.T, s *Store) int {
	t.Helper()
	var list []dossier.Summary
	err := s.View(t.Context(), func(r dossier.Reader) (err error) {
		list, err = r.List("", "")
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return len(list)
}

func mustBeSound(t *testing.T, s *Store) {
	t.Helper()
	for _, d := range s.Verify(t.Context()) {
		t.Errorf("Verify: %v", diag.Fail(d))
	}
}
