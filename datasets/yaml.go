package datasets

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"reflect"
	"slices"
	"strings"
	"syscall"
	"unicode/utf8"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"

	"quotient/datasets/bounded"
	"quotient/datasets/folder"
	"quotient/datasets/lazy"
	"quotient/datasets/limits"
	"quotient/datasets/quantity"
)

// A Text is a string of a YAML file that knows where it stands, so that what
// is found wrong with it later can be shown there.
type Text struct {
	Value        string
	Line, Column int    // where it begins, with its quotation mark
	written      string // as it stands in the file
	// locales holds the text by locale, where the file gives it in several.
	locales map[string]string
}

func (t Text) String() string { return t.Value }

// UnmarshalYAML takes any scalar as it is written: 007 stays 007.
func (t *Text) UnmarshalYAML(node ast.Node) error {
	tok := node.GetToken()
	t.Line, t.Column, t.written = tok.Position.Line, tok.Position.Column, strings.TrimSpace(tok.Origin)
	switch n := node.(type) {
	case *ast.StringNode:
		t.Value = n.Value
	case *ast.LiteralNode:
		t.Value = strings.TrimRight(n.Value.Value, "\n")
	case *ast.IntegerNode, *ast.FloatNode, *ast.BoolNode:
		t.Value = tok.Value
	case *ast.NullNode:
	case *ast.MappingNode:
		return t.unmarshalLocales(n)
	default:
		return &yaml.UnexpectedNodeTypeError{Actual: node.Type(), Expected: ast.StringType, Token: tok}
	}
	return nil
}

// unmarshalLocales takes a text in several languages: {en: …, hu: …}.
func (t *Text) unmarshalLocales(n *ast.MappingNode) error {
	t.locales = map[string]string{}
	for _, v := range n.Values {
		tag := v.Key.GetToken().Value
		if _, ok := quantity.LocaleOf(tag); !ok {
			return &yaml.SyntaxError{Message: fmt.Sprintf("%q is no locale; a text is a string, or one by locale: %s", tag, DidYouMean(tag, quantity.Locales())), Token: v.Key.GetToken()}
		}
		var in Text
		if err := in.UnmarshalYAML(v.Value); err != nil {
			return err
		}
		t.locales[tag] = in.Value
	}
	t.Value = t.In(quantity.English.Tag)
	return nil
}

// Has reports whether the file gives the text in a locale of its own.
func (t Text) Has(tag string) bool {
	_, ok := t.locales[tag]
	return ok
}

// In returns the text in a locale: in English, or as it stands, where there is
// none.
func (t Text) In(tag string) string {
	if s, ok := t.locales[tag]; ok {
		return s
	}
	if s, ok := t.locales[quantity.English.Tag]; ok {
		return s
	}
	return t.Value
}

// Localize puts every text in v, which was decoded from YAML, in a locale.
func Localize(v any, tag string) { localize(reflect.ValueOf(v), tag) }

func localize(v reflect.Value, tag string) {
	switch v.Kind() {
	case reflect.Pointer:
		if !v.IsNil() {
			localize(v.Elem(), tag)
		}
	case reflect.Slice:
		for i := range v.Len() {
			localize(v.Index(i), tag)
		}
	case reflect.Map:
		for _, k := range v.MapKeys() {
			if t, ok := v.MapIndex(k).Interface().(Text); ok {
				t.Value = t.In(tag)
				v.SetMapIndex(k, reflect.ValueOf(t))
			}
		}
	case reflect.Struct:
		if t, ok := v.Addr().Interface().(*Text); ok {
			t.Value = t.In(tag)
			return
		}
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				localize(v.Field(i), tag)
			}
		}
	}
}

// Place is where the text stands in its file.
func (t Text) Place() [2]int { return [2]int{t.Line, t.Column} }

// At returns the text with the place of one of its characters, counted from 0.
// The place is known in a plain or quoted text on one line; in one that is
// folded, or has escapes other than of quotation marks and backslashes, it is
// that of the whole text.
func (t Text) At(character int) Text {
	opening, escapes := 0, strings.NewReplacer()
	switch {
	case strings.HasPrefix(t.written, "'"):
		opening, escapes = 1, strings.NewReplacer("''", "'")
	case strings.HasPrefix(t.written, `"`):
		opening, escapes = 1, strings.NewReplacer(`\"`, `"`, `\\`, `\`)
	}
	written := []rune(t.written)
	if len(written) < 2*opening || escapes.Replace(string(written[opening:len(written)-opening])) != t.Value {
		return t
	}
	// The least that is read as the characters before.
	n := opening
	for n < len(written)-opening && utf8.RuneCountInString(escapes.Replace(string(written[opening:n+1]))) <= character {
		n++
	}
	t.Column += n
	return t
}

// Finding returns a finding at the text.
func (t Text) Finding(file, ref, message, hint string) Finding {
	return Finding{File: file, Line: t.Line, Column: t.Column, Ref: ref, Message: message, Hint: hint}
}

// A Node is a part of a YAML file that is decoded once its form is known.
type Node struct{ node ast.Node }

// UnmarshalYAML keeps the node.
func (n *Node) UnmarshalYAML(node ast.Node) error {
	n.node = node
	return nil
}

// Decode reads the node into v, strictly or passing unknown keys over. The
// error is of type [Findings], in the given file.
func (n Node) Decode(file string, v any, strict bool) error {
	if n.node == nil {
		return nil
	}
	var options []yaml.DecodeOption
	if strict {
		options = append(options, yaml.Strict())
	}
	err := findings(file, v, guard(func() error { return yaml.NodeToValue(n.node, v, options...) }))
	var found Findings
	if strict && errors.As(err, &found) {
		return n.unknown(file, v, found)
	}
	return err
}

// unknown adds to the first unknown key of a node, at which decoding ends, the others.
func (n Node) unknown(file string, v any, found Findings) Findings {
	m, ok := n.node.(*ast.MappingNode)
	if !ok || len(found) != 1 || !strings.HasPrefix(found[0].Message, "unknown key ") {
		return found
	}
	names := ownKeys(reflect.TypeOf(v))
	for _, value := range m.Values {
		tok := value.Key.GetToken()
		if tok == nil || tok.Position == nil || slices.Contains(names, tok.Value) {
			continue
		}
		if tok.Position.Line == found[0].Line && tok.Position.Column == found[0].Column {
			found[0].Hint = keyHint(tok.Value, names) // a key of what is in it would be of no use
			continue
		}
		f := Finding{File: file, Line: tok.Position.Line, Column: tok.Position.Column, Message: fmt.Sprintf("unknown key %q", tok.Value)}
		if Nearest(tok.Value, names) != "" { // the list of all is at the first
			f.Hint = DidYouMean(tok.Value, names)
		}
		found = append(found, f)
	}
	return found
}

// ownKeys are the keys of a map itself, and not of those in it.
func ownKeys(t reflect.Type) (names []string) {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct {
		return nil
	}
	for i := range t.NumField() {
		name, more, _ := strings.Cut(t.Field(i).Tag.Get("yaml"), ",")
		switch {
		case more == "inline":
			names = append(names, ownKeys(t.Field(i).Type)...)
		case name != "":
			names = append(names, name)
		}
	}
	return names
}

// DecodeYAML reads a YAML file of the study strictly into v: unknown and
// repeated keys are faults. The error is of type [Findings], or
// [fs.ErrNotExist] where there is no such file, or an [fs.PathError] where the system
// fails to read one, which says nothing of the study.
func (s *Study) DecodeYAML(file string, v any) error {
	text, err := fs.ReadFile(s.FS, file)
	var failed syscall.Errno
	if errors.Is(err, fs.ErrNotExist) {
		return fs.ErrNotExist
	} else if errors.As(err, &failed) {
		return &fs.PathError{Op: "read", Path: file, Err: failed}
	} else if err != nil {
		return Findings{{File: file, Message: fmt.Sprintf("cannot be read: %v", folder.Cause(err))}}
	}
	text, bad := plainText(file, text)
	if bad != nil {
		return Findings{*bad}
	}
	return decodeYAML(file, text, v)
}

// ParseYAML reads a YAML text that stands in no file as a node. Its places are
// those of the text; the error is of type [Findings], in the file of the name.
func ParseYAML(file, text string) (n Node, err error) {
	return n, decodeYAML(file, []byte(text), &n)
}

func decodeYAML(file string, text []byte, v any) error {
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	return findings(file, v, guard(func() error {
		tokens, err := bounded.Tokens(text)
		if err != nil {
			return err
		}
		parsed, err := parser.Parse(tokens, 0)
		if err != nil || len(parsed.Docs) == 0 || parsed.Docs[0].Body == nil {
			return err
		}
		if len(parsed.Docs) > 1 {
			return &yaml.SyntaxError{Message: fmt.Sprintf("the file holds %d documents, and one is read\nremove the lines ---, or make it one list", len(parsed.Docs)), Token: parsed.Docs[1].Start}
		}
		body := parsed.Docs[0].Body
		a := &aliases{values: map[string]ast.Node{}, left: limits.Parts}
		if ast.Walk(a, body); a.left < 0 {
			return &yaml.SyntaxError{Message: fmt.Sprintf("with its aliases expanded the file has more than %s parts\nwrite out what this alias and those in it stand for, or leave them out", limits.Count(limits.Parts)), Token: a.last}
		}
		return yaml.NodeToValue(body, v, yaml.Strict())
	}))
}

// aliases puts what an alias stands for in its place, so that each part of a
// file can be decoded by itself. An anchor holds from its end on.
type aliases struct {
	values map[string]ast.Node
	left   int          // how many parts may still come
	last   *token.Token // the last alias
}

// Visit implements ast.Visitor.
func (a *aliases) Visit(node ast.Node) ast.Visitor {
	if a.left--; a.left < 0 {
		return nil
	}
	resolve := func(n ast.Node) ast.Node {
		alias, ok := n.(*ast.AliasNode)
		if !ok {
			return n
		}
		if value, ok := a.values[alias.Value.GetToken().Value]; ok {
			a.last = alias.GetToken()
			return value
		}
		return n
	}
	switch n := node.(type) {
	case *ast.AnchorNode:
		ast.Walk(a, n.Value)
		a.values[n.Name.GetToken().Value] = n.Value
		return nil
	case *ast.MappingValueNode:
		n.Value = resolve(n.Value)
	case *ast.SequenceNode:
		for i := range n.Values {
			n.Values[i] = resolve(n.Values[i])
		}
	}
	return a
}

// findings turns an error of the YAML library into findings; v is what was to
// be decoded.
func findings(file string, v any, err error) error {
	if err == nil || errors.Is(err, io.EOF) {
		return nil
	}
	f := Finding{File: file}
	var y yaml.Error
	if !errors.As(err, &y) {
		f.Message = err.Error()
	} else { // whose Error shows the lines around it, at a cost that grows with their length
		f.Message = y.GetMessage()
		if tok := y.GetToken(); tok != nil && tok.Position != nil {
			f.Line, f.Column = tok.Position.Line, tok.Position.Column
		}
		f.Message, f.Hint = plainly(f.Message)
		var unknown *yaml.UnknownFieldError
		if errors.As(err, &unknown) {
			if m := quoted.FindStringSubmatch(f.Message); m != nil {
				f.Message = fmt.Sprintf("unknown key %q", m[1])
				names := keys(reflect.TypeOf(v), map[reflect.Type]bool{})
				f.Hint = keyHint(m[1], names)
			}
		}
	}
	return Findings{f}
}

// keyHint is the key that an unknown one comes near to, or else all of them: there is no
// other list at hand.
func keyHint(key string, names []string) string {
	if Nearest(key, names) == "" {
		return "valid: " + strings.Join(names, ", ")
	}
	return DidYouMean(key, names)
}

var (
	twiceKey = lazy.MustCompile(`^mapping key "([^"]*)" already defined at \[(\d+):`)
	noAnchor = lazy.MustCompile(`^could not find alias "([^"]*)"`)
)

var mistyped = lazy.MustCompile(`^(\w+) was used where (\w+) is expected`)

// plainly says what a parser of YAML says to those who know how it works. What is found
// here has its hint on a second line.
func plainly(message string) (plain, hint string) {
	if what, todo, ok := strings.Cut(message, "\n"); ok {
		return what, todo
	}
	what := map[string][2]string{
		"string": {"a text", "write a text, in quotation marks if it has : or #"}, "sequence": {"a list", "write a list: [a, b]"}, "mapping": {"a map of keys and values", "write keys and values: {key: value}"},
		"integer": {"a number", "write a number"}, "int": {"a number", "write a number"}, "float": {"a number", "write a number"}, "boolean": {"true or false", "write true or false"}, "bool": {"true or false", "write true or false"}, "null": {"nothing", ""},
	}
	if m := mistyped.FindStringSubmatch(message); m != nil && what[m[1]][0] != "" && what[m[2]][0] != "" {
		return "expected " + what[m[2]][0] + ", found " + what[m[1]][0], what[m[2]][1]
	}
	if m := twiceKey.FindStringSubmatch(message); m != nil {
		return fmt.Sprintf("the key %q is there twice, first on line %s", m[1], m[2]), "take one of the two out"
	}
	if m := noAnchor.FindStringSubmatch(message); m != nil {
		return fmt.Sprintf("*%s stands for what is marked &%s before it, and nothing is", m[1], m[1]), "put a text that begins with * in quotation marks"
	}
	for _, known := range [][3]string{
		{"could not find end character of", "a quotation mark is never closed", "close it, and write \\\" for a quotation mark within double ones"},
		{"unexpected directive value", "the file begins with %, which no list or map does", "write keys and values, or put the text in quotation marks"},
		{"found character '\t'", "the line begins with a tab", "indent with spaces"},
		{"value is not allowed in this context. map key-value", "the value goes on after its closing quotation mark", "write \\\" for a quotation mark within quotation marks"},
		{"mapping value is not allowed in this context", "a text with a colon and a space in it is read as a key and its value", "put the text in quotation marks: title: \"One: is first\"; or align the next line with this one"},
		{"value is not allowed in this context", "bad indentation", "align this line with the keys above it"},
		{"could not find flow mapping end token '}'", "the braces are not closed", "end them with }, and put a text with braces in quotation marks"},
		{"could not find flow sequence end token ']'", "the list is not closed", "end it with ]"},
		{"',' or ']' must be specified", "the list is not closed", "end it with ]"},
		{"',' or '}' must be specified", "the braces are not closed", "end them with }, and put a text with braces in quotation marks"},
	} {
		if strings.HasPrefix(message, known[0]) {
			return known[1], known[2]
		}
	}
	return message, ""
}

// Texts are one text or a list of them.
type Texts []Text

// UnmarshalYAML takes a text alone for a list of it.
func (t *Texts) UnmarshalYAML(decode func(any) error) error {
	var one Text
	if err := decode(&one); err == nil {
		*t = Texts{one}
		return nil
	}
	return decode((*[]Text)(t))
}

// guard keeps a fault of the YAML library on odd input from ending the program.
func guard(decode func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = errors.New("it cannot be read as YAML: something in it has no value where one is needed")
		}
	}()
	return decode()
}

var quoted = lazy.MustCompile(`"([^"]*)"`)

// keys lists the YAML keys of a type and of all that it holds.
func keys(t reflect.Type, seen map[reflect.Type]bool) (names []string) {
	for t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice || t.Kind() == reflect.Map {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct || seen[t] || t == reflect.TypeFor[Text]() {
		return nil
	}
	seen[t] = true
	for i := range t.NumField() {
		f := t.Field(i)
		if name, _, _ := strings.Cut(f.Tag.Get("yaml"), ","); name != "" && name != "-" {
			names = append(names, name)
		}
		names = append(names, keys(f.Type, seen)...)
	}
	return names
}
