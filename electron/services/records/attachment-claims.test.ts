import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Evidence } from '#shared/record/fields.ts'
import { type Engine, refusalOf, testEngine } from './engine.test-support.ts'

let engine: Engine
let file: Evidence
let large: Evidence

beforeAll(async () => {
  engine = await testEngine()
  file = await engine.attach('minutes.txt', Buffer.from('minutes of the third of March'))
  large = await engine.attach('capture.bin', Buffer.alloc(3 * 65_536, 7))
})
afterAll(() => engine.remove())

const create = (materials: readonly Evidence[]) =>
  engine.call('course.create', { draft: { title: 'Phishing', kind: 'awareness', materials } })

it('takes an attached file under any name, as often as it is wanted', async () => {
  const { sha256, size } = file
  const first = await create([{ ...file, name: 'renamed.txt' }, large])
  const second = await create([file, { ...large, mediaType: 'application/octet-stream' }])
  expect(first.materials).toEqual([expect.objectContaining({ sha256, size, name: 'renamed.txt' }), large])
  expect(second.materials).toHaveLength(2)
})

// A sealed report names files by these digests alone: one that is not the file's own would be signed as if it were.
it.each([
  ['a digest of another file', () => ({ ...file, sha256: large.sha256 })],
  ['a digest of nothing', () => ({ ...file, sha256: 'b'.repeat(64) })],
  ['an id under which another digest is stored', () => ({ ...file, id: large.id })],
  ['another size', () => ({ ...file, size: file.size + 1 })],
  ['another size of a file of several chunks', () => ({ ...large, size: large.size - 16 })],
])('refuses %s', async (_what, claimed) => {
  const entries = engine.entries()
  expect(await refusalOf(create([claimed()]))).toMatchObject({
    code: 'invalid',
    fields: [{ path: 'materials', key: 'missingAttachment' }],
  })
  expect(engine.entries()).toBe(entries)
})
