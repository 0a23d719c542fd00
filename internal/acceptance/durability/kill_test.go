//go:build acceptance && linux

package durability

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"naskah/internal/dossier"
)

var (
	rounds = flag.Int("rounds", 500, "how often three processes are killed")
	seed   = flag.Uint64("seed", 1, "of the moments")
)

// client sends commands one after the other. A command that was not
// acknowledged is sent again with its key, as an impatient person would.
type client struct {
	name  string
	sent  int        // commands begun
	id    dossier.ID // the dossier that waits for its number
	args  []string   // the command under way
	key   string
	usual time.Duration // how long a command takes that nobody kills
	tries int
}

func (c *client) next() {
	c.sent++
	c.key = fmt.Sprintf("%s-%d", c.name, c.sent)
	c.args = open(c.key)
	if c.id != "" {
		c.args = issue(c.id, c.key)
	}
}

// acknowledged moves the client on.
func (c *client) acknowledged(a answer) {
	if c.id == "" {
		c.id = a.ID
	} else {
		c.id = ""
	}
	c.next()
}

// attempt sends the command and kills it after a while; it returns the answer
// if there was a whole one before.
func (c *client) attempt(dir string, pause time.Duration) (*answer, error) {
	var stdout, stderr bytes.Buffer
	cmd := naskah(dir, c.args...)
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	began := time.Now()
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	timer := time.AfterFunc(pause, func() { _ = cmd.Process.Kill() }) // it may have ended by itself
	err := cmd.Wait()
	timer.Stop()
	c.tries++
	var exit *exec.ExitError
	switch {
	case errors.As(err, &exit) && exit.ExitCode() == -1:
		return nil, nil // killed; an answer without the exit code 0 is none
	case err != nil:
		return nil, fmt.Errorf("%v: %w\n%s%s", c.args, err, stdout.Bytes(), stderr.Bytes())
	}
	c.usual = (c.usual*7 + time.Since(began)) / 8
	a := &answer{Key: c.key}
	return a, json.Unmarshal(stdout.Bytes(), a)
}

// journal is the clients' own record of what was acknowledged, synced line by
// line.
type journal struct {
	sync.Mutex
	*os.File
}

func (j *journal) write(a *answer) error {
	line, err := json.Marshal(a)
	if err != nil {
		return err
	}
	j.Lock()
	defer j.Unlock()
	_, err = j.Write(append(line, '\n'))
	return errors.Join(err, j.Sync())
}

func (j *journal) read(t *testing.T) (list []answer) {
	t.Helper()
	data, err := os.ReadFile(j.Name())
	if err != nil {
		t.Fatal(err)
	}
	for lines := bufio.NewScanner(bytes.NewReader(data)); lines.Scan(); {
		var a answer
		if err := json.Unmarshal(lines.Bytes(), &a); err != nil {
			t.Fatal(err)
		}
		list = append(list, a)
	}
	return list
}

// TestNothingAcknowledgedIsLostWhenKilled kills three processes that write at
// once, at random moments, again and again.
func TestNothingAcknowledgedIsLostWhenKilled(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "kantor")
	newOffice(t, dir)
	file, err := os.Create(filepath.Join(t.TempDir(), "terjawab.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	j := &journal{File: file}
	defer j.Close()
	r := rand.New(rand.NewPCG(*seed, 0))
	clients := []*client{{name: "a"}, {name: "b"}, {name: "c"}}
	for _, c := range clients {
		c.usual = 100 * time.Millisecond
		c.next()
	}
	for round := 1; round <= *rounds && !t.Failed(); round++ {
		var group sync.WaitGroup
		for _, c := range clients {
			pause := time.Duration(r.Int64N(int64(c.usual + c.usual/2)))
			group.Go(func() {
				a, err := c.attempt(dir, pause)
				if a != nil && err == nil {
					err = j.write(a)
					c.acknowledged(*a)
				}
				if err != nil {
					t.Errorf("round %d: %v", round, err)
				}
			})
		}
		group.Wait()
		if round%100 == 0 || round == *rounds {
			judge(t, dir, clients, j.read(t))
		}
		if round%1000 == 0 {
			t.Logf("%d rounds, %d commands acknowledged, 0 lost", round, len(j.read(t)))
		}
	}
	tries := 0
	for _, c := range clients {
		tries += c.tries
	}
	answers := len(j.read(t))
	t.Logf("%d rounds, %d processes, %d killed, %d commands acknowledged, 0 lost", *rounds, tries, tries-answers, answers)
	if answers == 0 || answers == tries {
		t.Error("nothing was acknowledged, or nothing was killed: the moments are badly chosen")
	}
}

// judge holds the record against what was acknowledged. look has verified
// chains, papers and the register, gaps included.
func judge(t *testing.T, dir string, clients []*client, answers []answer) {
	t.Helper()
	look(t, dir, func(r dossier.Reader) error {
		serials := map[int]bool{}
		for _, a := range answers {
			id, entries, err := done(r, a.Key)
			if err != nil {
				return err
			}
			if id != a.ID || len(entries) != 1 || entries[0].Seq != a.Entries[0].Seq || !entries[0].At.Equal(a.Entries[0].At) {
				return fmt.Errorf("command %s was acknowledged as %s %+v and is %s %+v", a.Key, a.ID, a.Entries, id, entries)
			}
			for _, n := range a.Entries[0].Numbers {
				if serials[n.Serial] || !slices.Equal(entries[0].Numbers, a.Entries[0].Numbers) {
					return fmt.Errorf("number %d was acknowledged twice, or changed: %+v", n.Serial, entries[0].Numbers)
				}
				serials[n.Serial] = true
			}
		}
		list, err := r.List("", "")
		if err != nil {
			return err
		}
		recorded := 0
		for _, s := range list {
			recorded += s.Version
		}
		// Each client may have one command under way that was carried out and not
		// yet acknowledged; repeated with its key it is not done twice.
		if extra := recorded - len(answers); extra < 0 || extra > len(clients) {
			return fmt.Errorf("%d entries for %d acknowledged commands", recorded, len(answers))
		}
		for _, c := range clients {
			if _, _, err := done(r, c.key); err != nil {
				return err
			}
		}
		return nil
	})
}
