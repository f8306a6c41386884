import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { catalogues } from '#shared/messages.ts'
import { everyRole } from '#shared/record/roles.ts'
import { firstWords } from './app.messages.ts'
import { desksFor } from './desks.ts'
import { openWords } from './open.messages.ts'

const renderer = path.resolve(import.meta.dirname, '..')
const files = readdirSync(renderer, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tsx'))

/** The keys that the sources name outright: `t('list.more')`, `t(open ? 'a.b' : 'a.c')`. */
function namedKeys(source: string): readonly string[] {
  const calls = [...source.matchAll(/\bt\(\s*(?:[\w.]+ \? )?'([^']+)'(?: : '([^']+)')?/g)]
  return calls.flatMap((call) => [call[1], call[2]]).filter((key) => key !== undefined)
}

function knows(known: ReadonlySet<string>, key: string): boolean {
  return known.has(key) || known.has(`${key}_other`)
}

describe.each(['en', 'zh-CN'] as const)('the words of the window in %s', (language) => {
  const first = new Set(firstWords.flatMap((catalogue) => Object.keys(catalogue[language])))
  const all = new Set([...first, ...[...catalogues, ...openWords].flatMap((one) => Object.keys(one[language]))])

  it('hold every key that a screen names', () => {
    const keys = files.flatMap((file) => namedKeys(readFileSync(path.join(renderer, file), 'utf8')))
    expect(keys.length).toBeGreaterThan(200)
    expect([...new Set(keys)].filter((key) => !knows(all, key))).toEqual([])
  })

  it('hold every key of the locked screens before a vault is open', () => {
    const locked = files.filter((file) => file.startsWith(path.join('app', 'locked')))
    expect(locked.length).toBeGreaterThan(8)
    const keys = locked.flatMap((file) => namedKeys(readFileSync(path.join(renderer, file), 'utf8')))
    expect(keys.filter((key) => !knows(first, key))).toEqual([])
  })

  it('say of every list of a desk what it is for', () => {
    const lists = desksFor(everyRole).flatMap(({ records }) => records.map(({ name }) => `list.purpose.${name}`))
    expect(lists.filter((key) => !all.has(key))).toEqual([])
  })

  it('say nothing in two ways: what a screen calls its words is no name of a field', () => {
    const said = new Map<string, string>()
    const twice = [...firstWords, ...catalogues, ...openWords].flatMap((one) =>
      Object.entries(one[language]).filter(([key, words]) => {
        const differs = said.has(key) && said.get(key) !== words
        said.set(key, words)
        return differs
      }),
    )
    expect(twice).toEqual([])
  })

  it('name every desk', () => {
    expect(desksFor(everyRole).filter((desk) => !all.has(`desk.${desk.name}`))).toEqual([])
  })
})
