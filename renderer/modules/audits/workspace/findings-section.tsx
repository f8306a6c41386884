import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { whysOf } from '#shared/modules/audits/audits.cause.ts'
import { findingRecord } from '#shared/modules/audits/finding.record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { useSession } from '../../../app/session.tsx'
import { useWords } from '../../../app/words.tsx'
import { mayWrite } from '../../../records/known-records.ts'
import { StateBadge } from '../../../records/state-badge.tsx'
import { useWorkspaceKeys } from '../../../ui/use-workspace-keys.ts'
import { FoldedWhys } from '../judgement/why-chain.tsx'
import { SeverityBadge } from '../severity-badge.tsx'
import { FindingDialog } from './finding-dialog.tsx'
import classes from './paper.module.css'

type Props = {
  readonly audit: AnyEntity
  readonly row: AnyEntity
  /** The findings of this row. */
  readonly findings: readonly AnyEntity[]
}

const text = (value: unknown) => (typeof value === 'string' ? value : '')

/** What a row has brought up, and the way to state one more without leaving it. */
export function FindingsSection({ audit, row, findings }: Props) {
  const t = useWords()
  const { member } = useSession()
  const [isMaking, setIsMaking] = useState(false)
  const writable = mayWrite(findingRecord, member.roles)
  useWorkspaceKeys(writable ? { f: () => setIsMaking(true) } : {})
  const label = t('finding.plural')
  return (
    <section className={classes.section} aria-label={label}>
      <h4 className={classes.heading}>
        {label}
        {findings.length > 0 ? <span className="quiet">{findings.length}</span> : null}
        {writable ? (
          <Button variant="subtle" size="compact-xs" onClick={() => setIsMaking(true)}>
            {t('workspace.finding.new')} <kbd className={classes.key}>f</kbd>
          </Button>
        ) : null}
      </h4>
      {findings.length === 0 ? <p className={classes.help}>{t('workspace.finding.none')}</p> : null}
      <ul className={classes.plain}>
        {findings.map((finding) => (
          <li key={finding.id} className={classes.finding}>
            <Link to="/records/$record/$id" params={{ record: 'finding', id: finding.id }}>
              <span className={classes.number}>{text(finding.number)}</span> {text(finding.title)}
            </Link>
            <span className={classes.marks}>
              <SeverityBadge severity={text(finding.severity)} />
              <StateBadge record={findingRecord} state={finding.state} />
            </span>
            {whysOf(finding.whys).length > 0 ? <FoldedWhys whys={finding.whys} /> : null}
          </li>
        ))}
      </ul>
      {isMaking ? <FindingDialog audit={audit} row={row} onClose={() => setIsMaking(false)} /> : null}
    </section>
  )
}
