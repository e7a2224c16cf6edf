package typeset

import _ "embed"

// Roboto in four weights, as its authors publish it; fonts/LICENSE-roboto.txt is its licence.
// The files are here because the module that has them is of 25 MB.
var (
	//go:embed fonts/Roboto-Regular.ttf
	robotoRegular []byte
	//go:embed fonts/Roboto-Medium.ttf
	robotoMedium []byte
	//go:embed fonts/Roboto-Bold.ttf
	robotoBold []byte
	//go:embed fonts/Roboto-Italic.ttf
	robotoItalic []byte
)
