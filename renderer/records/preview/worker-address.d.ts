declare module 'pdfjs-dist/build/pdf.worker.min.mjs?url' {
  const address: string
  // biome-ignore lint/style/noDefaultExport: this is how the bundler hands out addresses
  export default address
}
