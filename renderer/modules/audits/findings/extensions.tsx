import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { findingExtensionRecord } from '#shared/modules/audits/finding-extension.record.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { useAll } from '../../../api/use-all.ts'
import { useSession } from '../../../app/session.tsx'
import { useWords } from '../../../app/words.tsx'
import { mayWrite } from '../../../records/known-records.ts'
import { StateBadge } from '../../../records/state-badge.tsx'
import { useFormats } from '../../../records/use-formats.ts'
import classes from './follow-up.module.css'
import { Section } from './follow-up-section.tsx'

const text = (value: unknown) => (typeof value === 'string' ? value : '')

/** How often more time was asked for, until when and why, with what became of each request. */
export function Extensions({ finding }: { readonly finding: AnyEntity }) {
  const t = useWords()
  const formats = useFormats()
  const { member } = useSession()
  const filters = [{ field: 'finding', comparison: 'is', value: finding.id } as const]
  const { rows, titles, isPending } = useAll('findingExtension', { filters, sort: [{ field: 'createdAt' }] })
  const mayAsk =
    mayWrite(findingExtensionRecord, member.roles) &&
    ['open', 'actionPlanned', 'implemented'].includes(finding.state) &&
    text(finding.owner) !== '' &&
    text(finding.dueOn) !== '' &&
    rows.every(({ state }) => state !== 'requested')
  // Until the requests are known it is not known either whether one waits for an answer.
  if (isPending || (rows.length === 0 && !mayAsk)) return null
  const ask = mayAsk ? (
    <Button
      variant="subtle"
      size="compact-xs"
      renderRoot={(props) => (
        <Link
          {...props}
          to="/records/$record/new"
          params={{ record: 'findingExtension' }}
          search={{ with: { finding: finding.id } }}
        />
      )}
    >
      {t('finding.extension.ask')}
    </Button>
  ) : null
  const original = text(finding.originalDueOn)
  return (
    <Section title={t('findingExtension.plural')} more={ask}>
      {rows.length === 0 ? <p className="quiet">{t('finding.extension.none')}</p> : null}
      {rows.length > 0 && original !== '' ? (
        <p className={classes.facts}>{t('finding.extension.first', { day: formats.day(original) })}</p>
      ) : null}
      <ul className={classes.plain}>
        {rows.map((row) => (
          <li key={row.id} className={classes.entry}>
            <div>
              <Link to="/records/$record/$id" params={{ record: 'findingExtension', id: row.id }}>
                {text(row.reason)}
              </Link>
              <div className={classes.facts}>
                <span>
                  {formats.day(text(row.formerDueOn))} → {formats.day(text(row.dueOn))}
                </span>
                {text(row.askedBy) === '' ? null : (
                  <span>
                    {t('finding.extension.askedBy', { who: titles[text(row.askedBy)] ?? t('record.somebody') })}
                  </span>
                )}
                {text(row.decidedBy) === '' ? null : (
                  <span>
                    {t('finding.extension.decidedBy', { who: titles[text(row.decidedBy)] ?? t('record.somebody') })}
                  </span>
                )}
              </div>
            </div>
            <StateBadge record={findingExtensionRecord} state={row.state} />
          </li>
        ))}
      </ul>
    </Section>
  )
}
