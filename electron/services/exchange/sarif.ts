import { z } from 'zod'
import { OperationError } from '#shared/contract/errors.ts'
import type { Severity } from '#shared/modules/assets/assets.limits.ts'
import { severityOfScore } from '#shared/modules/assets/assets.sightings.ts'
import { logReader, unreadable } from './sarif-log.ts'
import { cvesIn, type KindDraft, type RowFault, type ScanBuilder, scoreOf } from './scan-file.ts'
import type { ScanHead } from './scan-shape.ts'

const format = 'sarif'
const mostRuns = 200

const message = z.object({ text: z.string().optional() }).optional()
const rule = z.object({
  id: z.string(),
  name: z.string().optional(),
  shortDescription: message,
  fullDescription: message,
  help: message,
  defaultConfiguration: z.object({ level: z.string().optional() }).optional(),
  properties: z.object({ 'security-severity': z.union([z.string(), z.number()]).optional() }).optional(),
})
type Rule = z.infer<typeof rule>

const result = z.object({
  ruleId: z.string().optional(),
  ruleIndex: z.number().optional(),
  rule: z.object({ id: z.string().optional(), index: z.number().optional() }).optional(),
  kind: z.string().optional(),
  level: z.string().optional(),
  message,
  baselineState: z.string().optional(),
  suppressions: z.array(z.object({ status: z.string().optional() })).optional(),
  locations: z
    .array(
      z.object({
        physicalLocation: z
          .object({
            artifactLocation: z.object({ uri: z.string().optional() }).optional(),
            region: z.object({ startLine: z.number().optional() }).optional(),
          })
          .optional(),
      }),
    )
    .optional(),
})
type Result = z.infer<typeof result>

const driver = z.object({
  name: z.string(),
  version: z.string().optional(),
  semanticVersion: z.string().optional(),
  rules: z.array(rule).optional(),
})
type Driver = z.infer<typeof driver>

const invocation = z.object({ endTimeUtc: z.string().optional(), startTimeUtc: z.string().optional() })
const provenance = z.object({ repositoryUri: z.string().optional() })

/** A level of SARIF as a severity; what is no level is no severity either. */
const levels: Readonly<Record<string, Severity>> = { error: 'high', warning: 'medium', note: 'low', none: 'info' }

/** The part of a value that a shape asks for; refuses the file where there is another. */
function shaped<Shape extends z.ZodType>(shape: Shape, value: unknown): z.infer<Shape> {
  const checked = shape.safeParse(value)
  if (!checked.success) throw unreadable(checked.error)
  return checked.data
}

/** A run as far as it has passed; its parts may come in any order. */
type Run = {
  driver: Driver | null
  rules: ReadonlyMap<string, Rule>
  automation: string | null
  repository: string | null
  /** Results that came before their tool. */
  waiting: { readonly value: unknown; readonly number: number }[]
  results: number
  /** The place of the rows that name no site, named when the run has ended. */
  own: ReturnType<ScanBuilder['hostToCome']> | null
}

const emptyRun = (): Run => ({
  ...{ driver: null, rules: new Map<string, Rule>(), automation: null, repository: null },
  ...{ waiting: [], results: 0, own: null },
})

/** What a run looked at, where its results name no site: the repository, the automation, or the tool. */
function nameOf({ repository, automation, driver: tool }: Run): string {
  const named = repository ?? automation
  return (named?.replace(/\/+$/, '') || tool?.name || 'SARIF').slice(0, 300)
}

function hostOf(builder: ScanBuilder, of: Run, uri: string | undefined): number {
  if (uri && /^https?:\/\//i.test(uri) && URL.canParse(uri)) return builder.host(new URL(uri).host.slice(0, 300), [])
  of.own ??= builder.hostToCome()
  return of.own.place
}

function ruleOf({ driver: tool, rules }: Run, found: Result): Rule | undefined {
  const index = found.ruleIndex ?? found.rule?.index
  const id = found.ruleId ?? found.rule?.id
  return (index === undefined ? undefined : tool?.rules?.[index]) ?? (id === undefined ? undefined : rules.get(id))
}

/** Whether a result says that nothing is wrong, is gone, or was put aside by the tool's own users. */
function isNone({ kind, baselineState, suppressions }: Result): boolean {
  const aside = (suppressions ?? []).some(({ status }) => status === undefined || status === 'accepted')
  return (
    aside ||
    baselineState === 'absent' ||
    (kind !== undefined && kind !== 'fail' && kind !== 'open' && kind !== 'review')
  )
}

function addResult(builder: ScanBuilder, of: Run, value: unknown, number: number): RowFault | null {
  const checked = result.safeParse(value)
  if (!checked.success) return { where: `#${number}`, message: 'scan.fault.noId' }
  const found = checked.data
  if (isNone(found)) return null
  const known = ruleOf(of, found)
  const scannerId = found.ruleId ?? found.rule?.id ?? known?.id
  const place = found.locations?.[0]?.physicalLocation
  const uri = place?.artifactLocation?.uri
  if (!scannerId) return { where: `#${number}`, message: 'scan.fault.noId' }
  const level = found.level ?? known?.defaultConfiguration?.level ?? 'warning'
  const cvssScore = scoreOf(String(known?.properties?.['security-severity'] ?? ''))
  const severity = cvssScore === null ? levels[level] : severityOfScore(Number(cvssScore))
  if (!severity)
    return {
      where: `#${number}, ${scannerId.slice(0, 100)}`,
      message: 'scan.fault.severity',
      parameters: { severity: level.slice(0, 40) },
    }
  const host = hostOf(builder, of, uri)
  const line = place?.region?.startLine
  const said = found.message?.text ?? ''
  const kind: KindDraft = {
    ...{ scannerId, severity, cvssScore, cvssVersion: cvssScore === null ? null : 'v31', cvssVector: null },
    title: known?.shortDescription?.text ?? known?.name ?? (said || scannerId),
    cves: cvesIn([scannerId, known?.fullDescription?.text ?? '']),
    description: known?.fullDescription?.text ?? null,
    solution: known?.help?.text ?? null,
  }
  // Lines move with every edit above them: they are told, but are not what a result is known by.
  const output = [line === undefined ? '' : `${uri ?? ''}:${line}`, said].filter((text) => text !== '').join('\n')
  builder.add(kind, { host, port: null, service: null, path: uri ?? null, output })
  return null
}

/** Takes the parts of the runs as they pass, and puts each run's end behind it. */
function runReader(builder: ScanBuilder) {
  let [run, place, number]: [Run, number, number] = [emptyRun(), -1, 0]
  let tool: Driver | null = null
  const days: string[] = []
  const add = (value: unknown, at: number) => builder.fault(addResult(builder, run, value, at))
  const end = () => {
    if (place === -1) return
    if (!run.driver) throw unreadable()
    tool ??= run.driver
    if (run.results === 0) run.own ??= builder.hostToCome()
    run.own?.name(nameOf(run))
  }
  const takers: Readonly<Record<string, (key: unknown, value: unknown) => void>> = {
    tool(key, value) {
      if (key !== 'driver') return
      run.driver = shaped(driver, value)
      // The first of two rules of one id is the one meant, as where they are looked for in order.
      run.rules = new Map((run.driver.rules ?? []).toReversed().map((one) => [one.id, one]))
      for (const held of run.waiting.splice(0)) add(held.value, held.number)
    },
    automationDetails(key, value) {
      if (key === 'id') run.automation = shaped(z.string(), value)
    },
    versionControlProvenance(key, value) {
      if (key === 0) run.repository = shaped(provenance, value).repositoryUri ?? null
    },
    invocations(_key, value) {
      const { endTimeUtc, startTimeUtc } = shaped(invocation, value)
      const day = (endTimeUtc ?? startTimeUtc ?? '').slice(0, 10)
      if (/^\d{4}-\d{2}-\d{2}$/.test(day)) days.push(day)
    },
    results(_key, value) {
      number += 1
      run.results += 1
      if (run.driver) add(value, number)
      // Only what is asked of a result is kept, which is little.
      else run.waiting.push({ value: result.safeParse(value).data ?? null, number })
    },
  }
  return {
    take(at: number, part: string, key: unknown, value: unknown) {
      if (at !== place) {
        end()
        if (at >= mostRuns) throw unreadable()
        ;[run, place] = [emptyRun(), at]
      }
      if (Object.hasOwn(takers, part)) takers[part]?.(key, value)
    },
    ended() {
      end()
      if (!tool) throw unreadable()
      return { tool, day: days.toSorted().at(-1) ?? null }
    },
  }
}

/**
 * Takes a SARIF 2.1.0 log apart as its pieces come; every run must be of the same tool, or the first one's name stands for
 * all. `invalid`: `errors.fileUnreadable`, `errors.scanVersion`.
 */
export async function readSarif(pieces: AsyncIterable<Uint8Array>, builder: ScanBuilder): Promise<ScanHead> {
  const runs = runReader(builder)
  const log = logReader(runs.take)
  for await (const piece of pieces) log.write(piece)
  const told = log.end()
  if (told !== '2.1.0')
    throw new OperationError('invalid', 'errors.scanVersion', { parameters: { format, version: told.slice(0, 40) } })
  const { tool, day } = runs.ended()
  return builder.build({
    format,
    tool: tool.name.slice(0, 100) || 'SARIF',
    toolVersion: (tool.semanticVersion ?? tool.version)?.slice(0, 100) ?? null,
    scannedOn: day,
  })
}
