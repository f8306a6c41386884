type Point = { readonly x: number; readonly y: number }

/** How far an arrow keeps from the points that it joins, so that arrows there and back do not meet, and how far it bends. */
const distance = 8
const bend = 0.14

/** A slightly bent line from one point to another, so that there and back do not lie on each other. */
export function arrowPath(from: Point, to: Point): string {
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  const length = Math.hypot(dx, dy) || 1
  const [ux, uy] = [dx / length, dy / length]
  const start = { x: from.x + ux * distance, y: from.y + uy * distance }
  const end = { x: to.x - ux * distance, y: to.y - uy * distance }
  const middle = { x: (from.x + to.x) / 2 - dy * bend, y: (from.y + to.y) / 2 + dx * bend }
  const whole = [start, middle, end].map(({ x, y }) => `${Math.round(x)} ${Math.round(y)}`)
  return `M${whole[0]} Q${whole[1]} ${whole[2]}`
}
