package render

// Words lists what a tag can be besides an expression, as functions are listed.
// They take their line, paragraph or table row with them when they are alone in
// it.
func Words() []Function {
	list := []Function{
		{Name: "if", Sign: "if syarat … else if syarat … else … end", Key: "TP.f.if", Example: `{{ if gt peserta 20 }}besar{{ else }}kecil{{ end }}`, Want: "besar"},
		{Name: "range", Sign: "range daftar … else … end", Key: "TP.f.range", Example: `{{ range bidang }}[{{ . }}]{{ else }}nihil{{ end }}`, Want: "[riset][pelatihan][publikasi]"},
		{Name: "with", Sign: "with data … else … end", Key: "TP.f.with", Example: `{{ with penanda }}{{ nama }}, {{ jabatan }}{{ end }}`, Want: "Siti Marhamah, Kepala Biro Kerja Sama"},
		{Name: "break", Sign: "break", Key: "TP.f.break", Example: `{{ range bidang }}{{ if eq urut 2 }}{{ break }}{{ end }}[{{ . }}]{{ end }}`, Want: "[riset]"},
		{Name: "continue", Sign: "continue", Key: "TP.f.continue", Example: `{{ range bidang }}{{ if eq urut 2 }}{{ continue }}{{ end }}[{{ . }}]{{ end }}`, Want: "[riset][publikasi]"},
		{Name: "define", Sign: `define "nama" … end`, Key: "TP.f.define", Example: `{{ define "kota" }}[{{ . }}]{{ end }}{{ template "kota" tempat }}`, Want: "[Jakarta]"},
		{Name: "template", Sign: `template "nama" [data]`, Key: "TP.f.template", Example: `{{ define "salam" }}Yth. {{ nama }}{{ end }}{{ template "salam" penanda }}`, Want: "Yth. Siti Marhamah"},
		{Name: "block", Sign: `block "nama" data … end`, Key: "TP.f.block", Example: `{{ block "kota" tempat }}[{{ . }}]{{ end }}`, Want: "[Jakarta]"},
		{Name: counterName, Sign: counterName + " → bilangan", Key: "TP.f.urut", Example: `{{ range bidang }}{{ urut }}. {{ . }} {{ end }}`, Want: "1. riset 2. pelatihan 3. publikasi"},
	}
	for i := range list {
		list[i].Subject = "TP.s.kendali"
	}
	return list
}
