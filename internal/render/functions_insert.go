package render

import (
	"naskah/internal/message"
	"naskah/internal/schema"
)

// markupFunctions print what is more than text.
func markupFunctions() []Function {
	page := func(name, key, field string) Function {
		return Function{Name: name, Sign: name + " → sisipan", Key: key, Example: "- {{ " + name + " }} -", Want: "- 1 -", result: classRuns,
			call: func([]schema.Value, []valueType) (schema.Value, message.Phrase) {
				return runs(func(_ *state, props string) string { return fieldRuns(field, "1", props) }), none
			}}
	}
	return []Function{
		{Name: "gambar", Sign: "gambar berkas [ukuran] [keterangan] → sisipan", Key: "TP.f.gambar", Example: `{{ gambar "logo.png" "4 cm x 2 cm" }}`, Want: "",
			params: []class{classText, classText, classText}, optional: 2, resultOf: pictureType, Limits: "TP.b.gambar",
			call: func(a []schema.Value, t []valueType) (schema.Value, message.Phrase) { return pictureCall(a, t, false) }},
		{Name: "qr", Sign: "qr teks [ukuran] [keterangan] → sisipan", Key: "TP.f.qr", Example: `{{ qr "https://riset.contoh.go.id/12" "3 cm" }}`, Want: "",
			params: []class{classText, classText, classText}, optional: 2, resultOf: pictureType, Limits: "TP.b.qr",
			call: func(a []schema.Value, t []valueType) (schema.Value, message.Phrase) { return pictureCall(a, t, true) }},
		{Name: "tautan", Sign: "tautan teks alamat → sisipan", Key: "TP.f.tautan", Example: `{{ tautan "laman kami" "https://riset.contoh.go.id" }}`, Want: "laman kami",
			params: []class{classText, classText}, resultOf: linkType, Limits: "TP.b.tautan",
			call: func(a []schema.Value, _ []valueType) (schema.Value, message.Phrase) {
				return hyperlink{textOf(a, 0), textOf(a, 1)}, none
			}},
		{Name: "markdown", Sign: "markdown teks → sisipan", Key: "TP.f.markdown", Example: `{{ markdown "Nilai **wajib** dan *tetap*." }}`, Want: "Nilai wajib dan tetap.",
			params: []class{classText}, result: classRuns, Limits: "TP.b.markdown",
			call: func(a []schema.Value, _ []valueType) (schema.Value, message.Phrase) {
				return markdown{textOf(a, 0)}, none
			}},
		{Name: "paragraf", Sign: "paragraf teks → sisipan", Key: "TP.f.paragraf", Example: "{{ paragraf \"Satu.\\n\\nDua.\" }}", Want: "Satu.",
			params: []class{classText}, result: classRuns,
			call: func(a []schema.Value, _ []valueType) (schema.Value, message.Phrase) {
				return paragraphs{textOf(a, 0)}, none
			}},
		{Name: "halaman_baru", Sign: "halaman_baru → sisipan", Key: "TP.f.halaman_baru", Example: `{{ halaman_baru }}`, Want: "", result: classRuns,
			call: func([]schema.Value, []valueType) (schema.Value, message.Phrase) { return pageBreak{}, none }},
		{Name: "kolom_baru", Sign: "kolom_baru → sisipan", Key: "TP.f.kolom_baru", Example: `{{ kolom_baru }}`, Want: "", result: classRuns,
			call: func([]schema.Value, []valueType) (schema.Value, message.Phrase) {
				return runs(func(_ *state, props string) string { return "<w:r>" + props + `<w:br w:type="column"/></w:r>` }), none
			}},
		{Name: "rujuk", Sign: "rujuk id [dari] → sisipan", Key: "TP.f.rujuk", Example: `{{ rujuk "jangka" }}`, Want: "Pasal 1 ayat (2)",
			params: []class{classText, classText}, optional: 1, result: classRuns,
			call: func(a []schema.Value, _ []valueType) (schema.Value, message.Phrase) {
				return runs(func(st *state, props string) string { return st.reference(textOf(a, 0), textOf(a, 1), props) }), none
			}},
		page("halaman", "TP.f.halaman", "PAGE"),
		page("jumlah_halaman", "TP.f.jumlah_halaman", "NUMPAGES"),
		{Name: "tanda_rancangan", Sign: "tanda_rancangan → teks", Key: "TP.f.tanda_rancangan", Example: "{{ tanda_rancangan }}", Want: "",
			result: classText, guards: true,
			lazy: func(st *state, _ []expr) (schema.Value, *missing) { return draftMark(st.in.Draft), nil }},
	}
}
