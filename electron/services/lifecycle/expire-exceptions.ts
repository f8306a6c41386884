import { dayIn } from '#shared/base/calendar.ts'
import { policyExceptionRecord } from '#shared/modules/policies/policy-exception.record.ts'
import { always } from '../database/row-rule.ts'
import type { OpenVault } from '../open-vault.ts'
import { runCommand } from '../run.ts'

/**
 * Lets exceptions expire whose day is past, which reopens what they excused. Nobody is at work in a locked vault, so the
 * first member who opens it and may take the step takes it, in one entry; who may not leaves it to the next.
 */
export function expireExceptions(vault: OpenVault): void {
  const { roles } = vault.actor()
  const may = policyExceptionRecord.workflow?.transitions.expire?.roles.some((role) => roles.includes(role))
  if (!may || vault.rolledBack) return
  const today = dayIn(vault.zone(), vault.host.now())
  const over = vault.store.table(policyExceptionRecord).all(
    [
      { field: 'state', comparison: 'is', value: 'inForce' },
      { field: 'dueOn', comparison: 'before', value: today },
    ],
    [],
    always,
  )
  const open = over.filter(({ archived }) => !archived)
  if (open.length === 0) return
  runCommand(vault, (context) => {
    const exceptions = context.write(policyExceptionRecord)
    const reason = open.map(({ number, dueOn }) => `${number} ${dueOn}`).join(', ')
    for (const { id, revision } of open) exceptions.move(id, revision, 'expire', { reason })
  })
}
