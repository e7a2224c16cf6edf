package build

import (
	"bytes"
	"encoding/csv"
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/color/palette"
	"image/draw"
	"image/jpeg"
	"image/png"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	xdraw "golang.org/x/image/draw"

	"quotient/charts"
	"quotient/charts/typeset"
	"quotient/cmd/quotient/internal/likeness"
	"quotient/cmd/quotient/internal/workspace"
	"quotient/datasets"
	"quotient/datasets/folder"
)

var every = flag.Bool("every", false, "recognise every chart after every handling, not some")

// A handling is something that happens to pictures on their way.
type handling struct {
	name string
	do   func(image.Image) image.Image
}

// handlings are those of the battery.
var handlings = []handling{
	{"converted", func(p image.Image) image.Image { return p }},
	{"JPEG, quality 60", func(p image.Image) image.Image { return compressed(p, 60) }},
	{"half the size", func(p image.Image) image.Image { return resized(p, 0.5) }},
	{"1.5 times the size", func(p image.Image) image.Image { return resized(p, 1.5) }},
	{"half the size, JPEG, quality 60", func(p image.Image) image.Image { return compressed(resized(p, 0.5), 60) }},
	{"another palette", func(p image.Image) image.Image { return repainted(p, palette.WebSafe) }},
	{"8 colours", func(p image.Image) image.Image { return repainted(p, eight(p)) }},
	{"2 % cropped", func(p image.Image) image.Image {
		b := p.Bounds()
		return framed(p, image.Rect(b.Dx()/100, b.Dy()/50, b.Dx()-b.Dx()/100, b.Dy()))
	}},
	{"a border of 3 %", func(p image.Image) image.Image {
		return framed(p, p.Bounds().Inset(-p.Bounds().Dx()*3/100))
	}},
	{"on a larger sheet", func(p image.Image) image.Image {
		b := p.Bounds()
		return framed(p, image.Rect(-b.Dx()/10, -b.Dy()/20, b.Dx()*115/100, b.Dy()*13/10))
	}},
}

func compressed(p image.Image, quality int) image.Image {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, p, &jpeg.Options{Quality: quality}); err != nil {
		panic(err)
	}
	out, err := jpeg.Decode(&b)
	if err != nil {
		panic(err)
	}
	return out
}

func resized(p image.Image, by float64) image.Image {
	out := image.NewNRGBA(image.Rect(0, 0, int(float64(p.Bounds().Dx())*by), int(float64(p.Bounds().Dy())*by)))
	xdraw.CatmullRom.Scale(out, out.Bounds(), p, p.Bounds(), draw.Src, nil)
	return out
}

// repainted has each pixel in the nearest colour of a palette.
func repainted(p image.Image, colours color.Palette) image.Image {
	out := image.NewPaletted(p.Bounds(), colours)
	known := map[color.Color]uint8{}
	for y := range p.Bounds().Dy() {
		for x := range p.Bounds().Dx() {
			c := p.At(x, y)
			n, ok := known[c]
			if !ok {
				n = uint8(colours.Index(c))
				known[c] = n
			}
			out.Pix[y*out.Stride+x] = n
		}
	}
	return out
}

// eight are the colours that a picture has most of.
func eight(p image.Image) color.Palette {
	counts := map[color.Color]int{}
	for y := range p.Bounds().Dy() {
		for x := range p.Bounds().Dx() {
			counts[p.At(x, y)]++
		}
	}
	colours := slices.SortedFunc(maps.Keys(counts), func(a, b color.Color) int { return counts[b] - counts[a] })
	return colours[:min(8, len(colours))]
}

// framed is a part of a picture, or the picture with a border of the colour of its corner.
func framed(p image.Image, part image.Rectangle) image.Image {
	out := image.NewNRGBA(image.Rect(0, 0, part.Dx(), part.Dy()))
	draw.Draw(out, out.Bounds(), image.NewUniform(p.At(0, 0)), image.Point{}, draw.Src)
	draw.Draw(out, p.Bounds().Sub(part.Min), p, image.Point{}, draw.Src)
	return out
}

// sent is a picture without a record, as it arrives.
func sent(t *testing.T, p image.Image, how handling) *image.Gray {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, how.do(p)); err != nil {
		t.Fatal(err)
	}
	shades, _, err := likeness.Decode(b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return shades
}

var fonts = typeset.New()

// drawing is a chart as build draws it; false if it does not fit.
func drawing(t *testing.T, c *charts.Chart, style charts.Style) (image.Image, bool) {
	t.Helper()
	if len(c.Sizes) > 0 && !slices.Contains(c.Sizes, style.Size.Name) {
		return nil, false
	}
	drawn, err := c.Draw(style, fonts)
	if err != nil {
		return nil, false
	}
	var b bytes.Buffer
	if err := drawn.Write(&b, "png"); err != nil {
		t.Fatal(err)
	}
	p, err := png.Decode(&b)
	if err != nil {
		t.Fatal(err)
	}
	return p, true
}

// memory is a study in memory.
func memory(t *testing.T, fsys fs.FS) folder.Memory {
	t.Helper()
	files := folder.Memory{}
	err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			files[name], err = fs.ReadFile(fsys, name)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func loaded(t *testing.T, files folder.Memory) *workspace.Workspace {
	t.Helper()
	w, err := workspace.Load(workspace.Place{Name: "study", FS: files}, charts.Options{Allow: true})
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func bundled(t *testing.T) folder.Memory {
	t.Helper()
	fsys, err := datasets.Find("hungary-1956")
	if err != nil {
		t.Fatal(err)
	}
	return memory(t, fsys)
}

// tally counts what came of each handling.
type tally struct {
	right, all, clean, illegible int
	longest, total               time.Duration
}

func (n *tally) add(took time.Duration, l *Likeness) {
	n.all, n.total, n.longest = n.all+1, n.total+took, max(n.longest, took)
	switch {
	case l == nil:
		return
	case !l.Legible:
		n.illegible++
	case len(l.Differs) == 0:
		n.clean++
	}
	n.right++ // a wrong one fails the test
}

func (n tally) String() string {
	mean := time.Duration(0)
	if n.all > 0 {
		mean = n.total / time.Duration(n.all)
	}
	return fmt.Sprintf("%d of %d recognised, %d with no difference, %d too small or blurred to compare; %v at most, %v on average", n.right, n.all, n.clean, n.illegible, n.longest.Round(time.Millisecond), mean.Round(time.Millisecond))
}

// A look is a locale and a style.
type look struct {
	locale string
	style  charts.Style
}

// looks are all of them.
func looks() (out []look) {
	for _, tag := range []string{"en", "hu", "el"} {
		for _, theme := range charts.Themes() {
			for _, size := range charts.Sizes() {
				out = append(out, look{tag, charts.Style{Theme: theme, Size: size}})
			}
		}
	}
	return out
}

// TestRecognise holds how many pictures of the bundled study are recognised after what
// happens to pictures on their way. Each chart has each handling in another style.
func TestRecognise(t *testing.T) {
	w := loaded(t, bundled(t))
	r := newRecogniser(w)
	styles := looks()
	counts := make([]tally, len(handlings))
	listed, err := w.Charts("en")
	if err != nil {
		t.Fatal(err)
	}
	for i := range listed {
		for k, how := range handlings {
			if !*every && (i != 2*k%len(listed) || k%3 > 0) {
				continue
			}
			style := styles[(i*len(handlings)+10*k)%len(styles)]
			list, err := w.Charts(style.locale)
			if err != nil {
				t.Fatal(err)
			}
			c := list[i]
			p, ok := drawing(t, c, style.style)
			if !ok { // it does not fit
				style.style = charts.Default
				p, _ = drawing(t, c, style.style)
			}
			shades := sent(t, p, how)
			begun := time.Now()
			l, _, err := r.recognise(shades)
			if err != nil {
				t.Fatal(err)
			}
			name := fmt.Sprintf("%s.%v.%s, %s", c.ID, style.style, style.locale, how.name)
			counts[k].add(time.Since(begun), l)
			switch {
			case l == nil:
				t.Logf("%s: not recognised", name)
			case l.Chart != c.ID || l.Locale != style.locale || l.Size != style.style.Size.Name:
				t.Errorf("%s: taken for %s.%s.%s.%s", name, l.Chart, l.Size, l.Theme, l.Locale)
			case l.Legible && len(l.Differs) > 0:
				t.Logf("%s: as %s, differs at %v", name, l.Theme, l.Differs)
			}
		}
	}
	right, all := 0, 0
	for k, how := range handlings {
		t.Logf("%-32s %v", how.name, counts[k])
		right, all = right+counts[k].right, all+counts[k].all
	}
	t.Logf("%d of %d recognised", right, all)
	if all == 0 || float64(right) < 0.95*float64(all) {
		t.Errorf("only %d of %d pictures are recognised", right, all)
	}
}

// TestOneNumberChanged holds that no picture with another number is taken for the chart
// without a word.
func TestOneNumberChanged(t *testing.T) {
	files := bundled(t)
	w := loaded(t, files)
	r := newRecogniser(w)
	list, err := w.Charts("en")
	if err != nil {
		t.Fatal(err)
	}
	said, all, turn := map[string]int{}, 0, 0
	for _, c := range list {
		before, ok := drawing(t, c, charts.Default)
		if !ok {
			t.Fatalf("%s cannot be drawn", c.ID)
		}
		done := 0
		for _, o := range c.Rows {
			table, id, _ := strings.Cut(o.Ref(), ".")
			changed := maps.Clone(files)
			text, ok := digitChanged(t, changed[table+".csv"], id)
			if !ok {
				continue
			}
			changed[table+".csv"] = text
			other, _ := loaded(t, changed).Charts("en") // what does not come out is left out
			i := slices.IndexFunc(other, func(x *charts.Chart) bool { return x.ID == c.ID })
			if i < 0 {
				continue
			}
			after, ok := drawing(t, other[i], charts.Default)
			if !ok || samePixels(before, after) {
				continue
			}
			for k, how := range handlings[:5] {
				if !*every && k != turn%5 {
					continue
				}
				l, nearest, err := r.recognise(sent(t, after, how))
				if err != nil {
					t.Fatal(err)
				}
				switch {
				case l == nil || l.Chart != c.ID:
					said["not recognised"]++
					t.Logf("%s with another digit of %s, %s: not recognised, nearest %s", c.ID, o.Ref(), how.name, nearest)
				case !l.Legible:
					said["too small or blurred to compare"]++
				case len(l.Differs) > 0:
					said["differs"]++
				default:
					said["same"]++
					t.Errorf("%s with another digit of %s, %s: taken for the same", c.ID, o.Ref(), how.name)
				}
				all++
			}
			turn++
			if done++; done == 2 && !*every {
				break
			}
		}
	}
	t.Logf("%d pictures with another digit: %v", all, said)
	if all < 10 {
		t.Errorf("only %d pictures with another number were drawn", all)
	}
}

// digitChanged is a table with one digit of the value of a row changed: the last that is
// no zero.
func digitChanged(t *testing.T, text []byte, id string) ([]byte, bool) {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	value := slices.Index(rows[0], "value")
	for _, row := range rows[1:] {
		at := -1
		if value >= 0 {
			at = strings.LastIndexAny(row[value], "123456789")
		}
		if row[0] != id || at < 0 {
			continue
		}
		digit := row[value][at] + 1
		if digit > '9' {
			digit = '8'
		}
		row[value] = row[value][:at] + string(digit) + row[value][at+1:]
		var b bytes.Buffer
		if err := csv.NewWriter(&b).WriteAll(rows); err != nil {
			t.Fatal(err)
		}
		return b.Bytes(), true
	}
	return nil, false
}

func samePixels(a, b image.Image) bool {
	if a.Bounds() != b.Bounds() {
		return false
	}
	for y := range a.Bounds().Dy() {
		for x := range a.Bounds().Dx() {
			if color.NRGBAModel.Convert(a.At(x, y)) != color.NRGBAModel.Convert(b.At(x, y)) {
				return false
			}
		}
	}
	return true
}

// TestOthers holds that pictures of other studies are of no chart of this one.
func TestOthers(t *testing.T) {
	r := newRecogniser(loaded(t, bundled(t)))
	folders, err := filepath.Glob("../../../../charts/testdata/gallery/*")
	if err != nil || len(folders) == 0 {
		t.Fatal("no studies of the gallery", err)
	}
	all := 0
	for i, dir := range folders {
		if i%3 != 0 && !*every { // a picture takes some seconds
			continue
		}
		i /= 3
		list, _ := loaded(t, memory(t, os.DirFS(dir))).Charts("en") // what does not come out is left out
		for _, c := range list {
			for k, size := range charts.Sizes() {
				if !*every && k != i%3 {
					continue
				}
				p, ok := drawing(t, c, charts.Style{Theme: charts.Themes()[i%3], Size: size})
				if !ok {
					continue
				}
				l, nearest, err := r.recognise(sent(t, p, handlings[i%len(handlings)]))
				if err != nil {
					t.Fatal(err)
				}
				if l != nil {
					t.Errorf("%s of %s: taken for %s, %v", c.ID, filepath.Base(dir), l.Chart, l.Agree)
				}
				t.Logf("%s of %s: nearest %s", c.ID, filepath.Base(dir), nearest)
				all++
			}
		}
	}
	t.Logf("%d pictures of other studies", all)
	if all < 10 {
		t.Errorf("only %d pictures of other studies", all)
	}
}
