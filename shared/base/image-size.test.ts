import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { imageSize, isShowable } from './image-size.ts'

function bytesOf(...parts: readonly (string | readonly number[])[]): Uint8Array {
  const bytes = parts.flatMap((part) =>
    typeof part === 'string' ? [...part].map((one) => one.charCodeAt(0)) : [...part],
  )
  return Uint8Array.from([...bytes, ...Array.from({ length: Math.max(0, 40 - bytes.length) }, () => 0)])
}

const png = (width: readonly number[], height: readonly number[]) =>
  bytesOf([0x89], 'PNG', [13, 10, 26, 10, 0, 0, 0, 13], 'IHDR', width, height)

describe('the size of a picture', () => {
  it.each([
    ['png', png([0, 0, 5, 0], [0, 0, 3, 32]), 1280, 800],
    ['gif', bytesOf('GIF89a', [0x40, 1, 0xf0, 0]), 320, 240],
    ['jpeg', bytesOf([0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc2, 0, 17, 8, 0x04, 0x38, 0x07, 0x80]), 1920, 1080],
    ['webp', bytesOf('RIFF', [0, 0, 0, 0], 'WEBPVP8X', [10, 0, 0, 0, 0, 0, 0, 0, 0xff, 3, 0, 0xff, 2, 0]), 1024, 768],
    ['webp', bytesOf('RIFF', [0, 0, 0, 0], 'WEBPVP8L', [0, 0, 0, 0, 0x2f, 0x63, 0xc0, 0x18, 0]), 100, 100],
    [
      'bmp',
      bytesOf(
        'BM',
        Array.from({ length: 16 }, () => 0),
        [16, 0, 0, 0, 0xf0, 0xff, 0xff, 0xff],
      ),
      16,
      16,
    ],
  ])('is read from a %s', (kind, bytes, width, height) => expect(imageSize(bytes)).toEqual({ kind, width, height }))

  it('is refused beyond the limit without a look at what follows', () => {
    const size = imageSize(png([0, 0, 0x4e, 0x20], [0, 0, 0x4e, 0x20]))
    expect(size).toEqual({ kind: 'png', width: 20_000, height: 20_000 })
    expect(size && isShowable(size)).toBe(false)
    expect(isShowable({ kind: 'png', width: 7680, height: 4320 })).toBe(true)
    expect(isShowable({ kind: 'png', width: 0, height: 10 })).toBe(false)
  })

  it('is none of other bytes, and never fails', () => {
    expect(imageSize(bytesOf('<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'))).toBeNull()
    const start = fc.constantFrom<readonly number[]>(
      [0xff, 0xd8],
      [0x89, 0x50, 0x4e, 0x47],
      [0x52, 0x49, 0x46, 0x46],
      [],
    )
    fc.assert(
      fc.property(start, fc.uint8Array({ maxLength: 200 }), (head, rest) => {
        const size = imageSize(Uint8Array.from([...head, ...rest]))
        expect(size === null || (size.width >= 0 && size.height >= 0)).toBe(true)
      }),
    )
  })
})
