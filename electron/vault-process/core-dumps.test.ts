import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { expect, it } from 'vitest'

it('leaves nothing of the process for a core dump', (context) => {
  if (process.platform !== 'linux') context.skip('only Linux lets a process choose what a core dump holds')
  const module = path.join(import.meta.dirname, 'core-dumps.ts')
  const program = `import fs from 'node:fs'
    const { keepOutOfCoreDumps } = await import(${JSON.stringify(module)})
    keepOutOfCoreDumps()
    process.stdout.write(fs.readFileSync('/proc/self/coredump_filter', 'utf8'))`
  const filter = execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' })
  expect(Number.parseInt(filter, 16)).toBe(0)
})
