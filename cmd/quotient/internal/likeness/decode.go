package likeness

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	_ "image/gif" // decoders of what pictures are converted to
	_ "image/jpeg"
	_ "image/png"

	_ "golang.org/x/image/webp"

	"quotient/datasets/limits"
)

// Decode reads a PNG, JPEG, WebP or GIF as shades of grey, and returns the name of its
// format. It refuses a picture with more pixels than are read before it unpacks them.
func Decode(data []byte) (*image.Gray, string, error) {
	config, format, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, "", err
	}
	if n := int64(config.Width) * int64(config.Height); n > limits.Pixels || n == 0 {
		return nil, format, fmt.Errorf("it has %d × %d pixels; at most %s are read: make it smaller", config.Width, config.Height, limits.Count(limits.Pixels))
	}
	picture, _, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, format, err
	}
	return grey(picture), format, nil
}

// grey is a picture in shades of grey, what is transparent on white.
func grey(picture image.Image) *image.Gray {
	b := picture.Bounds()
	out := image.NewGray(image.Rect(0, 0, b.Dx(), b.Dy()))
	shade := func(c color.Color) uint8 {
		red, green, blue, alpha := c.RGBA()
		white := 0xffff - alpha
		return color.GrayModel.Convert(color.RGBA64{uint16(red + white), uint16(green + white), uint16(blue + white), 0xffff}).(color.Gray).Y
	}
	switch p := picture.(type) {
	case *image.Paletted:
		var shades [256]uint8
		for i, c := range p.Palette {
			shades[i] = shade(c)
		}
		for y := range b.Dy() {
			for x, n := range p.Pix[y*p.Stride:][:b.Dx()] {
				out.Pix[y*out.Stride+x] = shades[n]
			}
		}
	case *image.YCbCr:
		for y := range b.Dy() {
			copy(out.Pix[y*out.Stride:], p.Y[y*p.YStride:][:b.Dx()])
		}
	default:
		for y := range b.Dy() {
			for x := range b.Dx() {
				out.Pix[y*out.Stride+x] = shade(picture.At(b.Min.X+x, b.Min.Y+y))
			}
		}
	}
	return out
}
