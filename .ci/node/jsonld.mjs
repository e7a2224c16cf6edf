// Expands JSON-LD by the reference implementation, in safe mode: a term that no context
// defines is an error. The contexts have those terms of each vocabulary that we write; no
// network is asked.
import { readFileSync } from 'fs'
import jsonld from 'jsonld'

const id = { '@type': '@id' }
const oa = 'http://www.w3.org/ns/oa#'
const as = 'http://www.w3.org/ns/activitystreams#'
const csvw = 'http://www.w3.org/ns/csvw#'
const list = name => ({ '@id': csvw + name, '@container': '@list' })
export const contexts = {
  'http://www.w3.org/ns/anno.jsonld': {
    id: '@id', type: '@type',
    Annotation: oa + 'Annotation', SpecificResource: oa + 'SpecificResource', TextualBody: oa + 'TextualBody',
    TextQuoteSelector: oa + 'TextQuoteSelector', TextPositionSelector: oa + 'TextPositionSelector',
    AnnotationCollection: as + 'OrderedCollection', AnnotationPage: as + 'OrderedCollectionPage',
    describing: oa + 'describing', classifying: oa + 'classifying',
    body: { '@id': oa + 'hasBody', ...id }, target: { '@id': oa + 'hasTarget', ...id }, source: { '@id': oa + 'hasSource', ...id },
    selector: { '@id': oa + 'hasSelector', ...id }, motivation: { '@id': oa + 'motivatedBy', '@type': '@vocab' }, purpose: { '@id': oa + 'hasPurpose', '@type': '@vocab' },
    exact: oa + 'exact', prefix: oa + 'prefix', suffix: oa + 'suffix',
    start: { '@id': oa + 'start', '@type': 'http://www.w3.org/2001/XMLSchema#nonNegativeInteger' },
    end: { '@id': oa + 'end', '@type': 'http://www.w3.org/2001/XMLSchema#nonNegativeInteger' },
    value: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#value', format: 'http://purl.org/dc/elements/1.1/format', language: 'http://purl.org/dc/elements/1.1/language',
    label: 'http://www.w3.org/2000/01/rdf-schema#label', rights: { '@id': 'http://purl.org/dc/terms/rights', ...id },
    items: { '@id': as + 'items', '@type': '@id', '@container': '@list' }, first: { '@id': as + 'first', ...id },
    total: as + 'totalItems', startIndex: as + 'startIndex',
  },
  'https://schema.org': { '@vocab': 'http://schema.org/' },
  'http://www.w3.org/ns/csvw': {
    dc: 'http://purl.org/dc/terms/', oa, rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
    url: { '@id': csvw + 'url', ...id }, tables: { '@id': csvw + 'table', ...id }, tableSchema: { '@id': csvw + 'tableSchema', ...id },
    columns: list('column'), name: csvw + 'name', titles: csvw + 'title', datatype: csvw + 'datatype', base: csvw + 'base', format: csvw + 'format',
    required: csvw + 'required', separator: csvw + 'separator', propertyUrl: csvw + 'propertyUrl', aboutUrl: csvw + 'aboutUrl', primaryKey: csvw + 'primaryKey',
    minimum: csvw + 'minInclusive', maximum: csvw + 'maxInclusive', minExclusive: csvw + 'minExclusive', maxExclusive: csvw + 'maxExclusive',
    minLength: csvw + 'minLength', maxLength: csvw + 'maxLength', notes: csvw + 'note',
  },
}
export const options = base => ({
  base, safe: true,
  documentLoader: async url => {
    if (!contexts[url]) throw new Error(`nobody should ask for ${url}`)
    return { contextUrl: null, documentUrl: url, document: { '@context': contexts[url] } }
  },
})
export const read = file => JSON.parse(readFileSync(file, 'utf8'))

if (process.argv[1].endsWith('jsonld.mjs')) {
  for (const file of process.argv.slice(2)) {
    const triples = await jsonld.toRDF(read(file), { ...options('https://example.org/study/'), format: 'application/n-quads' })
    process.stdout.write(triples)
  }
}
