/** Keys of commands: what is pressed, what is meant, and how it is written on screen. */

export const isMac = (): boolean =>
  typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);

export type Pressed = {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
};

/** Whether "Mod+Shift+Z" is what was pressed. */
export function isPressed(keys: string, event: Pressed, mac: boolean): boolean {
  const parts = keys.split('+');
  const key = parts.at(-1) ?? '';
  const mod = parts.includes('Mod');
  const control = mac ? event.metaKey : event.ctrlKey;
  const other = mac ? event.ctrlKey : event.metaKey;
  return (
    event.key.toLowerCase() === key.toLowerCase() &&
    control === mod &&
    !other &&
    event.shiftKey === parts.includes('Shift') &&
    event.altKey === parts.includes('Alt')
  );
}

const MAC_SIGNS: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥', Enter: '↩' };

/** "Ctrl+D", or "⌘D" on a Mac. */
export function writeKeys(keys: string, mac: boolean): string {
  const parts = keys.split('+');
  if (mac) return parts.map((part) => MAC_SIGNS[part] ?? part.toUpperCase()).join('');
  return parts.map((part) => (part === 'Mod' ? 'Ctrl' : part)).join('+');
}

/** In a text field these keys belong to the field. */
export function isFieldTarget(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) {
    return !['checkbox', 'radio', 'button', 'range', 'submit'].includes(target.type);
  }
  return target instanceof HTMLTextAreaElement || target.isContentEditable;
}
