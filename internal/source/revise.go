package source

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"
)

// Pair is one key of a mapping to be written. Its value is a string, a list of
// such values ([]any), or a mapping ([]Pair).
type Pair struct {
	Key   string
	Value any
}

// ErrInline says that a mapping stands in one line with braces, where no entry
// can be put without writing the whole line anew.
var ErrInline = errors.New("mapping is written in braces")

// Revise writes entries into the mapping under, each with its values and no
// others: an entry that is there keeps the comments of what stays, new ones come
// last. Every other line of the text stays as it is.
func Revise(data []byte, under string, entries []Pair) ([]byte, error) {
	if bytes.Contains(data, []byte("\r\n")) {
		out, err := Revise(bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n")), under, entries)
		return bytes.ReplaceAll(out, []byte("\n"), []byte("\r\n")), err
	}
	if len(data) > 0 && data[len(data)-1] != '\n' {
		data = append(bytes.Clone(data), '\n')
	}
	root, _ := Parse("", data)
	i := slices.IndexFunc(root.Keys(), func(k *Node) bool { return k.Text() == under })
	if i < 0 {
		return Revise(append(bytes.Clone(data), under+":\n"...), under, entries)
	}
	lines := strings.SplitAfter(string(data), "\n")
	spans, last, err := spansOf(lines, root.Keys()[i], root.Get(under))
	if err != nil {
		return nil, err
	}
	blocks, added := map[int]string{}, ""
	for _, e := range entries {
		s, there := spans[e.Key]
		if !there {
			s = span{from: last.to, to: last.to, indent: last.indent}
		}
		block, err := revised(strings.Join(lines[s.from:s.to], ""), s.indent, e)
		if err != nil {
			return nil, fmt.Errorf("write %s.%s: %w", under, e.Key, err)
		}
		if there {
			blocks[s.from] = block
			clear(lines[s.from:s.to])
		} else {
			added += block
		}
	}
	var out bytes.Buffer
	for i, line := range lines {
		if i == last.to {
			out.WriteString(added)
		}
		out.WriteString(blocks[i] + line)
	}
	return out.Bytes(), nil
}

// span is where an entry stands: its lines, and how far it is indented.
type span struct{ from, to, indent int }

// spansOf finds the lines of all entries; last is that of the last one, or the
// place of the first where there is none.
func spansOf(lines []string, parent, entries *Node) (spans map[string]span, last span, err error) {
	line := parent.Pos().Line
	if entries.Null() {
		rest := strings.TrimPrefix(strings.TrimSpace(lines[line-1]), parent.Text()+":")
		if rest = strings.TrimSpace(rest); rest != "" && rest[0] != '#' {
			return nil, span{}, ErrInline
		}
		return nil, span{to: line, indent: 2}, nil
	}
	if entries.Kind() != Mapping || entries.flow || len(entries.Keys()) == 0 {
		return nil, span{}, ErrInline
	}
	spans = map[string]span{}
	for _, k := range entries.Keys() {
		last = span{from: k.Pos().Line - 1, to: k.Pos().Line, indent: k.Pos().Col - 1}
		for i := last.to; i < len(lines); i++ {
			text := strings.TrimLeft(lines[i], " ")
			if strings.TrimSpace(text) == "" {
				continue
			}
			if len(lines[i])-len(text) <= last.indent {
				break
			}
			last.to = i + 1
		}
		spans[k.Text()] = last
	}
	return spans, last, nil
}

// revised is the block of an entry with its new values.
func revised(block string, indent int, entry Pair) (string, error) {
	margin := strings.Repeat(" ", indent)
	var lines []string
	for line := range strings.Lines(block) {
		lines = append(lines, strings.TrimPrefix(line, margin))
	}
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(strings.Join(lines, "")), &doc); err != nil {
		return "", err
	}
	top := &yaml.Node{Kind: yaml.MappingNode}
	if doc.Kind != 0 {
		top = doc.Content[0]
	}
	set(valueOf(top, entry.Key), entry.Value)
	var out bytes.Buffer
	enc := yaml.NewEncoder(&out)
	enc.SetIndent(2)
	if err := errors.Join(enc.Encode(top), enc.Close()); err != nil {
		return "", err
	}
	var b strings.Builder
	for line := range strings.Lines(out.String()) {
		if line != "\n" {
			b.WriteString(margin)
		}
		b.WriteString(line)
	}
	return b.String(), nil
}

// set writes a value into a node, which keeps its comments.
func set(n *yaml.Node, value any) {
	switch v := value.(type) {
	case string:
		if n.Kind != yaml.ScalarNode || n.Value != v {
			n.Content = nil
			n.SetString(v)
		}
	case []any:
		if n.Kind != yaml.SequenceNode {
			n.Kind, n.Tag, n.Value, n.Style = yaml.SequenceNode, "", "", 0
		}
		n.Content = n.Content[:min(len(n.Content), len(v))]
		for i, item := range v {
			if i == len(n.Content) {
				n.Content = append(n.Content, &yaml.Node{})
			}
			set(n.Content[i], item)
		}
	case []Pair:
		if n.Kind != yaml.MappingNode {
			n.Kind, n.Tag, n.Value, n.Style = yaml.MappingNode, "", "", 0
		}
		for i := 0; i+1 < len(n.Content); {
			if slices.ContainsFunc(v, func(p Pair) bool { return p.Key == n.Content[i].Value }) {
				i += 2
			} else {
				n.Content = slices.Delete(n.Content, i, i+2)
			}
		}
		for _, p := range v {
			set(valueOf(n, p.Key), p.Value)
		}
	}
}

// valueOf is the value of a key, which is added where it is missing.
func valueOf(n *yaml.Node, key string) *yaml.Node {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	name := &yaml.Node{}
	name.SetString(key)
	n.Content = append(n.Content, name, &yaml.Node{})
	return n.Content[len(n.Content)-1]
}
