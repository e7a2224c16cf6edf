// Asks the compiler of TypeScript whether JSON-LD is of the types that Google's schema-dts has
// of schema.org: a property that a type has not, or a value of another type, is an error.
import { readFileSync } from 'fs'
import { dirname, join } from 'path'
import { fileURLToPath } from 'url'
import ts from 'typescript'

const here = dirname(fileURLToPath(import.meta.url))
const sources = new Map()
for (const file of process.argv.slice(2)) {
  const text = readFileSync(file, 'utf8')
  const type = JSON.parse(text)['@graph'] ? 'Graph' : 'WithContext<Dataset>'
  sources.set(join(here, `${sources.size}.ts`), { file, text: `import type { Dataset, Graph, WithContext } from 'schema-dts'\nexport const it: ${type} = ${text}` })
}
const settings = { noEmit: true, strict: true, skipLibCheck: true, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, target: ts.ScriptTarget.ESNext }
const host = ts.createCompilerHost(settings)
const { getSourceFile, fileExists, readFile } = host
host.getSourceFile = (name, ...rest) => sources.has(name) ? ts.createSourceFile(name, sources.get(name).text, ts.ScriptTarget.ESNext) : getSourceFile(name, ...rest)
host.fileExists = name => sources.has(name) || fileExists(name)
host.readFile = name => sources.get(name)?.text ?? readFile(name)
const found = ts.getPreEmitDiagnostics(ts.createProgram([...sources.keys()], settings, host))
for (const d of found) {
  const at = d.file ? `${sources.get(d.file.fileName)?.file ?? d.file.fileName}:${d.file.getLineAndCharacterOfPosition(d.start).line - 1}` : ''
  console.log(`${at}: ${ts.flattenDiagnosticMessageText(d.messageText, ' ')}`)
}
