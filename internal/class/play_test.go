package class

import (
	"context"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"naskah/internal/diag"
	"naskah/internal/engine"
	"naskah/internal/message"
	"naskah/internal/schema"
)

// eventful has bots, events of every way to begin, and a rubric.
const eventful = plain + `
kejadian:
  kabar:
    hari: 3
    berita: Anggaran dibahas pekan depan.
  plt:
    manual: ya
    berita: Kepala pindah tugas.
    ganti_pejabat: {pejabat: kepala, nama: Bima Wardhana, status: Plt., dasar: Surat Perintah Nomor 0/2026}
  terpakai:
    manual: ya
    oleh: unit
    nomor_terpakai: {deret: surat, jumlah: 2}
  anggaran:
    tahap: susun
    jika: terisi(nilai)
    diam: ya
    oleh: unit
    ubah: {nilai: 999}
rubrik:
  cepat: {bobot: 30, capai: {tahap: bahas, dalam: 5 hari kerja}, dasar: Peraturan uji Pasal 1}
  mutu:  {bobot: 70, pelatih: ya}
uji:
  - {tahap: laksana}
`

func newPlay(t *testing.T, groups int) (*hall, *Class) {
	h := newHall(t)
	h.text = eventful
	return h, h.class(groups)
}

// did lists what a group did: "dossier action role".
func (h *hall) did(c *Class, group string) []string {
	h.Helper()
	var list []string
	h.must(h.in(c, group, func(r *Room) error {
		lines, err := r.timeline(h.Context(), message.ID)
		for _, l := range lines {
			list = append(list, strings.TrimSpace(string(l.dossier)+" "+l.Action+" "+l.Actor.Role))
		}
		return err
	}))
	return list
}

func TestBotsAndEventsComeWhenTheClockReachesThem(t *testing.T) {
	h, c := newPlay(t, 1)
	ctx := t.Context()
	h.must(c.Resume(ctx))
	h.now = h.now.Add(10 * time.Second) // two hours
	h.must(h.in(c, "1", sends(ctx)))
	if got := h.did(c, "1"); !slices.Equal(got, []string{"2026-001  unit", "2026-001 kirim unit"}) {
		t.Errorf("after sending: %q", got)
	}
	h.now = h.now.Add(30 * time.Minute) // fifteen days
	// The partner's bot agrees, unless an event comes first; the seats of people wait.
	got := h.did(c, "1")
	for _, want := range []string{"kejadian kabar", "2026-001 sepakat mitra", "2026-001 paraf_mitra mitra"} {
		if !slices.Contains(got, want) {
			t.Errorf("%q lacks %q", got, want)
		}
	}
	if slices.ContainsFunc(got, func(s string) bool { return strings.Contains(s, "hukum") }) {
		t.Errorf("a bot took a seat of people: %q", got)
	}
	// Nothing happens twice, and nothing while the class pauses.
	h.must(c.Pause(ctx))
	h.now = h.now.Add(time.Hour)
	if again := h.did(c, "1"); !slices.Equal(again, got) {
		t.Errorf("while paused: %q, before %q", again, got)
	}
	h.must(h.in(c, "1", func(r *Room) error {
		if len(r.Trouble) > 0 {
			t.Errorf("trouble: %v", r.Trouble)
		}
		return nil
	}))
}

func TestEmptySeatsArePlayedByBots(t *testing.T) {
	h := newHall(t)
	h.text = eventful
	h.people = []Person{{Name: "Ayu", Roles: []string{"unit"}}}
	c := h.class(1)
	ctx := t.Context()
	h.must(c.Resume(ctx))
	h.now = h.now.Add(time.Second)
	h.must(h.in(c, "1", sends(ctx)))
	h.now = h.now.Add(time.Hour)
	if got := h.did(c, "1"); !slices.Contains(got, "2026-001 paraf_hukum hukum") {
		t.Errorf("nobody sits as hukum, and no bot took the seat: %q", got)
	}
}

// What an event does to the office, the dossier and the register holds for
// every room that is opened afterwards, and is gone with it.
func TestATrainersEventHoldsUntilTheGroupIsTakenBack(t *testing.T) {
	h, c := newPlay(t, 2)
	ctx := t.Context()
	head := func(group string) string {
		var name string
		h.must(h.in(c, group, func(r *Room) error {
			v, findings := r.Desk.ReadText(mustField(t, "orang"), "@kepala")
			person, _ := v.(schema.Record)
			name = person.Text("nama")
			return diag.Fail(findings...)
		}))
		return name
	}
	h.must(c.Resume(ctx))
	for _, event := range []string{"plt", "terpakai"} {
		done, err := c.Inject(ctx, event, "1")
		if err != nil || len(done) != 1 || len(done[0].Refusal) > 0 {
			t.Fatalf("Inject %s: %+v, %v", event, done, err)
		}
	}
	if a, b := head("1"), head("2"); a != "Bima Wardhana" || b != "Rangga Wisesa" {
		t.Errorf("heads of the office: %q and %q", a, b)
	}
	var receipt engine.Receipt
	h.must(h.in(c, "1", func(r *Room) error {
		if err := sends(ctx)(r); err != nil {
			return err
		}
		view, err := r.Desk.Show(ctx, "2026-001")
		receipt.Dossier = view.Dossier
		return err
	}))
	if n := string(receipt.Dossier.Values["nomor_surat"]); !strings.Contains(n, "LATIHAN/S-003/") {
		t.Errorf("the number after two used ones is %s", n)
	}
	_, err := c.Inject(ctx, "plt", "1")
	wants(t, err, "KL018")
	_, err = c.Inject(ctx, "pltt")
	wants(t, err, "KL027")
	h.must(c.Reset(ctx, 0, "1"))
	if name := head("1"); name != "Rangga Wisesa" {
		t.Errorf("after the reset the head is %q", name)
	}
	if _, err := c.Inject(ctx, "plt", "1"); err != nil {
		t.Errorf("the same event after the reset: %v", err)
	}
}

func mustField(t *testing.T, composite string) schema.Field {
	t.Helper()
	f, ok := schema.Composite(composite)
	if !ok {
		t.Fatalf("no composite %s", composite)
	}
	return f
}

// Several processes may look at a group when something is due: it happens once.
func TestWhatIsDueHappensOnceHoweverManyLook(t *testing.T) {
	h, c := newPlay(t, 1)
	ctx := t.Context()
	h.must(c.Resume(ctx))
	h.now = h.now.Add(time.Second)
	h.must(h.in(c, "1", sends(ctx)))
	h.now = h.now.Add(2 * time.Hour)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			r, err := c.Room(context.WithoutCancel(ctx), "1")
			if err != nil {
				t.Error(err)
				return
			}
			if len(r.Trouble) > 0 {
				t.Errorf("trouble: %v", r.Trouble)
			}
			if err := r.Close(); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	got := h.did(c, "1")
	slices.Sort(got)
	if once := slices.Compact(slices.Clone(got)); !slices.Equal(once, got) {
		t.Errorf("something happened twice: %q", got)
	}
}

func TestAGroupIsScoredByItsRecordAndTheTrainer(t *testing.T) {
	h, c := newPlay(t, 2)
	ctx := t.Context()
	h.must(c.Resume(ctx))
	h.must(h.in(c, "1", sends(ctx)))
	h.must(c.Mark(ctx, "mutu", 50, "1"))
	wants(t, c.Mark(ctx, "cepat", 50), "KL028")
	wants(t, c.Mark(ctx, "muttu", 50), "KL028")
	list, err := c.Status(ctx)
	h.must(err)
	if list[0].Points != 65 || list[0].Weight != 100 || list[1].Points != 0 || list[1].Weight != 30 {
		t.Errorf("scores %d/%d and %d/%d, want 65/100 and 0/30", list[0].Points, list[0].Weight, list[1].Points, list[1].Weight)
	}
}

// Participants are told what happened, and never what was planted.
func TestNewsIsWhatParticipantsMayKnow(t *testing.T) {
	h, c := newPlay(t, 1)
	ctx := t.Context()
	h.must(c.Resume(ctx))
	h.must(h.in(c, "1", sends(ctx)))
	_, err := c.Inject(ctx, "anggaran")
	h.must(err)
	_, err = c.Inject(ctx, "plt")
	h.must(err)
	h.must(h.in(c, "1", func(r *Room) error {
		news := r.News()
		if len(news) != 1 || news[0].Tale != "Kepala pindah tugas." || !news[0].At.Equal(r.now) {
			t.Errorf("news %+v", news)
		}
		return nil
	}))
}
