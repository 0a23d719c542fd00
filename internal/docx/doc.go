// Package docx reads and writes WordprocessingML packages without losing
// anything: the container (ECMA-376 part 2), an XML tree that keeps what it
// does not understand, and typed views over it: styles, numbering, sections,
// content controls, and a text view; and pieces of markup for those who write
// it as text (markup.go).
//
// Data passes like this: [Open] checks the archive and every size in it before
// anything is believed, [Package.Tree] parses one part into [Element]s, the
// caller changes the tree, [Package.SetTree] serialises it back, and
// [Package.Bytes] writes the package again. Parts that nobody changed keep
// their compressed bytes as they were, in their old order; changed ones are
// deflated with a fixed time, so that the same acts give the same bytes.
//
// Whatever comes from outside may be hostile. Every limit is stated in
// limits.go, and a refusal is a finding (DXnnn) in a *diag.Failed, with the
// name of the part as its file. Nothing is fetched, executed or written to
// disk: macros, embedded objects and remote targets are only reported
// ([Package.Active]).
//
// The package knows nothing of templates, pages or dossiers. A Package and its
// trees belong to one goroutine; [Package.Clone] is the way to share a base.
package docx
