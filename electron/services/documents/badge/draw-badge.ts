import type { BadgeFormat } from '#shared/modules/training/badge-credential.ts'
import { badgePng, badgeSvg } from './badge-file.ts'
import { type BadgePicture, badgeShapes } from './badge-picture.ts'

/** A signed credential and the picture that it is baked into. */
export type BadgeDrawing = { readonly format: BadgeFormat; readonly jws: string; readonly picture: BadgePicture }

/** The file of a badge. Pure: the same arguments give the same bytes. */
export function drawBadge({ format, jws, picture }: BadgeDrawing): Buffer {
  if (format === 'jwt') return Buffer.from(jws)
  const shapes = badgeShapes(picture)
  return format === 'png' ? badgePng(shapes, jws) : badgeSvg(shapes, jws, picture.title)
}
