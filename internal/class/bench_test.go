package class

import (
	"testing"
	"time"

	"naskah/internal/message"
)

// crowd is a class of 40 groups that have each sent a draft, with its papers.
func crowd(b *testing.B) (*hall, *Class) {
	b.Helper()
	h := newHall(b)
	h.text = eventful
	c := h.class(40)
	ctx := b.Context()
	h.must(c.Resume(ctx))
	h.now = h.now.Add(time.Second)
	s, err := c.State(ctx)
	h.must(err)
	for _, g := range s.Groups {
		h.must(h.in(c, g.Name, sends(ctx)))
	}
	return h, c
}

// BenchmarkResetOfFortyGroups takes a whole class back to its start.
func BenchmarkResetOfFortyGroups(b *testing.B) {
	h, c := crowd(b)
	ctx := b.Context()
	b.ResetTimer()
	for b.Loop() {
		h.must(c.Reset(ctx, 0))
		b.StopTimer()
		for _, g := range mustHave(h, c).Groups {
			h.must(h.in(c, g.Name, sends(ctx)))
		}
		b.StartTimer()
	}
}

// BenchmarkStatusOfFortyGroups is what a trainer looks at all the time.
func BenchmarkStatusOfFortyGroups(b *testing.B) {
	h, c := crowd(b)
	for b.Loop() {
		_, err := c.Status(b.Context())
		h.must(err)
	}
}

// BenchmarkDebriefOfFortyGroups compares them, without papers.
func BenchmarkDebriefOfFortyGroups(b *testing.B) {
	h, c := crowd(b)
	for b.Loop() {
		_, err := c.Debrief(b.Context(), message.ID)
		h.must(err)
	}
}

// BenchmarkRoom is what each command of a participant pays for being in a class.
func BenchmarkRoom(b *testing.B) {
	h, c := crowd(b)
	for b.Loop() {
		r, err := c.Room(b.Context(), "7")
		h.must(err)
		h.must(r.Close())
	}
}
