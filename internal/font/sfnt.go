package font

import (
	"encoding/binary"
	"errors"
	"fmt"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype/tables"
)

// Errors of a font file that cannot be used; office.go sorts them for the user.
var (
	errFormat  = errors.New("not a TrueType file")
	errOutline = errors.New("no TrueType outlines")
	errEmbed   = errors.New("licence bits forbid embedding")
	errSymbol  = errors.New("no Unicode character map")
)

// required are the tables that the PDF writer copies (ISO 32000-1 9.9 with
// table 126 names them for an embedded TrueType program) and those measured.
var required = []string{"cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post"}

// Limits on a font file and its directory.
const (
	maxFile   = 64 << 20
	maxTables = 64
)

// directory finds the tables of a TrueType file, each checked to lie inside.
func directory(data []byte) (map[string][]byte, error) {
	if len(data) < 12 {
		return nil, errFormat
	}
	switch magic := binary.BigEndian.Uint32(data); magic {
	case 0x00010000, 0x74727565: // 1.0, "true"
	case 0x4F54544F: // "OTTO"
		return nil, errOutline
	default:
		return nil, fmt.Errorf("%w: it begins with %08x", errFormat, magic)
	}
	n := int(binary.BigEndian.Uint16(data[4:]))
	if n > maxTables || len(data) < 12+16*n {
		return nil, fmt.Errorf("table directory of %d entries is cut off", n)
	}
	found := make(map[string][]byte, n)
	for i := range n {
		rec := data[12+16*i:]
		tag := string(rec[:4])
		off, size := uint64(binary.BigEndian.Uint32(rec[8:])), uint64(binary.BigEndian.Uint32(rec[12:]))
		if off+size > uint64(len(data)) {
			return nil, fmt.Errorf("table %q reaches past the end of the file", tag)
		}
		found[tag] = data[off : off+size : off+size]
	}
	if _, ok := found["glyf"]; !ok {
		return nil, errOutline
	}
	for _, tag := range required {
		if len(found[tag]) == 0 {
			return nil, fmt.Errorf("table %q is missing", tag)
		}
	}
	return found, nil
}

// read parses what a face needs and refuses what could not be drawn later.
func read(data []byte) (metrics, error) {
	t, err := directory(data)
	if err != nil {
		return metrics{}, err
	}
	var m metrics
	if err := m.readSizes(t); err != nil {
		return metrics{}, err
	}
	if err := m.readMarks(t); err != nil {
		return metrics{}, err
	}
	if err := m.readNames(t["name"]); err != nil {
		return metrics{}, err
	}
	return m, m.readMap(t["cmap"])
}

// readSizes takes head, maxp, hhea and hmtx.
func (m *metrics) readSizes(t map[string][]byte) error {
	head, maxp, hhea := t["head"], t["maxp"], t["hhea"]
	if len(head) < 54 || len(maxp) < 6 || len(hhea) < 36 {
		return errors.New("table head, maxp or hhea is cut off")
	}
	m.unitsPerEm = int(binary.BigEndian.Uint16(head[18:]))
	if m.unitsPerEm < 16 || m.unitsPerEm > 16384 {
		return fmt.Errorf("%d units per em", m.unitsPerEm)
	}
	m.glyphs = int(binary.BigEndian.Uint16(maxp[4:]))
	m.ascent, m.descent, m.lineGap = short(hhea, 4), -short(hhea, 6), short(hhea, 8)
	m.longMetrics = int(binary.BigEndian.Uint16(hhea[34:]))
	m.hmtx = t["hmtx"]
	if m.longMetrics == 0 || m.glyphs == 0 || len(m.hmtx) < 4*m.longMetrics {
		return errors.New("table hmtx is cut off")
	}
	if m.ascent <= 0 || m.descent < 0 || m.lineGap < 0 {
		return fmt.Errorf("line metrics %d, %d, %d", m.ascent, m.descent, m.lineGap)
	}
	entry := 2
	if short(head, 50) == 1 {
		entry = 4
	}
	if len(t["loca"]) < entry*(m.glyphs+1) {
		return errors.New("table loca is cut off")
	}
	return m.checkOutlines(t["loca"], len(t["glyf"]), entry)
}

// checkOutlines makes sure that every glyph lies inside glyf, so that cutting
// a subset later cannot reach outside.
func (m *metrics) checkOutlines(loca []byte, size, entry int) error {
	last := 0
	for i := range m.glyphs + 1 {
		at := int(binary.BigEndian.Uint16(loca[entry*i:])) * 2
		if entry == 4 {
			at = int(binary.BigEndian.Uint32(loca[entry*i:]))
		}
		if at < last || at > size {
			return fmt.Errorf("outline of glyph %d lies outside its table", i)
		}
		last = at
	}
	return nil
}

// readMarks takes the lines under and through text, and the licence bits of
// OS/2: restricted, no subsetting, bitmaps only (OpenType OS/2 fsType).
func (m *metrics) readMarks(t map[string][]byte) error {
	post := t["post"]
	if len(post) < 32 {
		return errors.New("table post is cut off")
	}
	m.underlinePosition, m.underlineHeight = short(post, 8), short(post, 10)
	if m.underlineHeight <= 0 {
		m.underlineHeight = m.unitsPerEm / 20
	}
	m.strikePosition, m.strikeHeight = m.ascent/3, m.underlineHeight
	os2 := t["OS/2"]
	if len(os2) < 68 {
		return nil
	}
	if use := binary.BigEndian.Uint16(os2[8:]); use&0x000F == 0x0002 || use&0x0300 != 0 {
		return fmt.Errorf("%w (fsType %#04x)", errEmbed, use)
	}
	if size := short(os2, 26); size > 0 {
		m.strikeHeight, m.strikePosition = size, short(os2, 28)
	}
	return nil
}

func (m *metrics) readNames(raw []byte) error {
	name, _, err := tables.ParseName(raw)
	if err != nil {
		return fmt.Errorf("table name: %w", err)
	}
	m.postScript = postScriptName(name.Name(6))
	if m.postScript == "" {
		m.postScript = postScriptName(name.Name(1))
	}
	if m.postScript == "" {
		m.postScript = "Unnamed"
	}
	return nil
}

// postScriptName keeps what a PDF name may carry without escapes
// (ISO 32000-1 7.3.5), at most the 63 bytes of the OpenType name table.
func postScriptName(s string) string {
	var b []byte
	for _, r := range s {
		if r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r == '-' {
			b = append(b, byte(r))
		}
	}
	return string(b[:min(len(b), 63)])
}

func (m *metrics) readMap(raw []byte) error {
	parsed, _, err := tables.ParseCmap(raw)
	if err != nil {
		return fmt.Errorf("table cmap: %w", err)
	}
	cmap, _, err := font.ProcessCmap(parsed, tables.FPNone)
	if err != nil {
		return fmt.Errorf("%w: %w", errSymbol, err)
	}
	m.cmap = cmap
	for r := range rune(dense) {
		m.narrow[r] = -1
		if gid, ok := cmap.Lookup(r); ok && gid != 0 && int(gid) < m.glyphs {
			m.narrow[r] = int32(m.width(int(gid)))
		}
	}
	return nil
}

// styleOf reads the family name and style by which Word knows a file: name 1
// with the bold and italic bits of OS/2, or of head where OS/2 is missing.
func styleOf(data []byte) (familyName string, bold, italic bool, err error) {
	t, err := directory(data)
	if err != nil {
		return "", false, false, err
	}
	name, _, err := tables.ParseName(t["name"])
	if err != nil {
		return "", false, false, fmt.Errorf("table name: %w", err)
	}
	familyName = name.Name(1)
	if normal(familyName) == "" {
		return "", false, false, errors.New("table name holds no family")
	}
	if os2 := t["OS/2"]; len(os2) >= 64 {
		sel := binary.BigEndian.Uint16(os2[62:])
		return familyName, sel&0x20 != 0, sel&0x01 != 0, nil
	}
	if len(t["head"]) < 54 {
		return "", false, false, errors.New("table head is cut off")
	}
	mac := binary.BigEndian.Uint16(t["head"][44:])
	return familyName, mac&1 != 0, mac&2 != 0, nil
}

func short(b []byte, at int) int { return int(int16(binary.BigEndian.Uint16(b[at:]))) }
