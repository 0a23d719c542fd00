package diagram

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"math"
	"os"
	"strings"
	"testing"

	"naskah/internal/diag"
	"naskah/internal/workflow"
)

func definition(t testing.TB, file string) *workflow.Definition {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	d, ds := workflow.Parse(file, data)
	if diag.HasErrors(ds) {
		t.Fatal(ds)
	}
	return d
}

var files = []string{"../../workflows/kl-dalam-negeri.yaml", "../workflow/testdata/kerja_sama.yaml"}

// texts reads the words of an SVG, and proves on the way that it is XML.
func texts(t *testing.T, data []byte) string {
	t.Helper()
	var b strings.Builder
	dec := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return b.String()
		}
		if err != nil {
			t.Fatal(err)
		}
		if words, ok := token.(xml.CharData); ok {
			b.Write(bytes.TrimSpace(words))
			b.WriteString(" ")
		}
	}
}

func TestSVGShowsEveryStageAndAction(t *testing.T) {
	for _, file := range files {
		d := definition(t, file)
		data := SVG(d, d.Start)
		words := strings.Join(strings.Fields(texts(t, data)), " ")
		for _, s := range d.Stages {
			if !strings.Contains(words, s.Label) {
				t.Errorf("%s: no stage %q", file, s.Label)
			}
			for _, a := range s.Actions {
				if !strings.Contains(words, a.Label) {
					t.Errorf("%s: no action %q", file, a.Label)
				}
			}
		}
		if !bytes.Equal(data, SVG(definition(t, file), d.Start)) {
			t.Errorf("%s: two drawings differ", file)
		}
		if n := strings.Count(string(data), `fill="#000"`); n != 1 {
			t.Errorf("%s: %d shapes are filled, want the current stage alone", file, n)
		}
		if strings.Contains(string(SVG(d, "")), `fill="#000"`) {
			t.Errorf("%s: a stage is marked although none is current", file)
		}
	}
}

// Nothing may lie on anything else, and every link must be drawn from end to
// end through neighbouring layers.
func TestLayoutKeepsThingsApart(t *testing.T) {
	for _, file := range files {
		p := layOut(graphOf(definition(t, file)))
		for i, a := range p.cells {
			for j, b := range p.cells[:i] {
				if a.layer == b.layer && math.Abs(a.centre-b.centre) < p.halfWidth(i)+p.halfWidth(j) {
					t.Errorf("%s: cells %d and %d of layer %d overlap", file, i, j, a.layer)
				}
			}
		}
		for i, a := range p.labels {
			for _, b := range p.labels[:i] {
				if a.hits(b) {
					t.Errorf("%s: labels %v and %v overlap", file, a.lines, b.lines)
				}
			}
			inGap := false
			for n := 1; n < len(p.top); n++ {
				inGap = inGap || a.y-a.height/2 >= p.bottom[n-1] && a.y+a.height/2 <= p.top[n]
			}
			if !inGap {
				t.Errorf("%s: label %v lies on a layer", file, a.lines)
			}
		}
		for i, k := range p.pieces {
			if p.cells[k.lower].layer != p.cells[k.upper].layer+1 {
				t.Errorf("%s: piece %d leads from layer %d to %d", file, i, p.cells[k.upper].layer, p.cells[k.lower].layer)
			}
		}
		drawn := map[int]int{}
		for _, k := range p.pieces {
			for _, l := range k.links {
				drawn[l]++
			}
		}
		for i, l := range p.links {
			from, to := p.cells[l.from].layer, p.cells[l.to].layer
			if want := int(math.Abs(float64(from - to))); drawn[i] != want {
				t.Errorf("%s: link %d has %d pieces, want %d", file, i, drawn[i], want)
			}
		}
	}
}

func TestMermaidQuotesWhatADrafterWrites(t *testing.T) {
	d := &workflow.Definition{Start: "a", Stages: []workflow.Stage{
		{Name: "a", Label: `Nilai "besar" > 5 & <b>`, Actions: []workflow.Action{{Name: "x", Label: "kirim|]", To: "b"}, {Name: "y", Label: "tolak", To: "b", Reason: true}}},
		{Name: "b", Label: "Selesai", End: "tuntas"},
	}}
	want := `flowchart TD
  t1["Nilai #quot;besar#quot; #gt; 5 #amp; #lt;b#gt;"]
  t2(["Selesai"])
  t1 -->|"kirim|]"| t2
  t1 -.->|"tolak"| t2
  style t2 fill:#000,color:#fff,stroke:#000
`
	if got := string(Mermaid(d, "b")); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func BenchmarkSVG(b *testing.B) {
	d := definition(b, files[0])
	for b.Loop() {
		SVG(d, "paraf_nk")
	}
}
