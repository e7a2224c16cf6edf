// Finds the words of each annotation in a text, by the selectors of Apache Annotator, and prints
// as JSON what each selector leads to.
import { readFileSync } from 'fs'
import { JSDOM } from 'jsdom'
import { read } from './jsonld.mjs'

const [, , file, textFile, source] = process.argv
const { window } = new JSDOM('<!DOCTYPE html><pre id="text"></pre>')
for (const name of ['Node', 'NodeFilter', 'Range', 'Text', 'document', 'Document']) globalThis[name] = window[name] ?? window.document
const { createTextQuoteSelectorMatcher, createTextPositionSelectorMatcher } = await import('@apache-annotator/dom')
const scope = window.document.getElementById('text')
scope.textContent = readFileSync(textFile, 'utf8')
const matchers = { TextQuoteSelector: createTextQuoteSelectorMatcher, TextPositionSelector: createTextPositionSelectorMatcher }
const out = []
for (const annotation of read(file).first.items) {
  for (const target of annotation.target) {
    if (target.source !== source) continue
    for (const selector of target.selector) {
      const found = []
      for await (const range of matchers[selector.type](selector)(scope)) found.push(range.toString())
      out.push({ id: annotation.id, type: selector.type, exact: target.selector[0].exact, found })
    }
  }
}
console.log(JSON.stringify(out))
