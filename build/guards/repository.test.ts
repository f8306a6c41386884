import { expect, it } from 'vitest'
import { read, trackedFiles } from './tracked-files.ts'

const files = trackedFiles()
const texts = files.filter((file) => /\.(ts|tsx|mjs|cjs|js|json|css|html|md|py|txt|svg|yml|yaml)$/.test(file))
const ownTexts = texts.filter((file) => !/^assets\/|^build\/fixtures\/|package-lock\.json$/.test(file))

it('sees the files of the repository', () => {
  expect(files.length).toBeGreaterThan(100)
})

it('keeps the top level to what a user of the repository looks for', () => {
  const allowed = [
    ...['electron', 'renderer', 'shared', 'assets', 'build', '.ci'],
    ...['package.json', 'package-lock.json', 'tsconfig.json', 'biome.json', 'knip.json', '.npmrc', '.gitignore'],
    ...['README.md', 'LICENSE', 'CHANGELOG.md', 'CONTRIBUTING.md', 'SECURITY.md'],
  ]
  const present = new Set(files.map((file) => file.split('/')[0]))
  expect([...present].filter((name) => !allowed.includes(name ?? ''))).toEqual([])
})

/** Lines, by kind of file; a file at its limit is split by concept. */
function lineLimit(file: string): number | undefined {
  if (/\.test\.tsx?$/.test(file) || file.startsWith('build/e2e/')) return 400
  if (file.startsWith('renderer/') && file.endsWith('.tsx')) return 200
  return /\.(ts|mjs|css|py)$/.test(file) ? 250 : undefined
}

it('keeps files short', () => {
  const long = ownTexts.flatMap((file) => {
    const limit = lineLimit(file)
    const lines = read(file).trimEnd().split('\n').length
    return limit !== undefined && lines > limit ? [`${file}: ${lines} lines, ${limit} allowed`] : []
  })
  expect(long).toEqual([])
})

/** What would betray one machine, and break or mislead on every other; `ana` is a person invented for the tests. */
const machineTraces: readonly (readonly [string, RegExp])[] = [
  ['a path of one machine', /(?<![\w.$}*-])\/(?:root|work)\//i],
  ['the folder of one person', /(?<![\w.$}*-])\/(?:home|Users)\/(?!ana\b)[a-z]\w*\//i],
  ['the address of a package registry', /\bregistry\.[a-z]+\.[a-z]+|npmmirror\.|\/artifactory\//i],
]

const lockFiles = ['', 'build/runtime/', 'build/package/'].map((folder) => `${folder}package-lock.json`)

it.each(machineTraces)('contains nowhere %s', (_what, pattern) => {
  const found = [...ownTexts, ...lockFiles].filter((file) => pattern.test(read(file)))
  expect(found).toEqual([])
})

// Joined here so that this file does not contain what it looks for.
const planted = [
  ['', 'root', 'clone'].join('/'),
  ['see "', 'home', 'ben', 'notes'].join('/'),
  ['registry', 'example', 'org'].join('.'),
]

it.each(machineTraces.map(([what, pattern], index) => ({ what, pattern, trace: planted[index] ?? '' })))(
  'would notice $what',
  ({ pattern, trace }) => {
    expect(pattern.test(trace)).toBe(true)
    expect(pattern.test('the framework/list and ./home/page of the registry')).toBe(false)
  },
)
