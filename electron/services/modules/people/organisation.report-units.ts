import { drawMarkdown } from '#services/documents/markdown-blocks.ts'
import type { StructureElement } from '#services/documents/structure.ts'
import { type Column, drawTable } from '#services/documents/table.ts'
import { drawHeading, drawParagraph } from '#services/documents/text-blocks.ts'
import { styles } from '#services/documents/theme.ts'
import type { Translator } from '#shared/base/translate.ts'
import type { OrganisationDocument, ReportedUnit } from '#shared/modules/people/organisation-report.projection.ts'
import type { BodySeat } from '#shared/modules/people/people.bodies.ts'
import type { HeldDuty } from '#shared/modules/people/people.expertise.ts'
import { heldPositions, type UnitKind } from '#shared/modules/people/people.validity-rules.ts'
import type { ReportFrame } from '../../reports/report-frame.ts'
import { columnPoints, listText, shortDayText } from '../../reports/report-words.ts'

/** What every section of the document of the organisation draws with. */
export type OrganisationContext = ReportFrame & { readonly projection: OrganisationDocument }

/** The name of a person, a unit or a control; one that cannot be read is told as such. */
export function nameIn({ words, projection }: OrganisationContext, id: string): string {
  return projection.names[id] || words('reportFrame.unnamed')
}

/** A position in words, as the page of its unit calls it. */
export function positionWord(words: Translator, kind: UnitKind, position: string): string {
  return words(`${kind === 'group' ? 'membership' : 'duty'}.position.${position}`)
}

type Term = { readonly from: string | null; readonly until: string | null; readonly row: string | null }

function termText(words: Translator, { from, until, row }: Term): string {
  if (from === null && until === null) return words(`organisationDocument.${row === null ? 'undated' : 'always'}`)
  const days = { from: shortDayText(words, from), until: shortDayText(words, until) }
  return words(`organisationDocument.${until === null ? 'since' : from === null ? 'till' : 'span'}`, days)
}

/** A name set in from the left by how far below the top it is, for the order alone does not tell. */
const setIn = ({ depth, title }: ReportedUnit) => `${'\u00a0'.repeat(3 * Math.min(depth, 6))}${title}`

/** What a unit is under, and since when where that is written down. */
function aboveText(context: OrganisationContext, { parent, line }: ReportedUnit): string {
  if (parent === null) return '–'
  const above = nameIn(context, parent)
  if (line === null || (line.from === null && line.until === null)) return above
  return `${above}\n${termText(context.words, { ...line, row: line.id })}`
}

/** All bodies in one look, then each with its charter and members. */
export function drawBodies(context: OrganisationContext, sect: StructureElement): void {
  const { document, words, projection } = context
  const { groups } = projection
  if (groups.length === 0) {
    drawParagraph(document, sect, words('organisationDocument.noBody'))
    return
  }
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('group.name'), share: 1.3 },
      { title: words('group.kind'), points: 90 },
      { title: words('organisationDocument.under.group'), share: 1 },
      { title: words('group.chair'), points: columnPoints.person },
      { title: words('organisationDocument.people'), points: 44, align: 'right' },
    ],
    rows: groups.map((group) => [
      setIn(group),
      group.sort === null ? '' : words(`group.kind.${group.sort}`),
      aboveText(context, group),
      group.lead === null ? vacantCell(words) : nameIn(context, group.lead),
      String(new Set(group.seats.map(({ person }) => person)).size),
    ]),
  })
  for (const group of groups) drawBody(context, sect, group)
}

const vacantCell = (words: Translator) => ({ spans: [{ text: words('organisationDocument.vacant'), bold: true }] })

function drawBody(context: OrganisationContext, sect: StructureElement, group: ReportedUnit): void {
  const { document, words } = context
  const { title, sort, parent, line, foundedOn, dissolvedOn, charter, vacant, seats } = group
  const above = parent === null ? '' : nameIn(context, parent)
  const isDated = line !== null && (line.from !== null || line.until !== null)
  const place = above === '' ? words('organisationDocument.stands') : words('organisationDocument.reports', { above })
  const facts = [
    sort === null ? '' : words(`group.kind.${sort}`),
    isDated && line
      ? [place, termText(words, { ...line, row: line.id })].join(words.language === 'en' ? ' ' : '，')
      : place,
    foundedOn === null ? '' : words('organisationDocument.founded', { day: shortDayText(words, foundedOn) }),
    dissolvedOn === null ? '' : words('organisationDocument.dissolved', { day: shortDayText(words, dissolvedOn) }),
  ]
  // A last member alone on the next page reads badly; a body too large for that breaks where it falls.
  drawHeading(document, sect, 2, title, { follows: Math.min(90 + 19 * seats.length, 280) })
  drawParagraph(document, sect, facts.filter((fact) => fact !== '').join(' · '), { style: styles.note, keep: 40 })
  if (charter !== '') drawMarkdown(document, sect, charter)
  for (const position of vacant) {
    const text = words('organisationDocument.vacantPosition', { position: positionWord(words, 'group', position) })
    drawParagraph(document, sect, [{ text, bold: true }])
  }
  if (seats.length === 0) drawParagraph(document, sect, words('organisationDocument.noSeat'))
  else
    drawTable(document, sect, {
      columns: [
        { title: words('organisationDocument.position'), points: 76 },
        { title: words('organisationDocument.person'), points: columnPoints.person + 24 },
        { title: words('organisationDocument.duty'), share: 1 },
        { title: words('organisationDocument.term'), points: 132 },
      ],
      rows: seats.map((seat) => [
        positionWord(words, 'group', seat.position),
        nameIn(context, seat.person),
        seat.words ?? '',
        termText(words, seat),
      ]),
    })
}

/** Every department with who holds its positions; a position that no department knows takes no column. */
export function drawDepartments(context: OrganisationContext, sect: StructureElement): void {
  const { document, words, projection } = context
  const { departments } = projection
  if (departments.length === 0) {
    drawParagraph(document, sect, words('organisationDocument.noDepartment'))
    return
  }
  const isPlaced = departments.some(({ parent }) => parent !== null)
  const positions = heldPositions.filter((position) =>
    departments.some(
      ({ seats, vacant }) => vacant.includes(position) || seats.some((seat) => seat.position === position),
    ),
  )
  const above: readonly Column[] = isPlaced ? [{ title: words('organisationDocument.under.department'), share: 1 }] : []
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('department.name'), share: 1.2 },
      ...above,
      ...positions.map((position) => ({ title: words(`duty.position.${position}`), points: columnPoints.person + 4 })),
      { title: words('organisationDocument.people'), points: 44, align: 'right' },
    ],
    rows: departments.map((unit) => [
      setIn(unit),
      ...(isPlaced ? [aboveText(context, unit)] : []),
      ...positions.map((position) => holderCell(context, unit, position)),
      String(unit.count),
    ]),
  })
}

function holderCell(context: OrganisationContext, { seats, vacant }: ReportedUnit, position: string) {
  const seat = seats.find((one) => one.position === position)
  if (seat) return `${nameIn(context, seat.person)}\n${termText(context.words, seat)}`
  return vacant.includes(position) ? vacantCell(context.words) : '–'
}

/** The duties of departments beside their positions: who does what, for which control. */
export function drawDuties(context: OrganisationContext, sect: StructureElement): void {
  const { document, words, projection } = context
  const rows = projection.departments.flatMap(({ title, seats }) =>
    seats.filter(({ position }) => position === 'other').map((seat) => ({ title, seat })),
  )
  if (rows.length === 0) {
    drawParagraph(document, sect, words('organisationDocument.noDuty'))
    return
  }
  const isServing = rows.some(({ seat }) => seat.row !== null && seat.row in projection.serves)
  const control: readonly Column[] = isServing ? [{ title: words('organisationDocument.control'), share: 1 }] : []
  drawParagraph(document, sect, words('organisationDocument.dutiesText'), { style: styles.note, keep: 40 })
  drawTable(document, sect, {
    namesRows: true,
    columns: [
      { title: words('organisationDocument.duty'), share: 1.2 },
      { title: words('department'), share: 1 },
      ...control,
      { title: words('organisationDocument.person'), points: columnPoints.person },
      { title: words('organisationDocument.term'), points: 100 },
    ],
    rows: rows.map(({ title, seat }) => [
      ...[seat.words ?? '', title, ...(isServing ? [servedBy(context, seat)] : [])],
      ...[nameIn(context, seat.person), termText(words, seat)],
    ]),
  })
}

function servedBy(context: OrganisationContext, { row }: BodySeat): string {
  const control = row === null ? undefined : context.projection.serves[row]
  return control === undefined ? '–' : nameIn(context, control)
}

/** What a person does in a unit: the position, and the duty in words where somebody wrote any. */
export function dutyText(words: Translator, { record, position, words: own }: HeldDuty): string {
  if (record === 'department' && position === 'other') return own ?? ''
  return listText(words, [positionWord(words, record, position), own ?? ''])
}
