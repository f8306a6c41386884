import { policyExceptionRecord } from '#shared/modules/policies/policy-exception.record.ts'
import type { ReadContext, WriteContext } from '../context.ts'
import type { OpenVault } from '../open-vault.ts'
import { runCommand, runQuery } from '../run.ts'

function past(context: ReadContext) {
  return context
    .readEverything(policyExceptionRecord)
    .all([
      { field: 'state', comparison: 'is', value: 'inForce' },
      { field: 'dueOn', comparison: 'before', value: context.today },
    ])
    .filter(({ archived }) => !archived)
}

/** Lets exceptions expire whose day is past, which reopens what they excused; answers how many. */
export function expirePast(context: WriteContext): number {
  const over = past(context)
  const exceptions = context.write(policyExceptionRecord)
  const reason = over.map(({ number, dueOn }) => `${number} ${dueOn}`).join(', ')
  for (const { id, revision } of over) exceptions.move(id, revision, 'expire', { reason })
  return over.length
}

/**
 * Lets exceptions expire as a vault opens. Nobody is at work in a locked vault, so the first member who opens it and may
 * take the step takes it, in one entry; who may not leaves it to the next.
 */
export function expireExceptions(vault: OpenVault): void {
  const { roles } = vault.actor()
  const may = policyExceptionRecord.workflow?.transitions.expire?.roles.some((role) => roles.includes(role))
  if (!may || vault.rolledBack) return
  if (runQuery(vault, (context) => past(context).length > 0)) runCommand(vault, expirePast)
}
