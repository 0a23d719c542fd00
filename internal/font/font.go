// Package font knows typefaces: which file stands for a family name, how wide
// a character is, how high a line. It ships free faces with the metrics of
// those that Indonesian offices prescribe (Arial, Times New Roman, Bookman Old
// Style, Calibri, Cambria, Courier New); fonts an office lays into its own
// folder come first, then those installed on the machine under the name that
// was asked for.
//
// A caller asks a Library for a Face by the family a document names and gets
// one always, with a Substitution when it is not the family asked for. The
// package does not shape, break lines or draw, and it reports trouble with an
// office's files as plain values: what to tell the user is for others to say.
package font

import (
	"io/fs"
	"slices"
)

// Library finds faces. It is safe for concurrent use.
type Library struct {
	office   map[string]*family
	problems []Problem
	system   system
}

// family is one typeface in up to four styles.
type family struct {
	name  string
	faces [4]*Face // by styleIndex; nil where a style is missing
}

// styleIndex numbers the four styles of a Word family.
func styleIndex(bold, italic bool) int {
	i := 0
	if bold {
		i++
	}
	if italic {
		i += 2
	}
	return i
}

// Substitution says that a document's family was drawn in another one.
type Substitution struct {
	Asked string // the family the document names
	Used  string // the family it got
	// MetricEqual: the advance widths are the same, so that lines break where
	// they would have broken.
	MetricEqual bool
	// StyleLost: the family is right but the office's folder lacks the bold or
	// italic asked for, and another style of it stands in.
	StyleLost bool
}

// NewLibrary returns the shipped faces behind those found in the office's
// folders, earlier folders first. A broken font file never fails the call: it
// is left out and listed by Problems. The error concerns the machine: a folder
// that could not be read.
func NewLibrary(office ...fs.FS) (*Library, error) {
	l := &Library{office: map[string]*family{}}
	for _, folder := range office {
		if folder == nil {
			continue
		}
		if err := l.scan(folder); err != nil {
			return nil, err
		}
	}
	return l, nil
}

// Problems lists the office's font files that cannot be used, by file name.
func (l *Library) Problems() []Problem { return slices.Clone(l.problems) }

// Families lists the family names the library holds under their own name, the
// office's first, each group sorted.
func (l *Library) Families() []string {
	var names []string
	for _, f := range l.office {
		names = append(names, f.name)
	}
	slices.Sort(names)
	for i := range shipped {
		names = append(names, shipped[i].name)
	}
	return names
}

// Face returns the face for a family name as a document writes it. It returns
// a face for any string; the substitution is nil when the face is of the
// family and style asked for. A list separated by commas or semicolons is
// tried in order.
func (l *Library) Face(name string, bold, italic bool) (*Face, *Substitution) {
	style := styleIndex(bold, italic)
	wanted := splitNames(name)
	for _, w := range wanted {
		if f, ok := l.office[normal(w)]; ok && f.faces[style] != nil {
			return f.faces[style], nil
		}
	}
	for _, w := range wanted {
		if face := own(w, style); face != nil {
			return face, nil
		}
		if f := l.system.family(w); f != nil && f.faces[style] != nil {
			return f.faces[style], nil
		}
	}
	for _, w := range wanted {
		if i, ok := equals[normal(w)]; ok {
			return substituted(name, alias{family: i, equal: true}, style)
		}
	}
	// Without a shipped twin, another style of the office's own family is
	// nearer to what was asked than a stranger.
	for _, w := range wanted {
		if f, ok := l.office[normal(w)]; ok {
			return f.nearest(style), &Substitution{Asked: name, Used: f.name, StyleLost: true}
		}
	}
	for _, w := range wanted {
		if f := l.system.family(w); f != nil {
			return f.nearest(style), &Substitution{Asked: name, Used: f.name, StyleLost: true}
		}
	}
	for _, w := range wanted {
		if alias, ok := similar(w); ok {
			return substituted(name, alias, style)
		}
	}
	return substituted(name, guess(name), style)
}

// own finds the shipped face that carries the name itself.
func own(name string, style int) *Face {
	n := normal(name)
	for i := range shipped {
		if normal(shipped[i].name) == n {
			return shipped[i].faces[style]
		}
	}
	return nil
}

// substituted hands out a shipped face and says so.
func substituted(asked string, a alias, style int) (*Face, *Substitution) {
	f := &shipped[a.family]
	return f.faces[style], &Substitution{Asked: asked, Used: f.name, MetricEqual: a.equal}
}

// nearest returns the style closest to the one asked: the weight matters more
// than the slant. A family has at least one face.
func (f *family) nearest(style int) *Face {
	for _, i := range [4]int{style, style &^ 2, style &^ 1, 0} {
		if f.faces[i] != nil {
			return f.faces[i]
		}
	}
	for _, face := range f.faces {
		if face != nil {
			return face
		}
	}
	panic("font: a family without faces")
}

// Fallback returns a face that has r, in the style of like, or nil when no
// face of the library has it. A missing character is then drawn as a box of
// the width that Advance reports for it.
func (l *Library) Fallback(r rune, like *Face) *Face {
	if _, ok := like.Advance(r); ok {
		return like
	}
	style := styleIndex(like.Bold(), like.Italic())
	order := fallbackOrder(like.Family())
	for _, i := range order {
		if face := shipped[i].faces[style]; face.has(r) {
			return face
		}
	}
	if symbols.has(r) {
		return symbols
	}
	for _, name := range l.officeNames() {
		if face := l.office[name].nearest(style); face.has(r) {
			return face
		}
	}
	if r <= 0xFFFF && last.has(r) {
		return last
	}
	return nil
}

func (l *Library) officeNames() []string {
	names := make([]string, 0, len(l.office))
	for name := range l.office {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}
