import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { records } from '#shared/registry.ts'
import { addressedAs, readChapter } from './chapter.ts'
import { helpFor, helpOfPage, helpOfRecord } from './help-place.ts'

const folder = path.resolve(import.meta.dirname, '../../../assets/help')
const read = (language: string) =>
  readdirSync(path.join(folder, language)).map((file) =>
    readChapter(file, readFileSync(path.join(folder, language, file), 'utf8')),
  )
const english = read('en')

describe('the passage for a page', () => {
  it.each([...helpOfRecord, ...helpOfPage])('exists: %s', (_, { chapter, section }) => {
    const found = english.find(({ name }) => name === chapter)
    expect(found?.sections.map(({ name }) => name)).toContain(section)
  })

  it.each([...helpOfRecord.keys()])('belongs to a record that exists: %s', (name) =>
    expect(Object.keys(records)).toContain(name),
  )

  it.each([
    ['/', 'the-page-today'],
    ['/records/finding', 'findings'],
    ['/records/finding/0192/edit', 'findings'],
    ['/journal', 'check'],
    ['/records/constructor', 'find-your-way'],
    ['/nowhere', 'find-your-way'],
  ])('for %s is %s', (address, section) => expect(helpFor(address).section).toBe(section))
})

it('has one address in every language', () => {
  const chinese = addressedAs(read('zh-CN'), english)
  expect(chinese.map(({ sections }) => sections.map(({ name }) => name))).toEqual(
    english.map(({ sections }) => sections.map(({ name }) => name)),
  )
})
