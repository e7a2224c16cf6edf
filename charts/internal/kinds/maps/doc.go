// Package maps draws numbers where they are of: countries in the shades of classes, and
// symbols at places.
//
//	rows → countries, places (atlas) → view → Regions, Symbols → Page
package maps
