import { existsSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { reportKinds } from '#shared/modules/reports/report-kinds.ts'
import { commands } from '../../electron/cli/commands.ts'
import { helpPieces } from '../../renderer/app/help/pictures.ts'
import { languages } from '../../shared/base/translate.ts'
import {
  chaptersIn,
  commandCalls,
  linkedFiles,
  quotedWords,
  screenOf,
  unknownIn,
  unknownOperations,
  wordsOfTheWindow,
} from './handbook-words.ts'
import { read, root } from './tracked-files.ts'

const english = chaptersIn('en')
const chinese = chaptersIn('zh-CN')
const all = await wordsOfTheWindow()
const readme = read('README.md')

const chapters = languages.flatMap((language) =>
  [...chaptersIn(language)].map(([name, text]) => ({ language, name, text })),
)

const headings = (text: string) => text.replace(/^```[\s\S]*?^```/gm, '').match(/^#+ /gm) ?? []

describe('the handbook', () => {
  it('has the same chapters and headings in both languages', () => {
    expect(english.size).toBeGreaterThanOrEqual(10)
    expect([...chinese.keys()]).toEqual([...english.keys()])
    for (const [name, text] of english) expect(headings(chinese.get(name) ?? ''), name).toEqual(headings(text))
  })

  it('gives the same commands in both languages', () => {
    for (const [name, text] of english) expect(commandCalls(chinese.get(name) ?? ''), name).toEqual(commandCalls(text))
  })

  it.each(chapters)('quotes words that stand on the screen: $language/$name', ({ language, text }) => {
    const isOnScreen = screenOf(all, language)
    expect(quotedWords(text).filter((words) => !isOnScreen(words))).toEqual([])
  })

  it.each(chapters)('names commands, options and operations that exist: $language/$name', ({ text }) => {
    expect([...commandCalls(text).flatMap(unknownIn), ...unknownOperations(text)]).toEqual([])
  })

  // The window draws chapters with the Markdown of the records, which shows links as they were typed, and its own pictures.
  it.each(chapters)('uses only what the window can draw: $language/$name', ({ language, text }) => {
    const prose = text.replace(/^```[\s\S]*?^```/gm, '')
    const words = helpPieces(prose).flatMap((piece) => (piece.kind === 'text' ? [piece.text] : []))
    expect(words.flatMap(linkedFiles)).toEqual([])
    expect(words.flatMap((piece) => piece.match(/^(?:\||#{3,} |<|!\[)/gm) ?? [])).toEqual([])
    expect(words.flatMap((piece) => piece.match(/[!！]/g) ?? [])).toEqual([])
    for (const piece of helpPieces(prose)) {
      if (piece.kind !== 'picture') continue
      expect(existsSync(path.join(root, 'assets/help/images', piece.file)), piece.file).toBe(true)
      expect(piece.file).toMatch(language === 'en' ? /-en\.png$/ : /-zh-CN\.png$/)
      expect(piece.words).not.toMatch(/^$|[!！]/)
    }
  })

  it('tells every key of the window', () => {
    const keys = [...read('renderer/app/keys-dialog.tsx').matchAll(/^ {2}\['([^']+)', '\w+'\],$/gm)]
    expect(keys.length).toBeGreaterThan(8)
    for (const chapter of [english, chinese]) {
      const keyboard = chapter.get('09-keyboard.md') ?? ''
      expect(keys.filter(([, key]) => !keyboard.includes(`\`${key}\``)).map(([, key]) => key)).toEqual([])
    }
  })
})

it('every command stands in the README and in both handbooks', () => {
  const texts = [readme, ...[english, chinese].map((chapter) => chapter.get('08-command-line.md') ?? '')]
  const untold = texts.map((text) => {
    const told = new Set(commandCalls(text).map(({ name }) => name))
    return commands.map(({ name }) => name).filter((name) => !told.has(name))
  })
  expect(untold).toEqual([[], [], []])
})

describe('the README', () => {
  it('quotes words that stand on the screen', () => {
    const isOnScreen = screenOf(all, 'en')
    expect(quotedWords(readme).length).toBeGreaterThan(10)
    expect(quotedWords(readme).filter((words) => !isOnScreen(words))).toEqual([])
  })

  it('names every kind of report that the command line seals', () => {
    const [line = ''] = readme.match(/^\| `sealbook report .*$/m) ?? []
    expect(reportKinds.filter((kind) => !line.includes(`\`${kind}\``))).toEqual([])
  })

  it('names commands, options and operations that exist', () => {
    expect(commandCalls(readme).length).toBeGreaterThan(5)
    expect([...commandCalls(readme).flatMap(unknownIn), ...unknownOperations(readme)]).toEqual([])
  })
})

it.each(['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'])('links to files that exist: %s', (file) => {
  expect(linkedFiles(read(file)).filter((target) => !existsSync(path.join(root, target)))).toEqual([])
})

describe('the checks themselves', () => {
  it('notice what is not there', () => {
    const isOnScreen = screenOf(all, 'en')
    expect(isOnScreen('Seal and sign')).toBe(true)
    expect(isOnScreen('New corrective action')).toBe(true)
    expect(isOnScreen('New unicorn')).toBe(false)
    expect(isOnScreen('Save recovery kit')).toBe(false)
    expect(commandCalls('`sealbook list V finding --filter a=b -o x`')).toEqual([
      { name: 'list', options: ['filter', 'o'] },
    ])
    expect(unknownIn({ name: 'burn', options: [] })).toEqual(['sealbook burn'])
    expect(unknownIn({ name: 'check', options: ['fast', 'json'] })).toEqual(['sealbook check --fast'])
    expect(unknownOperations('`finding.fly` and `vault.db` and `finding.move`')).toEqual(['finding.fly'])
    expect(linkedFiles('[a](b.md#c) ![d](e/f.png) [g](https://example.org) `[h](i.md)`')).toEqual(['b.md', 'e/f.png'])
  })
})
