import { ActionIcon, Input, Textarea, Tooltip } from '@mantine/core'
import { useMergedRef } from '@mantine/hooks'
import IconBold from '@tabler/icons-react/dist/esm/icons/IconBold.mjs'
import IconEye from '@tabler/icons-react/dist/esm/icons/IconEye.mjs'
import IconHeading from '@tabler/icons-react/dist/esm/icons/IconHeading.mjs'
import IconItalic from '@tabler/icons-react/dist/esm/icons/IconItalic.mjs'
import IconLink from '@tabler/icons-react/dist/esm/icons/IconLink.mjs'
import IconList from '@tabler/icons-react/dist/esm/icons/IconList.mjs'
import IconListNumbers from '@tabler/icons-react/dist/esm/icons/IconListNumbers.mjs'
import IconQuote from '@tabler/icons-react/dist/esm/icons/IconQuote.mjs'
import { type KeyboardEvent, type ReactElement, useId, useRef, useState } from 'react'
import type { MarkdownField } from '#shared/record/fields.ts'
import { useWords } from '../../app/words.tsx'
import { MarkdownText } from '../markdown-text.tsx'
import { useFormats } from '../use-formats.ts'
import { frameOf, type InputProps, textOf } from './input-props.ts'
import classes from './markdown-input.module.css'
import { useReferenceCompletion } from './use-reference-completion.tsx'
import { type EditName, useTextEdits } from './use-text-edits.ts'

const tools = [
  ['bold', IconBold, 'Ctrl B'],
  ['italic', IconItalic, 'Ctrl I'],
  ['heading', IconHeading, ''],
  ['bullets', IconList, 'Ctrl Shift 8'],
  ['numbers', IconListNumbers, 'Ctrl Shift 7'],
  ['quote', IconQuote, 'Ctrl Shift 9'],
  ['link', IconLink, ''],
] as const

/** Arrow keys go from button to button: the whole bar is one stop on the way through the form. */
function walk(event: KeyboardEvent<HTMLDivElement>): void {
  const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
  if (by === 0) return
  const buttons = [...event.currentTarget.querySelectorAll('button')]
  const place = buttons.findIndex((button) => button === document.activeElement)
  buttons[(place + by + buttons.length) % buttons.length]?.focus()
  event.preventDefault()
}

/** What a tool is called, for whoever points at it. */
function Named({
  isPointed,
  label,
  children,
}: {
  readonly isPointed: boolean
  readonly label: string
  readonly children: ReactElement
}) {
  return isPointed ? <Tooltip label={label}>{children}</Tooltip> : children
}

function Toolbar({
  label,
  onEdit,
  isPreview,
  onPreview,
}: {
  readonly label: string
  readonly onEdit: (name: EditName) => void
  readonly isPreview: boolean
  readonly onPreview: () => void
}) {
  const t = useWords()
  // A name costs more than its tool, and on a page that is only read nobody points at either.
  const [isPointed, setPointed] = useState(false)
  return (
    <div
      className={classes.toolbar}
      role="toolbar"
      aria-label={t('markdown.tools', { label })}
      onKeyDown={walk}
      onPointerEnter={({ currentTarget }) => {
        // The tools are made anew, and the focus would be lost.
        if (!currentTarget.contains(document.activeElement)) setPointed(true)
      }}
    >
      {tools.map(([name, Icon, keys], index) => (
        <Named
          key={name}
          isPointed={isPointed}
          label={keys === '' ? t(`markdown.${name}`) : `${t(`markdown.${name}`)} (${keys})`}
        >
          <ActionIcon
            size={26}
            tabIndex={index === 0 ? 0 : -1}
            aria-label={t(`markdown.${name}`)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onEdit(name)}
          >
            <Icon size={15} />
          </ActionIcon>
        </Named>
      ))}
      <Named isPointed={isPointed} label={t('markdown.preview')}>
        <ActionIcon
          size={26}
          tabIndex={-1}
          variant={isPreview ? 'light' : 'subtle'}
          color={isPreview ? 'ink' : 'gray'}
          aria-label={t('markdown.preview')}
          aria-pressed={isPreview}
          onClick={onPreview}
        >
          <IconEye size={15} />
        </ActionIcon>
      </Named>
    </div>
  )
}

/** Said from nine tenths of the length on, when there is still time to be brief. */
function Count({ length, max }: { readonly length: number; readonly max: number }) {
  const t = useWords()
  const formats = useFormats()
  if (length < max * 0.9) return null
  return (
    <p className={classes.count} data-over={length > max} role="status">
      {t('markdown.count', { length: formats.integer(length), max: formats.integer(max) })}
    </p>
  )
}

/** Markdown as text, with tools to mark it up and a look at what it becomes; beside the text where there is room. */
export function MarkdownControl(props: InputProps<MarkdownField>) {
  const t = useWords()
  const { value, onChange, bare, field, label } = props
  const id = useId()
  const box = useRef<HTMLTextAreaElement>(null)
  const ref = useMergedRef(box)
  const [isPreview, setPreview] = useState(false)
  const { edit, press, paste } = useTextEdits(box)
  const completion = useReferenceCompletion(box)
  const {
    label: _label,
    description,
    error,
    required,
    ...frame
  } = { label: '', description: undefined, ...frameOf(props) }
  const text = textOf(value)
  const area = (
    <Textarea
      {...frame}
      id={id}
      ref={ref}
      required={required}
      error={bare ? error : error !== undefined}
      value={text}
      {...completion.attributes}
      onBlur={() => {
        props.onBlur?.()
        completion.leave()
      }}
      onChange={(event) => {
        onChange(event.currentTarget.value)
        completion.look()
      }}
      onKeyDown={(event) => {
        if (!completion.press(event)) press(event)
      }}
      onPaste={paste}
      classNames={{ input: classes.grows }}
      data-bare={bare || undefined}
    />
  )
  if (bare) return area
  return (
    <Input.Wrapper
      id={id}
      label={label}
      description={description}
      error={error}
      required={required}
      className={classes.editor}
    >
      <div className={classes.panes} data-preview={isPreview}>
        <div className={classes.text}>
          {area}
          {completion.list}
        </div>
        {isPreview ? (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a long text is scrolled with the keys
          <section tabIndex={0} className={classes.preview} aria-label={t('markdown.previewOf', { label })}>
            {text.trim() === '' ? <p className="quiet">{t('markdown.empty')}</p> : <MarkdownText text={text} />}
          </section>
        ) : null}
      </div>
      <Count length={text.length} max={field.max} />
      <Toolbar label={label} onEdit={edit} isPreview={isPreview} onPreview={() => setPreview(!isPreview)} />
    </Input.Wrapper>
  )
}
