package scene

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"encoding/binary"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"hash/crc32"
	"image/png"
	"reflect"
	"strings"
	"testing"

	"quotient/charts/typeset"
)

var formats = []string{"png", "svg", "pdf"}

// full is a document with all that a file can hold.
var full = Document{
	Title: "Wages & <prices>", Description: "Three bars.\nWorker: 1,000.", Lang: "hu",
	Source: "Á. Szerző, “Bérek”", Identifier: "wages", Provenance: []byte(`{"rows": ["wages.worker", 1]}`),
}

func tiny() *Scene {
	s := New(20, 10, paper, typeset.New())
	s.Fill(rectangle(1, 1, 9, 9))
	s.Text(typeset.Bold, 8, ink, 10, 2, "ő")
	return s
}

func TestReadProvenance(t *testing.T) {
	for _, format := range formats {
		data := write(t, tiny(), format, full)
		got, d, err := ReadProvenance(bytes.NewReader(data))
		if err != nil || got != format || !reflect.DeepEqual(d, full) {
			t.Errorf("%s is read as %s: %+v, %v", format, got, d, err)
		}
		// Without provenance, the rest is still read.
		bare := full
		bare.Provenance = nil
		if _, d, err = ReadProvenance(bytes.NewReader(write(t, tiny(), format, bare))); !errors.Is(err, ErrNoProvenance) || !reflect.DeepEqual(d, bare) {
			t.Errorf("%s without provenance: %+v, %v", format, d, err)
		}
		if err := save(new(bytes.Buffer), tiny(), format, Document{Provenance: []byte(`{"a":`)}); err == nil || !strings.Contains(err.Error(), "JSON") {
			t.Errorf("%s with half a JSON document: %v", format, err)
		}
	}
}

// TestHostileProvenance: what is asked for comes back, but for what no XML can
// hold, and no file is broken by it.
func TestHostileProvenance(t *testing.T) {
	for _, evil := range []string{
		"]]>", "<script>alert(1)</script>", "</provenance></metadata>", "</quotient:provenance>", "<?xpacket end=\"w\"?>", "<?xpacket begin=",
		"&lt;&amp;&#0;&x;", "%%EOF endstream endobj", "a\r\nb\rc", "\x00", "\xff\xfe\xed\xa0\x80", "a\ufffe\uffff\x7f", "IEND", "ő 中 😀 \u202e", strings.Repeat("x", 1<<17),
	} {
		for _, format := range formats {
			quoted, err := json.Marshal(map[string]string{"evil": evil, "": "\\u0000"})
			if err != nil {
				t.Fatal(err)
			}
			raw := []byte(`{"evil":"` + strings.NewReplacer("\r", "", "\n", "", "\x00", "", `"`, `'`).Replace(evil) + `"}`)
			for _, doc := range [][]byte{quoted, raw} {
				d := Document{Title: evil, Description: evil, Source: evil, Identifier: evil, Provenance: doc}
				data := write(t, tiny(), format, d)
				got, back, err := ReadProvenance(bytes.NewReader(data))
				if err != nil || got != format {
					t.Fatalf("%s, %q: %v", format, evil, err)
				}
				if want := clean(string(doc)); string(back.Provenance) != want {
					t.Errorf("%s: %q comes back as %q", format, want, back.Provenance)
				}
				if want := clean(evil); strings.TrimSpace(back.Source) != strings.TrimSpace(want) {
					t.Errorf("%s: the source %q comes back as %q", format, want, back.Source)
				}
				if format == "png" {
					if _, err := png.Decode(bytes.NewReader(data)); err != nil {
						t.Errorf("%q breaks the PNG: %v", evil, err)
					}
				}
			}
		}
	}
}

// TestTruncated: a file that ends early is an error wherever that is.
func TestTruncated(t *testing.T) {
	for _, format := range formats {
		data := write(t, tiny(), format, full)
		for n := range len(data) - 7 { // a PDF may lack the line end after its last mark
			if _, d, err := ReadProvenance(bytes.NewReader(data[:n])); err == nil || d.Provenance != nil && format != "png" {
				t.Fatalf("%s: %d of %d bytes are taken: %v", format, n, len(data), err)
			}
		}
	}
}

// chunk is one of a PNG.
func chunk(kind, body string) string {
	b := binary.BigEndian.AppendUint32(nil, uint32(len(body)))
	b = append(b, kind+body...)
	return string(binary.BigEndian.AppendUint32(b, crc32.ChecksumIEEE(b[4:])))
}

func zipped(s string) string { return string(deflate([]byte(s))) }

func TestReadAnyPNG(t *testing.T) {
	const end = "\x00\x00\x00\x00IEND\xaeB`\x82"
	bad := []byte(chunk("iTXt", "Quotient\x00\x00\x00\x00\x00{}"))
	bad[len(bad)-1] ^= 1
	var bomb bytes.Buffer
	z := zlib.NewWriter(&bomb)
	for range 65 {
		_, _ = z.Write(make([]byte, 1<<20))
	}
	_ = z.Close()
	for _, test := range []struct{ name, chunks, want, fault string }{
		{"another order", chunk("IDAT", "x") + chunk("iTXt", "Quotient\x00\x01\x00\x00\x00"+zipped(`{"a":1}`)) + chunk("IHDR", ""), `{"a":1}`, ""},
		{"as tEXt, in Latin-1", chunk("tEXt", "Quotient\x00{\"\xe9\":1}"), `{"é":1}`, ""},
		{"as zTXt", chunk("zTXt", "Quotient\x00\x00"+zipped(`{"a":1}`)), `{"a":1}`, ""},
		{"plain iTXt", chunk("iTXt", "Quotient\x00\x00\x00\x00\x00{\"ő\":1}"), `{"ő":1}`, ""},
		{"other texts", chunk("iTXt", "Comment") + chunk("tEXt", "") + chunk("zTXt", "x\x00\x01"), "", "quotient did not draw this file"},
		{"a checksum", string(bad), "", "checksum"},
		{"a huge chunk", "\xff\xff\xff\xffiTXtQuotient", "", "unexpected EOF"},
		{"no values", chunk("iTXt", "Quotient\x00"), "", "cut short"},
		{"no languages", chunk("iTXt", "Quotient\x00\x00\x00en"), "", "cut short"},
		{"an unknown method", chunk("zTXt", "Quotient\x00\x07"), "", "unknown way"},
		{"no method", chunk("zTXt", "Quotient"), "", "unknown way"},
		{"not compressed", chunk("zTXt", "Quotient\x00\x00{}"), "", "decompressed"},
		{"a bomb", chunk("zTXt", "Quotient\x00\x00"+bomb.String()), "", "its texts unpack to more than 16 MiB"},
		{"many bombs", strings.Repeat(chunk("zTXt", "Title\x00\x00"+zipped(strings.Repeat("x", 1<<20))), 200), "", "its texts unpack to more than 16 MiB"},
		{"no JSON", chunk("tEXt", "Quotient\x00{"), "", "no JSON"},
		{"not UTF-8", chunk("iTXt", "Quotient\x00\x00\x00\x00\x00{\"\xff\":1}"), `{"�":1}`, ""},
	} {
		_, d, err := ReadProvenance(strings.NewReader(pngSignature + test.chunks + end))
		if string(d.Provenance) != test.want || (err == nil) != (test.fault == "") || err != nil && !strings.Contains(err.Error(), test.fault) {
			t.Errorf("%s: %q, %v", test.name, d.Provenance, err)
		}
	}
}

func TestReadAnySVG(t *testing.T) {
	for _, test := range []struct{ name, data, want, fault string }{
		{"other prefixes", `<?xml version="1.0"?><s:svg xmlns:s="http://www.w3.org/2000/svg" xmlns:x="urn:quotient:"><s:g><x:provenance> {"a":1} </x:provenance></s:g></s:svg>`, `{"a":1}`, ""},
		{"as CDATA", "\ufeff\n<svg xmlns:q='urn:quotient:'><q:provenance><![CDATA[{\"a\":\"<\"}]]></q:provenance></svg>", `{"a":"<"}`, ""},
		{"another namespace", `<svg><provenance>{"a":1}</provenance></svg>`, "", "quotient did not draw this file"},
		{"an entity", `<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><svg><provenance xmlns="urn:quotient:">&b;</provenance></svg>`, "", "entity"},
		{"a file", `<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg><provenance xmlns="urn:quotient:">"&a;"</provenance></svg>`, "", "entity"},
		{"a web page", `<html><body>{}</body></html>`, "", "quotient did not draw this file"},
		{"another charset", `<?xml version="1.0" encoding="utf-16"?><svg/>`, "", "utf-16"},
		{"too deep", "<svg>" + strings.Repeat("<g>", 1e5), "", "nested"},
		{"not closed", "<svg><provenance xmlns='urn:quotient:'>{}</provenance>", "", "EOF"},
		{"mixed up", "<svg><g></svg></g>", "", "closed"},
		{"no JSON", "<svg><provenance xmlns='urn:quotient:'>{</provenance></svg>", "", "no JSON"},
		{"nothing", "", "", "neither PNG, SVG nor PDF"},
		{"a text", "Quotient", "", "neither PNG, SVG nor PDF"},
		{"a JPEG", "\xff\xd8\xff\xe0", "", "neither PNG, SVG nor PDF"},
	} {
		_, d, err := ReadProvenance(strings.NewReader(test.data))
		if string(d.Provenance) != test.want || (err == nil) != (test.fault == "") || err != nil && !strings.Contains(err.Error(), test.fault) {
			t.Errorf("%s: %q, %v", test.name, d.Provenance, err)
		}
	}
	if _, _, err := ReadProvenance(endless{}); err == nil || !strings.Contains(err.Error(), "larger than 64 MiB") {
		t.Errorf("an endless file: %v", err)
	}
}

type endless struct{}

func (endless) Read(p []byte) (int, error) {
	clear(p)
	return len(p), nil
}

// packet is a PDF with XMP, as far as that matters here.
func packet(bodies ...string) string {
	out := "%PDF-1.7\n"
	for _, body := range bodies {
		out += fmt.Sprintf("%s'' id=''?>%s%s'w'?>\n", packetBegin, body, packetEnd)
	}
	return out + "%%EOF"
}

func TestReadAnyPDF(t *testing.T) {
	meta := func(body string) string {
		return `<x:xmpmeta xmlns:x="adobe:ns:meta/"><a:provenance xmlns:a="urn:quotient:">` + body + `</a:provenance></x:xmpmeta>`
	}
	for _, test := range []struct{ name, data, want, fault string }{
		{"one", packet(meta("1")), "1", ""},
		{"saved again", packet(meta("1"), meta("2")), "2", ""},
		{"with a picture in it", packet(meta("1"), "<x:xmpmeta xmlns:x='adobe:ns:meta/'/>"), "1", ""},
		{"without the outer element", packet("<r:RDF xmlns:r='" + nsRDF + "'><provenance xmlns='urn:quotient:'>1</provenance></r:RDF>"), "1", ""},
		{"none", packet(), "", "quotient did not draw this file"},
		{"empty", packet(""), "", "quotient did not draw this file"},
		{"cut short", packet(meta("1"))[:60], "", "unexpected EOF"},
		{"without an end", "%PDF-1.7 " + packetBegin + "''?> %%EOF", "", "no end"},
		{"no XML", packet("<a><b>"), "", "it begins with <a>"},
	} {
		_, d, err := ReadProvenance(strings.NewReader(test.data))
		if string(d.Provenance) != test.want || (err == nil) != (test.fault == "") || err != nil && !strings.Contains(err.Error(), test.fault) {
			t.Errorf("%s: %q, %v", test.name, d.Provenance, err)
		}
	}
}

// fuzz makes sure that whatever is read gives an error or a JSON document, and
// that this can be written and read again.
func fuzz(f *testing.F, format string, more ...string) {
	data := write(f, tiny(), format, full)
	f.Add(data)
	f.Add(data[:len(data)/2])
	for _, s := range more {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		_, d, err := ReadProvenance(bytes.NewReader(data))
		if err != nil {
			return
		}
		if !json.Valid(d.Provenance) {
			t.Fatalf("%q is no JSON", d.Provenance)
		}
		s := New(1, 1, paper, nil)
		_, again, err := ReadProvenance(bytes.NewReader(write(t, s, format, d)))
		if want := strings.TrimSpace(clean(string(d.Provenance))); err != nil || strings.TrimSpace(string(again.Provenance)) != want {
			t.Fatalf("%q is written and read as %q: %v", want, again.Provenance, err)
		}
	})
}

func FuzzReadPNG(f *testing.F) {
	fuzz(f, "png", pngSignature+chunk("tEXt", "Quotient\x00{}")+chunk("zTXt", "Title\x00\x00"+zipped("a"))+chunk("IEND", ""))
}

func FuzzReadSVG(f *testing.F) {
	fuzz(f, "svg", `<svg><p:provenance xmlns:p="urn:quotient:">1</p:provenance></svg>`)
}

func FuzzReadPDF(f *testing.F) {
	fuzz(f, "pdf", packet(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><provenance xmlns="urn:quotient:">1</provenance></x:xmpmeta>`))
}

// TestXMP reads the XMP of a PNG as other programs do: one text that is not compressed, of XML.
func TestXMP(t *testing.T) {
	doc := Document{Title: "Pay & bread", Description: "Two < three", Source: "A", Identifier: "mini/wages", Lang: "en", Provenance: []byte(`{"rows": ["a"]}`), Licence: "BSD & more", LicenceAt: "https://example.org/?a&b"}
	data := write(t, tiny(), "png", doc)
	begin := bytes.Index(data, []byte("iTXtXML:com.adobe.xmp\x00\x00\x00\x00\x00<?xpacket begin"))
	if begin < 0 {
		t.Fatal("there is no XMP")
	}
	if before := bytes.Index(data, []byte("IDAT")); before < begin {
		t.Error("it comes after the pixels, where many programs do not look")
	}
	size := binary.BigEndian.Uint32(data[begin-4:])
	packet := data[begin+len("iTXtXML:com.adobe.xmp\x00\x00\x00\x00\x00"):][:int(size)-len("XML:com.adobe.xmp\x00\x00\x00\x00\x00")]
	var found struct {
		Description struct {
			Title        string `xml:"title>Alt>li"`
			Description  string `xml:"description>Alt>li"`
			Rights       string `xml:"rights>Alt>li"`
			Source       string `xml:"source"`
			WebStatement string `xml:"WebStatement"`
			In           string `xml:"provenanceIn"`
			Sum          string `xml:"provenanceSHA256"`
		} `xml:"RDF>Description"`
	}
	if err := xml.Unmarshal(packet, &found); err != nil {
		t.Fatalf("%v in %s", err, packet)
	}
	is := found.Description
	if is.Title != doc.Title || is.Description != doc.Description || is.Rights != doc.Licence || is.Source != doc.Source || is.WebStatement != doc.LicenceAt || is.In != "iTXt Quotient" || is.Sum != fmt.Sprintf("%x", sha256.Sum256(doc.Provenance)) {
		t.Errorf("%+v", is)
	}
	_, read, err := ReadProvenance(bytes.NewReader(data))
	if err != nil || read.Title != doc.Title || string(read.Provenance) != string(doc.Provenance) {
		t.Errorf("%+v: %v", read, err)
	}
	if bytes.Contains(write(t, tiny(), "png", Document{}), []byte("xpacket")) {
		t.Error("a picture of which nothing is said has XMP")
	}
}
