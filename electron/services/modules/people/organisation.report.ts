import { drawMarkdown } from '#services/documents/markdown-blocks.ts'
import { drawOpinion } from '#services/documents/panel.ts'
import type { StructureElement } from '#services/documents/structure.ts'
import { chipColumn, drawTable } from '#services/documents/table.ts'
import { drawHeading } from '#services/documents/text-blocks.ts'
import { translatorOf } from '#shared/base/translate.ts'
import type { OrganisationDocument } from '#shared/modules/people/organisation-report.projection.ts'
import { organisationDocumentMessages } from '#shared/modules/people/people.document-messages.ts'
import { expertiseMessages } from '#shared/modules/people/people.expertise-messages.ts'
import { peopleMessages } from '#shared/modules/people/people.messages.ts'
import { validityMessages } from '#shared/modules/people/people.validity-messages.ts'
import { reportFrameMessages } from '#shared/modules/reports/reports.frame-messages.ts'
import { drawChapteredReport } from '../../reports/chaptered-report.ts'
import type { DrawOptions } from '../../reports/draw-options.ts'
import { toneChip, toneColours } from '../../reports/report-chips.ts'
import { openReport } from '../../reports/report-frame.ts'
import { columnPoints, dayText, filled, shortDayText } from '../../reports/report-words.ts'
import { drawPeople } from './organisation.report-people.ts'
import {
  drawBodies,
  drawDepartments,
  drawDuties,
  nameIn,
  type OrganisationContext,
  positionWord,
} from './organisation.report-units.ts'

/**
 * Draws the organisation of a day as PDF/A-3a and PDF/UA-1, unsigned, with its signature fields prepared. Pure: the same
 * arguments give the same bytes. Refuses an unreadable logo as `report.logoUnreadable`.
 */
export async function drawOrganisation(projection: OrganisationDocument, options: DrawOptions): Promise<Buffer> {
  const words = translatorOf(options.language, [
    ...[peopleMessages, validityMessages, expertiseMessages],
    ...[organisationDocumentMessages, reportFrameMessages],
  ])
  const { organisation, classification, on, signers } = projection
  const title = words('organisationDocument.title', { organisation })
  const subject = words('organisationDocument.subject', { day: dayText(words, on) })
  const identity = { organisation, title, number: '', classification, subject }
  const context: OrganisationContext = { ...openReport(words, identity, options), projection }
  const chartered = projection.departments.some(({ charter }) => charter !== '')
  return drawChapteredReport(context, {
    identity,
    cover: { kind: words('organisationDocument.kind'), title: organisation, facts: facts(context) },
    chapters: [
      { place: 'summary', title: words('organisationDocument.summary'), begins: 'page', draw: drawSummary },
      {
        ...{ place: 'bodies', title: words('organisationDocument.bodies') },
        ...{ begins: { follows: 180 }, draw: drawBodies },
      },
      {
        ...{ place: 'departments', title: words('organisationDocument.departments') },
        ...{ begins: { follows: 110 }, draw: drawDepartments },
      },
      {
        ...{ place: 'duties', title: words('organisationDocument.duties') },
        ...{ begins: { follows: 110 }, draw: drawDuties },
      },
      {
        ...{ place: 'people', title: words('organisationDocument.responsible') },
        ...{ begins: { follows: 140 }, draw: drawPeople },
      },
    ],
    signOff: {
      text: words('organisationDocument.signOffText'),
      remark: null,
      signers: signers.map(({ duty, person }) => {
        return { duty: words(`organisationDocument.duty.${duty}`), person, on: null }
      }),
    },
    appendices: chartered
      ? [{ place: 'charters', title: words('organisationDocument.charters'), draw: drawCharters }]
      : [],
  })
}

function facts({ words, projection }: OrganisationContext) {
  const { on, top, signers, groups, departments, people } = projection
  const person = signers.at(-1)?.person ?? ''
  return filled([
    [words('organisationDocument.on'), dayText(words, on)],
    [
      words('organisationDocument.top'),
      top === null || person === '' ? (top ?? '') : words('organisationDocument.topOf', { unit: top, person }),
    ],
    [words('organisationDocument.bodies'), String(groups.length)],
    [words('organisationDocument.departments'), String(departments.length)],
    [words('organisationDocument.responsible'), String(people.length)],
  ])
}

function drawSummary(context: OrganisationContext, sect: StructureElement): void {
  const { document, words, projection } = context
  const { groups, departments, people, ending, soon } = projection
  const vacant = [...groups, ...departments].reduce((sum, unit) => sum + unit.vacant.length, 0)
  const expired = ending.filter(({ held }) => held.isExpired).length
  const isWhole = vacant === 0 && expired === 0
  const counts = { bodies: groups.length, departments: departments.length, people: people.length }
  drawOpinion(document, sect, {
    word: isWhole ? words('organisationDocument.whole') : words('organisationDocument.lacking', { vacant, expired }),
    sentence: [{ text: words('organisationDocument.counts', { ...counts, soon, ending: ending.length - expired }) }],
    colour: isWhole ? toneColours.good : toneColours.serious,
  })
  drawVacancies(context, sect)
  drawEnding(context, sect)
  drawBeginning(context, sect)
}

function drawVacancies({ document, words, projection }: OrganisationContext, sect: StructureElement): void {
  const rows = [...projection.groups, ...projection.departments].flatMap(({ title, kind, vacant }) =>
    vacant.map((position) => [title, positionWord(words, kind, position)]),
  )
  if (rows.length === 0) return
  drawHeading(document, sect, 2, words('organisationDocument.vacancies'), { follows: 60 })
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('organisationDocument.unit'), share: 1 },
      { title: words('organisationDocument.position'), share: 1 },
    ],
    rows,
  })
}

function drawEnding({ document, words, projection }: OrganisationContext, sect: StructureElement): void {
  const { ending, soon, people } = projection
  if (ending.length === 0) return
  const names = new Map(people.map(({ person, name }) => [person, name]))
  const chips = {
    past: toneChip(words('organisationDocument.expired'), 'critical'),
    soon: toneChip(words('organisationDocument.soon'), 'attention'),
  }
  drawHeading(document, sect, 2, words('organisationDocument.ending', { soon }), { follows: 60 })
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('qualification.person'), points: columnPoints.person },
      { title: words('qualification.title'), share: 1.2 },
      { title: words('qualification.issuer'), share: 1 },
      { title: words('organisationDocument.until'), points: columnPoints.day },
      { title: words('organisationDocument.standing'), points: chipColumn(document, Object.values(chips)) },
    ],
    rows: ending.map(({ person, held }) => [
      ...[names.get(person) ?? '', held.title, held.issuer, shortDayText(words, held.validUntil)],
      { chip: held.isExpired ? chips.past : chips.soon },
    ]),
  })
}

/** What is written down for later days: who takes a place, and what comes under another unit. */
function drawBeginning(context: OrganisationContext, sect: StructureElement): void {
  const { document, words, projection } = context
  const rows = [...projection.groups, ...projection.departments]
    .flatMap(({ title, kind, coming, nextLines }) => [
      ...coming.map(({ from, position, words: duty, person }) => ({
        ...{ from: from ?? '', title, person: nameIn(context, person) },
        what: position === 'other' ? (duty ?? '') : positionWord(words, kind, position),
      })),
      ...nextLines.map(({ from, value }) => {
        const above = value === null ? null : nameIn(context, value)
        const what =
          above === null ? words('organisationDocument.atTop') : words('organisationDocument.under', { above })
        return { from: from ?? '', title, person: '', what }
      }),
    ])
    .toSorted((one, other) => one.from.localeCompare(other.from))
  if (rows.length === 0) return
  drawHeading(document, sect, 2, words('organisationDocument.beginning'), { follows: 60 })
  drawTable(document, sect, {
    columns: [
      { title: words('organisationDocument.from'), points: columnPoints.day },
      { title: words('organisationDocument.unit'), share: 1 },
      { title: words('organisationDocument.what'), share: 1 },
      { title: words('organisationDocument.person'), points: columnPoints.person },
    ],
    rows: rows.map(({ from, title, what, person }) => [shortDayText(words, from), title, what, person]),
  })
}

function drawCharters({ document, projection }: OrganisationContext, sect: StructureElement): void {
  for (const { title, charter } of projection.departments) {
    if (charter === '') continue
    drawHeading(document, sect, 2, title, { follows: 40 })
    drawMarkdown(document, sect, charter)
  }
}
