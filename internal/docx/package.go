package docx

import (
	"bytes"
	"maps"
	"slices"
	"strings"
	"sync"
)

// Package is one WordprocessingML package in memory.
type Package struct {
	entries []*entry
	byName  map[string]*entry   // by folded name; parts only
	trees   map[string]*Element // parsed parts, by folded name
	types   *contentTypes
	rels    map[string][]Relationship // by folded name of the source
	packers *sync.Pool                // compressors, shared with clones
}

const (
	typesName   = "[Content_Types].xml"
	declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\r\n"
)

// Open reads a package. Data that is hostile, damaged or not a Word document
// is refused with a *diag.Failed. Open checks the container completely (every
// entry is unpacked and its checksum compared) and that there is a main
// document part; what stands in the parts is checked as they are parsed, or
// all at once by [Package.Check].
//
// The package refers to data, which must not be changed afterwards.
func Open(data []byte) (*Package, error) {
	entries, err := readArchive(data)
	if err != nil {
		return nil, err
	}
	if err := verifyAll(entries); err != nil {
		return nil, err
	}
	return assemble(entries)
}

// New makes a package of parts, names without a leading slash.
// [Content_Types].xml and _rels/.rels must be among them. Parts are written in
// the order of their names.
func New(parts map[string][]byte) (*Package, error) {
	var entries []*entry
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		if !validName(name) {
			return nil, refusal("DX010", "", "bagian", quoted(name))
		}
		entries = append(entries, changed(name, parts[name]))
	}
	if len(entries) > MaxEntries {
		return nil, refusal("DX005", "", "jumlah", len(entries), "batas", MaxEntries)
	}
	return assemble(entries)
}

func changed(name string, data []byte) *entry {
	if data == nil {
		data = []byte{}
	}
	return &entry{name: name, data: data, size: len(data)}
}

// assemble indexes the entries and checks what makes a package a Word document.
func assemble(entries []*entry) (*Package, error) {
	p := &Package{entries: entries, byName: make(map[string]*entry, len(entries)), packers: &sync.Pool{}}
	p.trees, p.rels = map[string]*Element{}, map[string][]Relationship{}
	names := make(map[string]bool, len(entries))
	for _, e := range entries {
		key := fold(e.name)
		if names[key] {
			return nil, refusal("DX009", e.name, "bagian", quoted(e.name))
		}
		names[key] = true
		if !e.dir {
			p.byName[key] = e
		}
	}
	if i := slices.IndexFunc(entries, func(e *entry) bool { return e.name == typesName }); i >= 0 {
		first := entries[i]
		p.entries = append([]*entry{first}, slices.Delete(slices.Clone(entries), i, i+1)...)
	}
	for _, name := range []string{typesName, relsName("")} {
		if p.byName[fold(name)] == nil {
			return nil, refusal("DX015", "", "bagian", name)
		}
	}
	return p, p.checkMain()
}

// checkMain refuses a package whose main part is missing or is no document.
func (p *Package) checkMain() error {
	if _, err := p.contentTypes(); err != nil {
		return err
	}
	if _, err := p.relationships(""); err != nil {
		return err
	}
	main := p.MainPart()
	if main == "" {
		return refusal("DX015", relsName(""), "bagian", "officeDocument")
	}
	if _, ok := mainTypes[p.ContentType(main)]; !ok {
		return refusal("DX016", main, "jenis", quoted(p.ContentType(main)))
	}
	return nil
}

// Clone returns an independent copy that shares the bytes of the parts and what
// has been read of types and relationships, but no tree. Several goroutines may
// clone one package at a time, as long as none does anything else with it.
func (p *Package) Clone() *Package {
	return &Package{
		entries: slices.Clone(p.entries), byName: maps.Clone(p.byName), packers: p.packers,
		trees: map[string]*Element{}, types: p.types, rels: maps.Clone(p.rels),
	}
}

// Bytes writes the package: [Content_Types].xml first, then the entries in
// their old order, then new parts in the order in which they came.
func (p *Package) Bytes() ([]byte, error) { return writeArchive(p.entries, p.packers) }

// Names lists the parts in the order of the package.
func (p *Package) Names() []string {
	out := make([]string, 0, len(p.entries))
	for _, e := range p.entries {
		if !e.dir {
			out = append(out, e.name)
		}
	}
	return out
}

// Part returns the bytes of a part. They are shared and must not be changed.
func (p *Package) Part(name string) ([]byte, bool) {
	e := p.byName[fold(name)]
	if e == nil {
		return nil, false
	}
	return e.bytes(), true
}

// SetPart replaces the bytes of a part, or adds it at the end. The bytes are
// kept, not copied. A new part whose extension has no default type needs
// [Package.SetContentType]. SetPart panics on a name no package can hold:
// names come from our own code.
func (p *Package) SetPart(name string, data []byte) {
	if !validName(name) {
		panic("docx: invalid part name " + name)
	}
	key := fold(name)
	p.drop(key)
	if old := p.byName[key]; old != nil {
		if bytes.Equal(old.bytes(), data) {
			return // untouched: keep the compressed bytes
		}
		fresh := changed(old.name, data)
		p.entries[slices.Index(p.entries, old)] = fresh
		p.byName[key] = fresh
		return
	}
	fresh := changed(name, data)
	p.entries = append(p.entries, fresh)
	p.byName[key] = fresh
}

// RemovePart takes away a part, its relationships and its declared type.
// Relationships that point at it are the caller's to remove.
func (p *Package) RemovePart(name string) {
	for _, n := range []string{name, relsName(name)} {
		key := fold(n)
		e := p.byName[key]
		if e == nil {
			continue
		}
		p.drop(key)
		delete(p.byName, key)
		p.entries = slices.DeleteFunc(p.entries, func(o *entry) bool { return o == e })
	}
	p.SetContentType(name, "")
}

// drop forgets what was derived from a part.
func (p *Package) drop(key string) {
	delete(p.trees, key)
	if key == fold(typesName) {
		p.types = nil
	}
	if !strings.HasSuffix(key, ".rels") {
		return
	}
	for source := range p.rels {
		if fold(relsName(source)) == key {
			delete(p.rels, source)
		}
	}
}

// Tree returns the tree of an XML part, parsed once. Changes in it reach the
// package by [Package.SetTree] only. A part that is not there, or not in order,
// is a finding.
func (p *Package) Tree(name string) (*Element, error) { return p.tree(name, p.ContentType(name)) }

// tree is Tree for a part of a known content type.
func (p *Package) tree(name, contentType string) (*Element, error) {
	key := fold(name)
	if e := p.trees[key]; e != nil {
		return e, nil
	}
	data, ok := p.Part(name)
	if !ok {
		return nil, refusal("DX015", "", "bagian", quoted(name))
	}
	root, err := parsePart(p.byName[key].name, data, MaxDepth)
	if err != nil {
		return nil, err
	}
	if want := rootOf(name, contentType); want != "" && root.Name != want {
		return nil, refusal("DX028", name, "bagian", quoted(name), "nama", quoted(root.Name), "seharusnya", want)
	}
	p.trees[key] = root
	return root, nil
}

// SetTree serialises a tree into a part, and keeps the tree as that part's. A
// root made by our own code gets an XML declaration.
func (p *Package) SetTree(name string, root *Element) {
	if root.doc == nil {
		root.doc = &envelope{before: declaration}
	}
	p.SetPart(name, root.XML())
	p.trees[fold(name)] = root
}
