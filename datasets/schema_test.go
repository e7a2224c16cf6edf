package datasets

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
)

// packageOf is a study of one plain table: the JSON of its field n, what else stands in
// its schema and resource, and its rows below id,n.
func packageOf(field, schema, resource, file string) fstest.MapFS {
	return fstest.MapFS{
		DescriptorName: {Data: []byte(fmt.Sprintf("{\"name\": \"p\", \"sources\": [{\"title\": \"T\"}], \"resources\": [{\"name\": \"t\", \"path\": \"t.csv\"%s, \"schema\": {\"fields\": [{\"name\": \"id\"},\n{\"name\": \"n\"%s}]%s}}]}", resource, field, schema))},
		"t.csv":        {Data: []byte(file)},
	}
}

// TestSchema has one small package for each property of Table Schema and Table Dialect:
// what the cell n of the first row is read as, or what is said of it.
func TestSchema(t *testing.T) {
	type c struct {
		field, schema, resource string
		file                    string
		want                    string // the cell, or after a ! what the error says
	}
	cell := func(field, text, want string) c { return c{field: field, file: "id,n\na," + text + "\n", want: want} }
	number := `, "type": "number"`
	for name, tt := range map[string]c{
		// Numbers.
		"groupChar":                 cell(number+`, "groupChar": ".", "decimalChar": ","`, "1.234", "1234"),
		"groupChar and decimals":    cell(number+`, "groupChar": ".", "decimalChar": ","`, `"-12.345,50"`, "-12345.50"),
		"decimalChar alone":         cell(number+`, "decimalChar": ","`, `"0,5"`, "0.5"),
		"a point is no comma":       cell(number+`, "decimalChar": ","`, "1.234", `!t.csv:2:3: t.a: the column "n": "1.234" is not a number with the decimal sign ","`),
		"groups of two":             cell(number+`, "groupChar": ","`, `"12,34"`, "!groups have three digits"),
		"groups in the decimals":    cell(number+`, "groupChar": ","`, `"1.234,5"`, "!is not grouped"),
		"lakhs":                     cell(number+`, "groupChar": ","`, `"12,34,567"`, "1234567"),
		"a blank that breaks not":   cell(number+`, "groupChar": " "`, "12\u202f345", "12345"),
		"of an integer":             cell(`, "type": "integer", "groupChar": "."`, "1.234", `!groupChar and decimalChar are both "."`),
		"of an integer, by commas":  cell(`, "type": "integer", "groupChar": ","`, `"1,234"`, "1234"),
		"one sign for both":         cell(number+`, "groupChar": "."`, "1.234", `!datapackage.json:2:`),
		"two signs":                 cell(number+`, "groupChar": ".."`, "1", "!must be one sign"),
		"a digit for a sign":        cell(number+`, "decimalChar": "5"`, "1", "!must be one sign"),
		"groupChar of a text":       cell(`, "type": "string", "groupChar": "."`, "1.234", `!field "n" has groupChar, and the type string has none`),
		"groupChar of any":          cell(`, "groupChar": "."`, "1.234", "!write the type number or integer"),
		"percent":                   cell(number+`, "bareNumber": false`, "12%", "12"),
		"a currency":                cell(number+`, "bareNumber": false, "groupChar": ".", "decimalChar": ","`, `"€ -1.234,50"`, "-1234.50"),
		"less, before the currency": cell(number+`, "bareNumber": false`, "-$5", "-5"),
		"a bracket is less":         cell(number+`, "bareNumber": false`, "(5)", "!not one number"),
		"decimals without a zero":   cell(number+`, "bareNumber": false`, "$.50", "!not one number"),
		"a number in the unit":      cell(number+`, "bareNumber": false`, "5 m2", "!is not one number with something around it"),
		"no number":                 cell(number+`, "bareNumber": false`, "n/a", "!has no number"),
		"bare":                      cell(number, "12%", "!is not a plain decimal"),
		"NaN":                       cell(number, "NaN", `!"missingValues": ["", "NaN"]`),
		"infinity":                  cell(number, "-INF", "!can be drawn or computed with"),
		"no integer":                cell(`, "type": "integer"`, "1.5", "!is not a whole number"),
		// Missing values.
		"missing":                 {field: number, schema: `, "missingValues": ["", "NA"]`, file: "id,n\na,NA\n", want: ""},
		"missing with a label":    {field: number, schema: `, "missingValues": [{"value": "-99", "label": "not asked"}]`, file: "id,n\na,-99\n", want: ""},
		"missing of the field":    {field: number + `, "missingValues": ["x"]`, schema: `, "missingValues": ["", "NA"]`, file: "id,n\na,x\n", want: ""},
		"the field's alone":       {field: number + `, "missingValues": ["x"]`, schema: `, "missingValues": ["", "NA"]`, file: "id,n\na,NA\n", want: "!is not a plain decimal"},
		"missing without a value": {field: number, schema: `, "missingValues": [{"label": "x"}]`, file: "id,n\na,1\n", want: "!write texts, or"},
		"nullSequence":            {field: number, resource: `, "dialect": {"nullSequence": "\\N"}`, file: "id,n\na,\\N\n", want: ""},
		// Constraints.
		"required":            {field: `, "constraints": {"required": true}`, file: "id,n\na,\n", want: "!must not be empty"},
		"unique":              {field: number + `, "constraints": {"unique": true}`, file: "id,n\na,1\nb,1.0\n", want: "!duplicate n"},
		"minimum":             cell(number+`, "constraints": {"minimum": 5}`, "4", "!4 is below the minimum, 5"),
		"the minimum itself":  cell(number+`, "constraints": {"minimum": "5"}`, "5", "5"),
		"maximum":             cell(number+`, "constraints": {"maximum": 5}`, "5.1", "!above the maximum, 5"),
		"exclusiveMinimum":    cell(number+`, "constraints": {"exclusiveMinimum": 5}`, "5", "!5 is the exclusiveMinimum itself"),
		"exclusiveMaximum":    cell(number+`, "constraints": {"exclusiveMaximum": 5}`, "5", "!5 is the exclusiveMaximum itself"),
		"within":              cell(number+`, "constraints": {"exclusiveMinimum": 4.99, "exclusiveMaximum": 5.01}`, "5", "5"),
		"minimum of dates":    cell(`, "type": "date", "constraints": {"minimum": "1956-10-23"}`, "1956-10-22", "!below the minimum"),
		"minimum as written":  cell(number+`, "decimalChar": ",", "constraints": {"minimum": "1,5"}`, `"1,4"`, "!below the minimum, 1,5"),
		"a minimum of none":   cell(number+`, "constraints": {"minimum": "low"}`, "1", "!the minimum"),
		"minimum of a text":   cell(`, "type": "string", "constraints": {"minimum": 1}`, "1", "!the type string has none"),
		"minLength":           cell(`, "constraints": {"minLength": 2}`, "x", "!has 1 characters"),
		"maxLength of none":   cell(`, "constraints": {"maxLength": 0}`, "x", "!has 1 characters"),
		"pattern":             cell(`, "constraints": {"pattern": "[a-c]+"}`, "abd", "!does not have the form"),
		"enum":                cell(`, "constraints": {"enum": ["x", "y"]}`, "z", "!unknown n"),
		"enum of numbers":     cell(number+`, "constraints": {"enum": [1000000, 2]}`, "1000000.0", "1000000.0"),
		"jsonSchema":          cell(`, "type": "object", "constraints": {"jsonSchema": {}}`, "{}", `!the property "jsonSchema" of constraints is not read here`),
		"categories":          cell(`, "type": "string", "categories": ["x", {"value": "y", "label": "Y"}], "categoriesOrdered": true`, "z", "!unknown n"),
		"categories, by code": cell(`, "type": "integer", "categories": [{"value": 1, "label": "one"}]`, "1", "1"),
		// Keys.
		"primaryKey":                 {schema: `, "primaryKey": ["n"]`, file: "id,n\na,x\nb,x\n", want: "!the key n is not unique: the same is on line 2"},
		"primaryKey, empty":          {schema: `, "primaryKey": "n"`, file: "id,n\na,\n", want: "!the key n has an empty cell"},
		"primaryKey of two":          {schema: `, "primaryKey": ["id", "n"]`, file: "id,n\na,x\nb,x\n", want: "x"},
		"primaryKey of none":         {schema: `, "primaryKey": "m"`, file: "id,n\na,x\n", want: `!names the field "m"`},
		"uniqueKeys":                 {schema: `, "uniqueKeys": [["n"]]`, file: "id,n\na,x\nb,x\n", want: "!the key n is not unique"},
		"foreignKeys":                {schema: `, "foreignKeys": [{"fields": "n", "reference": {"fields": "id"}}]`, file: "id,n\na,b\nb,c\n", want: `!t.csv:3:3: t.b: the table t has no row whose id is "c"`},
		"foreignKeys that lead":      {schema: `, "foreignKeys": [{"fields": ["n"], "reference": {"resource": "t", "fields": ["id"]}}]`, file: "id,n\na,b\nb,\n", want: "b"},
		"foreignKeys to no table":    {schema: `, "foreignKeys": [{"fields": "n", "reference": {"resource": "u", "fields": "id"}}]`, file: "id,n\na,b\n", want: `!leads to the table "u"`},
		"foreignKeys out of the way": {schema: `, "foreignKeys": [{"fields": "n", "reference": {"package": "x", "resource": "u", "fields": "id"}}]`, file: "id,n\na,b\n", want: "!another package"},
		// Columns and fields.
		"a field twice":     {field: `}, {"name": "n", "type": "number"`, file: "id,n\na,1\n", want: `!datapackage.json:2:`},
		"exact":             {schema: `, "fieldsMatch": "exact"`, file: "n,id\nx,a\n", want: `!in the order of the fields`},
		"equal":             {schema: `, "fieldsMatch": ["equal"]`, file: "n,id\nx,a\n", want: "x"},
		"subset":            {schema: `, "fieldsMatch": "subset"`, file: "id,more,n\na,1,x\n", want: "x"},
		"superset":          {schema: `, "fieldsMatch": "superset"`, file: "id\na\n", want: ""},
		"partial":           {schema: `, "fieldsMatch": "partial"`, file: "id,more\na,1\n", want: ""},
		"nothing in common": {schema: `, "fieldsMatch": "partial"`, file: "x,more\na,1\n", want: "!no column of the file is a field"},
		"no such match":     {schema: `, "fieldsMatch": "some"`, file: "id,n\na,1\n", want: "!fieldsMatch cannot be"},
		"a column more":     {file: "id,n,m\na,1,2\n", want: `!unknown column "m"`},
		// Types.
		"boolean":           cell(`, "type": "boolean"`, "TRUE", "true"),
		"trueValues":        cell(`, "type": "boolean", "trueValues": ["igen"], "falseValues": ["nem"]`, "nem", "false"),
		"no boolean":        cell(`, "type": "boolean", "trueValues": ["igen"], "falseValues": ["nem"]`, "true", "!write igen or nem"),
		"both":              cell(`, "type": "boolean", "trueValues": ["x"], "falseValues": ["x"]`, "x", "!of trueValues and of falseValues"),
		"date":              cell(`, "type": "date"`, "1956-10-23", "1956-10-23"),
		"a coarse date":     cell(`, "type": "date"`, "1956-10", "!have the type string"),
		"no such day":       cell(`, "type": "date"`, "1956-02-30", "!is no date"),
		"a format of dates": cell(`, "type": "date", "format": "%d/%m/%Y"`, "3/10/1956", "1956-10-03"),
		"any date":          cell(`, "type": "date", "format": "any"`, "1956-10-03", "!would be guessed"),
		"years of two":      cell(`, "type": "date", "format": "%d/%m/%y"`, "3/10/56", "!has a part that is not read"),
		"time":              cell(`, "type": "time"`, "24:10", "!is no time"),
		"time by a format":  cell(`, "type": "time", "format": "%H.%M"`, "9.05", "09:05"),
		"datetime":          cell(`, "type": "datetime"`, "1956-10-23T10:00:00Z", "1956-10-23T10:00:00Z"),
		"datetime, format":  cell(`, "type": "datetime", "format": "%d.%m.%Y %H:%M"`, "23.10.1956 9:30", "1956-10-23T09:30"),
		"year":              cell(`, "type": "year"`, "1956", "1956"),
		"no year":           cell(`, "type": "year"`, "56", "!is no year"),
		"yearmonth":         cell(`, "type": "yearmonth"`, "1956-13", "!is no yearmonth"),
		"duration":          cell(`, "type": "duration"`, "P1Y2M", "P1Y2M"),
		"no duration":       cell(`, "type": "duration"`, "3 days", "!a duration of ISO 8601"),
		"list":              cell(`, "type": "list", "delimiter": ";", "itemType": "integer"`, "1;x", "!as an item of the list"),
		"list of texts":     cell(`, "type": "list"`, `"a,b"`, "a,b"),
		"itemType":          cell(`, "type": "list", "itemType": "number2"`, "1", "!has no items of the type"),
		"array":             cell(`, "type": "array"`, `"[1, 2"`, "!an array of JSON"),
		"object":            cell(`, "type": "object"`, `"{""a"": 1}"`, `{"a": 1}`),
		"geopoint":          cell(`, "type": "geopoint"`, `"19.04, 97.5"`, "!lon, lat"),
		"geopoint array":    cell(`, "type": "geopoint", "format": "array"`, `"[19.04, 47.5]"`, "[19.04, 47.5]"),
		"geojson":           cell(`, "type": "geojson"`, `"{""type"": ""Point""}"`, `{"type": "Point"}`),
		"email":             cell(`, "type": "string", "format": "email"`, "nobody", "!an email address"),
		"uuid":              cell(`, "type": "string", "format": "uuid"`, "1", "!a UUID"),
		"uri":               cell(`, "type": "string", "format": "uri"`, "https://example.org/", "https://example.org/"),
		"binary":            cell(`, "type": "string", "format": "binary"`, "???", "!in base64"),
		"no such format":    cell(`, "type": "string", "format": "emial"`, "x", `!did you mean "email"?`),
		"no such type":      cell(`, "type": "nubmer"`, "1", `!did you mean "number"?`),
		// The file.
		"delimiter":           {resource: `, "dialect": {"delimiter": ";"}`, file: "id;n\na;x\n", want: "x"},
		"tabs":                {resource: `, "format": "tsv"`, file: "id\tn\na\tx\n", want: "x"},
		"not by semicolons":   {file: "id;n\na;x\n", want: "!the columns are divided by semicolons, not by commas"},
		"not by commas":       {resource: `, "dialect": {"delimiter": ";"}`, file: "id,n\na,x\n", want: "!the columns are divided by commas, not by semicolons"},
		"a long delimiter":    {resource: `, "dialect": {"delimiter": "::"}`, file: "id::n\na::x\n", want: "!must be one sign"},
		"lineTerminator":      {resource: `, "dialect": {"lineTerminator": "\n"}`, file: "id,n\na,x\n", want: "x"},
		"another end of line": {resource: `, "dialect": {"lineTerminator": ";"}`, file: "id,n\na,x\n", want: "!lines cannot end in"},
		"quoteChar":           {resource: `, "dialect": {"quoteChar": "'"}`, file: "id,n\na,'x'\n", want: "!datapackage.json:1:"},
		"no quoteChar":        {resource: `, "dialect": {"quoteChar": null}`, file: "id,n\na,x\n", want: "!cells are quoted by"},
		"doubleQuote":         {resource: `, "dialect": {"doubleQuote": false}`, file: "id,n\na,x\n", want: "!the dialect: a quotation mark"},
		"escapeChar":          {resource: `, "dialect": {"escapeChar": "\\"}`, file: "id,n\na,x\n", want: "!no sign escapes"},
		"skipInitialSpace":    {resource: `, "dialect": {"skipInitialSpace": true}`, file: "id, n\na, x\n", want: "x"},
		"spaces":              {file: "id,n\na, x\n", want: "!begins or ends with a blank"},
		"header":              {resource: `, "dialect": {"header": false}`, file: "a,x\nb,y\n", want: "x"},
		"headerRows":          {resource: `, "dialect": {"headerRows": [3]}`, file: "A \"title\"\n\nid,n\na,x\n", want: "x"},
		"headerJoin":          {resource: `, "dialect": {"headerRows": [1, 2], "headerJoin": ""}`, file: "i,\nd,n\na,x\n", want: "x"},
		"rows in the header":  {resource: `, "dialect": {"headerRows": [1, 3]}`, file: "i,\n\nd,n\na,x\n", want: "!there are rows between"},
		"commentRows":         {resource: `, "dialect": {"commentRows": [2]}`, file: "id,n\nunits,km\na,x\n", want: "x"},
		"commentChar":         {resource: `, "dialect": {"commentChar": "#"}`, file: "# of 1956\nid,n\na,x\n", want: "x"},
		"sheetName":           {resource: `, "dialect": {"sheetName": "S"}`, file: "id,n\na,x\n", want: "!save the sheet as a CSV file"},
		"a dialect elsewhere": {resource: `, "dialect": "dialect.json"`, file: "id,n\na,x\n", want: "!a dialect in another file is not read"},
		"encoding":            {resource: `, "encoding": "UTF-8"`, file: "id,n\na,x\n", want: "x"},
		"another encoding":    {resource: `, "encoding": "latin1"`, file: "id,n\na,x\n", want: "!encoding must be utf-8"},
		"a mark before it":    {file: "\ufeffid,n\na,x\n", want: "x"},
		"UTF-16":              {file: "\xff\xfei\x00d\x00", want: "!t.csv:1:1: the file is in UTF-16"},
		"data":                {resource: `, "data": []`, file: "id,n\na,x\n", want: "!rows inside of the descriptor are not read"},
		"another format":      {resource: `, "format": "xlsx"`, file: "id,n\na,x\n", want: "!save the file as CSV"},
		"compression":         {resource: `, "compression": "gz"`, file: "id,n\na,x\n", want: "!unpack the file"},
		"another type":        {resource: `, "type": "map"`, file: "id,n\na,x\n", want: "!the type \"map\" is not read"},
		// What describes.
		"what describes":     {field: `, "title": "N", "description": "x", "example": "1", "rdfType": "x", "unit": "km"`, resource: `, "title": "T", "licenses": [], "homepage": "x", "bytes": 3, "hash": "x", "mediatype": "text/csv"`, file: "id,n\na,x\n", want: "x"},
		"in capitals":        cell(`, "groupchar": "."`, "1", `!write "groupChar"`),
		"twice":              cell(`, "type": "number", "type": "string"`, "1", `!the property "type" is there twice`),
		"of another kind":    cell(`, "type": "number", "decimalChar": 1`, "1", "!resources.schema.fields.decimalChar must be a string, not number"),
		"beside constraints": cell(`, "minimum": 1`, "1", "!write it under constraints"),
	} {
		t.Run(name, func(t *testing.T) {
			s, err := Load(packageOf(tt.field, tt.schema, tt.resource, tt.file))
			if want, refused := strings.CutPrefix(tt.want, "!"); refused {
				if err == nil || !strings.Contains(err.Error(), want) {
					t.Fatalf("got %v, want %s", err, want)
				}
				for _, f := range err.(Findings) {
					if f.Line == 0 || f.Column == 0 {
						t.Errorf("no place: %s", f)
					}
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if got := s.Tables[0].Rows[0].Cell("n"); got != tt.want {
				t.Errorf("n is %q, want %q", got, tt.want)
			}
		})
	}
}

// TestProperties warns of what is nearly a property, and of nothing that only describes.
func TestProperties(t *testing.T) {
	fs := packageOf(`, "constrains": {"required": true}, "color": "red"`, `, "x-note": 1`, `, "lisenses": []`, "id,n\na,x\n")
	fs[DescriptorName].Data = []byte(strings.Replace(string(fs[DescriptorName].Data), `"sources"`, `"units": {"person": {"plurals": "people"}}, "sources"`, 1))
	s, err := Load(fs)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{`a unit has no property "plurals", which is passed over`, `a resource has no property "lisenses", which is passed over`, `a field has no property "constrains", which is passed over`}
	if len(s.Warnings) != len(want) {
		t.Fatalf("warnings:\n%v", s.Warnings)
	}
	for i, w := range want {
		if !strings.Contains(s.Warnings[i].String(), w) || s.Warnings[i].Line == 0 {
			t.Errorf("%s, want %s", s.Warnings[i], w)
		}
	}
}

// TestPlainText has descriptors and specifications that are not UTF-8.
func TestPlainText(t *testing.T) {
	for name, text := range map[string]string{"UTF-16": "\xfe\xff\x00{", "UTF-16 without a mark": "{\x00\"\x00n\x00", "Latin-1": "{\"name\": \"\xe9\"}"} {
		_, err := Load(fstest.MapFS{DescriptorName: {Data: []byte(text)}})
		if err == nil || !strings.Contains(err.Error(), "save the file as UTF-8") {
			t.Errorf("%s gives %v", name, err)
		}
	}
}

// TestControls has control characters wherever a study has a text, as they are and as
// JSON and YAML escape them.
func TestControls(t *testing.T) {
	const nul, escape = "the NUL character (U+0000) is not text", "U+001B is an invisible control character, which no chart and no page can show"
	descriptor := func(title string) fstest.MapFS {
		return fstest.MapFS{DescriptorName: {Data: []byte("{\"name\": \"s\",\n  " + title + ",\n \"resources\": []}")}}
	}
	for name, tt := range map[string]struct {
		fs   fstest.MapFS
		want string
	}{
		"a cell":             {packageOf("", "", "", "id,n\na,\"x\ny\x00\"\n"), "t.csv:3:2: " + nul},
		"an escape":          {packageOf("", "", "", "id,n\na,é\x1b[2J\n"), "t.csv:2:4: " + escape},
		"a column":           {packageOf("", "", "", "id,n\x1b\na,x\n"), "t.csv:1:5: " + escape},
		"a string of JSON":   {descriptor(`"title": "a\u0000b"`), "datapackage.json:2:12: " + nul},
		"an escape in JSON":  {descriptor(`"title": "\u001b[2J"`), "datapackage.json:2:12: " + escape},
		"a list of JSON":     {descriptor(`"keywords": ["a", "b\u001b"]`), "datapackage.json:2:21: " + escape},
		"a name in JSON":     {descriptor(`"a\u0000": 1`), "datapackage.json:1:1: " + nul},
		"as it is, in JSON":  {descriptor("\"title\": \"a\x00b\""), "datapackage.json:2:14: " + nul},
		"tabs and new lines": {packageOf("", "", "", "id,n\r\na,\"x\ty\r\nz\"\r\n"), ""},
	} {
		_, err := Load(tt.fs)
		if tt.want == "" && err != nil || tt.want != "" && (err == nil || !strings.Contains(err.Error(), tt.want) || !strings.Contains(err.Error(), "delete it")) {
			t.Errorf("%s gives %v, not %q", name, err, tt.want)
		}
	}
	for text, want := range map[string]string{
		"a: x\nb: \"y\\0\"":    "f.yaml:2:4: " + nul,
		"a: x\nb: \"y\\e[2J\"": "f.yaml:2:4: " + escape,
		"a: x\nb: y\x1bz":      "f.yaml:2:5: " + escape,
		"a: x\n\"b\\x1b\": y":  "f.yaml:2:1: " + escape,
		"a: x\n# \x00\nb: y":   "f.yaml:2:3: " + nul,
		"a: \"\\t\\n\\r\"":     "",
	} {
		s := &Study{FS: fstest.MapFS{"f.yaml": {Data: []byte(text)}}}
		err := s.DecodeYAML("f.yaml", &map[string]string{})
		if want == "" && err != nil || want != "" && (err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "delete it")) {
			t.Errorf("%q gives %v, not %q", text, err, want)
		}
	}
}

// TestUsual: a cell is put in the place of another only where it would be read as it is
// written.
func TestUsual(t *testing.T) {
	for name, tt := range map[string]struct {
		fs   fstest.MapFS
		want bool
	}{
		"plain":        {packageOf(`, "type": "number"`, "", "", "id,n\na,1\n"), true},
		"semicolons":   {packageOf(`, "type": "number"`, "", `, "dialect": {"delimiter": ";"}`, "id;n\na;1\n"), false},
		"groups":       {packageOf(`, "type": "number", "groupChar": "."  , "decimalChar": ","`, "", "", "id,n\na,1\n"), false},
		"with percent": {packageOf(`, "type": "number", "bareNumber": false`, "", "", "id,n\na,1%\n"), false},
	} {
		s, err := Load(tt.fs)
		if err != nil {
			t.Fatal(err)
		}
		if got := s.Tables[0].Usual("n"); got != tt.want {
			t.Errorf("%s: %v", name, got)
		}
		if got := s.Tables[0].Rows[0].Fix("n", "2"); (got != "") != tt.want {
			t.Errorf("%s: the fix is %q", name, got)
		}
	}
}

// TestForeignNumbers: a key of numbers leads to a column of whatever type.
func TestForeignNumbers(t *testing.T) {
	fs := packageOf(`, "type": "integer"`, `, "foreignKeys": [{"fields": "n", "reference": {"resource": "u", "fields": "code"}}]`, "", "id,n\na,1\n")
	fs["u.csv"] = &fstest.MapFile{Data: []byte("code\n1\n2\n")}
	d := string(fs[DescriptorName].Data)
	fs[DescriptorName].Data = []byte(strings.TrimSuffix(d, "]}") + `, {"name": "u", "path": "u.csv", "schema": {"fields": [{"name": "code"}]}}]}`)
	if _, err := Load(fs); err != nil {
		t.Error(err)
	}
	fs["t.csv"].Data = []byte("id,n\na,3\n")
	if _, err := Load(fs); err == nil || !strings.Contains(err.Error(), `the table u has no row whose code is "3"`) {
		t.Errorf("a key to no row gives %v", err)
	}
}
