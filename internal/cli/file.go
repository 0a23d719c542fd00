package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"unicode"

	"naskah/internal/diag"
	"naskah/internal/disk"
	"naskah/internal/engine"
)

// tempPattern names files on their way: what a killed run left of them is no
// paper and can go.
const tempPattern = ".naskah-*"

// writeFile puts data in place whole or not at all: a temporary file beside the
// target, synced, then renamed over it. Where the target cannot be replaced
// because a program holds it open (Word on Windows), a sibling name is used. It
// returns the name that was written.
func writeFile(name string, data []byte) (string, error) {
	dir := filepath.Dir(name)
	if info, err := os.Stat(name); err == nil && info.IsDir() {
		return "", diag.Fail(diag.New("CL008", diag.Position{File: name}))
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return "", cannotWrite(dir, err)
	}
	tmp, err := os.CreateTemp(dir, tempPattern)
	if err != nil {
		return "", cannotWrite(name, err)
	}
	if err := fillFile(tmp, data); err != nil {
		return "", errors.Join(cannotWrite(name, err), os.Remove(tmp.Name()))
	}
	return replace(tmp.Name(), name)
}

// replace renames a finished file over its target.
func replace(tmp, name string) (string, error) {
	written := name
	err := os.Rename(tmp, written)
	for n := 2; err != nil && runtime.GOOS == "windows" && n < 10; n++ {
		written = sibling(name, n)
		err = os.Rename(tmp, written)
	}
	if err != nil {
		return "", errors.Join(cannotWrite(name, err), os.Remove(tmp))
	}
	return written, disk.SyncFolder(filepath.Dir(name))
}

// cannotWrite says in words why a file or folder could not be written.
func cannotWrite(name string, err error) error {
	pos := diag.Position{File: name}
	var finding diag.Diagnostic
	switch {
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		finding = diag.New("CL004", pos)
	case disk.Full(err):
		finding = diag.New("CL005", pos)
	case errors.Is(err, syscall.ENAMETOOLONG):
		finding = diag.New("CL006", pos)
	case errors.Is(err, syscall.ENOTDIR):
		finding = diag.New("CL007", pos)
	default:
		finding = diag.New("CL009", pos, "sebab", cause(err))
	}
	return fmt.Errorf("%w: %w", diag.Fail(finding), err)
}

// cause is the system's own words without the call and the path.
func cause(err error) string {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err.Error()
	}
	return err.Error()
}

func fillFile(f *os.File, data []byte) error {
	_, err := f.Write(data)
	if err == nil {
		err = f.Chmod(0o644)
	}
	if err == nil {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}

// sibling is "naskah (2).docx" for "naskah.docx".
func sibling(name string, n int) string {
	ext := filepath.Ext(name)
	return fmt.Sprintf("%s (%d)%s", strings.TrimSuffix(name, ext), n, ext)
}

// outFile is a file to be written.
type outFile struct {
	name string
	data []byte
}

// writeAll writes files one after another and returns the names they got. When
// it has to stop after the first, the error says how far it came.
func (a *app) writeAll(ctx context.Context, files []outFile) ([]string, error) {
	var names []string
	for i, f := range files {
		written := f.name
		err := ctx.Err()
		if err == nil && !a.dryRun {
			written, err = writeFile(f.name, f.data)
		}
		if err != nil && i > 0 {
			return names, partlyError{done: i, all: len(files), cause: err}
		}
		if err != nil {
			return nil, err
		}
		if written != f.name {
			a.talk("cli.sibling", "berkas", f.name, "nama", written)
		}
		names = append(names, written)
	}
	if a.dryRun && len(files) > 0 {
		a.talk("cli.dryrun")
	}
	return names, nil
}

// safeName makes a file name that Windows, macOS and Linux all take, and that
// names no other folder. A paper's ID is safe by itself; the name of an attached
// file comes from outside.
func safeName(name string) string {
	name = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`<>:"/\|?*`, r) || unicode.IsControl(r) {
			return '-'
		}
		return r
	}, name)
	ext := filepath.Ext(name)
	stem := []rune(strings.TrimSuffix(name, ext))
	if most := max(1, 120-len([]rune(ext))); len(stem) > most {
		stem = stem[:most]
	}
	name = strings.TrimRight(string(stem)+ext, ". ")
	device, _, _ := strings.Cut(strings.ToUpper(name), ".")
	if name == "" || reserved(device) {
		return "_" + name
	}
	return name
}

// reserved reports whether a name is one of Windows' devices.
func reserved(name string) bool {
	switch name {
	case "CON", "PRN", "AUX", "NUL":
		return true
	}
	return len(name) == 4 && (strings.HasPrefix(name, "COM") || strings.HasPrefix(name, "LPT")) && name[3] >= '0' && name[3] <= '9'
}

// maxInput is the largest file a command reads; the desk has limits of its own.
const maxInput = 2 * engine.MaxAttachment

// readInput reads a file named on the command line; "-" is stdin.
func (a *app) readInput(name string) ([]byte, error) {
	if name == "-" {
		return readAtMost(a.Stdin, "-")
	}
	f, err := openInput(name)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }() // only read from
	info, err := f.Stat()
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	if info.Size() > maxInput {
		return nil, tooLarge(name, info.Size())
	}
	return readAtMost(f, name)
}

// openInput opens a file that is to be read; a folder is none.
func openInput(name string) (*os.File, error) {
	pos := diag.Position{File: name}
	f, err := os.Open(name)
	switch {
	case errors.Is(err, fs.ErrNotExist), errors.Is(err, syscall.ENOTDIR):
		return nil, diag.Fail(diag.New("CL001", pos))
	case err != nil:
		return nil, fmt.Errorf("%w: %w", diag.Fail(diag.New("CL013", pos, "sebab", cause(err))), err)
	}
	info, err := f.Stat()
	if err == nil && info.IsDir() {
		err = diag.Fail(diag.New("CL002", pos))
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

// readAtMost reads a stream that may not be longer than maxInput.
func readAtMost(r io.Reader, name string) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxInput+1))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", diag.Fail(diag.New("CL013", diag.Position{File: name}, "sebab", cause(err))), err)
	}
	if len(data) > maxInput {
		return nil, tooLarge(name, int64(len(data)))
	}
	return data, nil
}

func tooLarge(name string, size int64) error {
	return diag.Fail(diag.New("CL003", diag.Position{File: name}, "ukuran", (size+1<<20-1)>>20, "batas", maxInput>>20))
}
