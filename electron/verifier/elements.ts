type Child = Node | string | null

/**
 * An element with its attributes and children, each text as text: nothing that a file says is ever read as markup.
 * An attribute that is false or null is left out, one that is true stands without a value.
 */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string | boolean | null>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes))
    if (value !== false && value !== null) made.setAttribute(name, value === true ? '' : value)
  made.append(...children.filter((child) => child !== null))
  return made
}

/** A button that does something. */
export function button(text: string, press: () => void, attributes: Readonly<Record<string, string>> = {}) {
  const made = element('button', { type: 'button', ...attributes }, text)
  made.addEventListener('click', press)
  return made
}

/** A choice of files that looks like a button and keeps its own label; the same file may be chosen again. */
export function fileChoice(text: string, accept: string, several: boolean, take: (files: readonly File[]) => void) {
  const input = element('input', { type: 'file', accept, multiple: several })
  input.addEventListener('change', () => {
    const files = [...(input.files ?? [])]
    input.value = ''
    take(files)
  })
  return element('label', { class: 'choice' }, text, input)
}
