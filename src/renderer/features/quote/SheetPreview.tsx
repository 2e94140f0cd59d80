import {
  spanOf,
  type QuoteSheet,
  type SheetBlock,
  type SheetTable,
} from '../../../shared/contract/quote-sheet';
import './sheet.css';

type SheetPreviewProps = {
  readonly sheet: QuoteSheet;
  readonly isCatchingUp: boolean;
};

/** The sheet as it prints: the same blocks and words as the PDF, on paper. */
export function SheetPreview({ sheet, isCatchingUp }: SheetPreviewProps) {
  return (
    <article
      className="sheet"
      aria-label={`Preview: ${sheet.title}`}
      aria-busy={isCatchingUp}
      data-testid="sheet"
      style={{ ['--sheet-colour' as string]: sheet.colour }}
    >
      {sheet.blocks.map((block, at) => (
        // Blocks have no name of their own; the sheet is replaced as a whole.
        <Block key={`${at} ${block.kind}`} block={block} />
      ))}
      <footer className="sheet__foot">{sheet.foot}</footer>
    </article>
  );
}

function Block({ block }: { readonly block: SheetBlock }) {
  switch (block.kind) {
    case 'head':
      return <Head block={block} />;
    case 'parties':
      return <Parties block={block} />;
    case 'heading':
      return <h3 className="sheet__heading">{block.text}</h3>;
    case 'text':
      return (
        <p className="sheet__text" data-tone={block.tone}>
          {block.text}
        </p>
      );
    case 'list':
      return (
        <ul className="sheet__list">
          {block.items.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      );
    case 'table':
      return <Table block={block} />;
    case 'acceptance':
      return (
        <div className="sheet__acceptance">
          <p>{block.text}</p>
          <div className="sheet__lines">
            {block.fields.map((field) => (
              <span key={field}>{field}</span>
            ))}
          </div>
        </div>
      );
    default:
      return block satisfies never;
  }
}

function Lines({ texts }: { readonly texts: readonly string[] }) {
  return texts.map((text, at) => (
    <p key={`${at} ${text}`} className={at === 0 ? 'sheet__first' : undefined}>
      {text}
    </p>
  ));
}

function Head({ block }: { readonly block: Extract<SheetBlock, { kind: 'head' }> }) {
  const { title, number, mark, sender, logo } = block;
  return (
    <header className="sheet__head">
      <div>
        <h2 className="sheet__title">{title}</h2>
        <p className="sheet__number">{number}</p>
        {mark === '' ? null : <p className="sheet__mark">{mark}</p>}
      </div>
      <div className="sheet__sender">
        {logo === null ? null : (
          <img className="sheet__logo" alt="" src={`data:${logo.type};base64,${logo.base64}`} />
        )}
        <Lines texts={sender} />
      </div>
    </header>
  );
}

function Parties({ block }: { readonly block: Extract<SheetBlock, { kind: 'parties' }> }) {
  return (
    <div className="sheet__parties">
      <div>
        <Lines texts={block.to} />
      </div>
      <dl className="sheet__facts">
        {block.facts.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function Table({ block: { columns, rows } }: { readonly block: SheetTable }) {
  return (
    <table className="sheet__table">
      <thead>
        <tr>
          {columns.map(({ title, align }, at) => (
            <th key={`${at} ${title}`} scope="col" data-align={align}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ cells, detail, weight }, row) => (
          <tr key={`${row} ${cells[0] ?? ''}`} data-weight={weight}>
            {cells.map((cell, at) => {
              const span = spanOf(cells, at, weight);
              return span === 0 ? null : (
                <td
                  key={`${at} ${columns[at]?.title ?? ''}`}
                  colSpan={span}
                  data-align={columns[at]?.align}
                >
                  {cell}
                  {at === 0 && detail !== undefined ? <small>{detail}</small> : null}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
