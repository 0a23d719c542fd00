package simulate_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"naskah/internal/diag"
	"naskah/internal/message"
	"naskah/internal/office"
	"naskah/internal/schema"
	"naskah/internal/simulate"
	"naskah/internal/workflow"
)

var monday = schema.Date{Year: 2026, Month: 1, Day: 5}

func shippedFlow(t testing.TB) string {
	t.Helper()
	data, err := os.ReadFile("../../workflows/kl-dalam-negeri.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// exploration wanders through a workflow at the sample office.
func exploration(t testing.TB, text string, walks int) simulate.Exploration {
	t.Helper()
	def, findings := workflow.Parse("a.yaml", []byte(text))
	if err := diag.Fail(findings...); err != nil {
		t.Fatal(err)
	}
	profile, _ := office.Parse("naskah.yaml", office.Sample())
	return simulate.Exploration{
		Script: simulate.Wander(def, monday), Office: profile, Walks: walks, Seed: 1,
		Reads: func(string) []workflow.PaperField { return nil },
	}
}

func explore(t testing.TB, e simulate.Exploration) *simulate.Survey {
	t.Helper()
	v, err := e.Explore(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func told(v *simulate.Survey) string {
	if v.Shortest == nil {
		return ""
	}
	text := v.Shortest.Path
	for _, f := range v.Shortest.Findings {
		text += "\n" + f.Code + " " + f.Sentence(message.EN)
	}
	return text
}

// The shipped workflow keeps its promises on every walk, and walks reach all of it.
func TestWalksOfTheShippedWorkflow(t *testing.T) {
	v := explore(t, exploration(t, shippedFlow(t), 300))
	if v.Failed > 0 {
		t.Errorf("%d walks failed, the shortest: %s", v.Failed, told(v))
	}
	for _, s := range v.Stages {
		if s.Visits == 0 {
			t.Errorf("no walk reached %s", s.Name)
		}
	}
	for _, a := range v.Actions {
		if a.Times == 0 {
			t.Errorf("no walk took %s in %s", a.Action, a.Stage)
		}
	}
	if v.Ended+v.Cut != v.Walks || v.Ended < 290 {
		t.Errorf("%d walks ended and %d were cut, of %d", v.Ended, v.Cut, v.Walks)
	}
}

const flawed = `skema: alur/v1
id: cacat
versi: 1
nama: Cacat
mulai: a
peran: {p: {nama: P}}
data:
  n: {jenis: bilangan, min: 0, maks: 9}
  m: {jenis: teks}
tahap:
  a: {oleh: p, isi: [n], aksi: {maju: {ke: b}, mundur: {ke: z, alasan: wajib}}}
  b: {oleh: p, isi: [m], dokumen: [surat], aksi: {lanjut: {ke: c}}}
  c: {oleh: p, aksi: {tutup: {ke: z, jika: n >= 0}}}
  z: {akhir: tuntas}
`

// What a walk runs into is told with the way there, the shortest, and the seed
// plays it again.
func TestAWalkFindsWhatIsWrong(t *testing.T) {
	for name, c := range map[string]struct {
		old, new, code, path string
		reads                []workflow.PaperField
	}{
		"nothing":    {"", "", "", "", []workflow.PaperField{{Path: "m"}, {Path: "n"}, {Path: "kantor.nama"}}},
		"a dead end": {"jika: n >= 0", "jika: n >= 0 and m == \"x\" and m == \"y\"", "SK040", "a --maju--> b --lanjut--> c", nil},
		"a paper without its data": {"isi: [n], aksi: {maju: {ke: b}", "aksi: {maju: {ke: b}", "SK043", "a --maju--> b --lanjut--> c",
			[]workflow.PaperField{{Path: "n"}}},
	} {
		e := exploration(t, strings.Replace(flawed, c.old, c.new, 1), 60)
		e.Reads = func(string) []workflow.PaperField { return c.reads }
		v := explore(t, e)
		if c.code == "" {
			if v.Failed > 0 {
				t.Errorf("%s: %s", name, told(v))
			}
			continue
		}
		f := v.Shortest
		if f == nil || f.Findings[0].Code != c.code || f.Path != c.path || v.Failed < 2 {
			t.Errorf("%s: %d failed, the shortest: %s", name, v.Failed, told(v))
			continue
		}
		e.Walks, e.Seed = 1, f.Seed
		if again := explore(t, e); told(again) != told(v) {
			t.Errorf("%s: seed %d now plays %s", name, f.Seed, told(again))
		}
	}
}

// What stands in the way of the last stage depends on the answers of the first:
// a walk that has answered wrongly is stuck, and that is the workflow's fault.
func TestAnEarlierAnswerCanLeadIntoADeadEnd(t *testing.T) {
	v := explore(t, exploration(t, strings.Replace(flawed, "n >= 0", "n > 3", 1), 60))
	if v.Failed == 0 || v.Shortest.Findings[0].Code != "SK040" {
		t.Errorf("%d walks failed: %s", v.Failed, told(v))
	}
}

func TestTheSameWalksGiveTheSameSurvey(t *testing.T) {
	a, b := explore(t, exploration(t, shippedFlow(t), 40)), explore(t, exploration(t, shippedFlow(t), 40))
	if diff := cmp.Diff(a.Stages, b.Stages, cmpopts.IgnoreUnexported(simulate.StageSurvey{})); diff != "" || !slices.Equal(a.Actions, b.Actions) {
		t.Error(diff)
	}
}

// A scenario is played by its bots, without papers: its goals and events are
// counted, and a goal that is missed is a failure.
func TestAScenarioIsExplored(t *testing.T) {
	r := rehearse(t, "siklus-penuh")
	e := simulate.Exploration{
		Script: r.Script, Office: r.Desk.Office, Walks: 10, Seed: 1, Reads: func(string) []workflow.PaperField { return nil },
	}
	v := explore(t, e)
	if v.Failed > 0 || v.Goals[3].Times != 10 || v.Events[0].Times != 10 {
		t.Errorf("failed %d, goals %+v, events %+v: %s", v.Failed, v.Goals, v.Events, told(v))
	}
	hasty := *r.Script.Scenario
	hasty.Goals = []simulate.Goal{{Stage: "selesai", Within: &schema.Duration{N: 3, Unit: schema.WorkingDays}}}
	script, _ := hasty.Bind(r.Script.Def, r.Desk.Office)
	e.Script = script
	if v := explore(t, e); v.Failed != 10 || v.Shortest.Findings[0].Code != "SK045" {
		t.Errorf("failed %d: %s", v.Failed, told(v))
	}
}

// Without papers a play goes as it does at the desk.
func TestAPlayWithoutPapersGoesAsAtTheDesk(t *testing.T) {
	r, _ := played(t, "siklus-penuh")
	sc, err := r.Scene(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	v := explore(t, simulate.Exploration{
		Script: r.Script, Office: r.Desk.Office, Walks: 1, Seed: r.Script.Seed, Reads: func(string) []workflow.PaperField { return nil },
	})
	for _, s := range v.Stages {
		visits := 0
		for _, e := range sc.History {
			if e.To == s.Name && e.From != e.To {
				visits++
			}
		}
		if visits != s.Visits {
			t.Errorf("%s: %d visits at the desk, %d without", s.Name, visits, s.Visits)
		}
	}
}

func BenchmarkWalks(b *testing.B) {
	e := exploration(b, shippedFlow(b), b.N)
	b.ResetTimer()
	if v := explore(b, e); v.Failed > 0 {
		b.Fatal(told(v))
	}
}
