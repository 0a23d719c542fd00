package dossier

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
)

// Seal returns the digest of an entry: SHA-256(salt ‖ payload), the salt being
// its hexadecimal text and the payload the stored JSON, byte for byte. The salt
// keeps a short payload from being guessed out of its digest, so that the
// payload can be erased on lawful request (UU 27/2022) while its digest, and
// with it the chain, stays.
func Seal(salt string, payload []byte) Digest {
	h := sha256.New()
	h.Write([]byte(salt))
	h.Write(payload)
	return Digest(hex.EncodeToString(h.Sum(nil)))
}

// Link returns the chain value of an entry: SHA-256(previous ‖ dossier ‖ seq ‖
// digest), each part as text with a line end behind it, so that an archivist
// can repeat it with sha256sum alone. The first entry's previous is empty. The heads
// of the journal are linked the same way, over the chain values of the entries.
func Link(previous Digest, id ID, seq int, digest Digest) Digest {
	return DigestOf(fmt.Appendf(nil, "%s\n%s\n%d\n%s\n", previous, id, seq, digest))
}

// Blobs returns the digests of all stored bytes the entry speaks of: workflow,
// templates, papers. Each is named once, in sorted order.
func (e Entry) Blobs() []Digest {
	all := []Digest{e.Definition}
	for _, t := range e.Templates {
		all = append(all, t)
	}
	for _, p := range e.Papers {
		all = append(all, p.Template, p.DOCX, p.PDF, p.File)
	}
	slices.Sort(all)
	return slices.DeleteFunc(slices.Compact(all), func(d Digest) bool { return d == "" })
}
