import { rmSync } from 'node:fs'
import { invariant } from '#shared/base/assert.ts'
import type { Language } from '#shared/base/translate.ts'
import { OperationError } from '#shared/contract/errors.ts'
import { organisationRecord } from '#shared/modules/organisation/organisation.record.ts'
import type { SealedReport } from '#shared/modules/reports/reports.contract.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import type { LockedContext } from '../context.ts'
import { always } from '../database/row-rule.ts'
import type { Workbench } from '../door.ts'
import type { OpenVault } from '../open-vault.ts'
import { endHelpers } from '../processes/helper.ts'
import { chanceOf } from './chance.ts'
import { type DemoHost, demoHost, demoMoment } from './demo-host.ts'
import { type DiaryEntry, deedsOf, type Words } from './diary.ts'
import { readPage, wholeYear } from './diary-pages.ts'
import { doorOf, found, perform, type Stage } from './player.ts'
import { demoPassword, foundDemo, inviteTeam, joinTeam, narrowFounder, openTeam } from './team.ts'

/**
 * The first and the last day of the demo's year. They are fixed, so that one seed makes the same records on any day; the
 * last is the day on which the report of the third quarter is sealed.
 */
const demoBegins = '2025-11-24 09:00'
const demoEnds = '2026-11-20 16:30'

/** The invented organisation. */
const demoOrganisation: Words = { en: 'Northwind Savings Bank', 'zh-CN': '北风储蓄银行' }

const founderName: Words = { en: 'Adrian Teo', 'zh-CN': '赵立群' }

export type DemoOrder = { readonly folder: string; readonly language: Language; readonly seed: number }
type Surroundings = Pick<LockedContext, 'host' | 'door' | 'progress' | 'signal'>

/** Makes the demo vault, closed again when it is answered, and its signed quarterly audit. */
export async function makeDemo(
  context: Surroundings,
  order: DemoOrder,
): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const { folder, language, seed } = order
  const host = demoHost(context.host, seed, language)
  host.setClock(demoMoment(demoBegins))
  const people = readPage('people')
  const known = await foundTeam(context, host, { ...order, people })
  try {
    const team = await openTeam(host, folder, context.door.beside)
    try {
      await narrowFounder(team)
      const stage: Stage = { host, language, doors: team.doors, known }
      await playYear(context, stage, wholeYear(chanceOf(seed)))
      return await sealLastAudit(stage)
    } finally {
      await team.close()
    }
  } catch (error) {
    // Half a demo teaches nothing and its folder would be in the way of the next attempt.
    rmSync(folder, { recursive: true, force: true })
    throw error
  } finally {
    endHelpers(host)
  }
}

async function foundTeam(
  context: Surroundings,
  host: DemoHost,
  order: DemoOrder & { readonly people: readonly DiaryEntry[] },
): Promise<Stage['known']> {
  const { folder, language, people } = order
  const vault = await foundDemo(host, { folder, language, organisation: demoOrganisation, founderName })
  const door = context.door.beside(vault)
  try {
    const stage: Stage = { host, language, doors: new Map([['administrator', door]]), known: new Map() }
    await remember(stage, door, 'administrator', 'person', vault.actor().person)
    await remember(stage, door, 'organisation', 'organisation', organisationOf(vault))
    for (const deed of deedsOf(people)) await perform(stage, deed)
    const codes = await inviteTeam(door, (player) => found(stage, player).entity.id)
    await door.close()
    await joinTeam(host, folder, codes)
    return stage.known
  } catch (error) {
    await door.close()
    rmSync(folder, { recursive: true, force: true })
    throw error
  }
}

function organisationOf(vault: OpenVault): string {
  const organisation = vault.store.table(organisationRecord).all([], [], always)[0]
  invariant(organisation, 'every vault is made with its organisation')
  return organisation.id
}

/** Makes a record that the vault was founded with known to the diary. */
async function remember(stage: Stage, door: Workbench, name: string, record: string, id: string): Promise<void> {
  // The contract answers a record's detail.
  const { entity } = (await door.call(`${record}.get`, { id })) as { readonly entity: AnyEntity }
  stage.known.set(name, { record, entity })
}

async function playYear(context: Surroundings, stage: Stage, entries: readonly DiaryEntry[]): Promise<void> {
  const deeds = deedsOf(entries)
  for (const [done, deed] of deeds.entries()) {
    if (context.signal.aborted) throw new OperationError('conflict', 'errors.cancelled')
    await closePeriods(stage, deed.at)
    if (done % 50 === 0) context.progress({ done, total: deeds.length, stage: 'recording' })
    await perform(stage, deed)
  }
}

/** What complaints were counted each month; no record holds them. */
const complaints = [31, 28, 24, 26, 19, 17, 18, 15, 14, 12]

/** On the first deed of a month the lead freezes the indicators of the periods that have closed. */
async function closePeriods(stage: Stage, at: string): Promise<void> {
  const month = at.slice(0, 7)
  if (month < '2026-02' || stage.known.has(`closed ${month}`)) return
  const manual = found(stage, 'indicatorComplaints')
  stage.known.set(`closed ${month}`, manual)
  stage.host.setClock(Math.max(stage.host.now(), demoMoment(`${month}-01 08:30`)))
  const door = doorOf(stage, 'lead')
  await door.call('indicators.freeze', {})
  const value = complaints[Number(month.slice(5)) - 2]
  if (value !== undefined) await door.call('indicators.enter', { id: manual.entity.id, value: String(value) })
}

/** Seals the report of the third quarter as its lead auditor, makes its evidence pack, and answers the signed report. */
async function sealLastAudit(stage: Stage): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const { host, language } = stage
  host.setClock(demoMoment(demoEnds))
  const door = doorOf(stage, 'auditor')
  const { id } = found(stage, 'auditThirdQuarter').entity
  const input = { kind: 'audit', id, language, password: demoPassword }
  // The contract answers the sealed report.
  const { file } = (await door.call('report.seal', input)) as SealedReport
  const chunks: Uint8Array[] = []
  for await (const chunk of door.download(file.ticket).chunks) chunks.push(chunk)
  await door.call('pack.write', { audit: id, language, password: demoPassword })
  return { name: file.name, bytes: Buffer.concat(chunks) }
}
