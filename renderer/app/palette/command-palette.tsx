import { useDebouncedValue } from '@mantine/hooks'
import { Spotlight } from '@mantine/spotlight'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { SearchHit } from '#shared/modules/search/search.contract.ts'
import { api } from '../../api/client.ts'
import { MarkedText } from '../../ui/marked-text.tsx'
import { enterPanel } from '../../ui/split-view.tsx'
import { otherWords } from '../all-words.ts'
import { useWords } from '../words.tsx'
import classes from './palette.module.css'
import { fittingActions } from './palette-action.ts'
import { RecordHit, type ShownHit } from './record-hit.tsx'
import { useAccountableAction } from './use-accountable-action.tsx'
import { useActions } from './use-actions.ts'
import { listId, paletteStore, useFirstChosen } from './use-first-chosen.ts'
import { useRecent, useRememberedVisits } from './use-recent.ts'
import { useRecordActions } from './use-record-actions.tsx'

/** What is typed right after opening must find the field: the library would give it the focus a moment later. */
function focusAtOnce(field: HTMLInputElement | null): void {
  field?.focus()
}

const noHits: readonly SearchHit[] = []

function useHits(text: string): { readonly hits: readonly SearchHit[]; readonly isAwaited: boolean } {
  const found = useQuery({
    queryKey: ['search', 'find', text, 8],
    queryFn: () => api.search.find({ text, limit: 8 }),
    enabled: text.length > 0,
    // The list does not jump to nothing and back while a word grows.
    placeholderData: keepPreviousData,
  })
  return { hits: found.data && text !== '' ? found.data.hits : noHits, isAwaited: found.isFetching }
}

function ActionGroups({ groups }: { readonly groups: ReturnType<typeof fittingActions> }) {
  const t = useWords()
  return groups.map(({ group, actions }) => (
    <Spotlight.ActionsGroup key={group} label={t(`palette.group.${group}`)}>
      {actions.map((action) => (
        <Spotlight.Action key={action.id} onClick={action.run}>
          <span>
            <MarkedText text={action.label} marks={action.marks} />
          </span>
        </Spotlight.Action>
      ))}
    </Spotlight.ActionsGroup>
  ))
}

function RecordGroup({
  label,
  hits,
  onOpen,
}: {
  readonly label: string
  readonly hits: readonly ShownHit[]
  readonly onOpen: (hit: ShownHit) => void
}) {
  if (hits.length === 0) return null
  return (
    <Spotlight.ActionsGroup label={label}>
      {hits.map((hit) => (
        <Spotlight.Action key={`${hit.record} ${hit.id}`} onClick={() => onOpen(hit)}>
          <RecordHit hit={hit} />
        </Spotlight.Action>
      ))}
    </Spotlight.ActionsGroup>
  )
}

/** Ctrl+K: records by their words, those looked at last, and every action by its name in either language. */
export function CommandPalette({ onKeys }: { readonly onKeys: () => void }) {
  const t = useWords()
  const navigate = useNavigate()
  const [opened, setOpened] = useState(false)
  const [words, setWords] = useState('')
  // Whoever opens a record goes on in it, and not where they were before.
  const [isGoingOn, setGoingOn] = useState(false)
  const typed = words.trim()
  const [settled] = useDebouncedValue(typed, 120)
  const { hits, isAwaited } = useHits(typed === '' ? '' : settled)
  const everywhere = useActions(opened, onKeys)
  const { actions: onRecord, dialog } = useRecordActions()
  const accountable = useAccountableAction()
  const recent = useRecent(opened)
  useRememberedVisits()
  useFirstChosen({ hits, recent, isBare: opened && words === '' })

  const groups = opened
    ? fittingActions([...onRecord, accountable.action, ...everywhere], typed, t, otherWords(t.language))
    : []
  // Whoever types the beginning of an action's name means the action, not a record that holds the word.
  const isNamed = (groups[0]?.actions[0]?.score ?? 0) >= 85
  const open = ({ record, id }: ShownHit) => {
    setGoingOn(true)
    void navigate({ to: '/records/$record/$id', params: { record, id } }).then(enterPanel)
  }
  return (
    <>
      <Spotlight.Root
        store={paletteStore}
        query={words}
        onQueryChange={setWords}
        onSpotlightOpen={() => {
          setGoingOn(false)
          setOpened(true)
        }}
        returnFocus={!isGoingOn}
        onSpotlightClose={() => setOpened(false)}
        scrollable
        maxHeight={460}
        centered={false}
        yOffset="12vh"
        overlayProps={{ blur: 0, backgroundOpacity: 0.5 }}
        classNames={{ content: classes.content }}
        tagsToIgnore={[]}
        transitionProps={{ duration: 0 }}
        attributes={{ content: { 'aria-label': t('palette.name') } }}
      >
        <Spotlight.Search
          ref={focusAtOnce}
          placeholder={t('palette.placeholder')}
          aria-label={t('palette.placeholder')}
          autoComplete="off"
        />
        <Spotlight.ActionsList id={listId} aria-busy={isAwaited || settled !== typed}>
          {typed === '' ? <RecordGroup label={t('palette.recent')} hits={recent} onOpen={open} /> : null}
          {isNamed ? <ActionGroups groups={groups} /> : null}
          <RecordGroup label={t('palette.records')} hits={hits} onOpen={open} />
          {isNamed ? null : <ActionGroups groups={groups} />}
          {typed !== '' && settled === typed && hits.length === 0 && groups.length === 0 ? (
            <p className={classes.nothing}>{t('palette.nothing', { text: typed })}</p>
          ) : null}
          {typed ? (
            <Spotlight.Action
              label={t('palette.everywhere', { text: typed })}
              onClick={() => void navigate({ to: '/search', search: { q: typed } })}
            />
          ) : null}
        </Spotlight.ActionsList>
      </Spotlight.Root>
      {dialog}
      {accountable.dialog}
    </>
  )
}
