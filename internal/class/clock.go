package class

import "time"

// Clock is the clock of a group. It runs faster than the one on the wall, stands
// while the class pauses, and never goes back but with the group.
type Clock struct {
	Since   time.Time     `json:"sejak"` // on the wall, when it was last touched
	Shown   time.Time     `json:"saat"`  // what it showed then
	Day     time.Duration `json:"hari"`  // how long one of its days lasts on the wall; 0: it only jumps
	Running bool          `json:"jalan"`
}

const day = 24 * time.Hour

// At is what the clock shows at a time on the wall.
func (c Clock) At(now time.Time) time.Time {
	passed := now.Sub(c.Since)
	if !c.Running || c.Day <= 0 || passed <= 0 {
		return c.Shown
	}
	return c.Shown.Add(time.Duration(float64(passed) / float64(c.Day) * float64(day))).Truncate(time.Second)
}

// touched is the clock, taken at a time on the wall.
func (c Clock) touched(now time.Time) Clock {
	c.Shown, c.Since = c.At(now), now
	return c
}
