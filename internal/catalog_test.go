package internal

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"naskah/internal/archive"
	"naskah/internal/dossier"
	"naskah/internal/message"
	"naskah/internal/simulate"
	"naskah/internal/workflow"
)

// speaking are the functions whose first argument is a key of the catalog; cli
// has some of its own.
var (
	speaking    = map[string]bool{"message.P": true, "diag.New": true, "diag.Warn": true, "diag.Note": true, ".WithHint": true}
	speakingCLI = map[string]bool{".say": true, ".talk": true, ".complain": true, "usage": true}
)

// spoken is what the code says: string literals with the places they stand at,
// and the expressions that build a key out of parts.
type spoken struct {
	fset     *token.FileSet
	keys     map[string]string // literal first argument of a speaking function → place
	literals map[string]bool   // every string literal
	built    map[string]string // first arguments that are no literal → place
	commands []string          // names of commands of cli
}

// codePattern is the shape of a finding's code.
var codePattern = regexp.MustCompile(`^[A-Z]{2}[0-9]{3}$`)

// builtKeys are the keys that are not literals, with all they can be.
func builtKeys(s *spoken) map[string][]string {
	kinds := []dossier.Kind{
		dossier.Opened, dossier.Filled, dossier.Acted, dossier.Voted, dossier.Automatic, dossier.Adopted, dossier.Attached, dossier.Corrected, dossier.Numbered,
		dossier.Begotten, dossier.Lapsed, dossier.Moved, dossier.Archived, dossier.Printed, dossier.Erased,
	}
	keys := map[string][]string{}
	for _, name := range s.commands {
		for _, part := range []string{"use", "short", "long"} {
			expr := `"cli." + name + ".` + part + `"`
			keys[expr] = append(keys[expr], "cli."+name+"."+part)
		}
	}
	for _, kind := range kinds {
		expr := `"cli.event." + string(e.Kind)`
		keys[expr] = append(keys[expr], "cli.event."+string(kind))
	}
	for _, fate := range []archive.Fate{archive.Destroyed, archive.Permanent, archive.Appraised} {
		expr := `"archive.fate." + string(f)`
		keys[expr] = append(keys[expr], "archive.fate."+string(fate))
	}
	for _, k := range append(workflow.Keys(), simulate.Language().Keys...) {
		expr := `"kunci." + k.In + "." + k.Name`
		keys[expr] = append(keys[expr], "kunci."+k.Path())
	}
	return keys
}

func TestEveryKeyIsInTheCatalogAndEveryTextIsUsed(t *testing.T) {
	s := read(t)
	built := builtKeys(s)
	used := maps.Clone(s.literals)
	for expr, place := range s.built {
		if _, known := built[expr]; !known {
			t.Errorf("%s: the key %s is not a literal and is not listed in builtKeys", place, expr)
		}
	}
	for expr, keys := range built {
		if _, said := s.built[expr]; !said {
			t.Errorf("no code builds the key %s any more", expr)
		}
		for _, key := range keys {
			used[key] = true
			if _, ok := message.Lookup(key); !ok {
				t.Errorf("%s: the catalog has no %s", s.built[expr], key)
			}
		}
	}
	for key, place := range s.keys {
		if _, ok := message.Lookup(key); !ok {
			t.Errorf("%s: the catalog has no %s", place, key)
		}
	}
	for _, key := range message.Keys() {
		// A hint is looked up with the code of its finding (diag.HintText).
		if !used[key] && !used[strings.TrimSuffix(key, ".hint")] {
			t.Errorf("the text %s is said nowhere", key)
		}
	}
}

// read collects what all our code says, tests and the catalog itself left out.
func read(t *testing.T) *spoken {
	t.Helper()
	s := &spoken{
		fset: token.NewFileSet(), keys: map[string]string{}, literals: map[string]bool{}, built: map[string]string{},
	}
	err := filepath.WalkDir(".", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(file, ".go") || strings.HasSuffix(file, "_test.go") {
			return err
		}
		if filepath.Dir(file) == "message" {
			return nil
		}
		parsed, err := parser.ParseFile(s.fset, file, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		passed := passedOn(parsed)
		ast.Inspect(parsed, func(n ast.Node) bool { s.visit(n, passed); return true })
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(s.commands)
	return s
}

// passedOn are the parameters of functions that take a key from their caller:
// diag.New itself, a.say, a room's own helper. Their callers are looked at.
func passedOn(file *ast.File) map[*ast.Ident]bool {
	passed := map[*ast.Ident]bool{}
	for _, decl := range file.Decls {
		f, ok := decl.(*ast.FuncDecl)
		if !ok || f.Body == nil {
			continue
		}
		names := map[string]bool{}
		for _, field := range f.Type.Params.List {
			for _, name := range field.Names {
				names[name.Name] = true
			}
		}
		ast.Inspect(f.Body, func(n ast.Node) bool {
			if id, ok := n.(*ast.Ident); ok && names[id.Name] {
				passed[id] = true
			}
			return true
		})
	}
	return passed
}

func (s *spoken) visit(n ast.Node, passed map[*ast.Ident]bool) {
	switch n := n.(type) {
	case *ast.BasicLit:
		if text, ok := literal(n); ok {
			s.literals[text] = true
			if codePattern.MatchString(text) {
				s.keys[text] = s.place(n)
			}
		}
	case *ast.CallExpr:
		name := called(n)
		if len(n.Args) == 0 {
			return
		}
		room := filepath.Dir(s.fset.Position(n.Pos()).Filename)
		if text, ok := literal(n.Args[0]); ok && room == "cli" && name == ".command" {
			s.commands = append(s.commands, text)
		}
		if !speaking[name] && (room != "cli" || !speakingCLI[name]) {
			return
		}
		if text, ok := literal(n.Args[0]); ok {
			s.keys[text] = s.place(n)
			return
		}
		if id, ok := n.Args[0].(*ast.Ident); ok && passed[id] {
			return
		}
		s.built[expression(n.Args[0])] = s.place(n)
	}
}

func (s *spoken) place(n ast.Node) string { return s.fset.Position(n.Pos()).String() }

// called is the name of the function of a call: diag.New, usage, or .say for a
// method.
func called(n *ast.CallExpr) string {
	switch f := n.Fun.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		if id, ok := f.X.(*ast.Ident); ok && (id.Name == "diag" || id.Name == "message") {
			return id.Name + "." + f.Sel.Name
		}
		return "." + f.Sel.Name
	}
	return ""
}

func literal(n ast.Expr) (string, bool) {
	lit, ok := n.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	text, err := strconv.Unquote(lit.Value)
	return text, err == nil
}

// expression writes the parts of a key.
func expression(n ast.Expr) string {
	switch n := n.(type) {
	case *ast.BasicLit:
		return n.Value
	case *ast.Ident:
		return n.Name
	case *ast.SelectorExpr:
		return expression(n.X) + "." + n.Sel.Name
	case *ast.BinaryExpr:
		return expression(n.X) + " " + n.Op.String() + " " + expression(n.Y)
	case *ast.CallExpr:
		if len(n.Args) == 1 {
			return expression(n.Fun) + "(" + expression(n.Args[0]) + ")"
		}
	}
	return "?"
}
