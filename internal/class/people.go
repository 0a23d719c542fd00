package class

import (
	"regexp"
	"slices"
	"strconv"

	"naskah/internal/diag"
	"naskah/internal/schema"
	"naskah/internal/simulate"
)

// Limits of a class.
const (
	maxGroups = 100
	maxPeople = 1000
)

// Person is a participant as the list has them. Where they sit may be left to
// the program.
type Person struct {
	Name   string
	Office string
	Group  string
	Roles  []string
	Pos    diag.Position
}

// PeopleFields are the columns of a list of participants.
func PeopleFields() []schema.Field {
	return []schema.Field{
		{Name: "nama", Label: "Nama", MaxLen: 120},
		{Name: "instansi", Label: "Instansi", MaxLen: 200, Optional: true},
		{Name: "kelompok", Label: "Kelompok", MaxLen: 40, Optional: true},
		{Name: "peran", Label: "Peran", Kind: schema.KindList, Element: &schema.Field{MaxLen: 60}, Optional: true},
	}
}

// PersonOf reads a row of such a list.
func PersonOf(r schema.Record) Person {
	p := Person{Name: r.Text("nama"), Office: r.Text("instansi"), Group: r.Text("kelompok")}
	roles, _ := r["peran"].(schema.List)
	for _, v := range roles {
		role, _ := v.(string)
		p.Roles = append(p.Roles, role)
	}
	return p
}

// groupName is what a group may be called.
var groupName = regexp.MustCompile(`^[\pL\pN](?:[\pL\pN ._-]{0,38}[\pL\pN])?$`)

// seating gives everybody a group and a seat.
type seating struct {
	places []string // the roles people play, each as often as it has persons
	groups []string
	people []Person
	bag    diag.Bag
}

// seat distributes people over groups and roles: who has none named comes to
// the group with the fewest, and takes the first place of it that is free. A
// full group begins again: a place is shared then.
func seat(s *simulate.Scenario, groups int, people []Person) ([]string, []Seat, error) {
	p := &seating{people: people}
	for _, place := range s.Seats {
		for range place.People {
			p.places = append(p.places, place.Role)
		}
	}
	switch {
	case len(p.places) == 0:
		p.bag.Add(diag.New("KL020", diag.Position{File: s.File}))
	case len(people) > maxPeople:
		p.bag.Add(diag.New("KL021", diag.Position{}, "jumlah", len(people), "batas", maxPeople))
	}
	p.check(s)
	p.nameGroups(groups)
	if err := diag.Fail(p.bag.List()...); err != nil {
		return nil, nil, err
	}
	return p.groups, p.seats(), nil
}

// check holds the list against the scenario's seats.
func (p *seating) check(s *simulate.Scenario) {
	var roles []string
	for _, place := range s.Seats {
		roles = append(roles, place.Role)
	}
	for _, person := range p.people {
		for _, role := range person.Roles {
			if slices.Contains(roles, role) {
				continue
			}
			d := diag.New("KL022", person.Pos, "peran", role, "nama", person.Name, "ada", roles)
			if near := diag.Suggest(role, roles); near != "" {
				d = d.WithHint("KL022.suggest", "mirip", near)
			}
			p.bag.Add(d)
		}
	}
}

// nameGroups takes the groups the list names, and numbers others until there
// are enough.
func (p *seating) nameGroups(wanted int) {
	for _, person := range p.people {
		switch name := person.Group; {
		case name == "" || slices.Contains(p.groups, name):
		case !groupName.MatchString(name):
			p.bag.Add(diag.New("KL023", person.Pos, "kelompok", name))
		default:
			p.groups = append(p.groups, name)
		}
	}
	if wanted == 0 && len(p.groups) == 0 && len(p.places) > 0 {
		wanted = max(1, (len(p.people)+len(p.places)-1)/len(p.places))
	}
	if wanted > 0 && len(p.groups) > wanted {
		p.bag.Add(diag.New("KL024", diag.Position{}, "jumlah", wanted, "ada", p.groups))
	}
	for n := 1; len(p.groups) < min(wanted, maxGroups+1); n++ {
		if name := strconv.Itoa(n); !slices.Contains(p.groups, name) {
			p.groups = append(p.groups, name)
		}
	}
	if len(p.groups) > maxGroups {
		p.bag.Add(diag.New("KL025", diag.Position{}, "jumlah", max(wanted, len(p.groups)), "batas", maxGroups))
	}
}

// seats gives the seats in the order of the list.
func (p *seating) seats() []Seat {
	size := map[string]int{}
	taken := map[string]map[string]int{}
	for _, name := range p.groups {
		taken[name] = map[string]int{}
	}
	seats := make([]Seat, len(p.people))
	take := func(i int, group string) {
		seats[i] = Seat{Name: p.people[i].Name, Office: p.people[i].Office, Group: group, Roles: p.people[i].Roles}
		size[group]++
		for _, role := range seats[i].Roles {
			taken[group][role]++
		}
	}
	for i, person := range p.people {
		if person.Group != "" {
			take(i, person.Group)
		}
	}
	for i, person := range p.people {
		if person.Group == "" {
			take(i, slices.MinFunc(p.groups, func(a, b string) int { return size[a] - size[b] }))
		}
	}
	for i := range seats {
		if len(seats[i].Roles) == 0 {
			role := p.free(taken[seats[i].Group])
			seats[i].Roles = []string{role}
			taken[seats[i].Group][role]++
		}
	}
	return seats
}

// free is the role of the first place that nobody has, and of a full group the
// role with the fewest.
func (p *seating) free(taken map[string]int) string {
	seen := map[string]int{}
	for _, role := range p.places {
		if seen[role]++; taken[role] < seen[role] {
			return role
		}
	}
	return slices.MinFunc(p.places, func(a, b string) int { return taken[a] - taken[b] })
}
