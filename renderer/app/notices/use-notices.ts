import { useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import type { AttentionItem } from '#shared/modules/attention/attention.contract.ts'
import { type AttentionKind, attentionKinds } from '#shared/modules/attention/attention.rules.ts'
import { api } from '../../api/client.ts'
import { useKept } from '../../api/use-kept.ts'
import { useSession } from '../session.tsx'

type Told = { readonly key: string; readonly isNew: boolean }
/** What the bell shows: something about a record, or about the vault itself. */
export type Notice =
  | (Told & { readonly item: AttentionItem })
  | (Told & { readonly vault: 'damage' | 'rollback'; readonly count: number })

export type NoticeGroup = { readonly name: AttentionKind | 'vault'; readonly notices: readonly Notice[] }

const seenKey = 'attention'

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []
}

/** What waits for the member, grouped by reason, and what of it they have not seen yet. */
export function useNotices() {
  const { lastAudit, rolledBack } = useSession()
  const found = useQuery({ queryKey: ['attention', 'list'], queryFn: () => api.attention.list({}) })
  const { values, isReady, put } = useKept('seen')
  const kept = values.get(seenKey)?.value
  const groups = useMemo((): readonly NoticeGroup[] => {
    const seen = new Set(texts(kept))
    const isNew = (key: string) => !seen.has(key)
    const vault: Notice[] = []
    if (lastAudit && lastAudit.damages > 0) {
      const key = `damage ${lastAudit.at}`
      vault.push({ key, vault: 'damage', count: lastAudit.damages, isNew: isNew(key) })
    }
    if (rolledBack) {
      const key = `rollback ${rolledBack.vaultSeenAt}`
      vault.push({ key, vault: 'rollback', count: 1, isNew: isNew(key) })
    }
    const items = found.data?.items ?? []
    const byKind = attentionKinds.map((name) => ({
      name,
      notices: items
        .filter((item) => item.kind === name)
        .map((item) => ({ key: item.key, item, isNew: isNew(item.key) })),
    }))
    return [{ name: 'vault' as const, notices: vault }, ...byKind].filter((group) => group.notices.length > 0)
  }, [found.data, kept, lastAudit, rolledBack])

  const see = useCallback(
    (keys: readonly string[]) => {
      // Only what is still shown is remembered: what went away and comes back is news again.
      const shown = new Set(groups.flatMap((group) => group.notices.map((notice) => notice.key)))
      const next = new Set([...texts(kept), ...keys].filter((key) => shown.has(key)))
      // What is not kept is shown as new once more, which harms nobody.
      void put(seenKey, [...next]).catch(() => undefined)
    },
    [groups, kept, put],
  )
  const all = groups.flatMap((group) => group.notices)
  const unread = isReady ? all.filter((notice) => notice.isNew).length : 0
  return {
    groups,
    unread,
    isReady: found.isSuccess,
    error: found.error,
    see,
    seeAll: () => see(all.map(({ key }) => key)),
  }
}
