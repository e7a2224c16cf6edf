package scene

import (
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

// Document describes a picture as a whole. All of it but Prefix and Text is
// written into the file of every format, and read back by [ReadProvenance].
type Document struct {
	Title       string
	Description string // the alt text
	Lang        string // of both, and of the groups' titles: a BCP 47 tag
	Source      string // what the numbers are from: author and title
	Identifier  string // of the chart
	Provenance  []byte // a JSON document: what the picture was made from
	Prefix      string // of the ids in an SVG, for a page that holds several
	Text        TextMode
	// Inline writes an SVG for a page of HTML: without metadata, each mark a link to
	// what it shows, whose id is that of the mark's group.
	Inline bool
	// Links are the addresses that the marks of a stand-alone SVG lead to, by the observation
	// that they show.
	Links map[string]string
	// Licence and LicenceAt are the name and the address of what the picture may be used under.
	// They are in the XMP of a PNG alone, and are not read back.
	Licence, LicenceAt string
}

// The namespaces of metadata. Dublin Core has terms for all but the provenance,
// which has a name of ours.
const (
	nsRDF        = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	nsDublinCore = "http://purl.org/dc/elements/1.1/"
	nsXMPRights  = "http://ns.adobe.com/xap/1.0/rights/"
	nsQuotient   = "urn:quotient:"
	nsSVG        = "http://www.w3.org/2000/svg"
)

// check is the error that keeps a document from being written.
func (d Document) check() error {
	if len(d.Provenance) > 0 && !json.Valid(d.Provenance) {
		return errors.New("the provenance of a picture must be a JSON document")
	}
	return nil
}

// A term is a value of Dublin Core.
type term struct {
	name, value string
	// In XMP a text has its languages, and languages are a list.
	list, attr string
}

func (d Document) terms() (out []term) {
	for _, t := range []term{
		{"title", d.Title, "Alt", ` xml:lang="x-default"`},
		{"description", d.Description, "Alt", ` xml:lang="x-default"`},
		{"language", d.Lang, "Bag", ""},
		{"source", d.Source, "", ""},
		{"identifier", d.Identifier, "", ""},
	} {
		if t.value != "" {
			out = append(out, t)
		}
	}
	return out
}

// metadata is the <metadata> of an SVG.
func (d Document) metadata() string {
	var b strings.Builder
	fmt.Fprintf(&b, "<metadata>\n<rdf:RDF xmlns:rdf=%q xmlns:dc=%q>\n<rdf:Description rdf:about=\"\">\n", nsRDF, nsDublinCore)
	for _, t := range d.terms() {
		if t.name == "description" {
			continue // an SVG has it as its <desc>
		}
		fmt.Fprintf(&b, "<dc:%s>%s</dc:%[1]s>\n", t.name, content(t.value))
	}
	b.WriteString("</rdf:Description>\n</rdf:RDF>\n")
	if len(d.Provenance) > 0 {
		fmt.Fprintf(&b, "<provenance xmlns=%q>%s</provenance>\n", nsQuotient, content(string(d.Provenance)))
	}
	b.WriteString("</metadata>\n")
	return b.String()
}

// Packet marks are how a program finds XMP in a file that it cannot read.
const (
	packetBegin = "<?xpacket begin="
	packetEnd   = "<?xpacket end="
)

// xmp is the metadata of a PDF as a packet of XMP.
func (d Document) xmp() []byte {
	provenance := ""
	if len(d.Provenance) > 0 {
		provenance = fmt.Sprintf("<quotient:provenance>%s</quotient:provenance>\n", content(string(d.Provenance)))
	}
	return d.packet(provenance)
}

// pngXMP is the metadata of a PNG as a packet of XMP. What it was made from is another text of
// the file, which is compressed, as XMP must not be: the packet says where, and what it sums to.
func (d Document) pngXMP() []byte {
	pointer := ""
	if d.Licence != "" {
		pointer = fmt.Sprintf("<dc:rights><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:rights>\n", content(d.Licence))
	}
	if d.LicenceAt != "" {
		pointer += fmt.Sprintf("<xmpRights:WebStatement xmlns:xmpRights=%q>%s</xmpRights:WebStatement>\n", nsXMPRights, content(d.LicenceAt))
	}
	if len(d.Provenance) > 0 {
		hash := sha256.Sum256([]byte(clean(string(d.Provenance))))
		pointer += fmt.Sprintf("<quotient:provenanceIn>iTXt %s</quotient:provenanceIn>\n<quotient:provenanceSHA256>%x</quotient:provenanceSHA256>\n", keyProvenance, hash)
	}
	return d.packet(pointer)
}

// packet is a packet of XMP with the metadata, and more of our own.
func (d Document) packet(more string) []byte {
	var b strings.Builder
	fmt.Fprintf(&b, packetBegin+"\"\ufeff\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n")
	fmt.Fprintf(&b, "<rdf:RDF xmlns:rdf=%q>\n<rdf:Description rdf:about=\"\" xmlns:dc=%q xmlns:quotient=%q>\n", nsRDF, nsDublinCore, nsQuotient)
	for _, t := range d.terms() {
		value := content(t.value)
		if t.list != "" {
			value = fmt.Sprintf("<rdf:%s><rdf:li%s>%s</rdf:li></rdf:%[1]s>", t.list, t.attr, value)
		}
		fmt.Fprintf(&b, "<dc:%s>%s</dc:%[1]s>\n", t.name, value)
	}
	b.WriteString(more + "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n" + packetEnd + "\"r\"?>")
	return []byte(b.String())
}

// The keywords of texts in a PNG, as far as they are registered.
const (
	keyTitle       = "Title"
	keyDescription = "Description"
	keySource      = "Source"
	keyIdentifier  = "Identifier"
	keyProvenance  = "Quotient"
	keyXMP         = "XML:com.adobe.xmp" // as the specification of XMP has it, part 3
)

// chunks are the bodies of a PNG's iTXt chunks.
func (d Document) chunks() (out [][]byte) {
	text := func(key, lang, value string) {
		if value = clean(value); value != "" {
			out = append(out, []byte(key+"\x00\x00\x00"+lang+"\x00\x00"+value)) // not compressed
		}
	}
	lang := strings.Map(func(r rune) rune {
		if r == '-' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' {
			return r
		}
		return -1
	}, d.Lang)
	text(keyTitle, lang, d.Title)
	text(keyDescription, lang, d.Description)
	text(keySource, "", d.Source)
	text(keyIdentifier, "", d.Identifier)
	if len(d.Provenance) > 0 {
		body := []byte(keyProvenance + "\x00\x01\x00\x00\x00") // compressed with zlib
		out = append(out, append(body, deflate([]byte(clean(string(d.Provenance))))...))
	}
	if len(out) > 0 {
		out = append(out, append([]byte(keyXMP+"\x00\x00\x00\x00\x00"), d.pngXMP()...))
	}
	return out
}

// clean replaces what no XML can hold, by the sign for what cannot be shown:
// control characters, and bytes that are not UTF-8.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t', r == '\n', r == '\r':
			return r
		case r < ' ', r == '\ufffe', r == '\uffff':
			return '\ufffd'
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
}

// content writes text between the tags of XML. Quotes stay as they are, since
// JSON has many.
func content(s string) string {
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\r", "&#xD;").Replace(clean(s))
}
