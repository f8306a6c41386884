import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { translatorOf } from '../base/translate.ts'
import { errorsMessages } from './errors.messages.ts'

const root = path.resolve(import.meta.dirname, '../..')

function sources(folder: string): readonly string[] {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ts$/.test(entry.name))
    .filter((entry) => !/\.(test|messages)\.ts$|^test-/.test(entry.name))
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'))
}

/** Every key of a refusal that the code names, whether it is thrown there or handed on. */
const used = [
  ...new Set(
    [...sources('electron'), ...sources('shared')].flatMap((text) =>
      [...text.matchAll(/'errors\.([A-Za-z]+)'/g)].map((match) => `errors.${match[1]}`),
    ),
  ),
].sort()

const fieldKeys = [
  ...new Set(
    [readFileSync(path.join(root, 'shared/record/check.ts'), 'utf8')]
      .concat(readFileSync(path.join(root, 'shared/contract/checked.ts'), 'utf8'))
      .concat(sources('electron/services/records'))
      .flatMap((text) => [
        ...text.matchAll(/(?:error|message|key): '([A-Za-z]+)'/g),
        ...text.matchAll(/(?:invalid_|too_|unrecognized_)\w+: '([A-Za-z]+)'/g),
      ])
      .map((match) => `errors.field.${match[1]}`),
  ),
].sort()

describe.each(['en', 'zh-CN'] as const)('the words of refusals in %s', (language) => {
  const translate = translatorOf(language, [errorsMessages])

  it('cover every key that the code names', () => {
    expect(used.length).toBeGreaterThan(50)
    expect(used.filter((key) => !translate.has(key))).toEqual([])
  })

  it('cover every key of a refused field', () => {
    expect(fieldKeys.length).toBeGreaterThan(12)
    expect(fieldKeys.filter((key) => !translate.has(key))).toEqual([])
  })

  it('are sentences', () => {
    const words: Readonly<Record<string, string>> = errorsMessages[language]
    const sentences = Object.entries(words).filter(([key]) => !key.startsWith('errors.field.'))
    expect(sentences.filter(([, text]) => !/[.。]$/.test(text))).toEqual([])
  })
})
