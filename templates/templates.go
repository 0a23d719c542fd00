// Package templates carries the shipped papers (naskah text), the clauses they
// take (klausul/) and the style bases they are set in (gaya/<name>/, an unpacked
// WordprocessingML package).
// It is data: nothing here decides anything. An office overrides whole files
// with a templates/ folder of its own.
package templates

import "embed"

// FS holds the shipped papers and style bases. The prefix all: is needed for
// the _rels folders of a package.
//
//go:embed all:*
var FS embed.FS
