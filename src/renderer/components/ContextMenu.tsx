import { Menu } from '@mantine/core';
import { isMac, writeKeys } from '../stores/keys';

export type MenuPoint = { readonly x: number; readonly y: number };

/** A command of the program, or what a key does with the very thing that was clicked. */
export type MenuEntry = {
  readonly id: string;
  readonly title: string;
  /** The first is shown. */
  readonly keys?: readonly string[] | undefined;
  /** Why it cannot be done now. */
  readonly disabled?: string | undefined;
  readonly run: () => void;
};

type ContextMenuProps = {
  readonly at: MenuPoint | undefined;
  readonly commands: readonly MenuEntry[];
  readonly onClose: () => void;
};

/** What can be done with what was clicked, each with its key. */
export function ContextMenu({ at, commands, onClose }: ContextMenuProps) {
  if (at === undefined) return null;
  return (
    <Menu opened onClose={onClose} position="bottom-start" returnFocus width={260}>
      <Menu.Target>
        <span style={{ position: 'fixed', left: at.x, top: at.y, width: 1, height: 1 }} />
      </Menu.Target>
      <Menu.Dropdown>
        {commands.map(({ id, title, keys, disabled, run }) => (
          <Menu.Item
            key={id}
            disabled={disabled !== undefined}
            title={disabled}
            onClick={run}
            rightSection={
              keys?.[0] === undefined ? null : (
                <kbd className="keys">{writeKeys(keys[0], isMac())}</kbd>
              )
            }
          >
            {title}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
