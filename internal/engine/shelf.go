package engine

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"naskah/internal/diag"
	"naskah/internal/render"
	"naskah/internal/workflow"
)

// Shelf is where workflows and templates stand. The office's own files override
// the shipped ones, whole files only. File systems may be nil.
type Shelf struct {
	OfficeWorkflows  fs.FS
	OfficeTemplates  fs.FS
	ShippedWorkflows fs.FS
	ShippedTemplates fs.FS
}

// find reads the first of the names that exists, the office's own first.
func find(own, shipped fs.FS, names ...string) (string, []byte, error) {
	for _, shelf := range []fs.FS{own, shipped} {
		if shelf == nil {
			continue
		}
		for _, name := range names {
			data, err := fs.ReadFile(shelf, name)
			if err == nil {
				return name, data, nil
			}
			if !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, fs.ErrInvalid) {
				return name, nil, fmt.Errorf("read %s: %w", name, err)
			}
		}
	}
	return "", nil, fs.ErrNotExist
}

// names lists the files of a kind on both shelves, by name without ending.
func names(own, shipped fs.FS, endings ...string) ([]string, error) {
	var all []string
	for _, shelf := range []fs.FS{own, shipped} {
		if shelf == nil {
			continue
		}
		entries, err := fs.ReadDir(shelf, ".")
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, fmt.Errorf("list shelf: %w", err)
		}
		for _, e := range entries {
			// Word keeps "~$nota.docx" beside an open file, macOS "._nota.docx" on
			// a memory stick: neither is a template.
			hidden := strings.HasPrefix(e.Name(), ".") || strings.HasPrefix(e.Name(), "~")
			if ext := path.Ext(e.Name()); !hidden && !e.IsDir() && slices.Contains(endings, ext) {
				all = append(all, strings.TrimSuffix(e.Name(), ext))
			}
		}
	}
	slices.Sort(all)
	return slices.Compact(all), nil
}

// Workflows lists the workflows there are.
func (s Shelf) Workflows() ([]string, error) {
	return names(s.OfficeWorkflows, s.ShippedWorkflows, ".yaml")
}

// Templates lists the papers there are templates for.
func (s Shelf) Templates() ([]string, error) {
	return names(s.OfficeTemplates, s.ShippedTemplates, ".naskah", ".docx")
}

// Workflow reads and parses a workflow by its file name without ending.
func (s Shelf) Workflow(id string) (*workflow.Definition, []byte, []diag.Diagnostic, error) {
	file, data, err := find(s.OfficeWorkflows, s.ShippedWorkflows, id+".yaml")
	if errors.Is(err, fs.ErrNotExist) {
		known, err := s.Workflows()
		if err != nil {
			return nil, nil, nil, err
		}
		return nil, nil, nil, diag.Fail(missing("EN002", "alur", id, known))
	}
	if err != nil {
		return nil, nil, nil, err
	}
	def, findings := workflow.Parse("workflows/"+file, data)
	return def, data, findings, nil
}

// missing is the finding for a name that stands on no shelf.
func missing(code, slot, name string, known []string) diag.Diagnostic {
	finding := diag.New(code, diag.Position{}, slot, name, "ada", known)
	if near := diag.Suggest(name, known); near != "" {
		finding = finding.WithHint("EN.mirip", "mirip", near)
	}
	return finding
}

// bundle is a template with everything its output depends on: what a dossier
// pins, so that the paper can be made the same way in ten years.
type bundle struct {
	File   string            `json:"berkas"`
	Source []byte            `json:"naskah"`
	Styles map[string][]byte `json:"gaya,omitempty"` // path below templates → bytes
}

// template reads a template, and the style base it is set in, as one bundle.
// The template is nil when its findings forbid its use.
func (s Shelf) template(name string) (bundle, *render.Template, []diag.Diagnostic, error) {
	file, data, err := find(s.OfficeTemplates, s.ShippedTemplates, name+".naskah", name+".docx")
	if errors.Is(err, fs.ErrNotExist) {
		known, err := s.Templates()
		if err != nil {
			return bundle{}, nil, nil, err
		}
		return bundle{}, nil, nil, diag.Fail(missing("EN003", "naskah", name, known))
	}
	if err != nil {
		return bundle{}, nil, nil, err
	}
	b := bundle{File: file, Source: data, Styles: map[string][]byte{}}
	template, findings := render.Parse(b.place(), data, styles{shelf: s, read: b.Styles})
	return b, template, findings, nil
}

// styles are the style bases of a shelf; one of the office replaces the
// shipped one of the same name as a whole. It keeps what is read, because that
// is what has to be pinned.
type styles struct {
	shelf Shelf
	read  map[string][]byte
}

// Open implements fs.FS.
func (s styles) Open(name string) (fs.File, error) {
	if own := s.owner(name); own != nil {
		return own.Open(name)
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// ReadFile implements fs.ReadFileFS.
func (s styles) ReadFile(name string) ([]byte, error) {
	own := s.owner(name)
	if own == nil {
		return nil, &fs.PathError{Op: "read", Path: name, Err: fs.ErrNotExist}
	}
	data, err := fs.ReadFile(own, name)
	if err == nil {
		s.read[name] = data
	}
	return data, err
}

// owner is the shelf whose style base a path lies in.
func (s styles) owner(name string) fs.FS {
	parts := strings.SplitN(name, "/", 3)
	if own := s.shelf.OfficeTemplates; own != nil && len(parts) > 1 {
		if _, err := fs.Stat(own, path.Join(parts[0], parts[1])); err == nil {
			return own
		}
	}
	return s.shelf.ShippedTemplates
}
