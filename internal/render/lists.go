package render

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"naskah/internal/docx"
)

// lists counts the managed list of a paper as Word will, and decides where a
// list starts anew. Word restarts a level after any higher one by itself. Where
// something else stood between two lists of one level, the second is put on a
// clone of the abstract list (with an nsid of its own, or Word would merge
// them), since an override on the same list would also disturb the levels
// above it.
type lists struct {
	state   listState
	numID   string                // the managed list
	levels  [6]*docx.Level        // its levels
	free    int                   // next free w:numId
	added   []addedList           // made so far
	clone   string                // markup of the managed list
	used    map[string]bool       // abstract lists of Word that have been counted
	targets map[string][]listItem // bookmark → the items around it and itself
	chapter bool                  // level 0 is counted
}

// listState is where the list stands; it is copied around inner tables.
type listState struct {
	count  [6]int
	num    [6]string // w:numId of a level; "" is the managed list itself
	broken [6]bool   // the next item of the level begins anew
	item   [6]listItem
}

// listItem is a numbered paragraph.
type listItem struct {
	level int
	label string
	mark  string
	up    string // bookmark of the item around it
}

// addedList is a list a paper needs besides those of its template: a clone of
// an abstract list, or a further w:num of one.
type addedList struct {
	clone string // markup of the abstract list
	num   string // what stands in the w:num
}

// add makes a list and returns its w:numId.
func (l *lists) add(a addedList) string {
	l.added = append(l.added, a)
	return strconv.Itoa(l.free + len(l.added) - 1)
}

// manages reports whether a paragraph's list is counted here.
func (l *lists) manages(numID string) bool { return numID != "" && numID == l.numID }

// interrupt notes that something else stands here.
func (l *lists) interrupt() {
	for i := 1; i < len(l.state.broken); i++ {
		l.state.broken[i] = true
	}
}

// next counts an item and returns it with the w:numId it must have.
func (l *lists) next(level int, mark string) (listItem, string) {
	s := &l.state
	if level < 0 || level >= len(s.count) {
		return listItem{level: level, mark: mark}, l.numID
	}
	orphan := l.chapter && level > 0 && s.count[0] == 0 && s.num[level] == ""
	if level > 0 && (s.broken[level] && s.count[level] > 0 || orphan) {
		s.num[level] = l.add(addedList{clone: l.clone})
		s.count[level] = 0
	}
	for k := 0; k < level; k++ { // Word counts a level that was skipped as used
		if s.count[k] == 0 && k > 0 {
			s.count[k], s.broken[k] = 1, true
			s.item[k] = listItem{}
		}
	}
	s.count[level]++
	s.broken[level] = false
	for k := level + 1; k < len(s.count); k++ {
		s.count[k], s.broken[k], s.num[k], s.item[k] = 0, false, s.num[level], listItem{}
	}
	it := listItem{level: level, label: l.label(level), mark: mark}
	for k := level - 1; k >= 0; k-- {
		if s.item[k].mark != "" {
			it.up = s.item[k].mark
			break
		}
	}
	s.item[level] = it
	l.file(level)
	if s.num[level] == "" {
		return it, l.numID
	}
	return it, s.num[level]
}

// rename gives the current item of a level its bookmark.
func (l *lists) rename(level int, mark string) {
	l.state.item[level].mark = mark
	l.file(level)
}

// file remembers the current item of a level under its bookmark.
func (l *lists) file(level int) {
	it := l.state.item[level]
	if it.mark == "" {
		return
	}
	var chain []listItem
	for k := 0; k <= level; k++ {
		if l.state.item[k].mark != "" {
			chain = append(chain, l.state.item[k])
		}
	}
	l.targets[it.mark] = chain
}

// label is the number of the current item of a level.
func (l *lists) label(level int) string {
	lv := l.levels[level]
	if lv == nil {
		return ""
	}
	return strings.ReplaceAll(lv.Text, "%"+strconv.Itoa(level+1), docx.FormatNumber(l.state.count[level], lv.Format))
}

var notInName = regexp.MustCompile(`[^a-z0-9]+`)

// autoMark makes the bookmark name of an item that has none of its author's:
// that of the item around it and its own number.
func autoMark(it listItem) string {
	word := [6]string{"pasal", "ayat", "huruf", "angka", "sub", "subangka"}[min(max(it.level, 0), 5)]
	s := word + "_" + notInName.ReplaceAllString(strings.ToLower(it.label), "")
	if it.up != "" {
		s = it.up + "_" + s
	}
	if len(s) <= 40 {
		return docx.BookmarkName(s)
	}
	return docx.BookmarkName(s[:31]) + "_" + digest8(s)
}

var (
	firstNum = regexp.MustCompile(`<w:num[ >]`)
	anyNumID = regexp.MustCompile(`w:numId="(\d+)"`)
	anyAbsID = regexp.MustCompile(`w:abstractNumId="(\d+)"`)
	ownName  = regexp.MustCompile(`<w:name w:val="naskah-([a-z]+)"/>`)
	ownLinks = regexp.MustCompile(`<w:(name|pStyle|styleLink) w:val="[^"]*"/>`)
	nsid     = regexp.MustCompile(`<w:nsid w:val="[^"]*"/>`)
	absOfNum = regexp.MustCompile(`<w:abstractNumId w:val="(\d+)"/>`)
)

// managedList finds the list of a naskah paper in a numbering part.
func managedList(xml string) (numID, abstract, kind string, next int) {
	for _, x := range docx.AbstractLists(xml) {
		m := ownName.FindStringSubmatch(x)
		if m == nil || m[1] == "bulat" {
			continue
		}
		abstract, kind = x, m[1]
		break
	}
	for _, x := range docx.Lists(xml) {
		id, of := anyNumID.FindStringSubmatch(x), absOfNum.FindStringSubmatch(x)
		if id == nil || of == nil {
			continue
		}
		n, err := strconv.Atoi(id[1])
		if err == nil {
			next = max(next, n+1)
		}
		if numID == "" && abstract != "" && strings.Contains(abstract, `w:abstractNumId="`+of[1]+`"`) {
			numID = id[1]
		}
	}
	return numID, abstract, kind, next
}

// addLists adds the lists a paper needs to its numbering.
func addLists(xml string, next int, added []addedList) string {
	top := 0
	for _, m := range anyAbsID.FindAllStringSubmatch(xml, -1) {
		if n, err := strconv.Atoi(m[1]); err == nil {
			top = max(top, n+1)
		}
	}
	var abstracts, nums strings.Builder
	for i, a := range added {
		if a.clone == "" {
			fmt.Fprintf(&nums, `<w:num w:numId="%d">%s</w:num>`, next+i, a.num)
			continue
		}
		x := anyAbsID.ReplaceAllString(ownLinks.ReplaceAllString(a.clone, ""), fmt.Sprintf(`w:abstractNumId="%d"`, top+i))
		abstracts.WriteString(nsid.ReplaceAllString(x, fmt.Sprintf(`<w:nsid w:val="4E43%04X"/>`, i+1)))
		fmt.Fprintf(&nums, `<w:num w:numId="%d"><w:abstractNumId w:val="%d"/></w:num>`, next+i, top+i)
	}
	at := firstNum.FindStringIndex(xml)
	end := strings.LastIndex(xml, "</w:numbering>")
	return xml[:at[0]] + abstracts.String() + xml[at[0]:end] + nums.String() + xml[end:]
}
