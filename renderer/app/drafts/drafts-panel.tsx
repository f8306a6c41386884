import { Button } from '@mantine/core'
import { useState } from 'react'
import type { ErrorShape } from '#shared/contract/errors.ts'
import { refusalOf } from '../../api/refusal.ts'
import type { FoundDraft } from '../../records/form-draft.ts'
import { useFormats } from '../../records/use-formats.ts'
import { UndoLines } from '../../ui/undo-lines.tsx'
import { Panel } from '../home/panel.tsx'
import { RefusalNotice } from '../refusal-notice.tsx'
import { useWords } from '../words.tsx'
import classes from './drafts.module.css'
import { draftName, useDrafts } from './use-drafts.ts'

/** So many stand there at first; the rest comes when it is asked for. */
const atFirst = 4

type Thrown = { readonly draft: FoundDraft; readonly putBack: () => Promise<void> }

/** Takes drafts away and puts them back; a refusal is told. */
function useThrowing(throwAway: ReturnType<typeof useDrafts>['throwAway']) {
  const [thrown, setThrown] = useState<readonly Thrown[]>([])
  const [refusal, setRefusal] = useState<ErrorShape | null>(null)
  const attempt = async (act: () => Promise<void>) => {
    try {
      await act()
      setRefusal(null)
    } catch (error) {
      setRefusal(refusalOf(error))
    }
  }
  const away = (draft: FoundDraft) =>
    attempt(async () => {
      const putBack = await throwAway(draft)
      setThrown((old) => [...old, { draft, putBack }])
    })
  const back = ({ draft, putBack }: Thrown) =>
    attempt(async () => {
      await putBack()
      setThrown((old) => old.filter((one) => one.draft.key !== draft.key))
    })
  return { thrown, refusal, away, back }
}

/** What the member began and did not save, to go on with or to throw away; nothing where there is none. */
export function DraftsPanel() {
  const t = useWords()
  const formats = useFormats()
  const [whole, setWhole] = useState(false)
  const { drafts, open, throwAway } = useDrafts()
  const { thrown, refusal, away, back } = useThrowing(throwAway)
  if (drafts.length === 0 && thrown.length === 0) return null
  const shown = whole ? drafts : drafts.slice(0, atFirst)
  return (
    <Panel title={t('drafts.title')}>
      <ul className={classes.drafts}>
        {shown.map((draft) => {
          const name = draftName(t, draft)
          return (
            <li key={draft.key}>
              <span className={classes.name} title={name}>
                {name}
              </span>
              <span className="quiet">{formats.instant(draft.at)}</span>
              <Button
                variant="default"
                size="compact-xs"
                aria-label={t('drafts.openOf', { name })}
                onClick={() => open(draft)}
              >
                {t('drafts.open')}
              </Button>
              <Button
                variant="subtle"
                size="compact-xs"
                color="gray"
                aria-label={t('drafts.throwAwayOf', { name })}
                onClick={() => void away(draft)}
              >
                {t('drafts.throwAway')}
              </Button>
            </li>
          )
        })}
      </ul>
      {!whole && drafts.length > atFirst ? (
        <Button variant="subtle" size="compact-sm" mt={6} ml={-8} onClick={() => setWhole(true)}>
          {t('home.all', { count: drafts.length })}
        </Button>
      ) : null}
      <RefusalNotice refusal={refusal} />
      <UndoLines
        undo={t('drafts.undo')}
        lines={thrown.map((one) => ({
          key: one.draft.key,
          text: t('drafts.thrown', { name: draftName(t, one.draft) }),
          undoLabel: t('drafts.undoOf', { name: draftName(t, one.draft) }),
          undo: () => void back(one),
        }))}
      />
    </Panel>
  )
}
