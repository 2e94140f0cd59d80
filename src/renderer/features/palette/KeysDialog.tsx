import { Modal } from '@mantine/core';
import { useState } from 'react';
import { currentCommands } from '../../stores/commands';
import { isMac, writeKeys } from '../../stores/keys';

const GRID_KEYS: readonly (readonly [string, string])[] = [
  ['Arrows, Home, End, Page Up, Page Down', 'Move from cell to cell'],
  ['Shift with these', 'Choose a block of cells'],
  ['Any letter or number', 'Replace the cell'],
  ['F2', 'Change the cell'],
  ['Enter, Tab', 'Keep and go down, right; with Shift up, left'],
  ['Esc', 'Leave the cell as it was'],
  ['Mod+Enter', 'Fill the chosen cells with what was typed'],
  ['Mod+C, Mod+V', 'Copy, paste a block'],
  ['F4, Alt+click', 'Where a figure comes from'],
  ['F6', 'Next pane; Shift+F6 the one before'],
];

/** Every key of this screen. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const [commands] = useState(() => currentCommands().filter(({ keys }) => keys !== undefined));
  const mac = isMac();
  const groups = Map.groupBy(commands, ({ group }) => group);
  return (
    <Modal opened onClose={onClose} title="Keyboard shortcuts" size="xl">
      <div className="keys-dialog">
        {[...groups].map(([group, members]) => (
          <section key={group}>
            <h3>{group}</h3>
            <dl>
              {members.map(({ id, title, keys = [] }) => (
                <div key={id}>
                  <dt>{title}</dt>
                  <dd>{keys.map((each) => writeKeys(each, mac)).join(' or ')}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
        <section>
          <h3>In grids</h3>
          <dl>
            {GRID_KEYS.map(([keys, what]) => (
              <div key={keys}>
                <dt>{what}</dt>
                <dd>{keys.replaceAll('Mod', mac ? '⌘' : 'Ctrl')}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </Modal>
  );
}
