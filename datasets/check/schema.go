package check

// schemaCheck counts the cells that loading has held against the Table Schema.
var schemaCheck = Check{
	Name: "schema",
	Doc:  "Every cell matches the Table Schema.",
	Run: func(l *Ledger, r *Result) {
		for _, t := range l.study.Tables {
			r.Checked += len(t.Rows) * len(t.Fields)
			if !t.Observed {
				r.Note("%s has no quotes: only its schema is checked", t.Name)
			}
		}
	},
}
