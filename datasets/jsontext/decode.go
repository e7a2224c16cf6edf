package jsontext

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
)

// A Problem is why a text cannot be decoded: where, what is wrong, and what to do.
type Problem struct {
	Line, Column int
	What, Todo   string
}

// Decode decodes a text, with numbers as they are written, or says where it cannot be.
func Decode(text []byte, v any) *Problem {
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.UseNumber()
	err := dec.Decode(v)
	if err == nil {
		if _, more := dec.Token(); more != io.EOF {
			err = json.Unmarshal(text, new(any)) // says where the text goes on
		}
	}
	if err == nil {
		return nil
	}
	p := &Problem{What: fmt.Sprintf("not valid JSON: %v", err)}
	var syntax *json.SyntaxError
	var typ *json.UnmarshalTypeError
	switch {
	case errors.As(err, &syntax):
		at, what, todo := Fault(text, syntax)
		p.Line, p.Column = LineColumn(text, at)
		p.What, p.Todo = "not valid JSON: "+what, todo
	case errors.As(err, &typ):
		p.Line, p.Column = LineColumn(text, int(typ.Offset))
		p.What, p.Todo = fmt.Sprintf("%s must be %s, not %s", typ.Field, kindOf(typ.Type), typ.Value), "write "+exampleOf(typ.Type)
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		p.Line, p.Column = LineColumn(text, len(text))
		p.What, p.Todo = "not valid JSON: it ends too early", "close each quotation mark, [ and { that is open"
	}
	return p
}

// exampleOf shows how a value of a type is written.
func exampleOf(t reflect.Type) string {
	switch kindOf(t) {
	case "a list":
		return "values in brackets: [1, 2]"
	case "an object":
		return `names and values in braces: {"name": "value"}`
	case "a string":
		return `it in double quotation marks: "text"`
	case "true or false":
		return "true or false, without quotation marks"
	}
	return "digits, without quotation marks"
}

// kindOf names a type as JSON has it.
func kindOf(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Slice:
		return "a list"
	case reflect.Struct, reflect.Map:
		return "an object"
	case reflect.Bool:
		return "true or false"
	case reflect.String:
		return "a string"
	}
	return "a number"
}
