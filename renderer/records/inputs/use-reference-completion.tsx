import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, type RefObject, useId, useState } from 'react'
import { openReference, referenceText } from '#shared/base/cross-references.ts'
import type { ReferenceChoice } from '#shared/modules/audits/audits.contract.ts'
import { api } from '../../api/client.ts'
import { useWords } from '../../app/words.tsx'
import { useFollowsReferences } from '../cross-reference.tsx'
import classes from './reference-completion.module.css'
import { selectionOf, write } from './use-text-edits.ts'

type Open = { readonly from: number; readonly words: string }

type ListProps = {
  readonly id: string
  readonly choices: readonly ReferenceChoice[]
  readonly at: number
  readonly onChoose: (choice: ReferenceChoice) => void
}

function ChoiceList({ id, choices, at, onChoose }: ListProps) {
  const t = useWords()
  return (
    <div id={id} role="listbox" aria-label={t('reference.choices')} className={classes.choices}>
      {choices.map((choice, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the caret stays in the text, which names the active choice
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the text
        <div
          key={`${choice.kind} ${choice.key} ${choice.about}`}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === at}
          className={classes.choice}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(choice)}
        >
          <span className={classes.kind}>{t(`reference.kind.${choice.kind}`)}</span>
          <span className={classes.label}>{choice.label}</span>
          <span className="quiet">{choice.about}</span>
        </div>
      ))}
    </div>
  )
}

/**
 * Completion of a reference that is begun with two brackets: the words after them find papers, findings, samples and
 * files; arrow keys choose, Enter or Tab writes the reference, Escape leaves what was typed.
 */
export function useReferenceCompletion(box: RefObject<HTMLTextAreaElement | null>) {
  const id = useId()
  const follows = useFollowsReferences()
  const [open, setOpen] = useState<Open | null>(null)
  const [at, setAt] = useState(0)
  const words = open?.words ?? ''
  const found = useQuery({
    queryKey: ['crossReference', 'choices', words],
    queryFn: () => api.crossReference.choices({ words }),
    enabled: follows && open !== null,
    placeholderData: keepPreviousData,
  })
  const choices = open === null ? [] : (found.data ?? [])
  const look = () => {
    if (!box.current || !follows) return
    const next = openReference(box.current.value, box.current.selectionStart)
    setOpen((old) => (old?.from === next?.from && old?.words === next?.words ? old : next))
    setAt(0)
  }
  const choose = (choice: ReferenceChoice) => {
    if (!box.current || open === null) return
    const { text, end } = selectionOf(box.current)
    const piece = referenceText(choice)
    const caret = open.from + piece.length
    write(box.current, { text: text.slice(0, open.from) + piece + text.slice(end), start: caret, end: caret })
    setOpen(null)
  }
  /** Answers whether the key was meant for the choices. */
  const press = (event: KeyboardEvent<HTMLTextAreaElement>): boolean => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.nativeEvent.isComposing
    if (choices.length === 0 || !isPlain) return false
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const chosen = choices[at]
    if (step !== 0) setAt((at + step + choices.length) % choices.length)
    else if (event.key === 'Escape') setOpen(null)
    else if ((event.key === 'Enter' || event.key === 'Tab') && chosen && !event.shiftKey) choose(chosen)
    else return false
    event.preventDefault()
    event.stopPropagation()
    return true
  }
  const isShown = choices.length > 0
  return {
    press,
    look,
    leave: () => setOpen(null),
    attributes: isShown
      ? { 'aria-autocomplete': 'list' as const, 'aria-controls': id, 'aria-activedescendant': `${id}-${at}` }
      : {},
    list: isShown ? <ChoiceList id={id} choices={choices} at={at} onChoose={choose} /> : null,
  }
}
