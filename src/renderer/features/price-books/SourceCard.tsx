import {
  createContext,
  useCallback,
  useContext,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from 'react';
import type { PriceBook } from '../../../shared/contract/price-book';
import { findRule, type Rule } from '../../../shared/price-book/rules';
import { DateText } from '../../components/DateText';
import { HostWords } from '../../components/HostWords';
import { today } from '../../format/dates';
import { localWords } from '../../format/host-words';
import { useLocale, usePreferences } from '../../stores/preferences';
import { ageWords, daysSince } from './book-age';
import './source-card.css';

type Place = { readonly rule: string; readonly at: DOMRect };

type SourceCardState = {
  readonly id: string;
  readonly shown: string | undefined;
  readonly show: (rule: string, element: HTMLElement) => void;
  readonly hide: (soon: boolean) => void;
};

const SourceCardContext = createContext<SourceCardState | undefined>(undefined);

/** Long enough to go from the figure into its card. */
const LEAVE_MS = 220;

/** One card for all figures below it: where the figure under the pointer or focus comes from. */
export function SourceCardProvider({
  book,
  children,
}: {
  readonly book: PriceBook;
  readonly children: ReactNode;
}) {
  const id = useId();
  const [place, setPlace] = useState<Place>();
  const leaving = useRef<ReturnType<typeof setTimeout>>(undefined);
  const show = useCallback((rule: string, element: HTMLElement) => {
    clearTimeout(leaving.current);
    setPlace({ rule, at: element.getBoundingClientRect() });
  }, []);
  const hide = useCallback((soon: boolean) => {
    clearTimeout(leaving.current);
    if (soon) leaving.current = setTimeout(() => setPlace(undefined), LEAVE_MS);
    else setPlace(undefined);
  }, []);
  useEffect(() => {
    if (place === undefined) return undefined;
    const close = (): void => setPlace(undefined);
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') close();
    };
    window.addEventListener('keydown', onKey);
    // What scrolls away takes its card along; a figure outside the view explains nothing.
    window.addEventListener('scroll', close, true);
    return () => {
      window.removeEventListener('keydown', onKey);
      window.removeEventListener('scroll', close, true);
    };
  }, [place]);
  const state = useMemo(() => ({ id, shown: place?.rule, show, hide }), [id, place, show, hide]);
  const rule = place === undefined ? undefined : findRule(book, place.rule);
  return (
    <SourceCardContext value={state}>
      {children}
      {rule === undefined || place === undefined ? null : (
        <Card
          id={id}
          rule={rule}
          book={book}
          at={place.at}
          onEnter={() => clearTimeout(leaving.current)}
          onLeave={() => hide(true)}
        />
      )}
    </SourceCardContext>
  );
}

type CitedProps = {
  /** The rule's id; a figure without one is plain text. */
  readonly rule: string | undefined;
  readonly children: ReactNode;
};

/** A figure of a price book; its source shows on hover, focus and click. */
export function Cited({ rule, children }: CitedProps) {
  const card = useContext(SourceCardContext);
  const locale = useLocale();
  const shown = typeof children === 'string' ? localWords(children, locale) : children;
  if (rule === undefined || card === undefined) return <span>{shown}</span>;
  return (
    <button
      type="button"
      className="cited"
      data-cited=""
      {...(card.shown === rule ? { 'aria-describedby': card.id } : {})}
      onPointerEnter={(event) => card.show(rule, event.currentTarget)}
      onPointerLeave={() => card.hide(true)}
      onFocus={(event) => card.show(rule, event.currentTarget)}
      onBlur={() => card.hide(true)}
      onClick={(event) => card.show(rule, event.currentTarget)}
    >
      {shown}
    </button>
  );
}

type CardProps = {
  readonly id: string;
  readonly rule: Rule;
  readonly book: PriceBook;
  readonly at: DOMRect;
  readonly onEnter: () => void;
  readonly onLeave: () => void;
};

const WIDTH = 352;
const GAP = 6;
const MOST_HEIGHT = 320;

function Card({ id, rule, book, at, onEnter, onLeave }: CardProps) {
  const below = at.bottom + GAP + MOST_HEIGHT < window.innerHeight || at.top < MOST_HEIGHT;
  const left = Math.max(8, Math.min(at.left, window.innerWidth - WIDTH - 8));
  const assumptions = book.assumptions.filter((each) => rule.assumptions.includes(each.id));
  return (
    <div
      id={id}
      role="tooltip"
      className="source-card"
      style={{
        left,
        width: WIDTH,
        ...(below ? { top: at.bottom + GAP } : { bottom: window.innerHeight - at.top + GAP }),
      }}
      onPointerEnter={onEnter}
      onPointerLeave={onLeave}
    >
      <p className="source-card__words">
        <HostWords>{rule.words}</HostWords>
      </p>
      {rule.note === undefined ? null : <p>{rule.note}</p>}
      <ul>
        {rule.sources.map((source) => (
          <li key={`${source.title} ${source.section}`}>
            <span>{source.title}</span>, “{source.section}”
            <SourceAge readOn={source.readOn} />
            {source.address === undefined ? null : <small>{source.address}</small>}
          </li>
        ))}
      </ul>
      {assumptions.map((each) => (
        <p key={each.id} className="source-card__assumption">
          {each.id}, assumed: {each.reading}
        </p>
      ))}
    </div>
  );
}

/** When a page was read, marked where that is longer ago than the setting allows. */
export function SourceAge({ readOn }: { readonly readOn: string }) {
  const limit = usePreferences((state) => state.settings.sourceAgeDays);
  const days = daysSince(readOn, today());
  return (
    <span className="source-age" data-old={days > limit ? '' : undefined}>
      <DateText date={readOn} />
      {days > limit ? `, ${ageWords(days)}` : ''}
    </span>
  );
}
