import { describe, expect, it } from 'vitest'
import { openPlace, signedPlaces, signingRefusal, signingStanding } from './signing.projection.ts'

const at = '2026-11-30T08:00:00.000Z'
const places = (...signed: readonly (readonly [string, boolean])[]) =>
  signed.map(([person, isSigned]) => ({ ...openPlace(person), signedAt: isSigned ? at : null }))

describe('the signing of a document', () => {
  it.each([
    [places(['ann', true], ['bo', false]), 1],
    [places(['ann', false], ['bo', true], ['cy', false]), 0],
    [places(['ann', true], ['bo', true]), null],
    [[], null],
  ])('of %o goes on at %s', (given, next) => {
    expect(signingStanding(given).next).toBe(next)
  })

  it.each([
    ['bo', places(['ann', true], ['bo', false]), null],
    ['ann', places(['ann', true], ['bo', false]), 'errors.notTheirTurn'],
    ['cy', places(['ann', true], ['bo', false], ['cy', false]), 'errors.notTheirTurn'],
    ['dee', places(['ann', true], ['bo', false]), 'errors.notASignatory'],
    ['ann', places(['ann', true], ['ann', false]), null],
    ['ann', places(['ann', true]), 'errors.signedByAll'],
    ['ann', [], 'errors.signersUnknown'],
  ])('by %s of %o is refused as %s', (person, given, refusal) => {
    expect(signingRefusal(signingStanding(given), person)).toBe(refusal)
  })

  it('waits for nobody once somebody declined, and is signed by nobody', () => {
    const declined = { person: 'bo', place: 1, at, reason: 'The period is wrong.' }
    const standing = signingStanding(places(['ann', true], ['bo', false]), declined)
    expect(standing).toMatchObject({ next: null, declined })
    for (const person of ['ann', 'bo']) expect(signingRefusal(standing, person)).toBe('errors.reportDeclined')
  })

  it('signs one place and leaves the others', () => {
    expect(signedPlaces(places(['ann', false], ['bo', false]), 1, at)).toEqual(places(['ann', false], ['bo', true]))
  })
})
