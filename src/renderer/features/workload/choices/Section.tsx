import { useId, type ReactNode } from 'react';

type SectionProps = {
  readonly title: string;
  readonly note?: ReactNode;
  readonly children: ReactNode;
};

/** One group of choices. */
export function Section({ title, note, children }: SectionProps) {
  const id = useId();
  return (
    <section className="side-panel__part" aria-labelledby={id}>
      <div>
        <h3 id={id}>{title}</h3>
        {note === undefined ? null : <p className="caption">{note}</p>}
      </div>
      {children}
    </section>
  );
}
