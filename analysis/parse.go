package analysis

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"quotient/datasets/lazy"
)

// maxFormula keeps a formula to what a person could have written, in characters.
const maxFormula = 2000

// A formula is what parse makes of a text:
//
//	sum     = product {("+" | "-") product}
//	product = factor {("*" | "/") factor}
//	factor  = "-" factor | "(" sum ")" | number | string | name ["(" [sum {"," sum}] ")"]
type formula struct {
	text  string
	root  node
	names []string // of observations, comparisons and schedules, in their order
}

// A node is a part of a formula. It knows the byte at which it begins; an operation, that
// of its operator.
type node interface{ byteAt() int }

type place int

func (p place) byteAt() int { return int(p) }

type (
	numberNode struct {
		place
		text string
	}
	stringNode struct {
		place
		text string // without its quotation marks
	}
	nameNode struct { // an observation, a comparison or a schedule
		place
		name string
	}
	negationNode struct {
		place
		of node
	}
	operationNode struct {
		place
		operator    string
		left, right node
	}
	callNode struct {
		place
		function  string
		arguments []node
	}
)

// fail is the error that a formula has at one of its bytes.
func (f *formula) fail(at int, hint, format string, args ...any) error {
	return &FormulaError{f.text, utf8.RuneCountInString(f.text[:min(at, len(f.text))]), fmt.Sprintf(format, args...), hint}
}

func parse(text string) (*formula, error) {
	f := &formula{text: text}
	if utf8.RuneCountInString(text) > maxFormula {
		return nil, &FormulaError{string([]rune(text)[:40]) + "…", 0, fmt.Sprintf("the formula is longer than %d characters", maxFormula), ""}
	}
	if strings.TrimSpace(text) == "" {
		return nil, f.fail(0, "for example wages.officials / wages.worker", "the formula is empty")
	}
	tokens, err := f.tokens()
	if err != nil {
		return nil, err
	}
	p := &reading{f, tokens}
	if f.root, err = p.sum(); err == nil && p.next().text != "" {
		err = p.unexpected()
	}
	return f, err
}

// A token is a word or a sign of a formula; the one after the last has no text.
type token struct {
	at   int // a byte
	kind kind
	text string
}

type kind byte

const (
	aSign kind = iota
	aNumber
	aString
	aName
)

var (
	// name is an observation (table.id), a comparison or schedule (id), or a function. A
	// hyphen joins words: a minus sign is between blanks.
	name    = lazy.MustCompile(`^[a-zA-Z][a-zA-Z0-9_]*(-[a-zA-Z0-9_]+)*(\.[a-zA-Z0-9_]+(-[a-zA-Z0-9_]+)*)?`)
	numeral = lazy.MustCompile(`^[0-9]+(\.[0-9]+)?`)
	// glued is what makes a numeral something else: 2,000 or 3x.
	glued = lazy.MustCompile(`^([a-zA-Z]|,[0-9])`)
	str   = lazy.MustCompile(`^"[^"]*"`)
	// noSign is what looks like a sign of a formula.
	noSign = lazy.MustCompile(`^(//|/\*|\*\*)`)
)

func (f *formula) tokens() (out []token, err error) {
	add := func(at int, kind kind, text string) int {
		out = append(out, token{at, kind, text})
		return at + len(text)
	}
	for i := 0; i < len(f.text); {
		rest := f.text[i:]
		switch c := rest[0]; {
		case strings.IndexByte(" \t\r\n", c) >= 0:
			i++
		case c == '"':
			s := str.FindString(rest)
			if s == "" {
				return nil, f.fail(i, "", "the string has no closing quotation mark")
			}
			i = add(i, aString, s)
		case numeral.MatchString(rest):
			n := numeral.FindString(rest)
			if glued.MatchString(rest[len(n):]) {
				return nil, f.fail(i, "write numbers plainly, as in 2000 or 0.15", "%q is not a number", firstWord(rest))
			}
			i = add(i, aNumber, n)
		case name.MatchString(rest):
			i = add(i, aName, name.FindString(rest))
		case noSign.MatchString(rest):
			hint := "divide by one /"
			if c == '*' {
				hint = "multiply by one *"
			}
			return nil, f.fail(i, hint, "unexpected %q", rest[:2])
		case strings.IndexByte("+-*/(),", c) >= 0:
			i = add(i, aSign, rest[:1])
		default:
			return nil, f.strange(i)
		}
	}
	return append(out, token{at: len(f.text)}), nil
}

// strange is the error of a character that no formula has.
func (f *formula) strange(at int) error {
	r, _ := utf8.DecodeRuneInString(f.text[at:])
	hint := "a formula has names, numbers, + - * / and functions"
	if ascii, ok := map[rune]string{'÷': "/", '×': "*", '−': "-", '–': "-", '%': "0.15 for 15 %"}[r]; ok {
		hint = "write " + ascii
	}
	if r == '.' {
		hint = "an observation is written table.id"
		if at > 0 && strings.Contains(f.text[strings.LastIndexAny(f.text[:at], " (,")+1:at], "-") {
			hint = "a minus sign stands between blanks: a hyphen joins words"
		}
	}
	return f.fail(at, hint, "unexpected %q", r)
}

func firstWord(s string) string {
	if i := strings.IndexAny(s, " ()+*/"); i > 0 {
		return s[:i]
	}
	return s
}

// A reading is how far the tokens of a formula have been read. That a formula is short
// keeps its recursion shallow.
type reading struct {
	*formula
	tokens []token // those to come
}

func (p *reading) next() token { return p.tokens[0] }

// take takes the next token if it is one of the signs.
func (p *reading) take(signs string) (token, bool) {
	t := p.next()
	if t.kind != aSign || t.text == "" || !strings.Contains(signs, t.text) {
		return t, false
	}
	p.tokens = p.tokens[1:]
	return t, true
}

func (p *reading) unexpected() error {
	if t := p.next(); t.text != "" {
		return p.fail(t.at, "write + - * / or a comma between two amounts", "unexpected %q", strings.Trim(t.text, `"`))
	}
	_, last := utf8.DecodeLastRuneInString(p.text)
	if strings.Count(p.text, "(") > strings.Count(p.text, ")") && !strings.ContainsRune("+-*/,(", rune(p.text[len(p.text)-last])) {
		return p.fail(len(p.text)-last, "add ) where the bracket ends", "a closing bracket is missing")
	}
	return p.fail(len(p.text)-last, "add what comes after the last sign, or remove the sign", "the formula ends too early")
}

func (p *reading) sum() (node, error)     { return p.operations("+-", p.product) }
func (p *reading) product() (node, error) { return p.operations("*/", p.factor) }

// operations reads operands with operators of one rank between them.
func (p *reading) operations(operators string, operand func() (node, error)) (node, error) {
	left, err := operand()
	for err == nil {
		t, ok := p.take(operators)
		if !ok {
			break
		}
		var right node
		right, err = operand()
		left = &operationNode{place(t.at), t.text, left, right}
	}
	return left, err
}

func (p *reading) factor() (node, error) {
	if t, ok := p.take("-"); ok {
		of, err := p.factor()
		return &negationNode{place(t.at), of}, err
	}
	if _, ok := p.take("("); ok {
		inner, err := p.sum()
		if err == nil {
			err = p.closed()
		}
		return inner, err
	}
	t := p.next()
	if t.kind == aSign {
		return nil, p.unexpected()
	}
	p.tokens = p.tokens[1:]
	switch t.kind {
	case aNumber:
		return &numberNode{place(t.at), t.text}, nil
	case aString:
		return &stringNode{place(t.at), strings.Trim(t.text, `"`)}, nil
	}
	if _, ok := p.take("("); !ok {
		p.names = append(p.names, t.text)
		return &nameNode{place(t.at), t.text}, nil
	}
	arguments, err := p.arguments()
	return &callNode{place(t.at), t.text, arguments}, err
}

// arguments reads those of a call, and the bracket that ends it.
func (p *reading) arguments() (list []node, err error) {
	if _, ok := p.take(")"); ok {
		return nil, nil
	}
	for {
		argument, err := p.sum()
		if err != nil {
			return nil, err
		}
		list = append(list, argument)
		if _, ok := p.take(","); !ok {
			return list, p.closed()
		}
	}
}

func (p *reading) closed() error {
	if _, ok := p.take(")"); !ok {
		return p.unexpected()
	}
	return nil
}
