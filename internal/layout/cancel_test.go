package layout_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"naskah/internal/layout"
)

// patience is a context that ends when it has been asked so many times.
type patience struct {
	context.Context
	left, after int
	ended       time.Time
}

func (p *patience) Err() error {
	if p.left--; p.left >= 0 {
		return nil
	}
	if p.after++; p.after == 1 {
		p.ended = time.Now()
	}
	return context.Canceled
}

// TestLayoutEndsWithItsContext ends the context in every phase of a document:
// the work stops with the context's own error, and soon, for what is still asked
// is less than the document has paragraphs.
func TestLayoutEndsWithItsContext(t *testing.T) {
	const paragraphs = 3000
	pkg := sample{body: strings.Repeat(p("", long), paragraphs)}.pack(t)
	whole := &patience{Context: t.Context(), left: 1 << 40}
	if _, _, err := layout.Lay(whole, pkg, library, layout.Options{}); err != nil {
		t.Fatal(err)
	}
	asked := 1<<40 - whole.left
	if asked < paragraphs {
		t.Fatalf("asked %d times for %d paragraphs", asked, paragraphs)
	}
	for i := range 20 {
		ctx := &patience{Context: t.Context(), left: asked * i / 20}
		_, _, err := layout.Lay(ctx, pkg, library, layout.Options{})
		if !errors.Is(err, context.Canceled) || ctx.after > 2*paragraphs {
			t.Errorf("ended after %d of %d: %v, asked %d times more", asked*i/20, asked, err, ctx.after)
		}
	}
}

// BenchmarkCancel lays a document of 100,000 paragraphs whose context ends when
// half of it is read, and tells how long the work goes on after that.
func BenchmarkCancel(b *testing.B) {
	pkg := sample{body: strings.Repeat(p("", long), 100_000)}.pack(b)
	var late time.Duration
	for b.Loop() {
		ctx := &patience{Context: b.Context(), left: 50_000}
		if _, _, err := layout.Lay(ctx, pkg, library, layout.Options{}); !errors.Is(err, context.Canceled) {
			b.Fatal(err)
		}
		late = max(late, time.Since(ctx.ended))
	}
	b.ReportMetric(float64(late.Microseconds())/1000, "ms-late")
}
