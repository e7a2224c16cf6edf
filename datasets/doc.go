// Package datasets loads studies: folders that hold one Frictionless Data
// Package each, with the figures of a text as tables.
//
//	datapackage.json → Table Schemas ┐
//	table.csv → cells, checked ──────┴→ Observation (quantity, quote) → Study
//	                                        └→ Table.Frame: a gota DataFrame
//
// Loading is strict: every fault of every file is reported at once, with its
// file, line and column, and a study with a fault is not loaded at all. What
// has been loaded can be computed with.
//
// A table with a column named quote is a table of observations: one row, one
// number, one quote. Any other table is plain data, checked by its schema
// alone.
package datasets
