import classes from './filter-chips.module.css'

type Props<Choice extends string> = {
  readonly label: string
  readonly choices: readonly { readonly value: Choice; readonly words: string; readonly count: number }[]
  readonly chosen: Choice
  readonly onChoose: (choice: Choice) => void
}

/** What a list is narrowed to, each with how many entries it leaves; one of them is chosen. */
export function FilterChips<Choice extends string>({ label, choices, chosen, onChoose }: Props<Choice>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: buttons beside each other are no fieldset
    <div className={classes.chips} role="group" aria-label={label} data-not-printed>
      {choices.map(({ value, words, count }) => (
        <button
          key={value}
          type="button"
          className={classes.chip}
          aria-pressed={value === chosen}
          onClick={() => onChoose(value)}
        >
          {words} {count}
        </button>
      ))}
    </div>
  )
}
