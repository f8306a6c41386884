/** How a PDF file says which characters its bytes stand for, where it holds no font of its own. */
export type BareFont = { readonly encoding: 'UniGB-UCS2-H' | 'GBK-EUC-H'; readonly base: string }

const composite = ({ encoding, base }: BareFont) => [
  `<</Type/Font/Subtype/Type0/BaseFont/${base}/Encoding/${encoding}/DescendantFonts[6 0 R]>>`,
  `<</Type/Font/Subtype/CIDFontType0/BaseFont/${base}/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/DW 1000/FontDescriptor 7 0 R>>`,
  `<</Type/FontDescriptor/FontName/${base}/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>`,
]

/** A page with one line, set in a font that the file names and does not hold, as Chinese forms and letters are. */
export function barePdf(line: Uint8Array, font: BareFont | null): Buffer {
  const drawn = `BT /F1 36 Tf 40 60 Td <${Buffer.from(line).toString('hex')}> Tj ET`
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 420 140]/Resources<</Font<</F1 5 0 R>>>>/Contents 4 0 R>>',
    `<</Length ${drawn.length}>>stream\n${drawn}\nendstream`,
    ...(font ? composite(font) : ['<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>']),
  ]
  let text = '%PDF-1.4\n'
  const places = objects.map((object, index) => {
    const at = text.length
    text += `${index + 1} 0 obj\n${object}\nendobj\n`
    return at
  })
  const rows = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  const count = objects.length + 1
  const table = `xref\n0 ${count}\n0000000000 65535 f \n${rows}trailer<</Size ${count}/Root 1 0 R>>\n`
  return Buffer.from(`${text}${table}startxref\n${text.length}\n%%EOF\n`, 'latin1')
}
