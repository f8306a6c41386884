import { inflateSync } from 'node:zlib'
import { type PdfBudget, unreadablePdf } from './pdf-limits.ts'
import { isKind, isName, type PdfDictionary, type PdfStream, type PdfValue } from './pdf-value.ts'

/** The bytes of a stream with `FlateDecode` and its PNG predictors undone; other filters are refused by name. */
export function decodeStream(stream: PdfStream, budget: PdfBudget): Buffer {
  const filter = single(stream.dictionary.entries.get('Filter'))
  if (filter === undefined) return stream.raw
  if (!isName(filter, 'FlateDecode')) throw unreadablePdf('verify.unsupportedFilter')
  const inflated = inflate(stream.raw, budget)
  const parameters = single(stream.dictionary.entries.get('DecodeParms'))
  return isKind(parameters, 'dictionary') ? undoPredictor(inflated, parameters) : inflated
}

function single(value: PdfValue | undefined): PdfValue | undefined {
  if (value === null) return undefined
  if (!isKind(value, 'array')) return value
  if (value.items.length > 1) throw unreadablePdf('verify.unsupportedFilter')
  return value.items[0] ?? undefined
}

function inflate(raw: Buffer, budget: PdfBudget): Buffer {
  // Without the cap a few kilobytes of a hostile file take all memory (test: "that is a compression bomb").
  if (budget.inflated <= 0) throw unreadablePdf('verify.tooComplex')
  try {
    const out = inflateSync(raw, { maxOutputLength: budget.inflated })
    budget.inflated -= out.length
    return out
  } catch (cause) {
    const tooLong = cause instanceof RangeError
    throw unreadablePdf(tooLong ? 'verify.tooComplex' : 'verify.damagedStream', {}, cause)
  }
}

function undoPredictor(bytes: Buffer, parameters: PdfDictionary): Buffer {
  const number = (key: string, fallback: number) => {
    const value = parameters.entries.get(key) ?? fallback
    if (typeof value !== 'number' || !Number.isInteger(value) || value < 1 || value > 65_535) {
      throw unreadablePdf('verify.unsupportedFilter')
    }
    return value
  }
  const predictor = number('Predictor', 1)
  if (predictor === 1) return bytes
  if (predictor < 10 || predictor > 15 || number('BitsPerComponent', 8) !== 8) {
    throw unreadablePdf('verify.unsupportedFilter')
  }
  const pixel = number('Colors', 1)
  const width = number('Columns', 1) * pixel
  const rows = Math.floor(bytes.length / (width + 1))
  const out = Buffer.alloc(rows * width)
  for (let row = 0; row < rows; row++) {
    const kind = bytes[row * (width + 1)] ?? 0
    for (let column = 0; column < width; column++) {
      const at = row * width + column
      const left = column >= pixel ? (out[at - pixel] ?? 0) : 0
      const up = row > 0 ? (out[at - width] ?? 0) : 0
      const corner = row > 0 && column >= pixel ? (out[at - width - pixel] ?? 0) : 0
      out[at] = (bytes[row * (width + 1) + 1 + column] ?? 0) + predicted(kind, left, up, corner)
    }
  }
  return out
}

/** The row filters of PNG (RFC 2083, 6). */
function predicted(kind: number, left: number, up: number, corner: number): number {
  if (kind === 0) return 0
  if (kind === 1) return left
  if (kind === 2) return up
  if (kind === 3) return (left + up) >> 1
  if (kind !== 4) throw unreadablePdf('verify.damagedStream')
  const estimate = left + up - corner
  const distances = [Math.abs(estimate - left), Math.abs(estimate - up), Math.abs(estimate - corner)] as const
  if (distances[0] <= distances[1] && distances[0] <= distances[2]) return left
  return distances[1] <= distances[2] ? up : corner
}
