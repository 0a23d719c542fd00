// Package bag writes and judges bags: folders that carry a list of digests of
// all they hold, after BagIt 1.0 (RFC 8493), so that sha256sum alone can prove
// them in thirty years.
//
// Create makes a bag beside its place; Add and Tag put files in; Close writes
// the manifests, syncs everything and renames the folder into place, so that
// there is no bag or a whole one. Check reads a bag and names each file that is
// damaged, missing, renamed or there besides. The package knows nothing of what
// the files mean, and reads no clock.
package bag

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"naskah/internal/disk"
)

// Names of the files a bag consists of (RFC 8493 2).
const (
	declarationName = "bagit.txt"
	infoName        = "bag-info.txt"
	manifestName    = "manifest-sha256.txt"
	tagName         = "tagmanifest-sha256.txt"
	payload         = "data"
)

// declaration is the whole of bagit.txt (RFC 8493 2.1.1).
const declaration = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"

// leftPattern names bags on their way; one a day old belongs to a run that was
// killed.
const (
	leftPattern = ".naskah-arsip-*"
	leftAfter   = 24 * time.Hour
)

// Field is one line of bag-info.txt.
type Field struct{ Name, Value string }

// line is one file with its digest.
type line struct{ digest, name string }

// Writer fills one bag. It is for one goroutine.
type Writer struct {
	place, tmp string
	files      []line // payload
	tags       []line
	size       int64
	dirs       map[string]bool
}

// Create begins a bag that will stand at place. It fails when something is
// there already.
func Create(place string) (*Writer, error) {
	if _, err := os.Lstat(place); err == nil {
		return nil, fmt.Errorf("make %s: %w", place, fs.ErrExist)
	}
	beside := filepath.Dir(place)
	if err := os.MkdirAll(beside, 0o755); err != nil {
		return nil, fmt.Errorf("make the folder of a bag: %w", err)
	}
	tmp, err := os.MkdirTemp(beside, leftPattern)
	if err != nil {
		return nil, fmt.Errorf("begin a bag: %w", err)
	}
	w := &Writer{place: place, tmp: tmp, dirs: map[string]bool{}}
	if err := errors.Join(sweep(beside, tmp), os.Chmod(tmp, 0o755), w.folder(payload)); err != nil {
		return nil, errors.Join(err, w.Abort())
	}
	return w, nil
}

// sweep clears away bags on their way that never arrived. Age is told by the
// file system that keeps them, beside a folder made just now.
func sweep(beside, fresh string) error {
	now, err := os.Stat(fresh)
	if err != nil {
		return err
	}
	all, err := os.ReadDir(beside)
	if err != nil {
		return err
	}
	for _, e := range all {
		left, _ := filepath.Match(leftPattern, e.Name())
		if info, err := e.Info(); !left || err != nil || !e.IsDir() || now.ModTime().Sub(info.ModTime()) < leftAfter {
			continue
		}
		if err := os.RemoveAll(filepath.Join(beside, e.Name())); err != nil {
			return err
		}
	}
	return nil
}

// Add puts a file into the payload: name is its path below data, with slashes.
func (w *Writer) Add(name string, data []byte) error {
	name = payload + "/" + name
	if err := w.put(name, data); err != nil {
		return err
	}
	w.files, w.size = append(w.files, line{digestOf(data), name}), w.size+int64(len(data))
	return nil
}

// Tag puts a file about the payload beside it.
func (w *Writer) Tag(name string, data []byte) error {
	if err := w.put(name, data); err != nil {
		return err
	}
	w.tags = append(w.tags, line{digestOf(data), name})
	return nil
}

func (w *Writer) put(name string, data []byte) error {
	if !portable(name) {
		return fmt.Errorf("put %q into a bag: not a name that every system takes", name)
	}
	if err := w.folder(path.Dir(name)); err != nil {
		return err
	}
	f, err := os.OpenFile(w.path(name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return fmt.Errorf("put %s into a bag: %w", name, err)
	}
	_, err = f.Write(data)
	if err := errors.Join(err, f.Close()); err != nil {
		return fmt.Errorf("put %s into a bag: %w", name, err)
	}
	return nil
}

// folder makes a folder of the bag and those above it.
func (w *Writer) folder(name string) error {
	if name == "." || w.dirs[name] {
		return nil
	}
	if err := os.MkdirAll(w.path(name), 0o755); err != nil {
		return fmt.Errorf("make folder %s of a bag: %w", name, err)
	}
	for ; name != "."; name = path.Dir(name) {
		w.dirs[name] = true
	}
	return nil
}

func (w *Writer) path(name string) string { return filepath.Join(w.tmp, filepath.FromSlash(name)) }

// Close writes what makes the folder a bag, syncs all of it and puts it in
// place.
func (w *Writer) Close(info []Field) error {
	info = append(slices.Clone(info), Field{"Payload-Oxum", fmt.Sprintf("%d.%d", w.size, len(w.files))})
	var b strings.Builder
	for _, f := range info {
		fmt.Fprintf(&b, "%s: %s\n", f.Name, strings.Join(strings.Fields(f.Value), " "))
	}
	err := w.Tag(declarationName, []byte(declaration))
	err = errors.Join(err, w.Tag(infoName, []byte(b.String())))
	err = errors.Join(err, w.Tag(manifestName, manifest(w.files)))
	if err == nil {
		err = w.put(tagName, manifest(w.tags))
	}
	if err == nil {
		err = w.sync()
	}
	if err == nil {
		err = os.Rename(w.tmp, w.place)
	}
	if err != nil {
		return errors.Join(fmt.Errorf("finish bag %s: %w", w.place, err), w.Abort())
	}
	return disk.SyncFolder(filepath.Dir(w.place))
}

// Abort takes away what was written.
func (w *Writer) Abort() error { return os.RemoveAll(w.tmp) }

// syncs is how many files are synced at a time: a file system makes many
// durable with one write of its journal.
const syncs = 16

// sync makes all files and folders durable. It is done at the end, when the
// system has written most of them by itself.
func (w *Writer) sync() error {
	names := make(chan string)
	failed := make(chan error, syncs)
	for range syncs {
		go func() {
			var err error
			for name := range names {
				err = errors.Join(err, disk.SyncFile(name))
			}
			failed <- err
		}()
	}
	for _, l := range append(slices.Concat(w.files, w.tags), line{name: tagName}) {
		names <- w.path(l.name)
	}
	close(names)
	var err error
	for range syncs {
		err = errors.Join(err, <-failed)
	}
	if err != nil {
		return err
	}
	for name := range w.dirs {
		if err := disk.SyncFolder(w.path(name)); err != nil {
			return err
		}
	}
	return disk.SyncFolder(w.tmp)
}

// manifest lists files as sha256sum writes and checks them, by name.
func manifest(files []line) []byte {
	files = slices.SortedFunc(slices.Values(files), func(a, b line) int { return cmp.Compare(a.name, b.name) })
	var b strings.Builder
	for _, f := range files {
		b.WriteString(f.digest + "  " + f.name + "\n")
	}
	return []byte(b.String())
}

func digestOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// portable reports whether a path is plain ASCII that Windows, macOS and Linux
// take and that leads nowhere else: composed letters are not the same bytes on
// all of them.
func portable(name string) bool {
	if !fs.ValidPath(name) || name == "." || len(name) > maxName {
		return false
	}
	for i := range len(name) {
		if c := name[i]; c < ' ' || c > '~' || strings.IndexByte(`<>:"\|?*%`, c) >= 0 {
			return false
		}
	}
	return true
}
