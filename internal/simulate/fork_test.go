package simulate_test

import (
	"slices"
	"testing"

	"naskah/internal/diag"
	"naskah/internal/simulate"
)

func TestForksAreRead(t *testing.T) {
	for text, want := range map[string]*simulate.Fork{
		"pembahasan_pks.revisi":   {Stage: "pembahasan_pks", Visit: 1, Action: "revisi"},
		"pembahasan_pks:2.revisi": {Stage: "pembahasan_pks", Visit: 2, Action: "revisi"},
		"revisi":                  nil,
		"pembahasan_pks:0.revisi": nil,
		"a.b.c":                   nil,
	} {
		got, ok := simulate.ParseFork(text)
		if ok != (want != nil) || ok && *got != *want {
			t.Errorf("%s: %+v, want %+v", text, got, want)
		}
	}
}

// forkedPlay plays the whole cycle with another choice at one point.
func forkedPlay(t *testing.T, fork simulate.Fork) (actions []string, err error) {
	t.Helper()
	r := rehearse(t, "siklus-penuh")
	r.Fork = &fork
	err = r.Play(t.Context(), func(b simulate.Beat) error {
		if b.Move != nil {
			actions = append(actions, b.Stage+"."+b.Move.Action)
		}
		return nil
	})
	return actions, err
}

func TestAForkGoesAnotherWayFromThereOn(t *testing.T) {
	plain, err := forkedPlay(t, simulate.Fork{Stage: "telaah_anggaran", Visit: 9, Action: "setuju"})
	if findings := diag.Findings(err); len(findings) != 1 || findings[0].Code != "SK055" {
		t.Fatalf("a fork that is never come to: %v", err)
	}
	forked, err := forkedPlay(t, simulate.Fork{Stage: "pembahasan_pks", Visit: 1, Action: "revisi"})
	if err != nil {
		t.Fatal(err)
	}
	at := slices.Index(plain, "pembahasan_pks.sepakat")
	if at < 0 || !slices.Equal(plain[:at], forked[:at]) || forked[at] != "pembahasan_pks.revisi" {
		t.Errorf("plain %q\nforked %q", plain, forked)
	}
	if last := len(forked) - 1; forked[last] != plain[len(plain)-1] || len(forked) <= len(plain) {
		t.Errorf("the forked play ends %q after %d moves, the plain one after %d", forked[last], len(forked), len(plain))
	}
}

func TestAForkThatCannotBeTakenSaysWhy(t *testing.T) {
	for code, fork := range map[string]simulate.Fork{
		"SK053": {Stage: "pembahasan_pks", Visit: 1, Action: "tolak"},
		"SK054": {Stage: "tindak_lanjut_evaluasi", Visit: 1, Action: "lanjutkan"},
	} {
		_, err := forkedPlay(t, fork)
		if findings := diag.Findings(err); len(findings) != 1 || findings[0].Code != code {
			t.Errorf("%+v: %v, want %s", fork, err, code)
		}
	}
}
