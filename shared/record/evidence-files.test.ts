import { describe, expect, it } from 'vitest'
import { withFile, withoutFile } from './evidence-files.ts'
import type { Evidence } from './fields.ts'

const file = (id: string): Evidence => ({ id, name: `${id}.png`, mediaType: 'image/png', size: 1, sha256: id })
const [a, b, c] = [file('a'), file('b'), file('c')]

describe('the files of a record', () => {
  it.each([
    ['a file goes to the end', withFile(c), [a, b], [a, b, c]],
    ['a file goes back to its place', withFile(b, 1), [a, c], [a, b, c]],
    ['a place beyond the end is the end', withFile(b, 9), [a], [a, b]],
    ['a file is there once', withFile(a), [a, b], [a, b]],
    ['a file is taken away', withoutFile('a'), [a, b], [b]],
    ['what another person took away stays away', withoutFile('c'), [a, b], [a, b]],
  ])('%s', (_what, change, before, after) => {
    expect(change(before)).toEqual(after)
  })

  it('answers the very same files where nothing changes', () => {
    const before = [a, b]
    expect(withFile(a)(before)).toBe(before)
    expect(withoutFile('c')(before)).toBe(before)
  })
})
