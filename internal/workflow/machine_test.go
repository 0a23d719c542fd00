package workflow

import (
	"errors"
	"os"
	"slices"
	"testing"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/schema"

	"github.com/looplab/fsm"
)

// The machine and the compiled table must agree for every stage and every
// event of the file, lawful there or not.
func TestMachineAgreesWithTheTable(t *testing.T) {
	d := sample(t)
	var events []string
	for _, s := range d.Stages {
		for _, e := range d.machine.events[s.Name] {
			if !slices.Contains(events, e.Name) {
				events = append(events, e.Name)
			}
		}
	}
	events = append(events, "entah", "event", "state")
	lawful := 0
	for _, s := range d.Stages {
		for _, event := range events {
			want, known := d.machine.to[[2]string{s.Name, event}]
			got, err := d.machine.fire(s.Name, event)
			if known != (err == nil) || got != want {
				t.Errorf("fire(%s, %s) = %q, %v; table says %q, %v", s.Name, event, got, err, want, known)
			}
			if known {
				lawful++
			}
		}
	}
	// Every action, seat and branch of the file is in the table.
	declared := 0
	for _, s := range d.Stages {
		declared += len(s.Actions) + len(s.Seats) + len(s.Branches)
	}
	if lawful != declared {
		t.Errorf("%d lawful events, the file declares %d", lawful, declared)
	}
}

func TestMachineStaysOnASelfTransition(t *testing.T) {
	d := sample(t)
	for range 3 { // the library's machine would remember; ours dies with each call
		if to, err := d.machine.fire("pelaksanaan", "lapor"); to != "pelaksanaan" || err != nil {
			t.Errorf("fire = %q, %v", to, err)
		}
		var unlawful fsm.UnknownEventError
		if _, err := d.machine.fire("pelaksanaan", "setuju"); !errors.As(err, &unlawful) {
			t.Errorf("fire of another stage's action = %v", err)
		}
	}
}

func TestFirstOfTwoTransitionsStands(t *testing.T) {
	m := compileMachine([]Stage{
		{Name: "a", Actions: []Action{{Name: "x", To: "b"}, {Name: "x", To: "a"}, {Name: "y", To: "nowhere"}}, Seats: []Seat{{Name: "x"}}},
		{Name: "b"},
	})
	if len(m.events["a"]) != 1 || m.to[[2]string{"a", "x"}] != "b" {
		t.Errorf("events %v", m.events["a"])
	}
}

// parallelPlay brings a dossier to the parallel stage of the sample.
func parallelPlay(t *testing.T) *play {
	p := opened(t)
	p.do("pemrakarsa", "ajukan", "penyusunan_nk", values{"nilai": schema.Money(1), "membebani": false})
	p.do("pemrakarsa", "kirim", "paraf_nk", values{"maksud": "m", "ruang_lingkup": schema.List{"a"}})
	return p
}

// Every order in which the seats may initial is played; the quorum fires
// exactly when the mandatory seat and the minimum are both there.
func TestQuorumInEveryOrder(t *testing.T) {
	seats := map[string]string{"paraf_hukum": "biro_hukum", "paraf_umum": "biro_umum", "paraf_mitra": "mitra"}
	names := []string{"paraf_hukum", "paraf_umum", "paraf_mitra"}
	for _, order := range permutations(names) {
		p := parallelPlay(t)
		given := map[string]bool{}
		for i, seat := range order {
			plan, err := p.try(seats[seat], seat, nil)
			if err != nil {
				t.Fatalf("%v: %v", order, err)
			}
			given[seat] = true
			fires := given["paraf_hukum"] && len(given) >= 2
			if fires != (len(plan.Steps) == 2) {
				t.Fatalf("%v after %d: %d steps", order, i+1, len(plan.Steps))
			}
			p.record(plan, dossier.Actor{Role: seats[seat], Name: "Budi"})
			if fires {
				last := plan.Steps[1]
				if last.Kind != dossier.Automatic || last.Action != "lengkap" || p.x.Stage != "penandatanganan_nk" || len(last.Papers) != 1 {
					t.Errorf("%v: quorum step %+v, stage %s", order, last, p.x.Stage)
				}
				break
			}
			if p.x.Stage != "paraf_nk" {
				t.Fatalf("%v: stage %s before the quorum", order, p.x.Stage)
			}
			_, err = p.try(seats[seat], seat, nil)
			refused(t, err, "WF109")
		}
	}
}

func permutations(names []string) [][]string {
	if len(names) < 2 {
		return [][]string{names}
	}
	var out [][]string
	for i := range names {
		rest := slices.Delete(slices.Clone(names), i, i+1)
		for _, tail := range permutations(rest) {
			out = append(out, append([]string{names[i]}, tail...))
		}
	}
	return out
}

func TestVetoVoidsTheVotes(t *testing.T) {
	p := parallelPlay(t)
	p.do("biro_umum", "paraf_umum", "paraf_nk", nil)
	_, err := p.try("pimpinan", "tolak", nil)
	refused(t, err, "WF103")
	_, err = p.try("biro_hukum", "paraf_umum", nil)
	refused(t, err, "WF103", "WF109")
	_, err = p.try("biro_hukum", "lengkap", nil)
	ds := refused(t, err, "WF113")
	if got := ds[0].HintText("id"); got != "masih ditunggu: paraf_hukum (wajib), paraf_mitra" {
		t.Errorf("hint %q", got)
	}
	p.do("biro_umum", "tolak", "penyusunan_nk", nil) // a seat that has initialled may still object
	if len(p.x.Votes["paraf_nk"]) != 0 {
		t.Errorf("votes %v stand after the rejection", p.x.Votes)
	}
	p.do("pemrakarsa", "kirim", "paraf_nk", nil)
	p.do("biro_umum", "paraf_umum", "paraf_nk", nil)
}

// Possible and Decide must never disagree: at every point of a walk, for each
// choice, being ready means that somebody of the right role succeeds.
func TestPossibleAgreesWithDecide(t *testing.T) {
	p := parallelPlay(t)
	check := func() {
		t.Helper()
		for _, c := range p.d.Possible(p.x, Moment{}) {
			if c.Automatic {
				continue
			}
			_, err := p.try(c.By[0], c.Action, nil)
			if c.Ready() != (err == nil) {
				t.Errorf("%s in %s: ready %v, Decide says %v", c.Action, p.x.Stage, c.Ready(), err)
			}
			var codes, refusals []string
			for _, b := range c.Blockers {
				codes = append(codes, b.Code)
			}
			for _, d := range diag.Findings(err) {
				refusals = append(refusals, d.Code)
			}
			if !slices.Equal(codes, refusals) {
				t.Errorf("%s in %s: blockers %v, refusals %v", c.Action, p.x.Stage, codes, refusals)
			}
		}
	}
	check()
	p.do("mitra", "paraf_mitra", "paraf_nk", nil)
	check()
	p.do("biro_hukum", "paraf_hukum", "penandatanganan_nk", nil)
	check()
	for _, stage := range []string{"penjajakan", "penyusunan_nk", "penyusunan_pks", "persetujuan", "penandatanganan_pks", "pelaksanaan", "evaluasi"} {
		p.x.Stage = stage
		check()
	}
	delete(p.x.Values, "nilai")
	p.x.Values["jangka"], p.x.Values["hak"], p.x.Stage = []byte(`"3 tahun"`), []byte(`["x"]`), "penyusunan_pks"
	check() // the branch behind `kirim` cannot be decided
}

func TestPossibleDescribesTheStage(t *testing.T) {
	p := parallelPlay(t)
	p.do("biro_umum", "paraf_umum", "paraf_nk", nil)
	list := p.d.Possible(p.x, Moment{})
	var names []string
	for _, c := range list {
		names = append(names, c.Action)
	}
	if want := []string{"paraf_hukum", "paraf_umum", "paraf_mitra", "lengkap", "tolak"}; !slices.Equal(names, want) {
		t.Fatalf("choices %v, want %v", names, want)
	}
	if c := list[2]; !c.Seat || !c.Outside || !c.Ready() || c.To != "paraf_nk" {
		t.Errorf("seat of the partner: %+v", c)
	}
	if c := list[1]; c.Ready() || c.Blockers[0].Code != "WF109" || c.Blockers[0].Args["nama"] != "Sari" {
		t.Errorf("seat that has initialled: %+v", c)
	}
	if c := list[3]; !c.Automatic || c.Blockers[0].Code != "WF116" {
		t.Errorf("quorum: %+v", c)
	}
	if c := list[4]; !c.Reason || !c.Ready() || len(c.By) != 3 {
		t.Errorf("veto: %+v", c)
	}
}

func TestLockedPapersAreNotMadeAgain(t *testing.T) {
	p := parallelPlay(t)
	p.x.Locked = []string{"lembar_paraf"}
	p.do("biro_umum", "paraf_umum", "paraf_nk", nil)
	wantPapers(t, p.do("biro_hukum", "paraf_hukum", "penandatanganan_nk", nil))
}

func TestNumbersAreDrawnOnce(t *testing.T) {
	p := opened(t)
	p.x.Stage = "penandatanganan_nk"
	p.x.Values["nomor_nk"] = []byte(`"NK/1"`)
	plan, err := p.try("pimpinan", "tanda_tangan", values{"tgl_nk": schema.Date{Year: 2026, Month: 5, Day: 22}})
	if err != nil || len(plan.Steps[0].Numbers) != 0 {
		t.Errorf("numbers %v (%v), want none: the first stays", plan.Steps, err)
	}
}

func TestDecideLeavesItsInputAlone(t *testing.T) {
	p := parallelPlay(t)
	given := values{}
	before := len(p.x.Values)
	plan, err := p.try("biro_umum", "paraf_umum", given)
	if err != nil {
		t.Fatal(err)
	}
	plan.Steps[0].Values["maksud"] = "lain"
	if len(given) != 0 || len(p.x.Values) != before {
		t.Error("Decide shares its maps with the command or the dossier")
	}
}

func FuzzParse(f *testing.F) {
	data, err := os.ReadFile(sampleFile)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	for _, m := range mutations {
		f.Add([]byte(m.new))
	}
	f.Add([]byte("skema: alur/v1\nid: a\nversi: 1\nnama: a\nmulai: a\nperan: {p: {nama: P}}\ntahap:\n  a: {oleh: p, aksi: {x: {ke: b}}}\n  b: {akhir: tuntas}\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		d, ds := Parse("a.yaml", data)
		if d == nil {
			if !diag.HasErrors(ds) {
				t.Fatal("neither a definition nor a finding")
			}
			return
		}
		ds = append(ds, d.Check()...)
		ds = append(ds, d.Proof(sampleUses)...)
		for _, one := range ds {
			if one.Sentence("id") == one.Code {
				t.Errorf("%s has no sentence", one.Code)
			}
		}
		if diag.HasErrors(ds) {
			return
		}
		if _, err := d.Begin(Command{}); err != nil && diag.Findings(err) == nil {
			t.Errorf("a sound definition cannot be begun: %v", err)
		}
	})
}
