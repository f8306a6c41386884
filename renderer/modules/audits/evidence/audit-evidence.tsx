import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Titles } from '#shared/contract/list.ts'
import {
  type EvidenceEntry,
  type EvidenceMark,
  evidenceMarks,
  evidenceWith,
} from '#shared/modules/audits/audits.evidence.ts'
import { type EvidenceHolder, evidenceHolders } from '#shared/modules/audits/audits.evidence-contract.ts'
import { evidenceItemRecord } from '#shared/modules/audits/evidence-item.record.ts'
import { api } from '../../../api/client.ts'
import { useChange } from '../../../api/queries.ts'
import { refusalOf } from '../../../api/refusal.ts'
import { RefusalNotice } from '../../../app/refusal-notice.tsx'
import { useSession } from '../../../app/session.tsx'
import { useWords } from '../../../app/words.tsx'
import type { DetailProps } from '../../../records/detail-props.ts'
import { mayWrite } from '../../../records/known-records.ts'
import { RecordLink } from '../../../records/record-link.tsx'
import { useFormats } from '../../../records/use-formats.ts'
import { FilterChips } from '../../../ui/filter-chips.tsx'
import { collectedWords } from './collected-words.ts'
import classes from './evidence.module.css'
import { EvidenceMarks } from './evidence-marks.tsx'

/** More entries than this are not drawn at once. */
const most = 500

function Facts({ entry, titles }: { readonly entry: EvidenceEntry; readonly titles: Titles }) {
  const t = useWords()
  const formats = useFormats()
  const { file, facts, versions, uses } = entry
  const collected = facts ? collectedWords(facts, titles, t, formats) : null
  return (
    <div className={classes.facts}>
      {facts && facts.title !== file.name ? <bdi>{file.name}</bdi> : null}
      <span>{formats.bytes(file.size)}</span>
      <span className="code" title={file.sha256}>
        {file.sha256.slice(0, 12)}
      </span>
      {facts?.source ? <span>{t('evidencePage.source', { source: facts.source })}</span> : null}
      {collected === null ? null : <span>{collected}</span>}
      {facts?.validUntil && !entry.marks.includes('expired') ? (
        <span>{t('evidencePage.validUntil', { day: formats.day(facts.validUntil) })}</span>
      ) : null}
      {versions.length > 1 ? <span>{t('evidencePage.versions', { count: versions.length })}</span> : null}
      {facts && facts.custody > 0 ? <span>{t('evidencePage.custody', { count: facts.custody })}</span> : null}
      {facts && facts.redacted > 0 ? <span>{t('evidencePage.redacted', { count: facts.redacted })}</span> : null}
      {uses.length > 0 ? <span>{t('evidencePage.uses', { count: uses.length })}</span> : null}
    </div>
  )
}

/** The record in which a file of which nothing is stated was found; the audit itself where nothing rests on it. */
function holderOf({ uses }: EvidenceEntry, audit: string): { readonly record: EvidenceHolder; readonly id: string } {
  const [use] = uses
  const record = evidenceHolders.find((name) => name === use?.record)
  return use && record ? { record, id: use.id } : { record: 'audit', id: audit }
}

type FiltersProps = {
  readonly entries: readonly EvidenceEntry[]
  readonly mark: EvidenceMark | null
  readonly onMark: (mark: EvidenceMark | null) => void
}

function useDescribing() {
  const navigate = useNavigate()
  return useChange(async (file: Parameters<typeof api.evidence.describe>[0]) => {
    const { id } = await api.evidence.describe(file)
    await navigate({ to: '/records/$record/$id/edit', params: { record: evidenceItemRecord.name, id } })
  })
}

const all = 'all'

function Filters({ entries, mark, onMark }: FiltersProps) {
  const t = useWords()
  const choices = [all, ...evidenceMarks].map((value) => ({
    ...{ value, words: t(`evidencePage.filter.${value}`) },
    count: evidenceWith(entries, evidenceMarks.find((one) => one === value) ?? null).length,
  }))
  const choose = (value: string) => onMark(evidenceMarks.find((one) => one === value) ?? null)
  return <FilterChips label={t('evidencePage.filter')} choices={choices} chosen={mark ?? all} onChoose={choose} />
}

/** All evidence of an audit: what is known of each piece, what rests on it, and what is missing. */
export function AuditEvidence({ detail: { entity: audit } }: DetailProps) {
  const t = useWords()
  const { member } = useSession()
  const [mark, setMark] = useState<EvidenceMark | null>(null)
  const found = useQuery({
    queryKey: ['evidenceItem', 'of', audit.id],
    queryFn: () => api.evidence.list({ audit: audit.id }),
  })
  const describing = useDescribing()
  if (found.error) return <RefusalNotice refusal={refusalOf(found.error)} />
  if (!found.data) return null
  const { entries, titles } = found.data
  const shown = evidenceWith(entries, mark)
  const writes = mayWrite(evidenceItemRecord, member.roles)
  return (
    <div className={classes.page}>
      <p className={classes.say}>{t('evidencePage.notConclusion')}</p>
      <Filters entries={entries} mark={mark} onMark={setMark} />
      {describing.error ? <RefusalNotice refusal={refusalOf(describing.error)} /> : null}
      {shown.length === 0 ? (
        <p className="quiet">{t(entries.length === 0 ? 'evidencePage.none' : 'evidencePage.noneLeft')}</p>
      ) : null}
      <ul className={classes.list} aria-label={t('audit.tab.evidence')}>
        {shown.slice(0, most).map((entry) => (
          <li key={entry.file.id} className={classes.entry}>
            <div>
              {entry.facts ? (
                <RecordLink
                  record={evidenceItemRecord.name}
                  id={entry.facts.id}
                  title={`${entry.facts.number} ${entry.facts.title}`}
                />
              ) : (
                <bdi>{entry.file.name}</bdi>
              )}
              <Facts entry={entry} titles={titles} />
            </div>
            <div className={classes.marks}>
              <EvidenceMarks marks={entry.marks} />
              {entry.facts || !writes ? null : (
                <Button
                  variant="default"
                  size="compact-sm"
                  aria-label={t('evidencePage.describeOf', { name: entry.file.name })}
                  onClick={() => describing.mutate({ ...holderOf(entry, audit.id), attachment: entry.file.id })}
                >
                  {t('evidencePage.describe')}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {shown.length > most ? <p className="quiet">{t('evidencePage.more', { count: shown.length - most })}</p> : null}
    </div>
  )
}
