package diagram

import (
	"fmt"
	"strings"

	"naskah/internal/workflow"
)

// Mermaid writes a workflow as a Mermaid flow chart. Names are numbers there
// and texts are quoted, so that nothing a drafter writes is taken for syntax.
func Mermaid(d *workflow.Definition, current string) []byte {
	g := graphOf(d)
	var b strings.Builder
	b.WriteString("flowchart TD\n")
	for i, s := range g.stages {
		open, end := "[", "]"
		switch s.shape {
		case endShape:
			open, end = "([", "])"
		case autoShape:
			open, end = "{{", "}}"
		case parallelShape:
			open, end = "[[", "]]"
		}
		fmt.Fprintf(&b, "  t%d%s\"%s\"%s\n", i+1, open, quoteAll(append([]string{s.label}, s.notes...)), end)
	}
	for _, l := range g.links {
		arrow := "-->"
		switch {
		case l.reasoned:
			arrow = "-.->"
		case l.auto:
			arrow = "==>"
		}
		label := quoteAll(l.labels)
		if label != "" {
			label = "|\"" + label + "\"|"
		}
		fmt.Fprintf(&b, "  t%d %s%s t%d\n", l.from+1, arrow, label, l.to+1)
	}
	for i, s := range g.stages {
		if s.name == current {
			fmt.Fprintf(&b, "  style t%d fill:#000,color:#fff,stroke:#000\n", i+1)
		}
	}
	return []byte(b.String())
}

// quoteAll writes texts as lines of one quoted text. Mermaid has entity codes
// for what would end it.
func quoteAll(texts []string) string {
	escape := strings.NewReplacer("#", "#35;", `"`, "#quot;", "<", "#lt;", ">", "#gt;", "&", "#amp;", "`", "#96;", "\n", " ")
	var lines []string
	for _, t := range texts {
		if t != "" {
			lines = append(lines, escape.Replace(t))
		}
	}
	return strings.Join(lines, "<br>")
}
