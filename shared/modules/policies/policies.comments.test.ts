import { describe, expect, it } from 'vitest'
import { entity } from '../../record/rule-case.test-support.ts'
import { countOpen, placeComments } from './policies.comments.ts'

const first = entity({ id: 'v1', text: '# 1 Scope\n# 2 Duties\n# 3 End\n' })
const second = entity({ id: 'v2', text: '# 1 Aim\n# 2 Scope\n# 3 Responsibilities\n' })
const comment = (id: string, version: string, clause: string, state = 'open') => entity({ id, version, clause, state })
const shown = (version: typeof first, comments: readonly ReturnType<typeof comment>[]) => {
  const { byClause, orphans } = placeComments(version, [first, second], comments)
  const ids = (placed: typeof orphans) => placed.map((one) => `${one.comment.id}${one.isCarried ? ' carried' : ''}`)
  return [Object.fromEntries([...byClause].map(([anchor, placed]) => [anchor, ids(placed)])), ids(orphans)]
}

describe('comments on clauses', () => {
  it('stand with their clause, and go along to the next version until they are resolved', () => {
    const comments = [comment('a', 'v1', 'scope'), comment('b', 'v1', 'scope', 'resolved'), comment('c', 'v2', 'aim')]
    expect(shown(first, comments)).toEqual([{ scope: ['a', 'b'] }, []])
    expect(shown(second, comments)).toEqual([{ scope: ['a carried'], aim: ['c'] }, []])
  })

  it('are listed apart where their clause is gone', () => {
    expect(shown(second, [comment('a', 'v1', 'end'), comment('b', 'v2', 'gone')])).toEqual([
      { responsibilities: ['a carried'] },
      ['b'],
    ])
    expect(shown(second, [comment('a', 'v1', 'duties'), comment('b', 'v1', 'nowhere')])).toEqual([
      {},
      ['a carried', 'b carried'],
    ])
  })

  it('are counted while they are open', () => {
    const { byClause } = placeComments(
      first,
      [first],
      [comment('a', 'v1', 'scope'), comment('b', 'v1', 'scope', 'resolved')],
    )
    expect(countOpen(byClause.get('scope') ?? [])).toBe(1)
  })
})
