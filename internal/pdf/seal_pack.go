package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"regexp"
)

var contentsRef = regexp.MustCompile(`/Contents (\d+) 0 R`)

// packPages compresses the content streams. fpdf could, but asks for a new
// compressor, and a megabyte for its tables, each time.
func (f *file) packPages() error {
	for _, page := range f.pages {
		n := reference(f.objects[page].text, contentsRef)
		if n == 0 || n >= len(f.objects) {
			return errLayout
		}
		var err error
		if f.objects[n], err = f.pack("", f.objects[n].stream); err != nil {
			return err
		}
	}
	return nil
}

// pack makes a Flate stream; entries are further keys of its dictionary.
func (f *file) pack(entries string, data []byte) (object, error) {
	var b bytes.Buffer
	if f.packer == nil {
		f.packer = zlib.NewWriter(&b)
	} else {
		f.packer.Reset(&b)
	}
	if _, err := f.packer.Write(data); err != nil {
		return object{}, err
	}
	if err := f.packer.Close(); err != nil {
		return object{}, err
	}
	return object{
		text:   fmt.Sprintf("<< %s/Filter /FlateDecode /Length %d >>", entries, b.Len()),
		stream: b.Bytes(), data: true,
	}, nil
}
