package cli

import (
	"path/filepath"
	"slices"
	"testing"
)

func TestFontFoldersOfASystem(t *testing.T) {
	env := map[string]string{"HOME": filepath.FromSlash("/rumah")}
	getenv := func(name string) string { return env[name] }
	if got := fontFolders("linux", getenv); !slices.Contains(got, filepath.FromSlash("/rumah/.local/share/fonts")) || !slices.Contains(got, "/usr/share/fonts") {
		t.Errorf("linux: %v", got)
	}
	if got := fontFolders("windows", getenv); len(got) != 0 {
		t.Errorf("windows without its variables: %v", got)
	}
	env["NASKAH_FONTS"] = "a" + string(filepath.ListSeparator) + "b"
	if got := fontFolders("darwin", getenv); !slices.Equal(got, []string{"a", "b"}) {
		t.Errorf("NASKAH_FONTS: %v", got)
	}
	env["NASKAH_FONTS"] = "-"
	if got := fontFolders("linux", getenv); got != nil {
		t.Errorf("NASKAH_FONTS=-: %v", got)
	}
}
