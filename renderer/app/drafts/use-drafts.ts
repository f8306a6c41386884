import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import type { Translator } from '#shared/base/translate.ts'
import { checklistRowRecord } from '#shared/modules/audits/checklist-row.record.ts'
import { detailOf } from '../../api/queries.ts'
import { useKept } from '../../api/use-kept.ts'
import { type FoundDraft, foundDrafts } from '../../records/form-draft.ts'
import { readableRecords } from '../../records/known-records.ts'
import { recordWord } from '../../records/record-word.ts'
import { useSession } from '../session.tsx'

/** What a draft is called with the kind of its record, "Finding: Leavers keep their keys". */
export function draftName(t: Translator, { record, id, field, title }: FoundDraft): string {
  const name = title || t(id === null ? 'form.new' : 'record.untitled', { record: recordWord(t, record.name) })
  return t('drafts.name', { kind: field === null ? t(record.name) : t(`${record.name}.${field}`), title: name })
}

/** The unfinished forms and texts of the member, the latest first, with the ways on. */
export function useDrafts() {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const { member } = useSession()
  const { values, put, remove } = useKept('draft')
  const drafts = useMemo(() => {
    const readable = new Map(readableRecords(member.roles).map((record) => [record.name, record]))
    return foundDrafts(values.values(), (name) => readable.get(name) ?? null)
  }, [values, member.roles])
  const open = useCallback(
    async ({ record, id, field }: FoundDraft) => {
      const params = { record: record.name }
      if (id === null) return void navigate({ to: '/records/$record/new', params })
      if (field === null) return void navigate({ to: '/records/$record/$id/edit', params: { ...params, id } })
      // The text of a checklist's row is written in the workspace of its audit, where the draft comes back.
      const detail =
        record === checklistRowRecord ? await queries.fetchQuery(detailOf(record.name, id)).catch(() => null) : null
      const audit = detail?.entity.audit
      if (typeof audit === 'string')
        void navigate({
          to: '/records/$record/$id',
          params: { record: 'audit', id: audit },
          search: { tab: 'workspace', row: id, wide: true },
        })
      else void navigate({ to: '/records/$record/$id', params: { ...params, id } })
    },
    [navigate, queries],
  )
  const openDraft = useCallback((draft: FoundDraft) => void open(draft), [open])
  /** Throws a draft away; answers how to put it back. */
  const throwAway = async ({ key }: FoundDraft): Promise<() => Promise<void>> => {
    const kept = values.get(key)
    await remove(key)
    return async () => {
      if (kept) await put(key, kept.value)
    }
  }
  return { drafts, open: openDraft, throwAway }
}
