import { writeModule } from './module/write-module.mjs'
import { root } from './setup/places.mjs'
import { prepare } from './setup/prepare.mjs'

const [plural, singular] = process.argv.slice(2)
const node = await prepare({ build: false })
try {
  const files = writeModule({ base: root, node, plural, singular })
  process.stdout.write(`written:\n${files.map((file) => `  ${file}\n`).join('')}`)
  process.stdout.write('Next: declare the fields, then the same in the words and, while it is new, in the migration.\n')
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 2
}
