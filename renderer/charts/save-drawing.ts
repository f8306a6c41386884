const kept = [
  'fill',
  'stroke',
  'stroke-width',
  'font-family',
  'font-size',
  'font-weight',
  'opacity',
  'paint-order',
] as const
/** A picture has at most so many points a side: browsers draw no larger canvas. */
const largestSide = 16_000

/** A way to keep a drawing under a name. */
export type SaveDrawing = (drawing: SVGSVGElement, name: string) => void | Promise<void>

const vectors = 'http://www.w3.org/2000/svg'

/** The ground that a drawing is shown on: without it, light words of the dark theme would lie on white paper. */
function groundOf({ x, y, width, height }: DOMRect): SVGElement {
  const ground = document.createElementNS(vectors, 'rect')
  for (const [name, value] of Object.entries({ x, y, width, height })) ground.setAttribute(name, String(value))
  ground.setAttribute('fill', getComputedStyle(document.body).backgroundColor)
  return ground
}

/** The drawing at its own size with the colours and fonts that it is shown in, without handles for the mouse; null where it is none. */
function copyOf(drawing: SVGSVGElement): SVGSVGElement | null {
  const copy = drawing.cloneNode(true)
  if (!(copy instanceof SVGSVGElement)) return null
  const shown = drawing.querySelectorAll('*')
  for (const [index, element] of [...copy.querySelectorAll('*')].entries()) {
    const source = shown[index]
    if (!source) continue
    const style = getComputedStyle(source)
    for (const property of kept) element.setAttribute(property, style.getPropertyValue(property))
    element.removeAttribute('class')
  }
  for (const handle of copy.querySelectorAll('[data-handle]')) handle.remove()
  copy.removeAttribute('class')
  const whole = drawing.viewBox.baseVal
  copy.prepend(groundOf(whole))
  const { width, height } = whole
  copy.setAttribute('width', String(width))
  copy.setAttribute('height', String(height))
  return copy
}

function download(content: Blob, name: string): void {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser reads the address after the click has returned.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

function written(copy: SVGSVGElement): string {
  return new XMLSerializer().serializeToString(copy)
}

/** Hands a drawing to the browser's download folder, with the colours and fonts that it is shown in. */
export function saveDrawing(drawing: SVGSVGElement, name: string): void {
  const copy = copyOf(drawing)
  if (copy) download(new Blob([written(copy)], { type: 'image/svg+xml' }), `${name}.svg`)
}

/** The same as a picture of the whole drawing, twice its size where that is not too large. */
export async function savePicture(drawing: SVGSVGElement, name: string): Promise<void> {
  const copy = copyOf(drawing)
  const { width, height } = drawing.viewBox.baseVal
  const scale = Math.min(2, largestSide / Math.max(width, height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(width * scale))
  canvas.height = Math.max(1, Math.round(height * scale))
  const context = canvas.getContext('2d')
  if (!copy || !context) return
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(written(copy))}`
  await image.decode()
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  canvas.toBlob((content) => content && download(content, `${name}.png`), 'image/png')
}
