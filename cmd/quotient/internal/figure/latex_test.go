package figure

import "testing"

func TestLaTeX(t *testing.T) {
	for in, want := range map[string]string{
		"≈ 5 and > 6 × 2":   `\ensuremath{\approx} 5 and \textgreater{} 6 \ensuremath{\times} 2`,
		"--force":           `-{}-{}force`,
		"a---b":             `a-{}-{}-b`,
		"10⁶, CO₂":          `10\textsuperscript{6}, CO\textsubscript{2}`,
		"5\u00a0% of $x_1$": `5~\% of \$x\_1\$`,
		"well-made":         `well-made`,
	} {
		if got := LaTeX(in); got != want {
			t.Errorf("LaTeX(%q) = %s, want %s", in, got, want)
		}
	}
	if got, want := LaTeXAlt("≥ 5%"), `≥ 5\%`; got != want {
		t.Errorf("LaTeXAlt = %s, want %s", got, want)
	}
}
