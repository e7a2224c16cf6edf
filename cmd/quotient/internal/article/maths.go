package article

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"quotient/datasets/language"
	"quotient/datasets/lazy"
)

// Maths is a formula of TeX in a sentence ($…$, $`…`$, $$…$$ or \(…\)), or on lines of
// its own ($$…$$ or \[…\]). Markdown has no sign for it, and what reads Markdown with
// formulas takes it as it is: no mark, escape or emphasis is read in it.
type Maths struct {
	ast.BaseInline
	formula
}

// MathsBlock is Maths on lines of its own.
type MathsBlock struct {
	ast.BaseBlock
	formula
	sign   string // that ends it
	closed bool
}

// formula is where the TeX is, line by line, and the whole with its signs.
type formula struct {
	tex         []text.Segment
	start, stop int
	display     bool
}

// The kinds of both.
var (
	KindMaths      = ast.NewNodeKind("Maths")
	KindMathsBlock = ast.NewNodeKind("MathsBlock")
)

func (n *Maths) Kind() ast.NodeKind        { return KindMaths }
func (n *Maths) Dump(b []byte, l int)      { ast.DumpHelper(n, b, l, nil, nil) }
func (n *MathsBlock) Kind() ast.NodeKind   { return KindMathsBlock }
func (n *MathsBlock) Dump(b []byte, l int) { ast.DumpHelper(n, b, l, nil, nil) }
func (n *MathsBlock) IsRaw() bool          { return true }

func mathsOf(n ast.Node) (f formula, ok bool) {
	switch n := n.(type) {
	case *Maths:
		return n.formula, true
	case *MathsBlock:
		return n.formula, true
	case *ast.FencedCodeBlock: // ```math, as GitHub has it
		if n.Info == nil || n.Lines().Len() == 0 {
			return f, false
		}
		f = formula{display: true, start: n.Lines().At(0).Start, stop: n.Lines().At(n.Lines().Len() - 1).Stop}
		for i := range n.Lines().Len() {
			f.tex = append(f.tex, n.Lines().At(i))
		}
		return f, true
	}
	return f, false
}

// TeX is the formula of a node, and whether it has a line of its own.
func TeX(n ast.Node, source []byte) (tex string, display, ok bool) {
	if code, isCode := n.(*ast.FencedCodeBlock); isCode && string(code.Language(source)) != "math" {
		return "", false, false
	}
	f, ok := mathsOf(n)
	return f.text(source), f.display, ok
}

func (f formula) text(source []byte) string {
	var lines []string
	for _, s := range f.tex {
		if line := strings.TrimSpace(string(s.Value(source))); line != "" { // TeX takes no empty line
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// Span is where a formula with its signs is in the article; of a fence, its lines.
func Span(n ast.Node) (start, stop int) {
	f, _ := mathsOf(n)
	return f.start, f.stop
}

// signs are what a formula begins and ends with, the longer first.
var signs = []struct {
	open, close string
	display     bool
}{{"$$", "$$", true}, {"$`", "`$", false}, {"$", "$", false}, {`\\(`, `\\)`, false}, {`\(`, `\)`, false}}

// inlineMaths reads formulas in sentences.
type inlineMaths struct{}

func (inlineMaths) Trigger() []byte { return []byte{'$', '\\'} }

func (inlineMaths) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	for _, s := range signs {
		if !bytes.HasPrefix(line, []byte(s.open)) {
			continue
		}
		if before := block.PrecendingCharacter(); s.open[0] == '$' && (before == '$' || unicode.IsLetter(before) || unicode.IsDigit(before)) {
			return nil // US$
		}
		if s.open == "$" && (len(line) < 2 || util.IsSpace(line[1])) {
			return nil
		}
		n := &Maths{formula: formula{start: segment.Start, display: s.display}}
		if endless(pc)[s.close] > segment.Start {
			return nil
		}
		block.Advance(len(s.open))
		if n.tex, n.stop = until(block, s.close); n.tex == nil {
			endless(pc)[s.close] = n.stop
			return nil
		}
		if tex, _, _ := TeX(n, block.Source()); !isMaths(tex, s.open) {
			return nil
		}
		n.SetPos(n.start)
		return n
	}
	return nil
}

// endless says for each sign up to which byte there is none: a sign that opens before it
// opens nothing, and need not look again.
func endless(pc parser.Context) map[string]int {
	m, ok := pc.Get(endlessKey).(map[string]int)
	if !ok {
		m = map[string]int{}
		pc.Set(endlessKey, m)
	}
	return m
}

var endlessKey = parser.NewContextKey()

// longest is how many bytes a formula can have, so that a sign without its end costs
// little.
const longest = 10_000

// until reads up to a closing sign, and past it.
func until(block text.Reader, sign string) (tex []text.Segment, stop int) {
	for read := 0; ; {
		line, segment := block.PeekLine()
		if line == nil {
			return nil, stop
		}
		if read += len(line); read > longest {
			return nil, 0
		}
		stop = segment.Stop
		for i := 0; i < len(line); i++ {
			if bytes.HasPrefix(line[i:], []byte(sign)) {
				next, _ := utf8.DecodeRune(line[i+len(sign):])
				if sign == "$" && (i > 0 && util.IsSpace(line[i-1]) || i == 0 || unicode.IsLetter(next) || unicode.IsDigit(next)) {
					return nil, 0
				}
				stop = segment.Start + i + len(sign)
				tex = append(tex, segment.WithStop(segment.Start+i))
				block.Advance(i + len(sign))
				return tex, stop
			}
			if line[i] == '\\' {
				i++
			}
		}
		tex = append(tex, segment)
		block.AdvanceLine()
	}
}

// isMaths reports whether what is between two signs is a formula, and no prose between
// two sums of dollars, or between escaped brackets.
func isMaths(tex, open string) bool {
	if strings.TrimSpace(tex) == "" {
		return false
	}
	if len(open) == 2 && open[0] == '\\' && !strings.ContainsAny(tex, `\^_=<>+`) {
		return false
	}
	tex = unfilled.ReplaceAllString(tex, " ")
	bare := texWords.ReplaceAllString(texText.ReplaceAllString(tex, " "), " ")
	return len(proseWord.FindAllString(bare, 2)) < 2 && !joins().MatchString(bare)
}

var (
	texText   = lazy.MustCompile(`\\(?:text|textrm|textit|textbf|mbox|mathrm|operatorname)\s*\{[^{}]*\}`)
	texWords  = lazy.MustCompile(`\\(?:begin|end|label|tag|ref|eqref)\s*\{[^{}]*\}|\\[A-Za-z]+`)
	proseWord = lazy.MustCompile(`\p{L}{3,}`)
	joins     = sync.OnceValue(func() *regexp.Regexp { // sums of money
		var words []string
		for _, l := range language.All {
			words = append(words, l.Writing.Prose.FormulaWords...)
		}
		return regexp.MustCompile(`(?i)(?:^|[^\p{L}])(` + strings.Join(words, "|") + `)(?:[^\p{L}]|$)`)
	})
)

// blockMaths reads formulas on lines of their own.
type blockMaths struct{}

func (blockMaths) Trigger() []byte             { return []byte{'$', '\\'} }
func (blockMaths) CanInterruptParagraph() bool { return true }
func (blockMaths) CanAcceptIndentedLine() bool { return false }

func (blockMaths) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	pos := pc.BlockOffset()
	if pos < 0 {
		return nil, parser.NoChildren
	}
	open, sign := "", ""
	for _, s := range [][2]string{{"$$", "$$"}, {`\\[`, `\\]`}, {`\[`, `\]`}} {
		if bytes.HasPrefix(line[pos:], []byte(s[0])) {
			open, sign = s[0], s[1]
			break
		}
	}
	if sign == "" {
		return nil, parser.NoChildren
	}
	n := &MathsBlock{formula: formula{start: segment.Start + pos - segment.Padding, display: true}, sign: sign}
	first := segment.WithStart(segment.Start + pos - segment.Padding + len(open))
	if endless(pc)[open] > first.Start {
		return nil, parser.NoChildren
	}
	if ok, none := closesBelow(reader.Source()[first.Start:], sign); !ok {
		endless(pc)[open] = first.Start + none
		return nil, parser.NoChildren
	}
	n.add(first, reader.Source())
	reader.AdvanceToEOL()
	return n, parser.NoChildren
}

// closesBelow reports whether a formula ends at the end of a line, before an empty one;
// and up to where there is no end at all.
func closesBelow(rest []byte, sign string) (ok bool, none int) {
	if rest = rest[:min(len(rest), longest)]; !bytes.Contains(rest, []byte(sign)) {
		return false, 0
	}
	var tex strings.Builder
	for line := range bytes.Lines(rest) {
		s := strings.Trim(string(line), " \t\r\n>")
		if s == "" && none > 0 {
			return false, none
		}
		if before, after, ok := strings.Cut(s, sign); ok {
			tex.WriteString(before)
			return strings.TrimSpace(after) == "" && (sign != `\]` || isMaths(tex.String(), `\[`)) && strings.TrimSpace(tex.String()) != "", 0
		}
		none += len(line)
		tex.WriteString(s + " ")
	}
	return false, none
}

func (n *MathsBlock) add(s text.Segment, source []byte) {
	line := s.Value(source)
	n.stop = s.Start + len(bytes.TrimRight(line, " \t\r\n"))
	if i := bytes.Index(line, []byte(n.sign)); i >= 0 {
		n.closed = true
		s = s.WithStop(s.Start + i - s.Padding)
	}
	n.tex = append(n.tex, s)
	n.Lines().Append(s)
}

func (blockMaths) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	n := node.(*MathsBlock)
	if n.closed {
		return parser.Close
	}
	_, segment := reader.PeekLine()
	n.add(segment, reader.Source())
	reader.AdvanceToEOL()
	return parser.Continue | parser.NoChildren
}

func (blockMaths) Close(ast.Node, text.Reader, parser.Context) {}

// maths adds what a formula says. Its words, in \text, are prose like any other. Of its
// numbers those that are only of its form are masked: exponents, indices, factors, and
// what lays it out.
func (p *passage) maths(f formula, own bool) {
	isNumber := bareNumber.MatchString(f.text(p.source))
	for i, s := range f.tex {
		if i > 0 {
			p.put("\n", s.Start, true)
		}
		line := p.source[s.Start:s.Stop]
		for at := 0; at < len(line); {
			token := texToken.Find(line[at:])
			if token == nil {
				_, size := utf8.DecodeRune(line[at:])
				token = line[at : at+size]
			}
			said, masked := spoken(string(token), string(line[at+len(token):]))
			from, shift := len(p.offsets), 0
			isText := texText.Match(token)
			if isText {
				shift = bytes.IndexByte(token, '{')
			}
			for i, c := range said { // each where the token is, as far as it goes
				p.put(string(c), s.Start+at+min(shift+i, len(token)-1), masked || own)
			}
			if !isNumber && !isText {
				p.Passage.Maths = append(p.Passage.Maths, [2]int{from, len(p.offsets)})
			}
			at += len(token)
		}
	}
}

// texToken is a piece of a formula that is read as one: words, what lays it out, an
// exponent or index, a number, a command.
var texToken = lazy.MustCompile(`^(?:` +
	`\\(?:text|textrm|textit|textbf|mbox|mathrm|operatorname)\s*\{[^{}]*\}` +
	`|\\(?:begin|end|label|tag|ref|eqref|hspace|vspace|color|phantom)\*?\s*\{[^{}]*\}(?:\{[lcr| ]*\})?` +
	`|\\\\\s*\[[^\]]*\]|\[[^\]]*\]` +
	`|[_^]\s*(?:\{(?:[^{}]|\{[^{}]*\})*\}|\\[A-Za-z]+|[0-9]|.)` +
	`|[0-9]+(?:(?:\{,\}|\\[,;:]|[.,])[0-9]+)*` +
	`|\\[A-Za-z]+\s*|\\.)`)

// bareNumber is a number that is only set as a formula: it is read as any other.
var bareNumber = lazy.MustCompile(`^(?:[<>~±+-]|\\(?:geq?|leq?|gt|lt|approx|sim|pm)\b)?\s*[0-9]+(?:(?:\{,\}|\\[,;:]|[.,])[0-9]+)*(?:\s|~|%|\\%|\\times|\\[,;: ]|\\text\s*\{[^{}]*\})*$`)

// spoken is how a reader reads a token, and whether it is none of prose. Next is what
// comes after it.
func spoken(token, next string) (said string, masked bool) {
	switch {
	case texText.MatchString(token):
		return " " + token[strings.Index(token, "{")+1:len(token)-1], false
	case token[0] >= '0' && token[0] <= '9':
		next = strings.TrimLeft(next, " {}")
		factor := next != "" && (next[0] >= 'a' && next[0] <= 'z' || next[0] >= 'A' && next[0] <= 'Z' || next[0] == '(' || next[0] == '^')
		if command := texCommand.FindString(next); command != "" && relations[command] == "" && !slices.Contains(afterNumber, command) {
			factor = true
		}
		return strings.NewReplacer("{,}", ",", `\,`, "\u202f", `\;`, "\u202f", `\:`, "\u202f").Replace(token), factor
	}
	if s, ok := relations[strings.TrimSpace(token)]; ok {
		return s, false
	}
	switch token {
	case ">", "<", "=", "~", " ", "%", "+", "-":
		return token, false
	}
	return " ", true
}

var texCommand = lazy.MustCompile(`^\\(?:[A-Za-z]+|.)`)

// afterNumber are the commands, beside relations, before which a number is no factor.
var afterNumber = strings.Fields(`\quad \qquad \text \textrm \mathrm \mbox \operatorname \to \ne \neq \in \end \\ \] \) \} \right \over \equiv \dots \ldots \cdots \circ \degree \mid`)

// relations are the commands that say something of a number.
var relations = map[string]string{
	`\%`: "%", `\ge`: "≥", `\geq`: "≥", `\geqslant`: "≥", `\le`: "≤", `\leq`: "≤", `\leqslant`: "≤", `\gt`: ">", `\lt`: "<",
	`\approx`: "≈", `\sim`: "≈", `\simeq`: "≈", `\times`: "×", `\cdot`: "x", `\div`: "x", `\pm`: "±", `\$`: "$", `\,`: " ", `\;`: " ", `\:`: " ", `\ `: " ", `\!`: "",
}
