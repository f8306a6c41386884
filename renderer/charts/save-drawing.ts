const kept = ['fill', 'stroke', 'stroke-width', 'font-family', 'font-size', 'font-weight', 'opacity'] as const

/** Hands a drawing to the browser's download folder, with the colours and fonts that it is shown in. */
export function saveDrawing(drawing: SVGSVGElement, name: string): void {
  const copy = drawing.cloneNode(true)
  if (!(copy instanceof SVGSVGElement)) return
  const shown = drawing.querySelectorAll('*')
  for (const [index, element] of [...copy.querySelectorAll('*')].entries()) {
    const source = shown[index]
    if (!source) continue
    const style = getComputedStyle(source)
    for (const property of kept) element.setAttribute(property, style.getPropertyValue(property))
    element.removeAttribute('class')
  }
  copy.removeAttribute('class')
  const address = URL.createObjectURL(
    new Blob([new XMLSerializer().serializeToString(copy)], { type: 'image/svg+xml' }),
  )
  const link = document.createElement('a')
  link.href = address
  link.download = `${name}.svg`
  link.click()
  // The browser reads the address after the click has returned.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
