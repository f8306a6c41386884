import { crc32 } from 'node:zlib'
import { type XmlFault, xmlReader } from '#services/exchange/xml.ts'
import { OperationError } from '#shared/contract/errors.ts'
import { type Finding, finding } from '#shared/modules/verification/verification.projection.ts'
import { bakedKeyword } from './badge-file.ts'

/** What a file holds of a badge: a compact JWS, or JSON with a proof within; or why it holds none. */
export type Carried =
  | { readonly jws: string }
  | { readonly embedded: true }
  | { readonly fault: Finding; readonly isChanged?: true }

/** Larger files are no badges. */
const largestBadge = 10_000_000
const longestJws = 2_000_000
const isJws = (text: string) => /^[\w-]+\.[\w-]*\.[\w-]+$/.test(text)
const none = (kind: string): Carried => ({ fault: finding('badge.none', { kind }) })

/** A JWS, or JSON around one: VC 2.0 envelopes it (4.13), the API of Open Badges lists it. */
function ofText(text: string, kind: string): Carried {
  const said = text.replace(/^\u{feff}/u, '').trim()
  if (said.length > longestJws) return { fault: finding('badge.tooLarge') }
  if (isJws(said)) return { jws: said }
  const parsed = parsedOf(said)
  if (typeof parsed === 'string' && isJws(parsed)) return { jws: parsed }
  if (typeof parsed !== 'object' || parsed === null) return none(kind)
  if ('compactJwsString' in parsed && Array.isArray(parsed.compactJwsString)) {
    const [only, ...others]: readonly unknown[] = parsed.compactJwsString
    if (others.length > 0) return { fault: finding('badge.several') }
    return typeof only === 'string' && isJws(only) ? { jws: only } : none(kind)
  }
  if ('id' in parsed && typeof parsed.id === 'string') {
    const enveloped = /^data:application\/(?:vc\+)?jwt[,;]/.test(parsed.id) ? parsed.id.split(',').at(-1) : undefined
    if (enveloped !== undefined && isJws(enveloped)) return { jws: enveloped }
  }
  return 'proof' in parsed ? { embedded: true } : { fault: finding('badge.unsigned') }
}

function parsedOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** The text of an iTXt chunk under the keyword of badges; null for any other chunk. */
function bakedText(data: Buffer): Carried | null {
  const end = data.indexOf(0)
  if (data.toString('latin1', 0, end) !== bakedKeyword) return null
  if (data[end + 1] !== 0) return { fault: finding('badge.compressed') }
  const language = data.indexOf(0, end + 3)
  const keyword = data.indexOf(0, language + 1)
  if (language < 0 || keyword < 0) return { fault: finding('badge.pngDamaged') }
  return ofText(data.toString('utf8', keyword + 1), 'PNG')
}

/** Walks through the chunks; pixels are never looked at. */
function ofPng(bytes: Buffer): Carried {
  let found: Carried | null = null
  for (let at = 8; at < bytes.length; ) {
    const length = at + 12 <= bytes.length ? bytes.readUInt32BE(at) : bytes.length
    if (at + 12 + length > bytes.length) return { fault: finding('badge.pngDamaged') }
    const body = bytes.subarray(at + 4, at + 8 + length)
    if (body.toString('latin1', 0, 4) === 'iTXt') {
      const baked = bakedText(body.subarray(4))
      if (baked && found) return { fault: finding('badge.several') }
      if (baked && crc32(body) !== bytes.readUInt32BE(at + 8 + length))
        return { fault: finding('badge.pngDamaged'), isChanged: true }
      found ??= baked
    }
    at += 12 + length
  }
  return found ?? none('PNG')
}

function svgRefusal({ kind, line }: XmlFault): OperationError {
  return new OperationError('invalid', kind === 'doctype' ? 'badge.svgDoctype' : 'badge.svgUnreadable', {
    parameters: { line },
  })
}

/** Reads the tag of the credential out of a picture that is never drawn and of which nothing runs. */
function ofSvg(bytes: Buffer): Carried {
  const tags: { verify: string | null; text: string }[] = []
  let [root, isWithin] = ['', false]
  const reader = xmlReader(
    {
      open(name, attribute) {
        root ||= name
        isWithin = name === 'credential'
        if (isWithin) tags.push({ verify: attribute('verify') ?? null, text: '' })
      },
      text(text) {
        const tag = tags.at(-1)
        if (isWithin && tag && tag.text.length < longestJws) tag.text += text
      },
      close() {
        isWithin = false
      },
    },
    svgRefusal,
  )
  try {
    reader.write(bytes)
    reader.end()
  } catch (error) {
    if (!(error instanceof OperationError)) throw error
    return { fault: finding(error.key, error.parameters) }
  }
  const [tag, ...others] = root === 'svg' ? tags : []
  if (!tag) return none(root === 'svg' ? 'SVG' : 'XML')
  if (others.length > 0) return { fault: finding('badge.several') }
  return ofText(tag.verify ?? tag.text, 'SVG')
}

/** Takes the credential out of a PNG, an SVG, a JSON file or a compact JWS (Open Badges 3.0, 5). Never throws on what the file holds. */
export function extractBadge(bytes: Buffer): Carried {
  if (bytes.length > largestBadge) return { fault: finding('badge.tooLarge') }
  if (bytes.subarray(0, 4).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47]))) return ofPng(bytes)
  const start = bytes.toString('utf8', 0, 200).replace(/^\u{feff}/u, '')
  return start.trimStart().startsWith('<') ? ofSvg(bytes) : ofText(bytes.toString('utf8'), 'JSON')
}
