package main

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// words reads the words of a document with the standard library alone, so that
// no engine judges its own work: text, header and footer.
func words(file string) ([]string, error) {
	z, err := zip.OpenReader(file)
	if err != nil {
		return nil, err
	}
	defer z.Close()
	var out []string
	for _, part := range []string{"word/document.xml", "word/header1.xml", "word/footer1.xml"} {
		f, err := z.Open(part)
		if err != nil {
			return nil, err
		}
		text, err := plainText(f)
		if err := errors.Join(err, f.Close()); err != nil {
			return nil, fmt.Errorf("read %s: %w", part, err)
		}
		out = append(out, strings.Fields(text)...)
	}
	return out, nil
}

// plainText joins the w:t of a part; paragraphs, breaks and tabs are blanks.
func plainText(r io.Reader) (string, error) {
	var out strings.Builder
	inText := false
	for d := xml.NewDecoder(r); ; {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return out.String(), nil
		}
		if err != nil {
			return "", err
		}
		switch t := token.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "t":
				inText = true
			case "p", "br", "tab":
				out.WriteByte(' ')
			}
		case xml.EndElement:
			inText = inText && t.Name.Local != "t"
		case xml.CharData:
			if inText {
				out.Write(t)
			}
		}
	}
}
