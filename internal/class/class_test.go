package class

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/engine"
	"naskah/internal/font"
	"naskah/internal/message"
	"naskah/internal/office"
	"naskah/internal/simulate"
	"naskah/internal/store/sqlite"
	"naskah/templates"
)

// The tests play the small workflow of the engine's tests.
const shelf = "../engine/testdata/shelf"

const plain = `skema: skenario/v1
judul: Latihan uji
alur: uji
jam: {mulai: 2026-03-02 08.00, laju: 1 hari = 2 menit}
kursi:
  unit: {orang: 2}
  hukum: {orang: 1}
  pimpinan: {bot: lancar}
  mitra: {bot: lancar}
`

var noon = time.Date(2026, time.July, 1, 5, 0, 0, 0, time.UTC)

// hall is where the tests hold their class.
type hall struct {
	testing.TB
	now    time.Time
	tools  Tools
	dir    string
	text   string // of the scenario
	people []Person
}

func newHall(t testing.TB) *hall {
	t.Helper()
	h := &hall{TB: t, now: noon, text: plain, dir: filepath.Join(t.TempDir(), "kelas")}
	fonts, err := font.NewLibrary()
	if err != nil {
		t.Fatal(err)
	}
	h.tools = Tools{
		Open: func(ctx context.Context, path string) (Store, error) {
			return sqlite.Open(ctx, path, sqlite.Options{Practice: true})
		},
		Office: func(dir string) (engine.Config, error) {
			data, err := os.ReadFile(filepath.Join(dir, "naskah.yaml"))
			if err != nil {
				return engine.Config{}, err
			}
			profile, findings := office.Parse("naskah.yaml", data)
			return engine.Config{Office: profile, Fonts: fonts, Shelf: engine.Shelf{
				OfficeWorkflows: os.DirFS(shelf + "/workflows"), OfficeTemplates: os.DirFS(shelf + "/templates"), ShippedTemplates: templates.FS,
			}}, diag.Fail(findings...)
		},
		Now:  func() time.Time { return h.now },
		Rand: rand.NewChaCha8([32]byte{3}),
	}
	return h
}

func scenario(t testing.TB, text string) *simulate.Scenario {
	t.Helper()
	s, findings := simulate.ParseScenario("skenario.yaml", []byte(text))
	if err := diag.Fail(findings...); err != nil {
		t.Fatal(err)
	}
	return s
}

// officeFiles are the files of the office the class plays in, and some that
// must stay where they are.
func officeFiles(t testing.TB) fstest.MapFS {
	t.Helper()
	data, err := os.ReadFile("../engine/testdata/naskah.yaml")
	if err != nil {
		t.Fatal(err)
	}
	text := strings.NewReplacer("  logo: bu.png\n", "", "    logo: kota.png\n", "").Replace(string(data))
	return fstest.MapFS{
		"naskah.yaml": {Data: []byte(text)}, "data/naskah.db": {Data: []byte("rahasia")}, "cadangan.db": {Data: []byte("rahasia")},
		"kelas-lama/kelas.db": {Data: []byte("rahasia")}, "kelas-lama/skenario.yaml": {Data: []byte("rahasia")}, ".kunci": {Data: []byte("rahasia")},
	}
}

func (h *hall) setup(groups int) Setup {
	return Setup{Scenario: scenario(h, h.text), Source: []byte(h.text), Office: officeFiles(h), Groups: groups, People: h.people}
}

// class makes a class of so many groups and opens it.
func (h *hall) class(groups int) *Class {
	h.Helper()
	if err := New(h.Context(), h.dir, h.setup(groups), h.tools); err != nil {
		h.Fatal(err)
	}
	return h.open()
}

func (h *hall) open() *Class {
	h.Helper()
	c, err := Open(h.Context(), h.dir, h.tools)
	if err != nil {
		h.Fatal(err)
	}
	h.Cleanup(func() {
		if err := c.Close(); err != nil {
			h.Error(err)
		}
	})
	return c
}

func (h *hall) must(err error) {
	h.Helper()
	if err != nil {
		h.Fatal(err)
	}
}

// in does something in a group's room.
func (h *hall) in(c *Class, group string, do func(*Room) error) error {
	h.Helper()
	r, err := c.Room(h.Context(), group)
	h.must(err)
	return errors.Join(do(r), r.Close())
}

var unit = dossier.Actor{Role: "unit", Name: "Rina"}

// sends carries the group's only dossier on, with papers and a number.
func sends(ctx context.Context) func(*Room) error {
	return func(r *Room) error {
		fields, err := r.Desk.Fields(ctx, "2026-001")
		if err != nil {
			return err
		}
		values, err := r.Desk.ReadPairs([]string{"isi=Bertukar data.", "nilai=1.000"}, fields)
		if err != nil {
			return err
		}
		_, err = r.Desk.Act(ctx, engine.ActRequest{Dossier: "2026-001", Action: "kirim", Actor: unit, Values: values})
		return err
	}
}

func wants(t testing.TB, err error, code string) {
	t.Helper()
	if found := diag.Findings(err); len(found) != 1 || found[0].Code != code {
		t.Errorf("%v, want the finding %s", err, code)
	}
}

func TestAClassHoldsNothingOfTheOfficeButItsPaperwork(t *testing.T) {
	h := newHall(t)
	h.class(2)
	var files []string
	h.must(filepath.WalkDir(h.dir, func(name string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() && !strings.Contains(name, "-wal") && !strings.Contains(name, "-shm") {
			rel, _ := filepath.Rel(h.dir, name)
			files = append(files, filepath.ToSlash(rel))
		}
		return err
	}))
	want := []string{"grup/01/naskah.db", "grup/02/naskah.db", "kantor/naskah.yaml", "kelas.db", "skenario.yaml"}
	if !slices.Equal(files, want) {
		t.Errorf("files %q, want %q", files, want)
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(h.dir), ".naskah-*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	wants(t, New(t.Context(), h.dir, h.setup(1), h.tools), "KL008")
	// What a killed call left behind goes with the next one of that name.
	other := filepath.Join(filepath.Dir(h.dir), "lain")
	half := filepath.Join(filepath.Dir(h.dir), ".naskah-kelas-lain-123")
	h.must(os.MkdirAll(filepath.Join(half, "grup"), 0o755))
	h.must(New(t.Context(), other, h.setup(1), h.tools))
	if _, err := os.Stat(half); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a half-made class is still there: %v", err)
	}
	for dir, want := range map[string]string{h.dir: h.dir, filepath.Join(h.dir, "grup", "01"): h.dir, filepath.Dir(h.dir): ""} {
		if holder, err := Holder(dir); err != nil || holder != want {
			t.Errorf("Holder(%s) = %q, %v, want %q", dir, holder, err, want)
		}
	}
}

func TestAClassThatCannotBeMadeLeavesNothing(t *testing.T) {
	h := newHall(t)
	q := h.setup(1)
	q.Office = fstest.MapFS{"naskah.yaml": {Data: []byte("skema: kantor/v0\n")}}
	if err := New(t.Context(), h.dir, q, h.tools); diag.Findings(err) == nil {
		t.Errorf("New: %v, want findings about the profile", err)
	}
	h.tools.Rand = strings.NewReader("")
	if err := New(t.Context(), h.dir, h.setup(1), h.tools); !errors.Is(err, io.EOF) {
		t.Errorf("New: %v, want the end of the random source", err)
	}
	if entries, err := os.ReadDir(filepath.Dir(h.dir)); err != nil || len(entries) > 0 {
		t.Errorf("left behind: %v, %v", entries, err)
	}
}

func TestAGroupWorksOnlyWhileItsClockRuns(t *testing.T) {
	h := newHall(t)
	c := h.class(3)
	ctx := t.Context()
	wants(t, h.in(c, "1", sends(ctx)), "KL011")
	h.must(c.Resume(ctx))
	h.must(c.Pause(ctx, "1"))
	wants(t, h.in(c, "1", sends(ctx)), "KL011")
	h.must(h.in(c, "3", sends(ctx)))
	h.must(c.Resume(ctx, "1"))
	h.must(h.in(c, "1", sends(ctx)))
	h.must(c.Finish(ctx))
	wants(t, h.in(c, "2", sends(ctx)), "KL010")
	wants(t, c.Resume(ctx), "KL010")
	wants(t, c.Finish(ctx), "KL010")
	s, err := c.State(ctx)
	if err != nil || s.Begun.IsZero() || s.Ended.IsZero() {
		t.Errorf("state %+v, %v", s, err)
	}
}

func TestTheClockRunsFastStandsAndJumps(t *testing.T) {
	h := newHall(t)
	c := h.class(2)
	ctx := t.Context()
	shows := func(group, want string) {
		t.Helper()
		list, err := c.Status(ctx, group)
		h.must(err)
		if got := list[0].Now.Format("02-01 15.04"); got != want {
			t.Errorf("group %s shows %s, want %s", group, got, want)
		}
	}
	h.now = h.now.Add(time.Hour)
	shows("1", "02-03 08.00")
	h.must(c.Resume(ctx))
	h.now = h.now.Add(3 * time.Minute)
	shows("1", "03-03 20.00")
	h.must(c.Pause(ctx, "2"))
	h.must(c.Rate(ctx, time.Hour, "1"))
	h.now = h.now.Add(time.Hour)
	shows("1", "04-03 20.00")
	shows("2", "03-03 20.00")
	h.must(c.Rate(ctx, 0))
	h.now = h.now.Add(time.Hour)
	shows("1", "04-03 20.00")
	h.must(c.JumpTo(ctx, "6 Maret 2026", "1"))
	shows("1", "06-03 08.00")
	h.must(c.JumpTo(ctx, "6 Maret 2026 23.59", "1"))
	shows("1", "06-03 23.59")
	h.must(c.JumpTo(ctx, "2 minggu", "1"))
	shows("1", "20-03 08.00")
	wants(t, c.JumpTo(ctx, "19 Maret 2026"), "KL016")
	shows("2", "03-03 20.00") // all or none
	wants(t, c.JumpTo(ctx, "kapan-kapan"), "KL009")
	wants(t, c.JumpTo(ctx, Deadline, "1"), "KL013")
	if err := c.Rate(ctx, -time.Second); err == nil {
		t.Error("a clock may not run backwards")
	}
	h.now = noon // a wall clock that was set back
	shows("1", "20-03 08.00")
}

func TestAGroupIsTakenBackWithItsClock(t *testing.T) {
	h := newHall(t)
	c := h.class(2)
	ctx := t.Context()
	h.must(c.Resume(ctx))
	h.now = h.now.Add(10 * time.Minute)
	h.must(h.in(c, "1", sends(ctx)))
	h.now = h.now.Add(10 * time.Minute)
	stale, err := c.Room(ctx, "1")
	h.must(err)
	h.must(c.Reset(ctx, 1, "1"))
	list, err := c.Status(ctx)
	h.must(err)
	if list[0].Entries != 1 || list[0].Dossiers[0].Stage != "susun" || list[0].Now.Format("02-01 15.04") != "02-03 08.00" {
		t.Errorf("group 1 stands at %+v", list[0])
	}
	if list[1].Now.Format("02-01") != "12-03" {
		t.Errorf("group 2 was touched: %+v", list[1])
	}
	// Whoever had opened the room before works on what is gone.
	wants(t, errors.Join(sends(ctx)(stale), stale.Close()), "KL012")
	h.must(h.in(c, "1", sends(ctx)))
	for n, code := range map[int]string{-1: "KL005", 3: "KL005"} {
		wants(t, c.Reset(ctx, n, "1"), code)
	}
	wants(t, c.Reset(ctx, 0, "7"), "KL002")
	h.must(c.Reset(ctx, 0))
	list, err = c.Status(ctx)
	h.must(err)
	for _, s := range list {
		if s.Entries != 1 || s.Dossiers[0].Stage != "susun" {
			t.Errorf("group %s: %+v after a reset to the start", s.Group.Name, s)
		}
	}
}

// A reset that was killed between its two steps is finished by whoever comes
// next.
func TestAResetThatWasCutShortIsFinished(t *testing.T) {
	h := newHall(t)
	c := h.class(1)
	ctx := t.Context()
	h.must(c.Resume(ctx))
	h.must(h.in(c, "1", sends(ctx)))
	pos := 1
	h.must(c.change(ctx, "ulang", func(s *State) error {
		s.Groups[0].pending = &pos
		return nil
	}))
	again := h.open()
	h.must(h.in(again, "1", func(r *Room) error {
		lines, err := r.timeline(ctx, message.ID)
		if len(lines) != 1 || r.Group.pending != nil {
			t.Errorf("%d entries, still to be taken back: %v", len(lines), r.Group.pending)
		}
		return err
	}))
	s, err := c.State(ctx)
	if err != nil || s.Groups[0].pending != nil {
		t.Errorf("the class still has to take the group back: %v", err)
	}
}

// Whoever finds the same reset unfinished a moment later must not take back what
// was done since.
func TestAResetIsFinishedOnce(t *testing.T) {
	h := newHall(t)
	c := h.class(1)
	ctx := t.Context()
	h.must(c.Resume(ctx))
	pos := 1
	h.must(c.change(ctx, "ulang", func(s *State) error {
		s.Groups[0].pending = &pos
		return nil
	}))
	h.must(h.in(c, "1", sends(ctx))) // finishes it, then works
	h.must(c.finishReset(ctx))
	h.must(h.in(c, "1", func(r *Room) error {
		head, err := r.Head(ctx)
		if head.Pos != 2 {
			t.Errorf("%d entries, want the two that were acknowledged", head.Pos)
		}
		return err
	}))
}

// A bot that was thought out before a reset does not move after it.
func TestBotsOfARoomFromBeforeAResetStandStill(t *testing.T) {
	h := newHall(t)
	h.text = eventful
	c := h.class(1)
	ctx := t.Context()
	h.must(c.Resume(ctx))
	h.must(h.in(c, "1", sends(ctx)))
	stale, err := c.room(ctx, mustHave(h, c), mustHave(h, c).Groups[0])
	h.must(err)
	stale.now = stale.now.AddDate(0, 1, 0)
	h.must(c.Reset(ctx, 1))
	h.must(stale.advance(ctx))
	h.must(stale.Close())
	if got := h.did(c, "1"); len(got) != 1 {
		t.Errorf("after the reset: %q", got)
	}
}

func mustHave(h *hall, c *Class) State {
	h.Helper()
	s, err := c.State(h.Context())
	h.must(err)
	return s
}

func TestPeopleAreDealtOverGroupsAndSeats(t *testing.T) {
	s := scenario(t, plain)
	person := func(name, group string, roles ...string) Person {
		return Person{Name: name, Group: group, Roles: roles}
	}
	for _, c := range []struct {
		what   string
		groups int
		people []Person
		want   string
	}{
		{"as many groups as are needed", 0, []Person{person("A", ""), person("B", ""), person("C", ""), person("D", "")}, "1:A=unit 2:B=unit 1:C=unit 2:D=unit"},
		{"a full group begins again", 1, []Person{person("A", ""), person("B", ""), person("C", ""), person("D", "")}, "1:A=unit 1:B=unit 1:C=hukum 1:D=hukum"},
		{"what is named stays", 2, []Person{person("A", "Garuda", "hukum"), person("B", ""), person("C", "Garuda"), person("D", "", "mitra", "hukum")}, "Garuda:A=hukum 1:B=unit Garuda:C=unit 1:D=mitra+hukum"},
		{"nobody is named", 2, nil, ""},
	} {
		_, seats, err := seat(s, c.groups, c.people)
		var got []string
		for _, x := range seats {
			got = append(got, fmt.Sprintf("%s:%s=%s", x.Group, x.Name, strings.Join(x.Roles, "+")))
		}
		if err != nil || strings.Join(got, " ") != c.want {
			t.Errorf("%s: %v, %v, want %s", c.what, got, err, c.want)
		}
	}
	for _, c := range []struct {
		code   string
		text   string
		groups int
		people []Person
	}{
		{"KL020", strings.ReplaceAll(strings.ReplaceAll(plain, "{orang: 2}", "{bot: lancar}"), "{orang: 1}", "{bot: lancar}"), 1, nil},
		{"KL021", plain, 1, make([]Person, maxPeople+1)},
		{"KL022", plain, 1, []Person{person("A", "", "hukun")}},
		{"KL023", plain, 1, []Person{person("A", "../luar")}},
		{"KL024", plain, 1, []Person{person("A", "Elang"), person("B", "Garuda")}},
		{"KL025", plain, maxGroups + 1, nil},
	} {
		_, _, err := seat(scenario(t, c.text), c.groups, c.people)
		wants(t, err, c.code)
	}
}

func TestASeatActsInItsOwnNameAndRoles(t *testing.T) {
	seat := Seat{Name: "Ayu", Roles: []string{"unit", "hukum"}}
	for role, want := range map[string]string{"": "unit", "hukum": "hukum"} {
		if a, err := seat.Actor(role, "Orang lain"); err != nil || a.Role != want || a.Name != "Ayu" {
			t.Errorf("Actor(%q) = %+v, %v", role, a, err)
		}
	}
	_, err := seat.Actor("pimpinan", "")
	wants(t, err, "KL015")
	if a, err := (Seat{}).Actor("pimpinan", "Bima"); err != nil || a != (dossier.Actor{Role: "pimpinan", Name: "Bima"}) {
		t.Errorf("a group's code: %+v, %v", a, err)
	}
}
