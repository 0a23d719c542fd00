package docx

// revisions are the marks of tracked changes (ECMA-376 17.13.5). Moves are
// counted where they lead, so that one move is one change.
var revisions = map[string]bool{
	"w:ins": true, "w:del": true, "w:moveTo": true, "w:rPrChange": true, "w:pPrChange": true, "w:tblPrChange": true,
	"w:trPrChange": true, "w:tcPrChange": true, "w:sectPrChange": true, "w:numberingChange": true,
	"w:cellIns": true, "w:cellDel": true, "w:cellMerge": true,
}

// Revisions counts the tracked changes that nobody has accepted or refused yet,
// those in headers, footers and notes included.
func (p *Package) Revisions() (int, error) {
	n := 0
	for _, part := range p.storyParts() {
		root, err := p.Tree(part)
		if err != nil {
			return 0, err
		}
		root.Walk(func(e *Element) bool {
			if revisions[e.Name] {
				n++
			}
			return true
		})
	}
	return n, nil
}
