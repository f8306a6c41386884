import { z } from 'zod'
import type { ErrorParameters } from '../../contract/errors.ts'
import { listCheck } from '../../contract/list.ts'
import { answer, command, query, task } from '../../contract/operation.ts'
import { cleanText, identifier } from '../../record/check.ts'
import { type ScanColumns, scanCells } from './assets.scan-columns.ts'
import type { Outcome } from './assets.sightings.ts'
import type { Standing } from './assets.standing.ts'
import { scanFormats } from './scan.record.ts'

/** A row or a host of a scanner's file that cannot be taken: where, and the key of the words with what fills them. */
export type ScanFault = { readonly where: string; readonly message: string; readonly parameters?: ErrorParameters }

/** A host of the file: its asset, known by an address or chosen; `candidates` where several assets bear its addresses. */
export type ScanHost = {
  readonly name: string
  readonly addresses: readonly string[]
  readonly rows: number
  readonly asset: { readonly id: string; readonly title: string } | null
  readonly candidates: readonly { readonly id: string; readonly title: string }[]
  readonly choice: 'known' | 'chosen' | 'create' | 'leaveOut' | 'ambiguous'
}

/** A weakness as it is listed before an import. */
export type NamedWeakness = { readonly id: string; readonly title: string; readonly asset: string }

/**
 * What an import of a scan did, or would do. Rows count by their outcome; `notSeen` are open weaknesses of the same tool on
 * the hosts of the file that it does not name, `closing` and `regressions` the first hundred of theirs. `repeated` rows say
 * the same as another one. `leftOpen` are like `notSeen`, on assets of which some row cannot be taken. `before` is an earlier import of the very same file.
 */
export type ScanReport = {
  readonly format: string
  readonly tool: string
  readonly toolVersion: string | null
  /** The file does not say which tool made it; as long as nobody does, it closes nothing. */
  readonly isToolAsked: boolean
  readonly scannedOn: string
  readonly rows: number
  readonly outcomes: Readonly<Record<Outcome, number>>
  readonly repeated: number
  readonly notSeen: number
  readonly leftOpen: number
  readonly closing: readonly NamedWeakness[]
  readonly regressions: readonly NamedWeakness[]
  readonly hosts: readonly ScanHost[]
  readonly hostCount: number
  readonly unknownHosts: number
  readonly newAssets: number
  readonly faults: readonly ScanFault[]
  readonly faultCount: number
  readonly before: { readonly id: string; readonly at: string } | null
  readonly scan: string | null
  /** The columns of a CSV file, to be chosen otherwise; as long as they are not enough, nothing of it is read. */
  readonly columns: ScanColumns | null
}

/** What the team writes; a scan is brought in by whoever may write weaknesses. */
const team = ['administrator', 'lead', 'auditor'] as const

const importCheck = z.strictObject({
  /** The name of a format, or `auto`. */
  format: z.enum([...scanFormats, 'auto']),
  ticket: z.string().max(64),
  dryRun: z.boolean().default(false),
  /** What is decided of a host: an asset's id, or one of the two words. */
  hosts: z.record(z.string().max(300), z.union([identifier, z.enum(['create', 'leaveOut'])])).default({}),
  /** What a person says of the columns of a CSV file, by their places; without it the heads must tell them. */
  columns: z.partialRecord(z.enum(scanCells), z.int().min(0).max(999).nullable()).nullable().default(null),
  /** The tool of a table that does not say it. */
  tool: cleanText(100, false).optional(),
  /** What becomes of hosts that no asset bears and nobody decided of. */
  unknown: z.enum(['create', 'leaveOut']).default('leaveOut'),
  /** Who answers for assets that are made. */
  department: identifier.optional(),
  /** Whether rows that are mere information are taken. */
  information: z.boolean().default(false),
  /** Whether what the scan does not name any more is closed as not seen; off for scans of a part. */
  close: z.boolean().default(true),
  /** The day of the scan, where the file does not say it. */
  scannedOn: z.iso.date().optional(),
})
export type ScanOptions = z.output<typeof importCheck>

/** An open weakness with its age in days, as a chart names its oldest. */
export type OldWeakness = NamedWeakness & {
  readonly severity: string
  readonly state: string
  readonly firstSeenOn: string
  readonly dueOn: string | null
}

/** What can be reached from outside: its open weaknesses by severity, in the order of `severities`. */
export type ExposedAsset = {
  readonly id: string
  readonly title: string
  readonly kind: string
  readonly exposure: string | null
  readonly registered: boolean
  readonly state: string
  readonly department: string | null
  readonly counts: readonly number[]
}

/** Who may read weaknesses; trainers need none of them. */
const readers = ['administrator', 'lead', 'auditor', 'viewer'] as const

/** The standard measures of the three-synchrony check; words `synchrony.standard.<key>`. */
export const standardMeasures = {
  planned: ['grading', 'design', 'budget'],
  built: ['baseline', 'scan', 'accounts'],
  operated: ['monitoring', 'backup', 'plan'],
} as const

export const assetsContract = {
  vulnerability: {
    /** How the weaknesses that meet the filters stand today: by age, late, by month; counted in the database. */
    standing: query(
      readers,
      z.strictObject({ filters: listCheck.shape.filters, months: z.int().min(2).max(36).default(12) }),
      answer<{ readonly standing: Standing; readonly oldest: readonly OldWeakness[] }>(),
    ),
  },
  asset: {
    /** Everything in use that can be reached from outside, the gravest first; at most 1,000. */
    exposed: query(readers, z.strictObject({}), answer<{ readonly assets: readonly ExposedAsset[] }>()),
  },
  scan: {
    /** Brings a scanner's file in as one batch; `dryRun` changes nothing and answers the same report. */
    import: task(team, importCheck, answer<ScanReport>()),
  },
  synchronyItem: {
    /** Adds the standard measures that an asset has no item of yet, in one language. */
    begin: command(
      team,
      z.strictObject({
        asset: identifier,
        language: z.enum(['en', 'zh-CN']),
        reason: cleanText(1000, true).optional(),
      }),
      answer<{ readonly added: number }>(),
    ),
  },
} as const
