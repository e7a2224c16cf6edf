package publish

import "testing"

// TestRun lets formulas through, and nothing that reads, writes, runs or defines.
func TestRun(t *testing.T) {
	for _, tex := range []string{
		`E = mc^2`, `\frac{1}{2} \le \sqrt{x_{i}}`, `\begin{align} a &= b \\ c &= d \end{align}`, `\left( \begin{pmatrix} 1 & 2 \end{pmatrix} \right)`,
		`n \geq 2\,000 \text{ people}`, `\{a, b\}`, `78 \% \; \approx \; 80`, ``,
	} {
		if got := run(tex); got != "" {
			t.Errorf("%q is taken to run %q", tex, got)
		}
	}
	for _, tex := range []string{
		`\input{/etc/passwd}`, `\write18{x}`, `\InputIfFileExists{/etc/hostname}{}{}`, `\ExplSyntaxOn \file_input:n{x}`,
		`\AddToHook{enddocument}{\UseName{input}{x}}`, `\begin{input}{/etc/passwd}\end{input}`, `^^5cinput{x}`, `\csname input\endcsname x`,
		`\def\x{}`, `\begin {filecontents}{x}`, `\directlua{x}`, `\begin\relax`, `\let\a\b`, `\catcode`,
	} {
		if run(tex) == "" {
			t.Errorf("%q is let through", tex)
		}
	}
}
