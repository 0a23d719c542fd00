package pdf

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image/png"
	"io"
)

// signature opens a PNG file (PNG 5.2).
const signature = "\x89PNG\r\n\x1a\n"

// readPNG reads a PNG; one that fpdf takes as it is need not be unpacked in
// memory for that.
func readPNG(data []byte) (picture, error) {
	if plainPNG(data) {
		if err := checkPNG(data); err != nil {
			return picture{}, err
		}
		return picture{kind: "png", data: data}, nil
	}
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return picture{}, err
	}
	return asPNG(img)
}

// chunks goes through the chunks of a PNG (PNG 5.3) up to IEND, and reports
// whether that was reached. The size of a chunk is never trusted.
func chunks(data []byte, each func(name string, chunk, sum []byte) bool) bool {
	for at := len(signature); at+12 <= len(data); {
		size := int64(binary.BigEndian.Uint32(data[at:]))
		if size > int64(len(data)-at-12) {
			return false
		}
		name, end := string(data[at+4:at+8]), at+8+int(size)
		if !each(name, data[at+8:end], data[end:end+4]) {
			return false
		}
		if name == "IEND" {
			return true
		}
		at = end + 4
	}
	return false
}

// plainPNG reports whether fpdf can take a PNG as it is: at most 8 bits a sample,
// not interlaced, no transparency outside an 8-bit alpha channel (PNG 11.2.2,
// 11.3.2). fpdf also stops at any empty chunk.
func plainPNG(data []byte) bool {
	if len(data) < 33 {
		return false
	}
	depth, kind, interlaced := data[24], data[25], data[28]
	if interlaced != 0 || depth > 8 || kind >= 4 && depth != 8 {
		return false
	}
	return chunks(data, func(name string, chunk, _ []byte) bool {
		return name != "tRNS" && (len(chunk) > 0 || name == "IEND")
	})
}

// checkPNG makes sure that a plain PNG holds all its rows and no more, and that
// nothing in it is damaged.
func checkPNG(data []byte) error {
	var packed []io.Reader
	sound := true
	chunks(data, func(name string, chunk, sum []byte) bool {
		h := crc32.NewIEEE()
		_, _ = io.WriteString(h, name) // a hash takes everything
		_, _ = h.Write(chunk)
		sound = sound && h.Sum32() == binary.BigEndian.Uint32(sum)
		if name == "IDAT" {
			packed = append(packed, bytes.NewReader(chunk))
		}
		return true
	})
	if !sound {
		return png.FormatError("invalid checksum")
	}
	z, err := zlib.NewReader(io.MultiReader(packed...))
	if err != nil {
		return err
	}
	width, height := int(binary.BigEndian.Uint32(data[16:])), int(binary.BigEndian.Uint32(data[20:]))
	samples := map[byte]int{0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[data[25]]
	row := make([]byte, 1+(width*samples*int(data[24])+7)/8)
	for range height {
		if _, err := io.ReadFull(z, row); err != nil {
			if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
				return png.FormatError("not enough pixel data")
			}
			return err
		}
		if row[0] > 4 { // PNG 9.2 knows five filters
			return png.FormatError("bad filter type")
		}
	}
	// The end of the stream holds its checksum.
	if n, err := io.Copy(io.Discard, io.LimitReader(z, 1)); err != nil || n > 0 {
		return errors.Join(err, png.FormatError("too much pixel data"))
	}
	return z.Close()
}
