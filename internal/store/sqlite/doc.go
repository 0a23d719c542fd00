// Package sqlite keeps the record of an office (package dossier) in one SQLite
// file: dossiers with their histories, the register of numbers, and the bytes
// of papers, templates and workflows. It decides nothing about cooperation; it
// promises that what was acknowledged is kept whole, and that nothing else is.
//
// A change runs in one exclusive transaction (Update), a look in one snapshot
// (View). The file is in WAL mode with synchronous=FULL: when Update returns
// nil, the change has reached the disk. Several handles and several processes
// may work on one file; they wait for each other.
//
// Each entry is sealed: digest = SHA-256(salt ‖ payload), and the digests of a
// dossier are chained (dossier.Seal, dossier.Link); the journal chains the
// entries of all dossiers in the order in which they were recorded. Verify
// repeats every digest, chain, snapshot and reference. Someone who may write
// the file could still forge all of it; only a head of the journal that was
// kept elsewhere (dossier.Head) reveals that.
//
// This is the only package that knows modernc.org/sqlite, goose and, to tell a
// network share from a disk, golang.org/x/sys. The SQL is
// in queries.go and migrations/.
package sqlite
