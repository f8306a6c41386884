/** The part of fontkit 2.0.4 that the documents kit uses: the package ships no types. */
declare module 'fontkit' {
  export type FontkitPath = { toSVG(): string; readonly commands: readonly { command: string; args: number[] }[] }
  export type FontkitGlyph = { readonly id: number; readonly advanceWidth: number; readonly path: FontkitPath }
  export type FontkitFont = {
    readonly postscriptName: string
    readonly unitsPerEm: number
    readonly ascent: number
    readonly descent: number
    hasGlyphForCodePoint(codePoint: number): boolean
    glyphForCodePoint(codePoint: number): FontkitGlyph
  }
  export function openSync(path: string): FontkitFont
}
