import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { withEntry, withImport } from '../scripts/module/lists.mjs'
import { namesOf } from '../scripts/module/names.mjs'
import { writeModule } from '../scripts/module/write-module.mjs'
import { root } from './tracked-files.ts'

describe('the names of a module', () => {
  it('are spelled for each place', () => {
    expect(namesOf('vendor-reviews', 'vendor-review')).toEqual({
      module: 'vendor-reviews',
      file: 'vendor-review',
      record: 'vendorReview',
      table: 'vendor_reviews',
      recordValue: 'vendorReviewRecord',
      messagesValue: 'vendorReviewsMessages',
      tablesValue: 'vendorReviewsTables',
      title: 'Vendor review',
      titles: 'Vendor reviews',
    })
  })

  it.each([
    [undefined, undefined],
    ['vendors', undefined],
    ['Vendors', 'vendor'],
    ['../vendors', 'vendor'],
    ['vendors', 'vendors'],
  ])('are refused: %s %s', (plural, singular) => {
    expect(() => namesOf(plural, singular)).toThrow('usage')
  })
})

describe('a list file', () => {
  it('takes a line whether the list is empty, on one line or on several', () => {
    expect(withEntry('const a = []', 'const a = [', 'x')).toBe('const a = [\n  x,\n]')
    expect(withEntry('const a = [y]', 'const a = [', 'x')).toBe('const a = [y,\n  x,\n]')
    expect(withEntry('const a = {\n  y,\n}\n', 'const a = {', 'x')).toBe('const a = {\n  y,\n  x,\n}\n')
  })

  it('takes an import after the others', () => {
    expect(withImport("import { a } from './a.ts'\n\nrest", "import { b } from './b.ts'")).toBe(
      "import { a } from './a.ts'\nimport { b } from './b.ts'\n\nrest",
    )
  })

  it('that has changed its shape is named', () => {
    expect(() => withEntry('nothing', 'const list = [', 'x')).toThrow('const list = [')
  })
})

describe('a new module', () => {
  let base: string
  let written: readonly string[]

  beforeAll(() => {
    base = mkdtempSync(path.join(os.tmpdir(), 'sealbook-module-'))
    for (const name of [
      'package.json',
      'tsconfig.json',
      'biome.json',
      'shared',
      'electron',
      'renderer',
      'build/types',
      'assets/reference',
    ]) {
      cpSync(path.join(root, name), path.join(base, name), { recursive: true })
    }
    symlinkSync(path.join(root, 'node_modules'), path.join(base, 'node_modules'), 'junction')
    written = writeModule({ base, node: process.execPath, plural: 'vendor-reviews', singular: 'vendor-review' })
  })
  afterAll(() => rmSync(base, { recursive: true, force: true }))

  it('is written with its record, words, migration and a line in each list', () => {
    expect(written.length).toBeGreaterThanOrEqual(5)
    expect(readFileSync(path.join(base, 'shared/registry.ts'), 'utf8')).toContain(
      '  vendorReview: vendorReviewRecord,\n',
    )
    expect(readFileSync(path.join(base, 'renderer/screens.ts'), 'utf8')).toContain("  'vendor-reviews': allDerived,\n")
  })

  it.each(['shared/tsconfig.json', 'electron/tsconfig.json', 'renderer/tsconfig.json'])(
    'satisfies the compiler: %s',
    (project) => {
      const compiler = path.join(root, 'node_modules/typescript-7/bin/tsc')
      expect(() =>
        execFileSync(process.execPath, [compiler, '-p', project, '--pretty', 'false'], { cwd: base }),
      ).not.toThrow()
    },
  )

  it('does not compile without its line among the screens', () => {
    const place = path.join(base, 'renderer/screens.ts')
    const source = readFileSync(place, 'utf8')
    writeFileSync(place, source.replace("  'vendor-reviews': allDerived,\n", ''))
    const compiler = path.join(root, 'node_modules/typescript-7/bin/tsc')
    const answer = spawnSync(process.execPath, [compiler, '-p', 'renderer/tsconfig.json', '--pretty', 'false'], {
      cwd: base,
      encoding: 'utf8',
    })
    writeFileSync(place, source)
    expect(answer.stdout).toContain(`Property '"vendor-reviews"' is missing`)
  })

  it('satisfies the linter', () => {
    const linter = path.join(root, 'node_modules/@biomejs/biome/bin/biome')
    expect(() =>
      execFileSync(process.execPath, [linter, 'check', ...written], { cwd: base, stdio: 'pipe' }),
    ).not.toThrow()
  })

  it('is not written over one that exists', () => {
    const again = () =>
      writeModule({ base, node: process.execPath, plural: 'vendor-reviews', singular: 'vendor-review' })
    expect(again).toThrow('exists already')
  })
})
