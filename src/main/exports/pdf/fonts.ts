import type pdfmakeModule from 'pdfmake';

type PdfMake = typeof pdfmakeModule & {
  readonly virtualfs: { readonly writeFileSync: (name: string, content: Buffer) => void };
};

const REGULAR = 'Roboto-Regular.ttf';

let loaded: Promise<{ readonly pdfmake: PdfMake; readonly regular: Buffer }> | undefined;

/**
 * The PDF writer with its fonts, loaded when first needed. The fonts come inside the package, so
 * that every machine draws the same glyphs; nothing else can be read or fetched by it.
 */
export function loadPdfMake(): NonNullable<typeof loaded> {
  loaded ??= load();
  return loaded;
}

async function load(): Promise<{ pdfmake: PdfMake; regular: Buffer }> {
  const pdfmake = (await import('pdfmake')).default as unknown as PdfMake;
  const container = (await import('pdfmake/build/fonts/Roboto.js')).default;
  for (const [name, { data: base64 }] of Object.entries(container.vfs)) {
    pdfmake.virtualfs.writeFileSync(name, Buffer.from(base64, 'base64'));
  }
  pdfmake.setFonts({
    Roboto: {
      normal: REGULAR,
      bold: 'Roboto-Medium.ttf',
      italics: 'Roboto-Italic.ttf',
      bolditalics: 'Roboto-MediumItalic.ttf',
    },
  });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy(() => false);
  return { pdfmake, regular: Buffer.from(container.vfs[REGULAR]?.data ?? '', 'base64') };
}
