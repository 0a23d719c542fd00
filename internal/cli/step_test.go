package cli

import (
	"bufio"
	"context"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"

	"naskah/internal/diag"
	"naskah/internal/message"
	"naskah/internal/simulate"
	"naskah/internal/store/sqlite"
	"naskah/scenarios"
	"naskah/templates"
	"naskah/workflows"
)

// seated is a person at the terminal who plays a seat of a shipped scenario by
// scripted answers.
func seated(t *testing.T, role string, answers ...string) (*stepper, *strings.Builder) {
	t.Helper()
	out := &strings.Builder{}
	a := &app{lang: message.ID, dir: "", Env: Env{
		Stderr: out, Getenv: func(string) string { return "" }, Templates: templates.FS, Workflows: workflows.FS, Scenarios: scenarios.FS,
	}}
	t.Chdir(t.TempDir())
	store, err := sqlite.Open(t.Context(), sqlite.Memory, sqlite.Options{Rand: rand.NewChaCha8([32]byte{})})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(); err != nil {
			t.Error(err)
		}
	})
	r, findings, err := a.rehearsal(store, "siklus-penuh", nil)
	if err != nil || len(findings) > 0 {
		t.Fatal(err, findings)
	}
	known, ok := r.Script.Def.Role(role)
	if !ok {
		t.Fatalf("no role %s", role)
	}
	in := bufio.NewReader(strings.NewReader(strings.Join(answers, "\n") + "\n"))
	s := &stepper{app: a, r: r, role: known, prompt: &prompter{app: a, in: in}}
	s.report = func(simulate.Beat) error { return nil }
	return s, out
}

// stood says where the dossier stands, and who moved it last.
func stood(t *testing.T, s *stepper) (stage, role, reason string) {
	t.Helper()
	sc, err := s.r.Scene(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	last := sc.History[len(sc.History)-1]
	return sc.Dossier.Stage, last.Actor.Role, last.Reason
}

func TestAPersonPlaysASeatAmongBots(t *testing.T) {
	s, out := seated(t, "mitra",
		"1", "1", "1", // waits: the invitation, the meeting, the draft
		"1", "Jangka waktunya terlalu panjang.", // gives back
		"2", // has had enough
	)
	if err := s.play(t.Context()); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	stage, role, reason := stood(t, s)
	if stage != "penyusunan_nk" || role != "mitra" || reason != "Jangka waktunya terlalu panjang." {
		t.Errorf("stands in %s, moved by %s because %q\n%s", stage, role, reason, out)
	}
	for _, want := range []string{"Anda bermain sebagai Mitra.", "(Unit kerja sama): undang", "Penyusunan Nota Kesepahaman. Apa yang Anda lakukan?"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("does not say %q:\n%s", want, out)
		}
	}
	if strings.Contains(out.String(), "Anggaran tahun ini cukup") {
		t.Error("another seat's confidential brief is told")
	}
}

func TestARefusedActOfAPersonIsToldAndThePlayGoesOn(t *testing.T) {
	s, out := seated(t, "mitra", "1", "1", "1", "1", "", "3")
	if err := s.play(t.Context()); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if stage, _, _ := stood(t, s); stage != "pembahasan_nk" || !strings.Contains(out.String(), "WF108") {
		t.Errorf("stands in %s:\n%s", stage, out)
	}
}

func TestAPersonWhoLeavesInterruptsNothing(t *testing.T) {
	s, _ := seated(t, "mitra", "2")
	if err := s.play(t.Context()); err != nil {
		t.Fatal(err)
	}
	more, err := s.judged(t.Context(), s.r, "x")
	if err != nil || !strings.Contains(more.text, "belum dicapai") || more.files[0].name != filepath.Join("x", "nilai.csv") {
		t.Errorf("judged %+v, %v", more, err)
	}
}

func TestWhatIsNoScenarioIsAFinding(t *testing.T) {
	a := &app{lang: message.ID, Env: Env{Getenv: func(string) string { return "" }, Scenarios: scenarios.FS}}
	t.Chdir(t.TempDir())
	_, _, err := a.readScenario("../siklus-penuh")
	if findings := diag.Findings(err); len(findings) != 1 || findings[0].Code != "SK080" {
		t.Errorf("%v", err)
	}
}
