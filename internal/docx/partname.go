package docx

import (
	"path"
	"strings"
	"unicode/utf8"
)

// validName reports whether a name may stand in a package: a part name without
// its leading slash (ECMA-376 part 2, 6.2.2), and nothing that could mean
// another file on any system, although no entry is ever written to disk under
// its own name.
func validName(name string) bool {
	if name == "" || len(name) > MaxName || !utf8.ValidString(name) {
		return false
	}
	for _, r := range name {
		if r < 0x20 || r == 0x7F || (r >= 0x80 && r < 0xA0) || bidi(r) || strings.ContainsRune(`\:*?"<>|`, r) {
			return false
		}
	}
	for _, segment := range strings.Split(name, "/") {
		if !validSegment(segment) {
			return false
		}
	}
	return true
}

func validSegment(s string) bool {
	if s == "" || strings.HasSuffix(s, ".") || strings.HasPrefix(s, " ") || strings.HasSuffix(s, " ") {
		return false // 6.2.2.2 [M1.9]: no segment ends in a dot, so neither "." nor ".." passes
	}
	// A percent-encoded slash, backslash or NUL would come to life when decoded (6.2.2.2 [M1.7]).
	lower := strings.ToLower(s)
	if strings.Contains(lower, "%2f") || strings.Contains(lower, "%5c") || strings.Contains(lower, "%00") {
		return false
	}
	stem, _, _ := strings.Cut(lower, ".")
	switch stem {
	case "con", "prn", "aux", "nul":
		return false // devices of Windows
	}
	if len(stem) == 4 && (strings.HasPrefix(stem, "com") || strings.HasPrefix(stem, "lpt")) {
		return stem[3] < '0' || stem[3] > '9'
	}
	return true
}

// fold is the key under which names are the same: part names are compared
// without case (ECMA-376 part 2, 6.2.2.3).
func fold(name string) string { return strings.ToLower(name) }

// relsName is the part that holds a part's relationships; "" stands for the
// package itself (ECMA-376 part 2, 6.5.2.2).
func relsName(part string) string {
	dir, base := path.Split(part)
	return dir + "_rels/" + base + ".rels"
}
