import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { OperationError } from '#shared/contract/errors.ts'
import { formatSecretCode, parseSecretCode } from './secret-code.ts'

const secrets = fc.constantFrom(16, 32).chain((length) => fc.uint8Array({ minLength: length, maxLength: length }))
const alphabet = [...'0123456789ABCDEFGHJKMNPQRSTVWXYZ']

function refusal(text: string, length: number): string {
  try {
    parseSecretCode(text, length)
  } catch (error) {
    if (error instanceof OperationError) return `${error.key} ${JSON.stringify(error.parameters)}`
    throw error
  }
  return 'accepted'
}

describe('secret code', () => {
  it('has eight groups of eight for 256 bits and four for 128', () => {
    expect(formatSecretCode(new Uint8Array(32)).map((group) => group.length)).toEqual(Array(8).fill(8))
    expect(formatSecretCode(new Uint8Array(16)).join('-')).toMatch(/^([0-9A-HJKMNP-TV-Z]{8}-){3}[0-9A-HJKMNP-TV-Z]{8}$/)
  })

  it('stays readable by later versions', () => {
    const secret = Uint8Array.from({ length: 16 }, (_, index) => index * 17)
    expect(formatSecretCode(secret).join('-')).toMatchInlineSnapshot(`"008J4CTT-4ANK7F2T-4SNAXWSB-QFEZXX2F"`)
  })

  it('comes back however it is typed', () => {
    const typings = [
      (text: string) => text,
      (text: string) => text.toLowerCase(),
      (text: string) => text.replaceAll('-', ''),
      (text: string) => ` ${text.replaceAll('-', '  ')}\n`,
      (text: string) => text.replaceAll('-', ' – '),
      (text: string) => text.replaceAll('0', 'O').replaceAll('1', 'l'),
      (text: string) => text.replaceAll('0', 'o').replaceAll('1', 'I'),
      (text: string) =>
        [...text]
          .map((one) => (/[0-9A-Z]/.test(one) ? String.fromCodePoint((one.codePointAt(0) ?? 0) + 0xfee0) : one))
          .join(''),
    ]
    fc.assert(
      fc.property(secrets, fc.constantFrom(...typings), (secret, type) => {
        expect(new Uint8Array(parseSecretCode(type(formatSecretCode(secret).join('-')), secret.length))).toEqual(secret)
      }),
    )
  })

  it('names the group of every single wrong symbol', () => {
    fc.assert(
      fc.property(secrets, fc.nat(63), fc.constantFrom(...alphabet), (secret, place, symbol) => {
        const symbols = [...formatSecretCode(secret).join('')]
        const at = place % symbols.length
        fc.pre(symbols[at] !== symbol)
        symbols[at] = symbol
        expect(refusal(symbols.join(''), secret.length)).toBe(`errors.codeGroup {"group":${Math.floor(at / 8) + 1}}`)
      }),
    )
  })

  it('names the group of two symbols exchanged, and the first of two groups exchanged', () => {
    fc.assert(
      fc.property(secrets, fc.nat(7), fc.nat(7), fc.nat(7), (secret, inGroup, left, right) => {
        const groups = formatSecretCode(secret)
        const group = inGroup % groups.length
        const symbols = [...(groups[group] ?? '')]
        const [one, two] = [symbols[left] ?? '', symbols[right] ?? '']
        fc.pre(one !== two)
        symbols[left] = two
        symbols[right] = one
        const typed = groups.with(group, symbols.join('')).join('-')
        expect(refusal(typed, secret.length)).toBe(`errors.codeGroup {"group":${group + 1}}`)
        const other = (group + 1) % groups.length
        const exchanged = groups.with(group, groups[other] ?? '').with(other, groups[group] ?? '')
        expect(refusal(exchanged.join('-'), secret.length)).toBe(
          `errors.codeGroup {"group":${Math.min(group, other) + 1}}`,
        )
      }),
    )
  })

  it('tells lengths and foreign characters', () => {
    const groups = formatSecretCode(new Uint8Array(32))
    expect(refusal(groups.slice(1).join('-'), 32)).toBe('errors.codeLength {"expected":64,"found":56}')
    expect(refusal(groups.with(2, '0000000').join('-'), 32)).toBe('errors.codeGroup {"group":3}')
    expect(refusal(groups.with(5, '000U0000').join('-'), 32)).toBe('errors.codeGroup {"group":6}')
    expect(refusal(groups.with(7, '密码000000').join('-'), 32)).toBe('errors.codeGroup {"group":8}')
    expect(refusal('', 32)).toBe('errors.codeLength {"expected":64,"found":0}')
    expect(refusal(formatSecretCode(new Uint8Array(16)).join('-'), 32)).toBe(
      'errors.codeLength {"expected":64,"found":32}',
    )
  })
})
