import { Menu } from '@mantine/core';
import type { Command } from '../stores/commands';
import { isMac, writeKeys } from '../stores/keys';

export type MenuPoint = { readonly x: number; readonly y: number };

type ContextMenuProps = {
  readonly at: MenuPoint | undefined;
  readonly commands: readonly Command[];
  readonly onClose: () => void;
};

/** The commands that concern what was clicked, with their keys; the same as in menu and palette. */
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
