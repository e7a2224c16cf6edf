package charts

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"unicode"

	"quotient/analysis/captions"
	"quotient/charts/internal/spec"
	"quotient/datasets"
)

// untranslated are the words of a chart that its file has in other languages alone than that of
// the picture: they are drawn as they are. It is asked before the texts are put in the locale.
func untranslated(given any, tag string) (out []datasets.Text) {
	var walk func(v reflect.Value, words bool)
	walk = func(v reflect.Value, words bool) {
		if t, ok := v.Interface().(datasets.Text); ok {
			if words && !t.Has(tag) && wordy(t.Value) {
				out = append(out, t)
			}
			return
		}
		switch v.Kind() {
		case reflect.Pointer:
			if !v.IsNil() {
				walk(v.Elem(), words)
			}
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i), words)
			}
		case reflect.Map:
			if of, ok := v.Interface().(map[string]datasets.Text); ok && words {
				for _, key := range slices.Sorted(maps.Keys(of)) {
					walk(reflect.ValueOf(of[key]), words)
				}
			}
		case reflect.Struct:
			for i := range v.NumField() {
				if f := v.Type().Field(i); f.IsExported() {
					walk(v.Field(i), f.Tag.Get("is") == "words" && f.Name != "Allow")
				}
			}
		}
	}
	walk(reflect.ValueOf(given), false)
	return out
}

// wordy reports whether a text has words besides the numbers that are filled into it.
func wordy(s string) bool {
	return strings.IndexFunc(captions.Template.ReplaceAllString(s, ""), unicode.IsLetter) >= 0
}

// foreign warns of words in another language than that of the picture.
func (c *Chart) foreign() (out datasets.Findings) {
	for _, t := range c.otherwise {
		f := t.Finding(spec.File, c.ID, fmt.Sprintf("%s is drawn as it is in a picture in %q, which has no words of its own for it", datasets.InQuotes(t.Value), c.locale.Tag), fmt.Sprintf("write it in both: {en: …, %s: …}", c.locale.Tag))
		f.Warning = true
		out = append(out, f)
	}
	return out
}
