package export

import (
	"bytes"
	"encoding/json"
	"io"
	"slices"
)

// An object of JSON keeps the order of its members.
type object []member

type member struct {
	name  string
	value any
}

// MarshalJSON writes the members that say something.
func (o object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	b.WriteByte('{')
	first := true
	for _, m := range o {
		if empty(m.value) {
			continue
		}
		if !first {
			b.WriteByte(',')
		}
		first = false
		if err := enc.Encode(m.name); err != nil {
			return nil, err
		}
		b.WriteByte(':')
		if err := enc.Encode(m.value); err != nil {
			return nil, err
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// empty reports whether a value says nothing.
func empty(v any) bool {
	switch v := v.(type) {
	case nil:
		return true
	case string:
		return v == ""
	case json.Number:
		return v == ""
	case object:
		return len(v) == 0
	case []any:
		return len(v) == 0
	case []object:
		return len(v) == 0
	case []string:
		return len(v) == 0
	}
	return false
}

// get is the value of a member; nil where there is none.
func (o object) get(name string) any {
	for _, m := range o {
		if m.name == name {
			return m.value
		}
	}
	return nil
}

// text is the value of a member that is a text.
func (o object) text(name string) string {
	s, _ := o.get(name).(string)
	return s
}

// list is the value of a member that is a list of objects.
func (o object) list(name string) (out []object) {
	list, _ := o.get(name).([]any)
	for _, v := range list {
		if x, ok := v.(object); ok {
			out = append(out, x)
		}
	}
	return out
}

// without leaves members out.
func (o object) without(names ...string) (out object) {
	for _, m := range o {
		if !slices.Contains(names, m.name) {
			out = append(out, m)
		}
	}
	return out
}

// with puts a value in its place, or at the end.
func (o object) with(name string, value any) object {
	out := append(object(nil), o...)
	for i := range out {
		if out[i].name == name {
			out[i].value = value
			return out
		}
	}
	return append(out, member{name, value})
}

// parse reads a text of JSON, which has been read before, with its objects in their order.
func parse(text []byte) (any, error) {
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	return value(d)
}

func value(d *json.Decoder) (any, error) {
	t, err := d.Token()
	if err != nil {
		return nil, err
	}
	switch t {
	case json.Delim('{'):
		o := object{}
		for d.More() {
			name, err := d.Token()
			if err != nil {
				return nil, err
			}
			v, err := value(d)
			if err != nil {
				return nil, err
			}
			o = append(o, member{name.(string), v})
		}
		_, err := d.Token()
		return o, err
	case json.Delim('['):
		list := []any{}
		for d.More() {
			v, err := value(d)
			if err != nil {
				return nil, err
			}
			list = append(list, v)
		}
		_, err := d.Token()
		return list, err
	case json.Delim('}'), json.Delim(']'):
		return nil, io.ErrUnexpectedEOF
	}
	return t, nil
}
