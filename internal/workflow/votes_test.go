package workflow

import (
	"slices"
	"strings"
	"testing"

	"naskah/internal/dossier"
	"naskah/internal/schema"
)

// changed is the sample with one replacement; it must be sound.
func changed(t *testing.T, old, new string) *Definition {
	t.Helper()
	text := sampleText(t)
	if strings.Count(text, old) != 1 {
		t.Fatalf("%q stands %d times in the sample", old, strings.Count(text, old))
	}
	text = strings.Replace(text, old, new, 1)
	if ds := all(text); len(ds) != 1 { // WF088, as in the sample itself
		t.Fatalf("the changed sample has findings:%s", describe(ds))
	}
	d, _ := Parse(sampleFile, []byte(text))
	return d
}

func TestSeatsWaitForThoseBeforeThem(t *testing.T) {
	p := parallelPlay(t)
	p.d = changed(t, "paraf_mitra: {oleh: mitra}", "paraf_mitra: {oleh: mitra, setelah: [paraf_hukum, paraf_umum]}")
	p.x.Definition = p.d.Digest
	_, err := p.try("mitra", "paraf_mitra", nil)
	ds := refused(t, err, "WF120")
	if got := ds[0].HintText("id"); got != "lebih dulu: paraf_hukum, paraf_umum" {
		t.Errorf("hint %q", got)
	}
	for _, c := range p.d.Possible(p.x, Moment{}) {
		if waits := c.Action == "paraf_mitra"; c.Seat && waits == c.Ready() {
			t.Errorf("%s: ready %v", c.Action, c.Ready())
		}
	}
	p.do("biro_umum", "paraf_umum", "paraf_nk", nil)
	_, err = p.try("mitra", "paraf_mitra", nil)
	if got := refused(t, err, "WF120")[0].HintText("id"); got != "lebih dulu: paraf_hukum" {
		t.Errorf("hint %q", got)
	}
	p.do("biro_hukum", "paraf_hukum", "penandatanganan_nk", nil)
}

// An initial is for one text: a value that changes makes the initials fall.
func TestVotesFallWhenTheTextChanges(t *testing.T) {
	start := func() *play {
		p := parallelPlay(t)
		p.d = changed(t, "    dokumen: [lembar_paraf]", "    isi: [maksud, catatan_mitra]\n    dokumen: [lembar_paraf]")
		p.x.Definition = p.d.Digest
		p.do("biro_umum", "paraf_umum", "paraf_nk", values{"maksud": "m"})
		return p
	}
	fill := func(p *play, v values) []string {
		t.Helper()
		plan, err := p.d.Fill(Command{Dossier: p.x, Actor: dossier.Actor{Role: "mitra"}, Values: v})
		if err != nil {
			t.Fatal(err)
		}
		return plan.Steps[0].Voided
	}
	p := start()
	for name, c := range map[string]struct {
		values values
		falls  bool
	}{
		"the same again":       {values{"maksud": schema.Value("m")}, false},
		"what was still empty": {values{"catatan_mitra": "c"}, false},
		"another text":         {values{"maksud": "lain"}, true},
	} {
		if got := fill(p, c.values); slices.Equal(got, []string{"paraf_nk"}) != c.falls {
			t.Errorf("%s: votes of %v fall, want %v", name, got, c.falls)
		}
	}
	plan, err := p.d.Fill(Command{Dossier: p.x, Actor: dossier.Actor{Role: "mitra"}, Clear: []string{"maksud"}})
	if err != nil || !slices.Equal(plan.Steps[0].Voided, []string{"paraf_nk"}) || !slices.Equal(plan.Steps[0].Cleared, []string{"maksud"}) {
		t.Errorf("emptying a field: %+v, %v", plan, err)
	}
	// Whoever changes the text with an initial has initialled the new text, alone.
	plan, err = p.try("biro_hukum", "paraf_hukum", values{"maksud": "lain"})
	if err != nil || len(plan.Steps) != 1 {
		t.Fatalf("plan %+v, %v", plan, err)
	}
	p.record(plan, dossier.Actor{Role: "biro_hukum"})
	if votes := p.x.Votes["paraf_nk"]; len(votes) != 1 || votes[0].Seat != "paraf_hukum" {
		t.Errorf("votes %v", votes)
	}
	p.do("biro_umum", "paraf_umum", "penandatanganan_nk", nil)
}
