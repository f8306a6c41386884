import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { projects } from '../scripts/gate/static-stages.mjs'
import { root, trackedFiles } from './tracked-files.ts'

const compiler = path.join(root, 'node_modules/typescript-7/bin/tsc')

async function filesOf(project: string): Promise<readonly string[]> {
  const args = [compiler, '-p', project, '--listFilesOnly']
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root, maxBuffer: 64 * 1024 * 1024 })
  const relative = stdout.split('\n').map((file) => path.relative(root, file.trim()).replaceAll(path.sep, '/'))
  return relative.filter((file) => file !== '' && !file.startsWith('node_modules/'))
}

// A project whose patterns match nothing is content with nothing, and a file in no project is checked by nobody.
it('check the types of every source file', async () => {
  const checked = new Set((await Promise.all(projects.map(filesOf))).flat())
  const sources = trackedFiles().filter((file) => /\.(ts|tsx|mjs)$/.test(file) && !file.startsWith('build/fixtures/'))
  expect(sources.length).toBeGreaterThan(100)
  expect(sources.filter((file) => !checked.has(file))).toEqual([])
})
