import type { StructureElement } from '#services/documents/structure.ts'
import { drawTable } from '#services/documents/table.ts'
import { drawParagraph } from '#services/documents/text-blocks.ts'
import type { Span } from '#services/documents/text-layout.ts'
import { palette } from '#services/documents/theme.ts'
import type { Translator } from '#shared/base/translate.ts'
import type { HeldQualification } from '#shared/modules/people/people.expertise.ts'
import { listText, shortDayText } from '../../reports/report-words.ts'
import { dutyText, nameIn, type OrganisationContext } from './organisation.report-units.ts'

/** Who held security duties on the day, with years, degrees and certificates, as the window shows them. */
export function drawPeople(context: OrganisationContext, sect: StructureElement): void {
  const { document, words, projection } = context
  const { people } = projection
  if (people.length === 0) {
    drawParagraph(document, sect, words('organisationDocument.noPerson'))
    return
  }
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('person'), points: 84 },
      { title: words('organisationDocument.heldDuties'), share: 1.3 },
      { title: words('organisationDocument.years'), points: 50, align: 'right' },
      { title: words('organisationDocument.degrees'), share: 0.9 },
      { title: words('organisationDocument.certificates'), share: 1.3 },
    ],
    rows: people.map(({ name, jobTitle, duties, years, qualifications }) => [
      { spans: [{ text: name }, ...(jobTitle === null ? [] : [quiet(`\n${jobTitle}`)])] },
      {
        spans: duties.flatMap((duty, place) => [
          { text: `${lineEnd(place)}${nameIn(context, duty.unit)}` },
          quiet(` ${dutyText(words, duty)}`),
        ]),
      },
      years === null ? '–' : String(years),
      heldCell(
        words,
        qualifications.filter(({ kind }) => kind === 'degree'),
      ),
      heldCell(
        words,
        qualifications.filter(({ kind }) => kind !== 'degree'),
      ),
    ]),
  })
}

const lineEnd = (place: number) => (place === 0 ? '' : '\n')
const quiet = (text: string): Span => ({ text, colour: palette.muted })

function heldCell(words: Translator, held: readonly HeldQualification[]) {
  if (held.length === 0) return '–'
  return {
    spans: held.flatMap((one, place): readonly Span[] => [
      { text: `${lineEnd(place)}${one.title}` },
      quiet(` ${listText(words, [one.issuer, one.serial ?? '', termOf(words, one)])}`),
      ...warnings(words, one).map((text) => ({ text: ` · ${text}`, bold: true })),
    ]),
  }
}

function termOf(words: Translator, { awardedOn, validUntil }: HeldQualification): string {
  const [key, day] = validUntil === null ? ['awarded', awardedOn] : ['valid', validUntil]
  return words(`organisationDocument.${key}`, { day: shortDayText(words, day) })
}

function warnings(words: Translator, { isExpired, isChecked }: HeldQualification): readonly string[] {
  return [
    ...(isExpired ? [words('organisationDocument.expired')] : []),
    ...(isChecked ? [] : [words('organisationDocument.unseen')]),
  ]
}
