import { pathToFileURL } from 'node:url'
import { tableStatements } from '../../../electron/services/database/columns.ts'

// Run by the product's own Node, which reads TypeScript: prints the SQL of the record in FILE exported as NAME.
const [file = '', name = ''] = process.argv.slice(2)
const declared = await import(pathToFileURL(file).href)
process.stdout.write(JSON.stringify(tableStatements(declared[name])))
