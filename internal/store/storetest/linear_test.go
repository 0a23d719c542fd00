package storetest

import "testing"

// TestTheJudgeSeesWhatIsWrong hands Linearizable histories that no record can
// have given.
func TestTheJudgeSeesWhatIsWrong(t *testing.T) {
	add := func(client, expect, serial int, began, ended int64) []Operation {
		return []Operation{
			{Client: client, Key: "2026-001", Expect: expect, Value: serial, Began: began, Ended: ended},
			{Client: client, Key: series, Expect: -1, Value: serial, Began: began, Ended: ended},
		}
	}
	look := func(client, version int, began, ended int64) []Operation {
		return []Operation{{Client: client, Key: "2026-001", Expect: -1, Value: version, Began: began, Ended: ended}}
	}
	refused := func(client, expect int, began, ended int64) []Operation {
		return []Operation{{Client: client, Key: "2026-001", Expect: expect, Conflict: true, Began: began, Ended: ended}}
	}
	for _, c := range []struct {
		name string
		ops  [][]Operation
		want bool
	}{
		{"one after the other", [][]Operation{add(1, 0, 1, 0, 10), look(2, 1, 11, 20), add(2, 1, 2, 21, 30)}, true},
		{"at the same time, either order", [][]Operation{add(1, 0, 1, 0, 10), look(2, 0, 5, 20)}, true},
		{"a refusal because of the other", [][]Operation{add(1, 0, 1, 0, 10), refused(2, 0, 5, 20)}, true},
		{"an answer that is forgotten", [][]Operation{add(1, 0, 1, 0, 10), look(2, 0, 11, 20)}, false},
		{"one version given twice", [][]Operation{add(1, 0, 1, 0, 10), add(2, 0, 2, 5, 20)}, false},
		{"a number given twice", [][]Operation{add(1, 0, 1, 0, 10), add(2, 1, 1, 11, 20)}, false},
		{"a number left out", [][]Operation{add(1, 0, 1, 0, 10), add(2, 1, 3, 11, 20)}, false},
		{"a refusal without a reason", [][]Operation{refused(2, 0, 0, 4), add(1, 0, 1, 5, 10)}, false},
		{"a look back", [][]Operation{add(1, 0, 1, 0, 10), look(2, 1, 2, 4), look(2, 0, 5, 6)}, false},
	} {
		var all []Operation
		for _, ops := range c.ops {
			all = append(all, ops...)
		}
		if got := Linearizable(all); got != c.want {
			t.Errorf("%s: Linearizable = %v, want %v", c.name, got, c.want)
		}
	}
}
