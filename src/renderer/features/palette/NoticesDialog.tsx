import { Modal } from '@mantine/core';
import { formatInstant } from '../../format/dates';
import { useNotices } from '../../stores/notices';
import { useLocale } from '../../stores/preferences';

/** What was said in passing since the program was opened. */
export function NoticesDialog({ onClose }: { readonly onClose: () => void }) {
  const log = useNotices((state) => state.log);
  const locale = useLocale();
  return (
    <Modal opened onClose={onClose} title="Notices of this session" size="lg">
      {log.length === 0 ? <p className="secondary">There were none.</p> : null}
      <ul className="notices-dialog">
        {log.map(({ id, text, at }) => (
          <li key={id}>
            <time className="caption">{formatInstant(new Date(at).toISOString(), locale)}</time>
            <p>{text}</p>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
