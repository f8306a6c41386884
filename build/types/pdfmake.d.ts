/** The part of pdfmake 0.3 that the bench draws with: the package ships no types. */
declare module 'pdfmake' {
  type Fonts = Readonly<Record<string, { readonly normal: string; readonly bold: string }>>
  const pdfmake: {
    addFonts(fonts: Fonts): void
    setLocalAccessPolicy(allows: (file: string) => boolean): void
    setUrlAccessPolicy(allows: (url: string) => boolean): void
    createPdf(definition: object): { getBuffer(): Promise<Uint8Array> }
  }
  export default pdfmake
}
