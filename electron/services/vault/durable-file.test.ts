import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readIfPresent, writeDurably } from './durable-file.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'durable-file-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

describe('durable file', () => {
  it('is replaced whole, for its owner alone, with nothing beside it', () => {
    const file = path.join(folder, 'header-a')
    for (const text of ['first', 'second, longer', '3']) {
      writeDurably(file, Buffer.from(text))
      expect(readFileSync(file, 'utf8')).toBe(text)
    }
    expect(readdirSync(folder)).toEqual(['header-a'])
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it('leaves the old state and no remains where it cannot be replaced', () => {
    const taken = path.join(folder, 'taken')
    mkdirSync(path.join(taken, 'inside'), { recursive: true })
    expect(() => writeDurably(taken, Buffer.from('x'))).toThrow()
    expect(readdirSync(folder)).toEqual(['taken'])
    expect(() => writeDurably(path.join(folder, 'missing', 'file'), Buffer.from('x'))).toThrow(/errors.fileUnreachable/)
  })

  it('is null where there is none, and another failure is not taken for that', () => {
    expect(readIfPresent(path.join(folder, 'none'))).toBeNull()
    expect(() => readIfPresent(folder)).toThrow(/EISDIR/)
  })
})
