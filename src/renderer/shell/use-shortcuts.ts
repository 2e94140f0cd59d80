import { useLayoutEffect } from 'react';
import type { CommandId } from '../../shared/commands';
import { currentCommands } from '../stores/commands';
import { isFieldTarget, isMac, isPressed } from '../stores/keys';

/** In a text field these stay the field's own; undo only until its text is taken over. */
const FIELD_KEYS = [
  'Mod+A',
  'Delete',
  'Backspace',
  'F2',
  'Enter',
  'Mod+D',
  'Mod+Delete',
  'Mod+Backspace',
];
const UNDO_KEYS = ['Mod+Z', 'Mod+Y', 'Mod+Shift+Z'];

/** A field whose text was taken over has nothing of its own to undo; it says so by data-kept. */
function belongsToField(keys: string, target: EventTarget | null): boolean {
  if (!isFieldTarget(target)) return false;
  if (UNDO_KEYS.includes(keys)) return !(target instanceof HTMLElement && 'kept' in target.dataset);
  return FIELD_KEYS.includes(keys);
}

/**
 * Undo and redo chosen in a menu while a text field has the focus: its own typing is undone as its
 * key would do; true where that is so.
 */
export function undoesInField(id: CommandId): boolean {
  if (id !== 'edit.undo' && id !== 'edit.redo') return false;
  if (!belongsToField('Mod+Z', document.activeElement)) return false;
  // The only way to a field's own undo stack; deprecated without a successor.
  document.execCommand(id === 'edit.undo' ? 'undo' : 'redo');
  return true;
}

/**
 * Runs the command of a pressed key, wherever the focus is, unless who has the focus took it. It
 * listens before the first paint: on a busy machine much can be typed between that and an effect.
 */
export function useShortcuts(): void {
  useLayoutEffect(() => {
    const mac = isMac();
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      if (cyclesPanes(event)) return event.preventDefault();
      for (const command of currentCommands()) {
        const keys = command.keys?.find((each) => isPressed(each, event, mac));
        if (keys === undefined || belongsToField(keys, event.target)) continue;
        event.preventDefault();
        if (command.disabled === undefined) command.run();
        return;
      }
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}

/** F6 goes from pane to pane, Shift+F6 back. */
function cyclesPanes(event: KeyboardEvent): boolean {
  if (event.key !== 'F6') return false;
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')];
  const now = panes.findIndex((pane) => pane.contains(document.activeElement));
  const next = panes[(now + (event.shiftKey ? -1 : 1) + panes.length) % panes.length];
  const inside = next?.querySelector<HTMLElement>(
    '[tabindex="0"], a[href], button:not([disabled]), input:not([disabled])',
  );
  (inside ?? next)?.focus();
  return true;
}
