import type { LintedPdf, LintIssue } from './lint-reading.ts'

const xmlToken = /<\?[\s\S]*?\?>|<(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+="[^"<&]*")*)\s*(\/?)>|([^<]+)/y
const textPattern = /^(?:[^&]|&(?:amp|lt|gt|quot|apos|#\d+|#x[0-9a-fA-F]+);)*$/

/** XMP must be well-formed and say what the information dictionary says (ISO 19005-3, 6.6.2 and 6.1.3). */
export function lintMetadata({ catalogue, information, stream, text, decode }: LintedPdf): LintIssue[] {
  const issues: LintIssue[] = []
  const metadata = stream(catalogue.entries.get('Metadata'))
  if (!metadata) return [{ rule: 'metadata', where: 'catalogue' }]
  if (metadata.dictionary.entries.has('Filter')) issues.push({ rule: 'metadata-uncompressed', where: 'XMP' })
  const packet = decode(metadata).toString('utf8')
  if (packet.includes('\ufffd') || !isWellFormed(packet)) issues.push({ rule: 'metadata-well-formed', where: 'XMP' })
  const stated = (key: string): string => text(information?.entries.get(key)) ?? ''
  const pairs = [
    ['Title', unescapeXml(within(packet, 'dc:title'))],
    ['Author', unescapeXml(within(packet, 'dc:creator'))],
    ['Subject', unescapeXml(within(packet, 'dc:description'))],
    ['Producer', unescapeXml(within(packet, 'pdf:Producer'))],
    ['Creator', unescapeXml(within(packet, 'xmp:CreatorTool'))],
  ] as const
  for (const [key, value] of pairs) if (stated(key) !== value) issues.push({ rule: 'metadata-equal', where: key })
  for (const [key, name] of [
    ['CreationDate', 'xmp:CreateDate'],
    ['ModDate', 'xmp:ModifyDate'],
  ] as const) {
    const digits = within(packet, name).replace(/\D/g, '')
    if (digits.length !== 14 || stated(key) !== `D:${digits}Z`) issues.push({ rule: 'metadata-equal', where: key })
  }
  const required = [
    ['pdfaid:part', /^3$/],
    ['pdfaid:conformance', /^A$/],
    ['pdfuaid:part', /^1$/],
    ['sealbook:recordsSha256', /^[0-9a-f]{64}$/],
  ] as const
  for (const [name, pattern] of required) {
    if (!pattern.test(within(packet, name))) issues.push({ rule: 'metadata-identification', where: name })
  }
  if (stated('Title') === '') issues.push({ rule: 'title', where: 'Info' })
  return issues
}

/** The text of an element, its inner tags left out. */
function within(packet: string, name: string): string {
  const match = new RegExp(`<${name}>([\\s\\S]*?)</${name}>`).exec(packet)
  return (match?.[1] ?? '').replace(/<[^>]*>/g, '')
}

function isWellFormed(xml: string): boolean {
  const open: string[] = []
  const source = xml.replace(/^\ufeff/, '')
  xmlToken.lastIndex = 0
  while (xmlToken.lastIndex < source.length) {
    const match = xmlToken.exec(source)
    if (!match) return false
    const [, closing, name, , empty, characters] = match
    if (characters !== undefined && !textPattern.test(characters)) return false
    if (name === undefined) continue
    if (closing === '/') {
      if (open.pop() !== name) return false
    } else if (empty !== '/') open.push(name)
  }
  return open.length === 0
}

function unescapeXml(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}
