package workflow

import "slices"

// deadlines checks that what speaks of time goes together: a pause that can
// end, an end of time where there is a deadline, a reminder within it, and
// somebody of the office who would hear of it.
func (c *checker) deadlines(s *Stage) {
	starts, ends := -1, -1
	for i := range s.Actions {
		a := &s.Actions[i]
		switch a.Pause {
		case PauseStart:
			starts = i
		case PauseEnd:
			ends = i
		}
		if a.Pause != NoPause && (!a.Stay || a.Quorum) {
			c.add("WF096", a.Pos, "aksi", a.Name)
		}
		if s.Deadline == nil && (a.Pause != NoPause || a.Overdue) {
			c.add("WF094", a.Pos, "aksi", a.Name, "tahap", s.Name)
		}
	}
	if (starts < 0) != (ends < 0) {
		c.add("WF095", s.Actions[max(starts, ends)].Pos, "tahap", s.Name)
	}
	if s.Deadline == nil {
		return
	}
	for _, before := range s.Deadline.Remind {
		if before.Unit == s.Deadline.Length.Unit && before.N >= s.Deadline.Length.N {
			c.warn("WF097", s.Deadline.Pos, "ingatkan", before.String(), "tenggat", s.Deadline.Length.String())
		}
	}
	inside := func(name string) bool { r, ok := c.d.Role(name); return ok && !r.Outside }
	if !slices.ContainsFunc(append(s.actors(), s.Deadline.Escalate...), inside) {
		c.warn("WF126", s.Deadline.Pos, "tahap", s.Name)
	}
}
