import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { verificationMessages } from './verification.messages.ts'

const root = path.resolve(import.meta.dirname, '../../..')
const folders = [
  'electron/services/documents/signature',
  'electron/services/documents/verify',
  'shared/modules/verification',
]

it('words every finding that signing and verification can make, and none that they cannot', () => {
  const sources = folders.flatMap((folder) =>
    readdirSync(path.join(root, folder))
      .filter((file) => file.endsWith('.ts') && !file.includes('.messages.') && !file.endsWith('.test.ts'))
      .map((file) => readFileSync(path.join(root, folder, file), 'utf8')),
  )
  const used = new Set(
    sources.flatMap((source) => [...source.matchAll(/'(verify\.[A-Za-z]+)'/g)].map((match) => match[1])),
  )
  const worded = Object.keys(verificationMessages.en).filter((key) => /^verify\.[A-Za-z]+$/.test(key))
  expect(used.size).toBeGreaterThan(60)
  expect([...used].sort()).toEqual(worded.sort())
})

it('fills the same placeholders in both languages', () => {
  const placeholders = (text: string) => [...text.matchAll(/\{\{\w+\}\}/g)].map((match) => match[0]).sort()
  for (const [key, text] of Object.entries(verificationMessages.en)) {
    const chinese: Readonly<Record<string, string>> = verificationMessages['zh-CN']
    expect(placeholders(chinese[key] ?? ''), key).toEqual(placeholders(text))
  }
})
