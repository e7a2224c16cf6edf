// Package shapes tells whether a cell has the form that the type of its column asks for: an
// address, a duration, a place on Earth. The type, its format and the cell go in; yes or no
// comes out, and what such a cell looks like.
package shapes

import (
	"encoding/base64"
	"encoding/json"
	"net/mail"
	"net/url"
	"strings"

	"quotient/datasets/lazy"
	"quotient/datasets/temporal"
)

var uuid = lazy.MustCompile(`^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$`)

// Has reports whether a cell has the form that a type and its format ask for, and what that
// form is.
func Has(kind, format, cell string) (ok bool, like string) {
	ok = true
	switch kind + " " + format {
	case "string email":
		a, err := mail.ParseAddress(cell)
		ok, like = err == nil && a.Address == cell, "an email address"
	case "string uri":
		u, err := url.Parse(cell)
		ok, like = err == nil && u.Scheme != "", "a URI, as in https://example.org"
	case "string uuid":
		ok, like = uuid.MatchString(cell), "a UUID"
	case "string binary":
		_, err := base64.StdEncoding.DecodeString(cell)
		ok, like = err == nil, "in base64"
	}
	switch kind {
	case "duration":
		ok, like = temporal.IsDuration(cell), "a duration of ISO 8601, as in P1Y2M10D or PT2H30M"
	case "array":
		ok, like = strings.HasPrefix(cell, "[") && json.Valid([]byte(cell)), "an array of JSON"
	case "object", "geojson":
		ok, like = strings.HasPrefix(cell, "{") && json.Valid([]byte(cell)), "an object of JSON"
		if kind == "geojson" {
			var o struct{ Type string }
			ok, like = ok && json.Unmarshal([]byte(cell), &o) == nil && o.Type != "" && (format != "topojson" || o.Type == "Topology"), "an object of GeoJSON"
		}
	case "geopoint":
		ok, like = onEarth(format, cell), map[string]string{"": "lon, lat, as in 19.04, 47.5", "default": "lon, lat, as in 19.04, 47.5", "array": "[lon, lat], as in [19.04, 47.5]", "object": `{"lon": 19.04, "lat": 47.5}`}[format]
	}
	return ok, like
}

// onEarth reports whether a cell is a point: a longitude and a latitude.
func onEarth(format, cell string) bool {
	var lon, lat json.Number
	switch format {
	case "object":
		var o struct{ Lon, Lat json.Number }
		if json.Unmarshal([]byte(cell), &o) != nil {
			return false
		}
		lon, lat = o.Lon, o.Lat
	case "array":
		var a []json.Number
		if json.Unmarshal([]byte(cell), &a) != nil || len(a) != 2 {
			return false
		}
		lon, lat = a[0], a[1]
	default:
		x, y, _ := strings.Cut(cell, ",")
		lon, lat = json.Number(strings.TrimSpace(x)), json.Number(strings.TrimSpace(y))
	}
	x, err1 := lon.Float64()
	y, err2 := lat.Float64()
	return err1 == nil && err2 == nil && x >= -180 && x <= 180 && y >= -90 && y <= 90
}
