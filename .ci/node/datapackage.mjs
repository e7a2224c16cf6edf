// Reads a Data Package by Frictionless Data's own library: the descriptor against its profile,
// and every row against its schema. Prints, as JSON, what is wrong and the rows of each table.
import { createRequire } from 'module'
const { Package } = createRequire(import.meta.url)('datapackage')
const pack = await Package.load(process.argv[2], { strict: false })
const errors = pack.errors.map(String)
const tables = {}
for (const resource of pack.resources) {
  if (!resource.valid) errors.push(...resource.errors.map(e => `${resource.name}: ${e}`))
  try {
    tables[resource.name] = await resource.read({ keyed: true, cast: true })
  } catch (e) {
    errors.push(`${resource.name}: ${e}`, ...(e.errors || []).map(String))
  }
}
console.log(JSON.stringify({ errors, tables }))
