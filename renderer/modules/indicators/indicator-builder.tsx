import { Button, Group, Modal, Select, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { together } from '#shared/base/series.ts'
import { indicatorRecord } from '#shared/modules/indicators/indicator.record.ts'
import {
  type Built,
  builtFormula,
  builtFunctions,
  choicesOf,
  valueFields,
} from '#shared/modules/indicators/indicators.builder.ts'
import { isCounted } from '#shared/modules/indicators/indicators.check.ts'
import { readFormula } from '#shared/modules/indicators/indicators.formula-reader.ts'
import { type PeriodLength, periodLengths } from '#shared/modules/indicators/indicators.period.ts'
import { formulaSentences } from '#shared/modules/indicators/indicators.words.ts'
import { records } from '#shared/registry.ts'
import { api } from '../../api/client.ts'
import { refusalOf } from '../../api/refusal.ts'
import { RefusalNotice } from '../../app/refusal-notice.tsx'
import { useWords } from '../../app/words.tsx'
import type { DetailProps } from '../../records/detail-props.ts'
import { recordNamed } from '../../records/known-records.ts'
import { useUndoableChange } from '../../records/undo/use-undoable-change.ts'
import { useFormats } from '../../records/use-formats.ts'
import classes from './board.module.css'
import { BuilderConditions } from './builder-conditions.tsx'

const blank: Built = { name: 'share', record: 'finding', value: '', where: [], of: [] }

function startOf(text: string | null): Built {
  const read = text === null ? null : readFormula(text)
  return (read && 'formula' in read ? choicesOf(records, read.formula) : null) ?? blank
}

type ChoiceProps = { readonly built: Built; readonly onChange: (built: Built) => void }

/** What is reckoned, over which records, and for sums and averages of what. */
function Choices({ built, onChange }: ChoiceProps) {
  const t = useWords()
  const record = recordNamed(built.record)
  const counted = Object.values(records).filter((one) => isCounted(one) && t.has(`${one.name}.plural`))
  const needsValue = built.name !== 'count' && built.name !== 'share'
  const valueWord = (name: string) =>
    name.startsWith('age ')
      ? t('indicatorWords.age', { field: t(`${built.record}.${name.slice(4)}`) })
      : t(`${built.record}.${name}`)
  const setName = (text: string | null) => {
    const name = builtFunctions.find((known) => known === text)
    if (name) onChange({ ...built, name })
  }
  return (
    <div className={classes.builder}>
      <Select
        label={t('indicatorBuilder.function')}
        data={builtFunctions.map((name) => ({ value: name, label: t(`indicatorBuilder.function.${name}`) }))}
        value={built.name}
        allowDeselect={false}
        onChange={setName}
      />
      <Select
        label={t('indicatorBuilder.record')}
        data={counted.map((one) => ({ value: one.name, label: t(`${one.name}.plural`) }))}
        value={built.record}
        allowDeselect={false}
        searchable
        onChange={(name) => onChange({ ...blank, name: built.name, record: name ?? built.record })}
      />
      {needsValue && record ? (
        <Select
          label={t('indicatorBuilder.measured')}
          data={valueFields(record).map((name) => ({ value: name, label: valueWord(name) }))}
          value={built.value}
          searchable
          onChange={(value) => onChange({ ...built, value: value ?? '' })}
        />
      ) : null}
    </div>
  )
}

/** What the choices say in words, and what they come to now. */
function Outcome({ text, period }: { readonly text: string; readonly period: PeriodLength }) {
  const t = useWords()
  const formats = useFormats()
  const { data } = useQuery({
    queryKey: ['indicators', 'attempt', text, period],
    queryFn: () => api.indicators.attempt({ formula: text, period }),
    placeholderData: (former) => former,
  })
  const read = readFormula(text)
  const sentences = 'formula' in read ? formulaSentences({ t, records, nameOf: () => null }, read.formula) : []
  const { value = null, unvalued = null } = data?.reckoned ?? {}
  const now = data?.fault
    ? t('indicatorBuilder.fault', { name: data.fault.name })
    : unvalued
      ? t(`indicators.unvalued.${unvalued}`)
      : value === null
        ? ''
        : t('indicatorBuilder.now', { value: formats.decimal(String(Math.round(Number(value) * 100) / 100)) })
  return (
    <>
      <p className={classes.sentence}>{together(sentences)}</p>
      <pre className={classes.code}>{text}</pre>
      <p className="quiet" role="status">
        {now}
      </p>
    </>
  )
}

/** Puts a formula together from choices, for people who do not type one; says it in words and reckons it meanwhile. */
export function IndicatorBuilder({ detail, onClose }: DetailProps & { readonly onClose: () => void }) {
  const t = useWords()
  const { formula } = detail.entity
  const [built, setBuilt] = useState<Built>(() => startOf(typeof formula === 'string' ? formula : null))
  const save = useUndoableChange(indicatorRecord)
  const record = recordNamed(built.record)
  const text = builtFormula(records, built)
  return (
    <Modal opened onClose={onClose} title={t('indicatorBuilder.title')} size="xl">
      <Stack gap="sm">
        <Choices built={built} onChange={setBuilt} />
        {record ? (
          <BuilderConditions
            record={record}
            title={t(built.name === 'share' ? 'indicatorBuilder.counted' : 'indicatorBuilder.where')}
            conditions={built.where}
            onChange={(where) => setBuilt({ ...built, where })}
          />
        ) : null}
        {record && built.name === 'share' ? (
          <BuilderConditions
            record={record}
            title={t('indicatorBuilder.of')}
            conditions={built.of}
            onChange={(of) => setBuilt({ ...built, of })}
          />
        ) : null}
        {text === null ? (
          <p className="quiet">{t('indicatorBuilder.unfinished')}</p>
        ) : (
          <Outcome text={text} period={periodLengths.find((length) => length === detail.entity.period) ?? 'month'} />
        )}
        {save.error ? <RefusalNotice refusal={refusalOf(save.error)} /> : null}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('dialog.cancel')}
          </Button>
          <Button
            disabled={text === null || text === formula}
            loading={save.isPending}
            onClick={() =>
              save.mutate(
                { before: detail.entity, values: { source: 'formula', formula: text } },
                { onSuccess: onClose },
              )
            }
          >
            {t('indicatorBuilder.save')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
