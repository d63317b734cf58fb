// Parses a file with remark and prints its tree as JSON, for "ocp bench start".
import {readFileSync} from 'node:fs'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import {unified} from 'unified'

const source = readFileSync(process.argv[2], 'utf8')
const tree = unified().use(remarkParse).use(remarkGfm).parse(source)
process.stdout.write(JSON.stringify(tree, null, 2) + '\n')
