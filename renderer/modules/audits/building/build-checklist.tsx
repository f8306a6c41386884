import { Button, Modal, SegmentedControl, Textarea, TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import {
  foundQuestions,
  freeQuestions,
  type Question,
  type QuestionSource,
  questionSources,
  questionsOf,
} from '#shared/modules/audits/audits.checklist-building.ts'
import { mostAdded } from '#shared/modules/audits/audits.contract.ts'
import type { QuestionDraft } from '#shared/modules/audits/audits.templates.ts'
import type { AnyEntity } from '#shared/record/values.ts'
import { api } from '../../../api/client.ts'
import { useChange } from '../../../api/queries.ts'
import { refusalOf } from '../../../api/refusal.ts'
import { RefusalNotice } from '../../../app/refusal-notice.tsx'
import { useWords } from '../../../app/words.tsx'
import { onSaveKeys } from '../../../ui/save-keys.ts'
import classes from './build-checklist.module.css'
import { QuestionList } from './question-list.tsx'
import { useQuestionWorld } from './use-question-world.ts'

type Tab = QuestionSource | 'free'
const tabs: readonly Tab[] = [...questionSources, 'free']

type Chosen = ReadonlyMap<string, QuestionDraft>

/** The questions chosen so far, over all sources: going to another source keeps them. */
function useChosen() {
  const [chosen, setChosen] = useState<Chosen>(new Map())
  const toggle = (questions: readonly Question[], isOn: boolean) =>
    setChosen((old) => {
      const next = new Map(old)
      for (const { key, draft } of questions) {
        if (isOn) next.set(key, draft)
        else next.delete(key)
      }
      return next
    })
  return { chosen, toggle }
}

type Props = { readonly audit: AnyEntity; readonly rows: readonly AnyEntity[]; readonly onClose: () => void }

/** What is written and chosen, and the change that puts it on the checklist. */
function useBuilding({ audit, onClose }: Props) {
  const { chosen, toggle } = useChosen()
  const [free, setFree] = useState('')
  const add = useChange(api.checklist.add)
  const questions = [...chosen.values(), ...freeQuestions(free)]
  const submit = () => {
    if (questions.length === 0 || questions.length > mostAdded || add.isPending) return
    add.mutate({ audit: audit.id, questions: [...questions] }, { onSuccess: onClose })
  }
  return { chosen, toggle, free, setFree, count: questions.length, submit, add }
}

/** Builds the checklist of an audit: from last time, controls, clauses, findings, and questions written freely. */
export function BuildChecklist(props: Props) {
  const t = useWords()
  const { audit, rows, onClose } = props
  const world = useQuestionWorld(audit, rows)
  const building = useBuilding(props)
  const [tab, setTab] = useState<Tab>(audit.previousAudit === null ? 'controls' : 'lastTime')
  const [words, setWords] = useState('')
  const questions = useMemo(() => (tab === 'free' ? [] : questionsOf(tab, world.world)), [tab, world.world])
  const found = foundQuestions(questions, words)
  const { chosen, toggle, free, setFree, count, submit, add } = building
  return (
    <Modal opened onClose={onClose} title={t('building.title')} size="xl">
      <div className={classes.page} onKeyDownCapture={onSaveKeys(submit)}>
        <SegmentedControl
          data={tabs.map((one) => ({ value: one, label: t(`building.source.${one}`) }))}
          value={tab}
          onChange={(value) => setTab(tabs.find((one) => one === value) ?? 'controls')}
          aria-label={t('building.source')}
          fullWidth
        />
        {tab === 'free' ? (
          <Textarea
            label={t('building.free')}
            description={t('building.free.help')}
            value={free}
            onChange={(event) => setFree(event.currentTarget.value)}
            autosize
            minRows={8}
            maxRows={16}
            data-autofocus
          />
        ) : (
          <>
            <TextInput
              label={t('building.search')}
              value={words}
              onChange={(event) => setWords(event.currentTarget.value)}
              data-autofocus
            />
            <QuestionList
              source={tab}
              questions={found}
              chosen={chosen}
              isPending={world.isPending}
              previous={world.previousTitle}
              onToggle={toggle}
            />
          </>
        )}
        {world.error ? <RefusalNotice refusal={refusalOf(world.error)} /> : null}
        {add.error ? <RefusalNotice refusal={refusalOf(add.error)} /> : null}
        <div className={classes.foot}>
          <span className="quiet" role="status">
            {count > mostAdded ? t('building.tooMany', { most: mostAdded }) : t('building.chosen', { count })}
          </span>
          <Button variant="default" onClick={onClose}>
            {t('dialog.cancel')}
          </Button>
          <Button onClick={submit} disabled={count === 0 || count > mostAdded} loading={add.isPending}>
            {t('building.add')}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
