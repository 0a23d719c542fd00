package pdf

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
	"time"
)

// packet writes the XMP metadata (ISO 16684-1) with the PDF/A identification
// (ISO 19005-2 6.6.4), and that of PDF/UA where it holds (ISO 14289-1 clause 5).
func packet(m Meta, accessible bool) []byte {
	var b bytes.Buffer
	b.WriteString("<?xpacket begin=\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n" +
		"<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n" +
		"<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"" +
		" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"" +
		" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n" +
		"<pdfaid:part>" + m.Flavour.part() + "</pdfaid:part>\n<pdfaid:conformance>" + m.Flavour.conformance() +
		"</pdfaid:conformance>\n<dc:format>application/pdf</dc:format>\n")
	write := func(pattern, value string) {
		if value != "" {
			fmt.Fprintf(&b, pattern+"\n", escaped(value))
		}
	}
	write("<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:title>", m.Title)
	write("<dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>", m.Author)
	write("<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:description>", m.Subject)
	write("<dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>", m.Lang)
	write("<pdf:Keywords>%s</pdf:Keywords>", m.Keywords)
	write("<pdf:Producer>%s</pdf:Producer>", producer)
	write("<xmp:CreatorTool>%s</xmp:CreatorTool>", "Naskah")
	if !m.Created.IsZero() {
		at := m.Created.Format(time.RFC3339)
		write("<xmp:CreateDate>%s</xmp:CreateDate>", at)
		write("<xmp:ModifyDate>%s</xmp:ModifyDate>", at)
		write("<xmp:MetadataDate>%s</xmp:MetadataDate>", at)
	}
	b.WriteString("</rdf:Description>\n")
	if accessible {
		b.WriteString(accessibility)
	}
	b.WriteString("</rdf:RDF>\n</x:xmpmeta>\n")
	// Room for editors that change metadata in place.
	b.WriteString(strings.Repeat(strings.Repeat(" ", 99)+"\n", 10))
	b.WriteString("<?xpacket end=\"w\"?>")
	return b.Bytes()
}

// accessibility claims PDF/UA-1, and describes the claim as PDF/A asks of
// properties that it does not know (ISO 19005-2 6.6.2.3.3).
const accessibility = `<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>part of ISO 14289</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
`

// escaped makes text safe for XML; characters XML cannot carry are replaced.
func escaped(s string) string {
	var b strings.Builder
	// A strings.Builder never fails.
	if err := xml.EscapeText(&b, []byte(s)); err != nil {
		panic("pdf: escaping text: " + err.Error())
	}
	return b.String()
}
