package scene

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"slices"
	"strings"

	"quotient/datasets/limits"
)

// ErrNoProvenance is the error of a file that says nothing of what it was made
// from: it was not written here, or another program left that out.
var ErrNoProvenance = errors.New("quotient did not draw this file, or what it wrote into it is lost")

// ReadProvenance reads what a picture says of itself: a PNG, SVG or PDF, told
// apart by their content. Its format is "png", "svg" or "pdf". With
// [ErrNoProvenance] the document has what else was found.
func ReadProvenance(r io.Reader) (format string, d Document, err error) {
	data, err := readMost(r, limits.Picture)
	if err != nil {
		return "", d, err
	}
	start := bytes.TrimLeft(bytes.TrimPrefix(data[:min(len(data), 1024)], []byte("\ufeff")), " \t\r\n")
	switch {
	case bytes.HasPrefix(data, []byte(pngSignature)):
		format, err = "png", d.readPNG(data)
	case bytes.HasPrefix(start, []byte("%PDF-")):
		format, err = "pdf", d.readPDF(data)
	case bytes.HasPrefix(start, []byte("<")):
		format, err = "svg", d.readXML(data, "svg")
	default:
		return "", d, fmt.Errorf("%w: it is neither PNG, SVG nor PDF", ErrNoProvenance)
	}
	switch {
	case err != nil:
		return format, d, fmt.Errorf("the %s cannot be read: %w", strings.ToUpper(format), err)
	case len(d.Provenance) == 0:
		return format, d, ErrNoProvenance
	case !json.Valid(d.Provenance):
		d.Provenance = nil
		return format, d, fmt.Errorf("the %s cannot be read: its provenance is no JSON", strings.ToUpper(format))
	}
	return format, d, nil
}

// readMost reads all, unless it has more bytes than are read.
func readMost(r io.Reader, most int) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, int64(most)+1))
	if err == nil && len(data) > most {
		err = fmt.Errorf("it is larger than %s, the most that is read", limits.Bytes(int64(most)))
	}
	return data, err
}

// readPNG reads the texts of a PNG, in whichever of its three ways another
// program may have written them again.
func (d *Document) readPNG(data []byte) error {
	left := limits.Unpacked // of what all its texts unpack to
	for rest := data[len(pngSignature):]; ; {
		if len(rest) < 12 {
			return io.ErrUnexpectedEOF
		}
		n := uint64(binary.BigEndian.Uint32(rest))
		if n > uint64(len(rest)-12) {
			return io.ErrUnexpectedEOF
		}
		kind, body := string(rest[4:8]), rest[8:8+n]
		sum := binary.BigEndian.Uint32(rest[8+n:])
		named := rest[4 : 8+n]
		rest = rest[12+n:]
		switch kind {
		case "IEND":
			return nil
		case "iTXt", "tEXt", "zTXt":
			if crc32.ChecksumIEEE(named) != sum {
				return fmt.Errorf("the checksum of a text (%s) is wrong", kind)
			}
			if err := d.readText(kind, body, &left); err != nil {
				return err
			}
		}
	}
}

// readText reads the body of one text of a PNG, which may unpack to as many bytes as are
// left.
func (d *Document) readText(kind string, body []byte, left *int) error {
	key, body, ok := bytes.Cut(body, []byte{0})
	var target *string
	var lang, provenance string
	switch string(key) {
	case keyTitle:
		target = &d.Title
	case keyDescription:
		target = &d.Description
	case keySource:
		target = &d.Source
	case keyIdentifier:
		target = &d.Identifier
	case keyProvenance:
		target = &provenance
	default:
		return nil
	}
	fault := func(what string) error { return fmt.Errorf("the text %q %s", key, what) }
	packed := kind == "zTXt"
	if kind == "iTXt" {
		if !ok || len(body) < 2 || body[0] > 1 {
			return fault("is cut short")
		}
		packed, body = body[0] == 1, body[1:] // the method follows, as in zTXt
	}
	if packed || kind == "iTXt" {
		if len(body) < 1 || body[0] != 0 {
			return fault("is compressed in an unknown way")
		}
		body = body[1:]
	}
	if kind == "iTXt" {
		tag, rest, ok := bytes.Cut(body, []byte{0})
		_, rest, translated := bytes.Cut(rest, []byte{0})
		if !ok || !translated {
			return fault("is cut short")
		}
		lang, body = string(tag), rest
	}
	if packed {
		z, err := zlib.NewReader(bytes.NewReader(body))
		if err != nil {
			return fault("cannot be decompressed: " + err.Error())
		}
		if body, err = readMost(z, *left); len(body) > *left {
			return fmt.Errorf("its texts unpack to more than %s, the most that is read", limits.Bytes(limits.Unpacked))
		} else if err != nil {
			return fault("cannot be decompressed: " + err.Error())
		}
		*left -= len(body)
	}
	value := string(body)
	if kind != "iTXt" { // Latin-1
		runes := make([]rune, len(body))
		for i, c := range body {
			runes[i] = rune(c)
		}
		value = string(runes)
	}
	*target = clean(value)
	if lang != "" {
		d.Lang = clean(lang)
	}
	if provenance != "" {
		d.Provenance = []byte(provenance)
	}
	return nil
}

// readPDF reads the packets of XMP in a PDF. The last that has a provenance
// counts: a file that is saved again may have a new one at its end, and a
// picture within it one of its own.
func (d *Document) readPDF(data []byte) error {
	if !bytes.Contains(data[max(0, len(data)-1024):], []byte("%%EOF")) {
		return io.ErrUnexpectedEOF
	}
	for rest := data; ; {
		_, after, ok := bytes.Cut(rest, []byte(packetBegin))
		if !ok {
			return nil
		}
		_, after, ok = bytes.Cut(after, []byte("?>"))
		packet, after, ended := bytes.Cut(after, []byte(packetEnd))
		if !ok || !ended {
			return errors.New("its metadata has no end")
		}
		rest = after
		var found Document
		if err := found.readXML(packet, "xmpmeta", "RDF"); err != nil {
			return err
		}
		if len(found.Provenance) > 0 || len(d.Provenance) == 0 {
			*d = found
		}
	}
}

// deepest is how far elements may be nested: more is no picture.
const deepest = 256

// readXML reads Dublin Core and the provenance of an XML document with one of
// some root elements. Names count by their namespaces, whatever stands for them.
func (d *Document) readXML(data []byte, roots ...string) error {
	var provenance string
	targets := map[xml.Name]*string{
		{Space: nsDublinCore, Local: "title"}:       &d.Title,
		{Space: nsDublinCore, Local: "description"}: &d.Description,
		{Space: nsDublinCore, Local: "language"}:    &d.Lang,
		{Space: nsDublinCore, Local: "source"}:      &d.Source,
		{Space: nsDublinCore, Local: "identifier"}:  &d.Identifier,
		{Space: nsSVG, Local: "desc"}:               &d.Description,
		{Space: nsQuotient, Local: "provenance"}:    &provenance,
	}
	var (
		dec    = xml.NewDecoder(bytes.NewReader(data))
		depth  = 0
		at     int     // the depth of the element that is read
		target *string // where to
		words  strings.Builder
	)
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			if provenance != "" {
				d.Provenance = []byte(provenance)
			}
			return nil
		}
		if err != nil {
			return err
		}
		switch e := token.(type) {
		case xml.StartElement:
			if depth++; depth > deepest {
				return fmt.Errorf("its elements are nested more than %d deep", deepest)
			}
			if depth == 1 && !slices.Contains(roots, e.Name.Local) {
				return fmt.Errorf("%w: it begins with <%s>", ErrNoProvenance, e.Name.Local)
			}
			if t := targets[e.Name]; t != nil && target == nil {
				target, at = t, depth
				words.Reset()
			}
		case xml.CharData:
			if target != nil {
				words.Write(e)
			}
		case xml.EndElement:
			if target != nil && depth == at {
				*target, target = strings.TrimSpace(words.String()), nil
			}
			depth--
		}
	}
}
