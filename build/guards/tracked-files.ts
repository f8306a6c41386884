import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** The repository's top folder. */
export const root = path.resolve(import.meta.dirname, '../..')

/**
 * The files of the repository, relative to its top with forward slashes: those that git tracks, or in a copy without git
 * all that no tool made.
 */
export function trackedFiles(): readonly string[] {
  const options = { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 } as const
  const { status, stdout } = spawnSync('git', ['ls-files', '-z'], options)
  // Without git, without a repository, or in one that git mistrusts because another user owns it.
  if (status !== 0) return walk('')
  return stdout.split('\0').filter((file) => file !== '' && existsSync(path.join(root, file)))
}

/** The text of a tracked file. */
export function read(file: string): string {
  return readFileSync(path.join(root, file), 'utf8')
}

const made = new Set(['node_modules', 'dist', '.cache', '.git'])

function walk(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const relative = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (made.has(entry.name) || entry.name.endsWith('.sealbook')) return []
    return entry.isDirectory() ? walk(relative) : [relative]
  })
}
