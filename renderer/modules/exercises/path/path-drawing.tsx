import { type KeyboardEvent, type RefObject, useLayoutEffect, useMemo, useState } from 'react'
import { fitText } from '#shared/charts/tree-layout.ts'
import { type AttackPath, hasSucceeded, nextOnPath, type PathStep } from '#shared/modules/exercises/attack-path.ts'
import { type Curve, layoutPath, type PathLink, type PathSizes } from '#shared/modules/exercises/attack-path-layout.ts'
import { toneOf } from '#shared/modules/exercises/exercises.results-words.ts'
import { toneShape } from '../../../ui/tone-badge.tsx'
import classes from './path.module.css'
import { usePathWords } from './use-path-words.ts'

const margin = 12
const sizes: PathSizes = { node: 156, nodeHeight: 38, label: 122, line: 22, gap: 16 }

const curved = ([start, ...rest]: Curve) => `M${start.x} ${start.y}C${rest.map(({ x, y }) => `${x} ${y}`).join(' ')}`

/** The line of a link, broken where none of its steps succeeded, with an arrow at its target. */
function Line({ link }: { readonly link: PathLink }) {
  const dash = link.steps.some(hasSucceeded) ? undefined : '5 4'
  const [, , , { x, y }] = link.toTarget
  return (
    <g aria-hidden>
      <path className={classes.link} strokeDasharray={dash} d={curved(link.toLabel)} />
      <path className={classes.link} strokeDasharray={dash} d={curved(link.toTarget)} />
      <path className={classes.arrow} d={`M${x - 8} ${y - 4}L${x} ${y}L${x - 8} ${y + 4}Z`} />
    </g>
  )
}

type StepProps = {
  readonly path: PathStep
  readonly place: { readonly x: number; readonly y: number }
  readonly isCurrent: boolean
  readonly words: ReturnType<typeof usePathWords>
  readonly onPress: (event: KeyboardEvent, id: string) => void
  readonly onFocus: (id: string) => void
  readonly onOpen: (id: string) => void
}

/** A step on its line: its number, and how far the defence came in shape, colour and word. */
function Step({ path, place, isCurrent, words, onPress, onFocus, onOpen }: StepProps) {
  const { step, defence } = path
  const tone = defence === null ? 'neutral' : toneOf(defence)
  return (
    // biome-ignore lint/a11y/useSemanticElements: within a drawing no anchor of a page can stand
    <g
      className={classes.step}
      transform={`translate(${place.x} ${place.y})`}
      role="link"
      aria-label={words.spoken(path)}
      tabIndex={isCurrent ? 0 : -1}
      data-path-step={step.id}
      data-tone={tone}
      onKeyDown={(event) => onPress(event, step.id)}
      onFocus={() => onFocus(step.id)}
      onClick={() => onOpen(step.id)}
    >
      <title>{`${step.position}. ${step.title}`}</title>
      <rect className={classes.label} width={sizes.label} height={sizes.line - 2} rx="3" />
      <path className={classes.shape} transform="translate(5 4)" fillRule="evenodd" d={toneShape(tone)} />
      <text x="22" y="14" aria-hidden>
        {fitText(words.short(path), sizes.label - 28, 12)}
      </text>
    </g>
  )
}

type Props = {
  readonly drawing: RefObject<SVGSVGElement | null>
  readonly path: AttackPath
  readonly label: string
  readonly scale: number
  readonly onOpen: (id: string) => void
}

/** Places from left to right as they were reached, and the steps between them; arrow keys lead from step to step. */
export function PathDrawing({ drawing, path, label, scale, onOpen }: Props) {
  const words = usePathWords(path)
  const [focused, setFocused] = useState<string | null>(null)
  const { boxes, links, width, height } = useMemo(() => layoutPath(path, sizes), [path])
  const ids = path.steps.map(({ step }) => step.id)
  const current = focused !== null && ids.includes(focused) ? focused : (ids[0] ?? null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the scale is watched, not read
  useLayoutEffect(() => {
    const step = document.activeElement
    if (drawing.current?.contains(step)) step?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [drawing, scale])
  const press = (event: KeyboardEvent, id: string) => {
    if (event.key === 'Enter') return onOpen(id)
    const next = nextOnPath(path, id, event.key)
    if (next === null) return
    event.preventDefault()
    event.stopPropagation()
    drawing.current?.querySelector<SVGElement>(`[data-path-step="${next}"]`)?.focus()
  }
  const whole = { width: width + 2 * margin, height: height + 2 * margin + sizes.gap }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a drawing is no set of fields
    <svg
      ref={drawing}
      className={classes.drawing}
      viewBox={`${-margin} ${-margin} ${whole.width} ${whole.height}`}
      width={whole.width * scale}
      height={whole.height * scale}
      role="group"
      aria-label={label}
    >
      {links.map((link) => (
        <Line key={link.key} link={link} />
      ))}
      {boxes.map(({ node, x, y }) => (
        <g
          key={node.id}
          className={classes.place}
          transform={`translate(${x} ${y})`}
          data-start={node.name === null || undefined}
        >
          <title>{words.place(node.id)}</title>
          <rect className={classes.box} width={sizes.node} height={sizes.nodeHeight} rx="5" />
          <text x={sizes.node / 2} y="24" textAnchor="middle">
            {fitText(words.place(node.id), sizes.node - 16, 13)}
          </text>
        </g>
      ))}
      {links.flatMap(({ steps, label: at }) =>
        steps.map((one, row) => (
          <Step
            key={one.step.id}
            path={one}
            place={{ x: at.x, y: at.y + row * sizes.line }}
            isCurrent={one.step.id === current}
            {...{ words, onPress: press, onFocus: setFocused, onOpen }}
          />
        )),
      )}
    </svg>
  )
}
