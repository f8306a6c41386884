/** What one character takes at the size of heads, in pixels: letters in the mean, and those of Chinese, which are square. */
const letter = 6.8
const square = 12
/** Space at both sides of a head, and the arrow of its order. */
const beside = 46
/** How much larger values and the names of boxes that choose are set. */
const larger = 13 / 12
/** Space at both sides of the name of such a box, and its arrow. */
const besideName = 46
/** The widest that a head makes its column. */
const most = 190

const textWidth = (text: string) =>
  [...text].reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) >= 0x2e80 ? square : letter), 0)

/** What `text` takes in at most two lines that break between its words, in pixels. */
function inTwoLines(text: string): number {
  const words = text.split(' ')
  const splits = words.map((_, place) =>
    Math.max(textWidth(words.slice(0, place + 1).join(' ')), textWidth(words.slice(place + 1).join(' '))),
  )
  return Math.min(...splits)
}

/** What `text` takes as a value of a cell, in pixels. */
export function valueWidth(text: string): number {
  return Math.ceil(textWidth(text) * larger)
}

/** How wide a box that chooses must be for its name to be read while nothing is chosen, in pixels. */
export function chooserWidth(name: string): number {
  return valueWidth(name) + besideName
}

/** How wide a column must be for its head to be read, in pixels: the head may stand on two lines. */
export function headWidth(label: string): number {
  return Math.min(most, Math.ceil(inTwoLines(label)) + beside)
}
