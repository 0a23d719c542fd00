package simulate

import "slices"

// fluent is the manner of a bot of which nothing is said.
const fluent = "lancar"

// erratic is the manner of a bot that does anything.
var erratic = Manner{Name: "acak", Pace: Pace{0, 6}, Erratic: true}

// shippedManners are the manners every scenario may name.
var shippedManners = []Manner{
	{Name: fluent, Pace: Pace{0, 2}},            // acts soon and leads on
	{Name: "alot", Pace: Pace{2, 5}, Refuse: 1}, // gives back once before it agrees
	{Name: "lambat", Pace: Pace{8, 18}},         // leads on, but late
	erratic,
}

func shippedManner(name string) (Manner, bool) {
	return mannerIn(shippedManners, name)
}

func mannerIn(list []Manner, name string) (Manner, bool) {
	i := slices.IndexFunc(list, func(m Manner) bool { return m.Name == name })
	if i < 0 {
		return Manner{}, false
	}
	return list[i], true
}

// Manner returns the manner of that name, the scenario's own or a shipped one.
func (s *Scenario) Manner(name string) (Manner, bool) {
	if m, ok := mannerIn(s.Manners, name); ok {
		return m, true
	}
	return shippedManner(name)
}

// MannerNames lists the manners there are.
func (s *Scenario) MannerNames() []string {
	var names []string
	for _, m := range slices.Concat(s.Manners, shippedManners) {
		names = append(names, m.Name)
	}
	return names
}
