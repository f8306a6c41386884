import { z } from 'zod'
import { megabytes } from '#shared/base/megabytes.ts'
import { OperationError } from '#shared/contract/errors.ts'
import type { ScanFault } from '#shared/modules/assets/assets.contract.ts'
import type { Severity } from '#shared/modules/assets/assets.limits.ts'
import { severityOfScore } from '#shared/modules/assets/assets.sightings.ts'
import { cvesIn, type KindDraft, type ScanBuilder, type ScanFile, scanBuilder, scoreOf } from './scan-file.ts'

const format = 'sarif'
/** JSON is read whole, at several times its size; larger logs are to be split by run. */
const longestLog = 64 * 1024 * 1024

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

const run = z.object({
  tool: z.object({
    driver: z.object({
      name: z.string(),
      version: z.string().optional(),
      semanticVersion: z.string().optional(),
      rules: z.array(rule).optional(),
    }),
  }),
  automationDetails: z.object({ id: z.string().optional() }).optional(),
  versionControlProvenance: z.array(z.object({ repositoryUri: z.string().optional() })).optional(),
  invocations: z.array(z.object({ endTimeUtc: z.string().optional(), startTimeUtc: z.string().optional() })).optional(),
  results: z.array(z.unknown()).nullish(),
})
type Run = z.infer<typeof run>

const log = z.object({ version: z.string(), runs: z.array(run).min(1).max(200) })

/** A level of SARIF as a severity; what is no level is no severity either. */
const levels: Readonly<Record<string, Severity>> = { error: 'high', warning: 'medium', note: 'low', none: 'info' }

function parsed(bytes: Uint8Array): z.infer<typeof log> {
  if (bytes.length > longestLog) {
    const parameters = { name: 'SARIF', size: megabytes(bytes.length, 'up'), max: megabytes(longestLog, 'down') }
    throw new OperationError('invalid', 'errors.fileTooLarge', { parameters })
  }
  const unreadable = (cause: unknown) =>
    new OperationError('invalid', 'errors.fileUnreadable', { parameters: { format, line: 1 }, cause })
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (cause) {
    throw unreadable(cause)
  }
  const checked = log.safeParse(value)
  if (!checked.success) throw unreadable(checked.error)
  if (checked.data.version !== '2.1.0')
    throw new OperationError('invalid', 'errors.scanVersion', {
      parameters: { format, version: checked.data.version.slice(0, 40) },
    })
  return checked.data
}

/** What a run looked at: a site where results name pages, else the repository, the automation, or the tool. */
function hostOf(of: Run, uri: string | undefined): string {
  if (uri && /^https?:\/\//i.test(uri) && URL.canParse(uri)) return new URL(uri).host
  const named = of.versionControlProvenance?.[0]?.repositoryUri ?? of.automationDetails?.id
  return (named?.replace(/\/+$/, '') || of.tool.driver.name).slice(0, 300)
}

function ruleOf(of: Run, found: Result): Rule | undefined {
  const rules = of.tool.driver.rules ?? []
  const index = found.ruleIndex ?? found.rule?.index
  const id = found.ruleId ?? found.rule?.id
  return (index === undefined ? undefined : rules[index]) ?? rules.find((one) => one.id === id)
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

function addResult(builder: ScanBuilder, of: Run, value: unknown, number: number): ScanFault | null {
  const checked = result.safeParse(value)
  if (!checked.success) return { where: `#${number}`, message: 'scan.fault.noId' }
  const found = checked.data
  if (isNone(found)) return null
  const known = ruleOf(of, found)
  const scannerId = found.ruleId ?? found.rule?.id ?? known?.id
  if (!scannerId) return { where: `#${number}`, message: 'scan.fault.noId' }
  const place = found.locations?.[0]?.physicalLocation
  const uri = place?.artifactLocation?.uri
  const level = found.level ?? known?.defaultConfiguration?.level ?? 'warning'
  const cvssScore = scoreOf(String(known?.properties?.['security-severity'] ?? ''))
  const severity = cvssScore === null ? levels[level] : severityOfScore(Number(cvssScore))
  if (!severity)
    return {
      where: `#${number}, ${scannerId.slice(0, 100)}`,
      message: 'scan.fault.severity',
      parameters: { severity: level.slice(0, 40) },
    }
  const line = place?.region?.startLine
  const said = found.message?.text ?? ''
  const kind: KindDraft = {
    ...{ scannerId, severity, cvssScore, cvssVersion: cvssScore === null ? null : 'v31', cvssVector: null },
    title: known?.shortDescription?.text ?? known?.name ?? (said || scannerId),
    cves: cvesIn([scannerId, known?.fullDescription?.text ?? '']),
    description: known?.fullDescription?.text ?? null,
    solution: known?.help?.text ?? null,
  }
  const host = builder.host(hostOf(of, uri), [])
  // Lines move with every edit above them: they are told, but are not what a result is known by.
  const output = [line === undefined ? '' : `${uri ?? ''}:${line}`, said].filter((text) => text !== '').join('\n')
  builder.add(kind, { host, port: null, service: null, path: uri ?? null, output })
  return null
}

/** Takes a SARIF 2.1.0 log apart; every run must be of the same tool, or the first one's name stands for all. */
export function readSarif(bytes: Uint8Array): ScanFile {
  const { runs } = parsed(bytes)
  const builder = scanBuilder()
  let number = 0
  const days: string[] = []
  for (const one of runs) {
    for (const found of one.results ?? []) {
      number += 1
      builder.fault(addResult(builder, one, found, number))
    }
    if ((one.results ?? []).length === 0) builder.host(hostOf(one, undefined), [])
    for (const { endTimeUtc, startTimeUtc } of one.invocations ?? []) {
      const day = (endTimeUtc ?? startTimeUtc ?? '').slice(0, 10)
      if (/^\d{4}-\d{2}-\d{2}$/.test(day)) days.push(day)
    }
  }
  const driver = runs[0]?.tool.driver
  return builder.build({
    format,
    tool: driver?.name.slice(0, 100) || 'SARIF',
    toolVersion: (driver?.semanticVersion ?? driver?.version)?.slice(0, 100) ?? null,
    scannedOn: days.toSorted().at(-1) ?? null,
  })
}
