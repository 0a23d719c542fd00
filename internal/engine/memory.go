package engine

import (
	"bytes"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// memory is a file system of pinned style bases: slash-separated paths and
// their bytes. Folders exist because files lie in them.
type memory map[string][]byte

// Open implements fs.FS.
func (m memory) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	if data, ok := m[name]; ok {
		return &memoryFile{memoryInfo{path.Base(name), int64(len(data)), false}, bytes.NewReader(data)}, nil
	}
	if entries := m.entries(name); entries != nil {
		return &memoryFolder{memoryInfo{path.Base(name), 0, true}, entries}, nil
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// entries lists what lies directly in a folder, sorted.
func (m memory) entries(folder string) []fs.DirEntry {
	prefix := folder + "/"
	if folder == "." {
		prefix = ""
	}
	found := map[string]memoryInfo{}
	for name, data := range m {
		rest, inside := strings.CutPrefix(name, prefix)
		if !inside {
			continue
		}
		if first, _, deeper := strings.Cut(rest, "/"); deeper {
			found[first] = memoryInfo{first, 0, true}
		} else {
			found[rest] = memoryInfo{rest, int64(len(data)), false}
		}
	}
	var entries []fs.DirEntry
	for _, info := range found {
		entries = append(entries, fs.FileInfoToDirEntry(info))
	}
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return entries
}

type memoryInfo struct {
	name   string
	size   int64
	folder bool
}

func (i memoryInfo) Name() string       { return i.name }
func (i memoryInfo) Size() int64        { return i.size }
func (i memoryInfo) IsDir() bool        { return i.folder }
func (i memoryInfo) ModTime() time.Time { return time.Time{} }
func (i memoryInfo) Sys() any           { return nil }

func (i memoryInfo) Mode() fs.FileMode {
	if i.folder {
		return fs.ModeDir | 0o555
	}
	return 0o444
}

type memoryFile struct {
	memoryInfo
	io.Reader
}

func (f *memoryFile) Stat() (fs.FileInfo, error) { return f.memoryInfo, nil }
func (f *memoryFile) Close() error               { return nil }

type memoryFolder struct {
	memoryInfo
	rest []fs.DirEntry
}

func (f *memoryFolder) Stat() (fs.FileInfo, error) { return f.memoryInfo, nil }
func (f *memoryFolder) Close() error               { return nil }

func (f *memoryFolder) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: f.name, Err: fs.ErrInvalid}
}

// ReadDir implements fs.ReadDirFile.
func (f *memoryFolder) ReadDir(n int) ([]fs.DirEntry, error) {
	if n > 0 && len(f.rest) == 0 {
		return nil, io.EOF
	}
	if n <= 0 || n > len(f.rest) {
		n = len(f.rest)
	}
	list := f.rest[:n]
	f.rest = f.rest[n:]
	return list, nil
}
