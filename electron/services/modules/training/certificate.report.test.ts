import { expect, it } from 'vitest'
import { run, withFile } from '#services/documents/testing/outside-tools.ts'
import type { Language } from '#shared/base/translate.ts'
import type { CertificateDocument } from '#shared/modules/training/certificate.projection.ts'
import { readOutside } from '../../reports/testing/outside-reading.ts'
import { sampleOptions } from '../../reports/testing/sample-options.ts'
import { drawCertificate } from './certificate.report.ts'

const plain: CertificateDocument = {
  ...{
    organisation: 'Northgate',
    number: 'CR-1',
    about: 'competition',
    person: 'Ada',
    title: 'Cup',
    subject: 'CP-1 Cup',
  },
  ...{ hours: '7.5', rank: 2, ranked: 12, team: '', remark: 'lastword', issuer: 'signername', issuedOn: '2026-11-05' },
}
const long = (words: string, last: string) => `${words.repeat(200).slice(0, 200 - last.length - 1)} ${last}`
const longest: CertificateDocument = {
  ...{ ...plain, title: long('证书名称', 'end'), person: long('Ada Lovelace ', 'end'), team: long('红队', 'end') },
  ...{ subject: long('another subject ', 'end'), remark: long('成绩优异', 'lastword') },
}

/** Where a word ends and another begins on the first page, in points from its top, as pdftotext says. */
function standing(bytes: Buffer) {
  const words = withFile(bytes, (file) => run('pdftotext', '-bbox', '-f', '1', '-l', '1', file, '-'))
  const at = (edge: 'yMin' | 'yMax', word: string) =>
    Number(new RegExp(`${edge}="([\\d.]+)"[^>]*>${word}</word>`).exec(words)?.[1])
  return { end: at('yMax', 'lastword'), sign: at('yMin', 'signername') }
}

it.each([
  ['en', 'short', plain],
  ['en', 'as long as can be', longest],
  ['zh-CN', 'as long as can be', longest],
] as const)(
  'in %s keeps what it says above its signature where that is %s',
  async (language: Language, _, document) => {
    const bytes = await drawCertificate(document, sampleOptions(language))
    readOutside(bytes)
    const { end, sign } = standing(bytes)
    expect(end).toBeGreaterThan(300)
    // The box of the signature begins 62 points above the name of who signs.
    expect(end).toBeLessThan(sign - 62)
  },
)
