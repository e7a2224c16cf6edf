// Reads tables as CSV on the Web by rdf-ext's parser, with their metadata, and prints the
// triples of every row.
import { createReadStream } from 'fs'
import { join } from 'path'
import jsonld from 'jsonld'
import CsvwParser from 'rdf-parser-csvw'
import rdf from '@rdfjs/data-model'
import dataset from '@rdfjs/dataset'
import { options, read } from './jsonld.mjs'

const dir = process.argv[2]
const base = 'https://example.org/study/'
const metadata = read(join(dir, 'csv-metadata.json'))
const term = t => t.termType === 'NamedNode' ? rdf.namedNode(t.value)
  : t.termType === 'BlankNode' ? rdf.blankNode(t.value.replace('_:', ''))
  : rdf.literal(t.value, t.language || rdf.namedNode(t.datatype.value))
for (const table of metadata.tables) {
  const { '@context': context } = metadata
  const one = await jsonld.toRDF({ '@context': context, '@type': 'http://www.w3.org/ns/csvw#Table', ...table }, options(base))
  const quads = dataset.dataset(one.map(q => rdf.quad(term(q.subject), term(q.predicate), term(q.object))))
  const parser = new CsvwParser({ metadata: quads, baseIRI: base + table.url })
  const stream = parser.import(createReadStream(join(dir, table.url), 'utf8'))
  for await (const q of stream) {
    console.log([table.url, q.subject.value, q.predicate.value, JSON.stringify(q.object.value)].join('\t'))
  }
}
