package docx

import "strings"

// Label is the number or sign in front of one paragraph.
type Label struct {
	Text   string // "Pasal 3", "(2)", "a.", "•"
	Suffix string // what follows it: "tab", "space" or "nothing"
	NumID  string
	Depth  int
	Value  int // the counter of the paragraph's own level
	Level  *Level
}

// Counter gives the paragraphs of one story their labels. It counts as Word
// does, which ECMA-376 part 1, 17.9 leaves open in places:
//
//   - Every w:num of one w:abstractNum counts on the same counters. A num
//     without overrides simply continues; a num with a w:startOverride sets the
//     counter of that level when it is first used there, once, and every other
//     num of the list goes on from it (1 2 3, then 8 by override, then 9).
//   - A level starts again after any higher level has been used, or as its
//     w:lvlRestart says (17.9.10), at its w:start or its num's override.
//   - A higher level that was skipped takes its start value, and counts as
//     used: after "1" and "1.1.1" comes "1.2".
//   - w:isLgl (17.9.4) writes every number of the label in decimal, except
//     decimalZero and none.
//
// The body is one story; each header, footer, note and text box another one,
// with a counter of its own. Deleted and hidden paragraphs are not counted: do
// not hand them over.
type Counter struct {
	numbering *Numbering
	lists     map[string]*running // by abstract id
}

// running is the state of one list.
type running struct {
	value [maxLevels]int
	used  [maxLevels]bool
	begun map[numLevel]bool // overrides that have had their effect
}

type numLevel struct {
	numID string
	depth int
}

// Counter starts counting.
func (n *Numbering) Counter() *Counter {
	return &Counter{numbering: n, lists: map[string]*running{}}
}

// Next counts a paragraph and returns its label; false when it has none.
func (c *Counter) Next(p *Element) (Label, bool) {
	numID, depth, ok := c.numbering.Of(p)
	if !ok {
		return Label{}, false
	}
	return c.Count(numID, depth)
}

// Count is Next for a paragraph whose list and level are already known.
func (c *Counter) Count(numID string, depth int) (Label, bool) {
	level := c.numbering.Level(numID, depth)
	if level == nil {
		return Label{}, false
	}
	num := c.numbering.nums[numID]
	list := c.lists[num.abstract]
	if list == nil {
		list = &running{begun: map[numLevel]bool{}}
		c.lists[num.abstract] = list
	}
	for d := range depth {
		if !list.used[d] {
			list.used[d], list.value[d] = true, c.start(numID, d)
		}
	}
	key := numLevel{numID, depth}
	switch override := num.starts[depth]; {
	case override != nil && !list.begun[key], !list.used[depth]:
		list.value[depth] = c.start(numID, depth)
	case list.value[depth] < maxNumber:
		list.value[depth]++
	}
	list.used[depth], list.begun[key] = true, true
	c.restart(list, numID, depth)
	return Label{
		Text: c.text(list, numID, level), Suffix: level.Suffix,
		NumID: numID, Depth: depth, Value: list.value[depth], Level: level,
	}, true
}

// start is where a level of a num begins.
func (c *Counter) start(numID string, depth int) int {
	if s := c.numbering.nums[numID].starts[depth]; s != nil {
		return *s
	}
	if l := c.numbering.Level(numID, depth); l != nil {
		return l.Start
	}
	return 1
}

// restart makes the levels below one that was just used begin again.
func (c *Counter) restart(list *running, numID string, depth int) {
	for d := depth + 1; d < maxLevels; d++ {
		after := -1
		if l := c.numbering.Level(numID, d); l != nil {
			after = l.Restart
		}
		if after < 0 || depth < after {
			list.used[d] = false
		}
	}
}

// text fills the %1 to %9 of a level's text.
func (c *Counter) text(list *running, numID string, level *Level) string {
	if !strings.Contains(level.Text, "%") {
		return level.Text
	}
	var b strings.Builder
	for i := 0; i < len(level.Text); i++ {
		if level.Text[i] != '%' || i+1 == len(level.Text) || level.Text[i+1] < '1' || level.Text[i+1] > '9' {
			b.WriteByte(level.Text[i])
			continue
		}
		i++
		d := int(level.Text[i] - '1')
		l := c.numbering.Level(numID, d)
		if l == nil || d > level.Depth {
			continue // a level below this one has no number yet
		}
		format := l.Format
		if level.Legal && format != "decimalZero" && format != "none" {
			format = "decimal"
		}
		b.WriteString(FormatNumber(list.value[d], format))
	}
	return b.String()
}
