import { useMantineColorScheme } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { Spotlight } from '@mantine/spotlight'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { SearchHit } from '#shared/modules/search/search.contract.ts'
import { api } from '../../api/client.ts'
import { mayWrite } from '../../records/known-records.ts'
import { recordWord } from '../../records/record-word.ts'
import { MarkedText } from '../../ui/marked-text.tsx'
import { desksFor } from '../desks.ts'
import { lockVault, useSession } from '../session.tsx'
import { useWords } from '../words.tsx'

type Action = { readonly id: string; readonly label: string; readonly run: () => void }

/** Everything that can be done from anywhere: go to a list or page, make a record, set the window up. */
function useActions(onKeys: () => void): readonly Action[] {
  const t = useWords()
  const navigate = useNavigate()
  const { member } = useSession()
  const { setColorScheme } = useMantineColorScheme()
  const desks = desksFor(member.roles)
  const lists = desks.flatMap((desk) => desk.records)
  const pages = ['/', '/reports', '/verify', '/journal', '/settings'] as const
  const themes = ['light', 'dark', 'auto'] as const
  return [
    ...pages.map((to) => ({
      id: to,
      label: t(`desk.${to === '/' ? 'home' : to.slice(1)}`),
      run: () => void navigate({ to }),
    })),
    ...lists.map((record) => ({
      id: `list ${record.name}`,
      label: t(`${record.name}.plural`),
      run: () => void navigate({ to: '/records/$record', params: { record: record.name } }),
    })),
    ...lists
      .filter((record) => mayWrite(record, member.roles))
      .map((record) => ({
        id: `new ${record.name}`,
        label: t('list.new', { record: recordWord(t, record.name) }),
        run: () => void navigate({ to: '/records/$record/new', params: { record: record.name } }),
      })),
    ...themes.map((scheme) => ({
      id: `theme ${scheme}`,
      label: t(`palette.theme.${scheme}`),
      run: () => setColorScheme(scheme),
    })),
    { id: 'keys', label: t('shell.keys'), run: onKeys },
    { id: 'lock', label: t('shell.lock'), run: () => void lockVault() },
  ]
}

const listId = 'palette-actions'

/** Marks the first action as the chosen one, in the way in which the library marks and reads it. */
function chooseFirst(): void {
  const list = document.getElementById(listId)
  list?.querySelector('[data-selected]')?.removeAttribute('data-selected')
  list?.querySelector('[data-action]')?.setAttribute('data-selected', 'true')
}

const noHits: readonly SearchHit[] = []

function useHits(words: string): readonly SearchHit[] {
  const [text] = useDebouncedValue(words.trim(), 120)
  const found = useQuery({
    queryKey: ['search', 'find', text, 12],
    queryFn: () => api.search.find({ text, limit: 12 }),
    enabled: text.length > 0,
  })
  return found.data && text !== '' ? found.data.hits : noHits
}

/** Ctrl+K: records by their words, and every action. */
export function CommandPalette({ onKeys }: { readonly onKeys: () => void }) {
  const t = useWords()
  const navigate = useNavigate()
  const [words, setWords] = useState('')
  const actions = useActions(onKeys)
  const hits = useHits(words)
  // The library chooses when words are typed; answers come later, and Enter should open the first of them.
  useEffect(() => {
    if (hits.length > 0) chooseFirst()
  }, [hits])
  const wanted = words.trim().toLowerCase()
  const fitting = actions.filter((action) => action.label.toLowerCase().includes(wanted)).slice(0, wanted ? 8 : 7)
  const open = (hit: SearchHit) =>
    void navigate({ to: '/records/$record/$id', params: { record: hit.record, id: hit.id } })
  // Whoever types the whole name of a desk means the desk, not a record that holds the word.
  const isNamed = fitting.some((action) => action.label.toLowerCase() === wanted)
  const actionsGroup =
    fitting.length > 0 ? (
      <Spotlight.ActionsGroup label={t('palette.actions')}>
        {fitting.map((action) => (
          <Spotlight.Action key={action.id} label={action.label} onClick={action.run} />
        ))}
      </Spotlight.ActionsGroup>
    ) : null
  return (
    <Spotlight.Root
      query={words}
      onQueryChange={setWords}
      scrollable
      maxHeight={460}
      centered={false}
      yOffset="12vh"
      overlayProps={{ blur: 0, backgroundOpacity: 0.3 }}
      tagsToIgnore={[]}
    >
      <Spotlight.Search
        placeholder={t('palette.placeholder')}
        aria-label={t('palette.placeholder')}
        autoComplete="off"
      />
      <Spotlight.ActionsList id={listId}>
        {isNamed ? actionsGroup : null}
        {hits.length > 0 ? (
          <Spotlight.ActionsGroup label={t('palette.records')}>
            {hits.map((hit) => (
              <Spotlight.Action key={`${hit.record} ${hit.id}`} onClick={() => open(hit)}>
                <div style={{ flex: 1, minWidth: 0 }}>
                  <div>
                    {hit.title} <span className="quiet">{t(hit.record)}</span>
                  </div>
                  <div className="quiet">
                    <MarkedText text={hit.excerpt} marks={hit.marks} />
                  </div>
                </div>
              </Spotlight.Action>
            ))}
          </Spotlight.ActionsGroup>
        ) : null}
        {isNamed ? null : actionsGroup}
        {wanted ? (
          <Spotlight.Action
            label={t('palette.everywhere', { text: words.trim() })}
            onClick={() => void navigate({ to: '/search', search: { q: words.trim() } })}
          />
        ) : null}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}
