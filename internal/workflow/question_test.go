package workflow

import (
	"encoding/json"
	"testing"

	"naskah/internal/diag"
	"naskah/internal/dossier"
	"naskah/internal/schema"
	"naskah/internal/source"
)

// askSample compiles a condition with a rule-like, a stage-like and a counting
// name of the asker's.
func askSample(t *testing.T, condition string) (Question, []diag.Diagnostic) {
	t.Helper()
	root, ds := source.Parse("s.yaml", []byte("jika: '"+condition+"'\n"))
	if err := diag.Fail(ds...); err != nil {
		t.Fatal(err)
	}
	one := int64(1)
	own := []schema.Field{
		{Name: "tahap", Kind: schema.KindEnum, Options: []string{"awal", "susun"}},
		{Name: "hari", Kind: schema.KindInteger, Min: &one},
	}
	var bag diag.Bag
	q := sample(t).Ask("jika", root.Get("jika"), own, &bag)
	return q, bag.List()
}

func TestQuestionsSpeakOfFieldsRulesAndTheAskersNames(t *testing.T) {
	x := dossier.Dossier{Values: map[string]json.RawMessage{"nilai": json.RawMessage("600000000000"), "membebani": json.RawMessage("false")}}
	for text, want := range map[string]Truth{
		`tahap == "susun"`:                  True,
		`tahap == "awal"`:                   False,
		`hari >= 20 and nilai > 5000000000`: True,
		`hari < 20 or terisi(jangka)`:       False,
		`membebani`:                         False,
		`jumlah(ruang_lingkup) > 2`:         Unknown,
		`perlu_setuju and tahap == "susun"`: True,
	} {
		q, findings := askSample(t, text)
		got, err := q.Answer(x, map[string]schema.Value{"tahap": "susun", "hari": int64(20)})
		if err != nil || got != want || len(findings) > 0 {
			t.Errorf("%s: %v, want %v (%v,%s)", text, got, want, err, describe(findings))
		}
	}
}

func TestAQuestionThatCannotBeAskedIsAFinding(t *testing.T) {
	for text, want := range map[string]string{`tahap == "akhir"`: "WF062", `hari > "x"`: "WF061", `entah`: "WF043", ``: "WF039"} {
		q, findings := askSample(t, text)
		if len(findings) != 1 || findings[0].Code != want {
			t.Errorf("%q: findings%s, want %s", text, describe(findings), want)
		}
		if got, err := q.Answer(dossier.Dossier{}, nil); got != Unknown || err != nil {
			t.Errorf("%q: %v, %v; want Unknown", text, got, err)
		}
	}
}

func TestQuestionsThatNeverHold(t *testing.T) {
	for text, want := range map[string]bool{
		`tahap == "susun" and tahap == "awal"`: false,
		`hari < 1`:                             false,
		`hari < 2 and nilai > 5`:               true,
	} {
		if q, _ := askSample(t, text); q.Possibly() != want {
			t.Errorf("%s: possibly %v, want %v", text, !want, want)
		}
	}
	if q := sample(t).Ask("jika", nil, nil, new(diag.Bag)); !q.Possibly() || !q.Always() {
		t.Error("no question does not always hold")
	}
}
