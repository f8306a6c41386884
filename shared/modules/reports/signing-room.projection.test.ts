import { describe, expect, it } from 'vitest'
import { openPlace, signingStanding } from './signing.projection.ts'
import { documentsIn, type RoomDocument, roomPart } from './signing-room.projection.ts'

const at = '2026-03-01T08:00:00.000Z'
const standing = (...places: readonly (readonly [string, boolean])[]) =>
  signingStanding(places.map(([person, signed]) => ({ ...openPlace(person), signedAt: signed ? at : null })))

const declined = signingStanding([openPlace('bo')], { person: 'bo', place: 0, at, reason: 'r' })

describe('a document', () => {
  it.each([
    ['waits for whoever is next', standing(['ann', true], ['bo', false]), 'bo', 'mine'],
    ['waits for others, for whoever signed it', standing(['ann', true], ['bo', false]), 'ann', 'others'],
    ['waits for others, for whoever has no part in it', standing(['ann', true], ['bo', false]), 'cy', 'others'],
    ['waits for others, while somebody comes first', standing(['ann', false], ['bo', false]), 'bo', 'others'],
    ['waits for nobody once all have signed', standing(['ann', true], ['bo', true]), 'bo', 'settled'],
    ['was declined, and waits for nobody', declined, 'bo', 'declined'],
    ['from before signers were kept waits for nobody', standing(), 'ann', 'settled'],
  ] as const)('%s', (_, own, person, part) => {
    expect(roomPart(own, person)).toBe(part)
  })

  it('that the reader sent on stands first among those that wait for others', () => {
    const one = (title: string, part: RoomDocument['part'], isOwn: boolean): RoomDocument => {
      const about = { seal: title, export: title, title, kind: 'audit', subject: title, successor: null } as const
      return { ...about, files: [], signedAt: at, stamp: null, awaitsStamp: false, isOwn, part, ...standing() }
    }
    const documents = [one('a', 'others', false), one('b', 'others', true), one('c', 'settled', true)]
    expect(documentsIn(documents, 'others').map(({ title }) => title)).toEqual(['b', 'a'])
    expect(documentsIn(documents, 'settled').map(({ title }) => title)).toEqual(['c'])
    expect(documentsIn(documents, 'mine')).toEqual([])
  })
})
