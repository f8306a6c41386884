import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { commandLine } from './command-line.ts'
import { demoVault } from './demo-vault.ts'

/** The rows of the audit that is walked, and what they are tested against. */
export const walk = {
  audit: 'Audit to walk',
  criterion: 'Access policy, 4.2',
  questions: ['Are leavers removed within a day?', 'Is the backup restored each quarter?', 'Is printing watched?'],
} as const

/** A demo vault in which an audit of one department with three untested rows waits. */
export type AuditToWalk = { readonly vault: string; readonly password: string; readonly department: string }

/** Makes the vault by the command line below a folder: what a journey is not about need not be typed. */
export async function makeAuditToWalk(root: string): Promise<AuditToWalk> {
  const { vault, password } = await demoVault('en', root)
  const run = (args: readonly string[], input = '') =>
    commandLine(args, { data: path.join(root, 'command-line'), password, input })
  const call = async <Answer>(operation: string, input: unknown): Promise<Answer> => {
    const out = await run(['call', vault, operation, '--user', 'admin', '--input', '-'], JSON.stringify(input))
    // The contract states what each operation answers; the caller names that type.
    return JSON.parse(out.slice(out.indexOf('{'))) as Answer
  }
  type Rows = { readonly rows: readonly { readonly id: string; readonly name: string }[] }
  const [department] = (await call<Rows>('department.list', { limit: 1 })).rows
  const [person] = (await call<Rows>('person.list', { limit: 1 })).rows
  const { id } = await call<{ readonly id: string }>('audit.create', {
    draft: {
      title: walk.audit,
      kind: 'special',
      period: { start: '2026-01-01', end: '2026-03-31' },
      leadAuditor: person?.id,
      auditees: [department?.id],
    },
  })
  const rows = walk.questions.map((question, index) => `${id},${index + 1},${question},"${walk.criterion}"`)
  const file = path.join(root, 'rows.csv')
  writeFileSync(file, ['audit,position,question,criterion', ...rows, ''].join('\n'))
  await run(['import', vault, file, '--format', 'csv', '--record', 'checklistRow', '--user', 'admin'])
  return { vault, password, department: department?.name ?? '' }
}
