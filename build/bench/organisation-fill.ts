import type { OpenVault } from '#services/open-vault.ts'
import { runCommand } from '#services/run.ts'
import { departmentRecord } from '#shared/modules/people/department.record.ts'
import { dutyRecord } from '#shared/modules/people/duty.record.ts'
import { groupRecord } from '#shared/modules/people/group.record.ts'
import { membershipRecord } from '#shared/modules/people/membership.record.ts'
import { personRecord } from '#shared/modules/people/person.record.ts'
import { qualificationRecord } from '#shared/modules/people/qualification.record.ts'
import type { AnyRecord, Draft } from '#shared/record/record.ts'

/** How large the organisation is that is measured. */
export const organisationSize = { departments: 300, people: 2000, groups: 60, years: 10 } as const

/** Writes rows in commands of five hundred, as an import does, and answers their ids. */
function fill<R extends AnyRecord>(
  vault: OpenVault,
  record: R,
  count: number,
  draftOf: (index: number, ids: readonly string[]) => Draft<R>,
): readonly string[] {
  const ids: string[] = []
  for (let start = 0; start < count; start += 500) {
    runCommand(vault, ({ write }) => {
      const writer = write(record)
      for (let index = start; index < Math.min(start + 500, count); index += 1)
        ids.push(writer.create(draftOf(index, ids)).id)
    })
  }
  return ids
}

/** One of the terms of a duty that changed hands every `length` years; the last one goes on. */
function term(place: number, of: number): { readonly from: string; readonly until: string | null } {
  const first = 2016 + place * Math.floor(organisationSize.years / of)
  const next = first + Math.floor(organisationSize.years / of)
  return { from: `${first}-01-01`, until: place === of - 1 ? null : `${next - 1}-12-31` }
}

/** Fills a vault with departments four levels deep, people, and ten years of duties, memberships and certificates. */
export function fillOrganisation(vault: OpenVault): void {
  const { db } = vault.store
  db.pragma('synchronous=OFF')
  const { departments: units, people: count, groups: bodies } = organisationSize
  const departments = fill(vault, departmentRecord, units, (index, ids) => ({
    name: `部门 Department ${index}`,
    ...(index === 0 ? {} : { parent: ids[Math.floor((index - 1) / 7)] ?? null }),
  }))
  const at = (ids: readonly string[], index: number) => ids[index % ids.length] ?? ''
  const people = fill(vault, personRecord, count, (index) => ({
    name: `Person ${index}`,
    department: at(departments, index),
    experienceSince: '2010-01-01',
  }))
  fill(vault, dutyRecord, units * 9, (index) => {
    const position = (['head', 'deputy', 'liaison'] as const)[Math.floor(index / units) % 3] ?? 'head'
    const place = Math.floor(index / (units * 3))
    const who = { department: at(departments, index), person: at(people, index * 3 + place), position }
    // Every twentieth department has nobody at its head today.
    const open = term(place, 3)
    const until = position === 'head' && place === 2 && index % 20 === 0 ? '2025-12-31' : open.until
    return { title: `Duty ${index}`, ...who, from: open.from, until }
  })
  const groups = fill(vault, groupRecord, bodies, (index, ids) => ({
    name: `Group ${index}`,
    kind: index === 0 ? 'board' : 'committee',
    ...(index === 0 ? {} : { reportsTo: ids[Math.floor((index - 1) / 4)] ?? null }),
  }))
  fill(vault, membershipRecord, count * 5, (index) => ({
    group: at(groups, index),
    person: at(people, Math.floor(index / 5)),
    position: index % 33 === 0 ? 'chair' : 'member',
    duty: `Seat ${index}`,
    ...term(index % 5, 5),
  }))
  fill(vault, qualificationRecord, count * 2, (index) => ({
    ...{ title: `Certificate ${index}`, person: at(people, index), kind: 'certificate', issuer: 'Board' },
    ...{ serial: String(index), awardedOn: '2020-01-01' },
  }))
  vault.catchUpSearch()
  db.pragma('synchronous=FULL')
  db.pragma('wal_checkpoint(TRUNCATE)')
}
