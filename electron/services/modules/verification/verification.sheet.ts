import { drawCode } from '#services/documents/code-block.ts'
import { AuditDocument } from '#services/documents/document.ts'
import { drawKeyValues } from '#services/documents/key-values.ts'
import { drawOpinion } from '#services/documents/panel.ts'
import { drawSheetHead } from '#services/documents/sheet-head.ts'
import type { StructureElement } from '#services/documents/structure.ts'
import { chipColumn, drawTable } from '#services/documents/table.ts'
import { drawHeading, drawParagraph } from '#services/documents/text-blocks.ts'
import { styles } from '#services/documents/theme.ts'
import { type Language, type Translator, translatorOf } from '#shared/base/translate.ts'
import { reportFrameMessages } from '#shared/modules/reports/reports.frame-messages.ts'
import { findingTexts, partLines, partTones, verdictTones } from '#shared/modules/verification/verification.lines.ts'
import { verificationMessages } from '#shared/modules/verification/verification.messages.ts'
import type {
  DocumentVerdict,
  SignatureReport,
  TimeStampReport,
} from '#shared/modules/verification/verification.projection.ts'
import { verdictSheetMessages } from '#shared/modules/verification/verification.sheet-messages.ts'
import { toneChip, toneColours } from '../../reports/report-chips.ts'
import { momentText } from '../../reports/report-words.ts'

/** A verdict on a file, with what was judged and against what. */
export type VerdictSheet = {
  readonly language: Language
  readonly file: { readonly name: string; readonly size: number; readonly sha256: string }
  readonly verdict: DocumentVerdict
  /** The name of the vault that was open; null where none was. */
  readonly vault: string | null
  /** Whether that vault sealed the file, so that its journal was asked. */
  readonly isOwn: boolean
  /** Who declined to sign the report, as that vault says; `at` like `judgedAt`. Null where nobody did. */
  readonly declined: { readonly who: string; readonly at: string; readonly reason: string } | null
  /** `YYYY-MM-DDTHH:mm:ss.sssZ`. */
  readonly judgedAt: string
}

type Drawn = { readonly document: AuditDocument; readonly words: Translator; readonly sheet: VerdictSheet }

const instantText = (words: Translator, instant: number) => momentText(words, new Date(instant).toISOString())

/** Draws a verdict as a tagged PDF, unsigned. Pure: the same arguments give the same bytes. */
export async function drawVerdictSheet(sheet: VerdictSheet): Promise<Buffer> {
  const words = translatorOf(sheet.language, [verificationMessages, verdictSheetMessages, reportFrameMessages])
  const { file, verdict } = sheet
  const title = words(`verify.verdict.${verdict.verdict}`)
  const kind = words('verdictSheet.kind')
  const document = new AuditDocument({
    ...{ title: `${kind}: ${file.name}`, author: 'Sealbook', language: sheet.language },
    ...{ subject: words('verdictSheet.subject', { file: file.name }), created: new Date(sheet.judgedAt) },
    running: { left: file.name, right: kind, foot: file.sha256, pageOf: words('reportFrame.pageOf') },
  })
  const drawn: Drawn = { document, words, sheet }
  drawSheetHead(document, { organisation: 'Sealbook', kind, title: file.name, number: '', mark: '' })
  const sect = document.structure.add(document.structure.document, 'Sect')
  drawOpinion(document, sect, {
    word: title,
    sentence: findingTexts(words, verdict.findings).flatMap((text, place) => [
      { text: place === 0 ? text : `\n${text}` },
    ]),
    colour: toneColours[verdictTones[verdict.verdict]],
  })
  drawFacts(drawn, sect)
  drawParts(drawn, sect)
  drawAuthorities(drawn, sect)
  drawSeal(drawn, sect)
  drawParagraph(document, sect, words('verdictSheet.note'), { style: styles.note })
  drawCode(document, sect, 'sealbook verify report.pdf\npdfsig report.pdf\nsha256sum report.pdf')
  return document.finish()
}

function drawFacts({ document, words, sheet }: Drawn, sect: StructureElement): void {
  const { file, vault, isOwn, declined, judgedAt } = sheet
  const declinedAt = declined ? momentText(words, declined.at) : ''
  const against = vault === null ? 'againstNothing' : isOwn ? 'againstJournal' : 'againstAuthorities'
  drawKeyValues(document, sect, [
    { key: words('verdictSheet.size'), value: words('verdictSheet.bytes', { count: file.size }) },
    { key: words('verdictSheet.digest'), value: file.sha256 },
    { key: words('verdictSheet.judgedAt'), value: momentText(words, judgedAt) },
    { key: words('verdictSheet.against'), value: words(`verdictSheet.${against}`, { vault: vault ?? '' }) },
    ...(declined
      ? [
          {
            key: words('verdictSheet.declined'),
            value: words('verdictSheet.declinedBy', { ...declined, at: declinedAt, vault: vault ?? '' }),
          },
        ]
      : []),
  ])
}

function drawParts({ document, words, sheet }: Drawn, sect: StructureElement): void {
  const lines = partLines(words, sheet.verdict, (instant) => instantText(words, instant))
  const chipOf = (state: (typeof lines)[number]['state']) => toneChip(words(`verify.state.${state}`), partTones[state])
  drawHeading(document, sect, 2, words('verdictSheet.parts'), { follows: 80 })
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('verdictSheet.part'), points: 116 },
      {
        title: words('verdictSheet.result'),
        points: Math.max(
          chipColumn(
            document,
            lines.map((line) => chipOf(line.state)),
          ),
          70,
        ),
      },
      { title: words('verdictSheet.found'), share: 1 },
    ],
    rows: lines.map(({ name, state, about, findings }) => [
      name,
      { chip: chipOf(state) },
      [...(about === null ? [] : [about]), ...findings].join('\n'),
    ]),
  })
}

/** Each authority once, in the order of the signatures and stamps. */
function authoritiesOf(signatures: readonly (SignatureReport | TimeStampReport)[]) {
  const named = signatures.flatMap(({ authority }) => (authority ? [authority] : []))
  return [...new Map(named.map((authority) => [`${authority.name} ${authority.fingerprint}`, authority])).values()]
}

function drawAuthorities({ document, words, sheet }: Drawn, sect: StructureElement): void {
  const authorities = authoritiesOf([...sheet.verdict.signatures, ...sheet.verdict.timeStamps])
  if (authorities.length === 0) return
  drawHeading(document, sect, 2, words('verdictSheet.authorities'), { follows: 60 })
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('verdictSheet.authority'), share: 1 },
      { title: words('verdictSheet.fingerprint'), share: 1.4 },
      { title: words('verdictSheet.standing'), points: 96 },
    ],
    rows: authorities.map(({ name, fingerprint, standing }) => [
      ...[name, fingerprint === '' ? '—' : fingerprint],
      words(`verdictSheet.standing.${standing}`),
    ]),
  })
}

function drawSeal({ document, words, sheet }: Drawn, sect: StructureElement): void {
  const { seal } = sheet.verdict.journalProof
  if (seal === undefined) return
  const { device, sequence, checkpoint } = seal
  drawHeading(document, sect, 2, words('verdictSheet.seal'), { follows: 100 })
  drawKeyValues(document, sect, [
    { key: words('verdictSheet.sealId'), value: seal.id },
    { key: words('verdictSheet.sealVault'), value: seal.vault },
    { key: words('verdictSheet.sealedAt'), value: instantText(words, seal.sealedAt) },
    { key: words('verdictSheet.sealPlace'), value: words('verdictSheet.sealEntry', { sequence, device }) },
    { key: words('verdictSheet.sealRoot', { size: checkpoint.size }), value: checkpoint.root },
  ])
}
