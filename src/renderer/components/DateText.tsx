import { formatDate, type DateStyle } from '../format/dates';
import { useLocale } from '../stores/preferences';

type DateTextProps = {
  /** 'YYYY-MM-DD'; null is unknown and shows as "–". */
  readonly date: string | null;
  readonly style?: DateStyle;
  readonly className?: string | undefined;
};

/** A calendar date as the locale writes it; files and copies keep the ISO form. */
export function DateText({ date, style = 'day', className }: DateTextProps) {
  const locale = useLocale();
  const shown = formatDate(date, locale, style);
  if (date === null) return <span className={className}>{shown}</span>;
  return (
    <time dateTime={date} className={className}>
      {shown}
    </time>
  );
}
