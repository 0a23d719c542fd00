package engine

import (
	"strings"

	"naskah/internal/diag"
	"naskah/internal/docx"
	"naskah/internal/message"
)

// maxRemarks is how many findings are written into the margin; a template with
// more is mended in rounds.
const maxRemarks = 200

// annotator is the author of the comments.
const annotator = "Naskah"

// Annotate writes findings about a Word file as comments into a copy of it, at
// the tags they are about.
func Annotate(file string, data []byte, findings []diag.Diagnostic, lang message.Lang) ([]byte, error) {
	pkg, _, err := openForeign(file, data)
	if err != nil {
		return nil, err
	}
	var remarks []docx.Remark
	for _, d := range findings[:min(len(findings), maxRemarks)] {
		lines := []string{d.Sentence(lang) + " [" + d.Code + "]"}
		if hint := d.HintText(lang); hint != "" {
			lines = append(lines, hint)
		}
		if place := d.PlaceText(lang); place != "" {
			lines = append(lines, place)
		}
		remarks = append(remarks, docx.Remark{Text: strings.Join(lines, "\n"), Near: strings.Trim(d.Excerpt, "… ")})
	}
	if err := pkg.AddRemarks(annotator, remarks); err != nil {
		return nil, inFile(file, err)
	}
	return pkg.Bytes()
}
