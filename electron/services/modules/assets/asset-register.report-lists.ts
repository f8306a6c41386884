import type { Chip } from '#services/documents/chip.ts'
import type { StructureElement } from '#services/documents/structure.ts'
import { chipColumn, drawTable } from '#services/documents/table.ts'
import { drawHeading, drawParagraph } from '#services/documents/text-blocks.ts'
import type { Translator } from '#shared/base/translate.ts'
import { assetRecord } from '#shared/modules/assets/asset.record.ts'
import type { AssetRegisterDocument, RegisteredAsset } from '#shared/modules/assets/asset-register.projection.ts'
import type { Tone } from '#shared/record/fields.ts'
import { toneChip } from '../../reports/report-chips.ts'
import type { ReportFrame } from '../../reports/report-frame.ts'
import { columnPoints, listText } from '../../reports/report-words.ts'

/** What every section of the asset register draws with. */
export type RegisterContext = ReportFrame & { readonly projection: AssetRegisterDocument }

const tones: Readonly<Record<string, Tone>> = assetRecord.fields.grade.tones ?? {}

/** A grade in words and in its colour; the want of one is said too. */
export function gradeChip(words: Translator, grade: string | null): Chip {
  return grade === null
    ? toneChip(words('assetDocument.ungraded'), 'attention')
    : toneChip(words(`asset.grade.${grade}`), tones[grade] ?? 'neutral')
}

function registrationText(words: Translator, { registration }: RegisteredAsset, mustBe: boolean): string {
  if (registration === true) return words('assetDocument.registered')
  if (registration === false) return mustBe ? words('assetDocument.unregistered') : '–'
  return registration
}

/** Every asset, a table to a kind. */
export function drawRegister(context: RegisterContext, sect: StructureElement): void {
  const { document, words, projection } = context
  const { kinds, grades, units } = projection
  // The name of the only department stands above; in each row it would take the room of the others.
  const isOne = units === 1
  if (kinds.length === 0) drawParagraph(document, sect, words('assetDocument.none'))
  const chips = grades.map(({ grade }) => gradeChip(words, grade))
  for (const { kind, unregistered, assets } of kinds) {
    drawHeading(document, sect, 2, words(`asset.kind.${kind}`), { follows: 60 })
    drawTable(document, sect, {
      namesRows: true,
      columns: [
        { title: words('asset.number'), points: 66 },
        { title: words('asset.name'), share: 1.2 },
        { title: words('asset.place'), share: 1 },
        { title: words(isOne ? 'asset.owner' : 'assetDocument.responsible'), share: 1 },
        { title: words('asset.grade'), points: chipColumn(document, chips) },
        { title: words('assetDocument.registration'), points: 74 },
        { title: words('assetDocument.state'), points: 56 },
      ],
      rows: assets.map((asset) => [
        asset.number,
        asset.code === '' ? asset.name : `${asset.name} (${asset.code})`,
        asset.place,
        isOne ? asset.owner : listText(words, [asset.department, asset.owner]),
        { chip: gradeChip(words, asset.grade) },
        registrationText(words, asset, unregistered !== null),
        words(`asset.state.${asset.state}`),
      ]),
    })
  }
}

/** What a register must say and does not, by asset. */
export function drawLacks(context: RegisterContext, sect: StructureElement): void {
  const { document, words, projection } = context
  const rows = projection.kinds.flatMap(({ unregistered, assets }) =>
    assets.flatMap((asset) => {
      const lacks = [
        ...asset.missing.map((duty) => words(`asset.${duty}`)),
        ...(unregistered !== null && asset.registration === false ? [words('assetDocument.registration')] : []),
      ]
      return lacks.length === 0 ? [] : [[asset.number, asset.name, asset.department, listText(words, lacks)]]
    }),
  )
  if (rows.length === 0) {
    drawParagraph(document, sect, words('assetDocument.lacksNothing'))
    return
  }
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('asset.number'), points: 66 },
      { title: words('asset.name'), share: 1.2 },
      { title: words('asset.department'), points: columnPoints.person + 20 },
      { title: words('assetDocument.lacks'), share: 1 },
    ],
    rows,
  })
}
