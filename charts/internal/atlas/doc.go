// Package atlas knows where the countries of the world are: it takes a name or a code of
// ISO 3166 and gives the country with its borders, and it puts places of the globe on a
// plane that keeps areas.
//
//	name, code → Find → Country → Polygons (degrees) ─┐
//	Projection: Equal Earth, or Lambert's azimuthal ──┴→ a plane
//
// The borders are those of Natural Earth at 1:50 million (public domain), in world.bin, which
// tools/atlas makes. They show who controls a place, and not who ought to.
package atlas
