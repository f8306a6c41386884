/** What the document says of itself, in the information dictionary and, equal to it, in XMP. */
export type DocumentIdentity = {
  readonly title: string
  readonly author: string
  readonly subject: string
  /** BCP 47 tag of the document's main language. */
  readonly language: string
  readonly created: Date
  /** 64 hexadecimal digits: the digest of the attached canonical records, where any are attached. */
  readonly recordsSha256?: string
}

/** The program named in the file. */
export const producer = 'Sealbook'

/** Name space of the one property of ours; a URN, for nothing stands behind an address. */
const sealbookNamespace = 'urn:sealbook:xmp:1#'

/**
 * XMP packet for PDF/A-3a and PDF/UA-1 at once. PDF/A allows no property outside its own schemas without a description
 * of it (ISO 19005-3, 6.6.2.3), so the PDF/UA identifier and the records digest are described in the same packet.
 */
export function xmpPacket(identity: DocumentIdentity): string {
  const date = xmpDate(identity.created)
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(identity.title)}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>${escapeXml(identity.author)}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(identity.subject)}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>${escapeXml(identity.language)}</rdf:li></rdf:Bag></dc:language>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<xmp:CreateDate>${date}</xmp:CreateDate>
<xmp:ModifyDate>${date}</xmp:ModifyDate>
<xmp:MetadataDate>${date}</xmp:MetadataDate>
<xmp:CreatorTool>${producer}</xmp:CreatorTool>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<pdf:Producer>${producer}</pdf:Producer>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
${recordsMark(identity.recordsSha256)}<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag>
${describedProperties.map(extensionSchema).join('\n')}
</rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>`
}

/** The digest by which our own documents are known; a document without records says nothing. */
function recordsMark(recordsSha256: string | undefined): string {
  if (recordsSha256 === undefined) return ''
  return `<rdf:Description rdf:about="" xmlns:sealbook="${sealbookNamespace}">
<sealbook:recordsSha256>${escapeXml(recordsSha256)}</sealbook:recordsSha256>
</rdf:Description>
`
}

const describedProperties = [
  {
    title: 'PDF/UA identification',
    namespace: 'http://www.aiim.org/pdfua/ns/id/',
    prefix: 'pdfuaid',
    property: 'part',
    type: 'Integer',
    description: 'Part of ISO 14289',
  },
  {
    title: 'Sealbook records',
    namespace: sealbookNamespace,
    prefix: 'sealbook',
    property: 'recordsSha256',
    type: 'Text',
    description: 'SHA-256 of the attached audit-records.json',
  },
]

function extensionSchema(schema: (typeof describedProperties)[number]): string {
  return `<rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>${schema.title}</pdfaSchema:schema>
<pdfaSchema:namespaceURI>${schema.namespace}</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>${schema.prefix}</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>${schema.property}</pdfaProperty:name>
<pdfaProperty:valueType>${schema.type}</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>${schema.description}</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li>`
}

/** Seconds in UTC, as the information dictionary states them. */
function xmpDate(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
