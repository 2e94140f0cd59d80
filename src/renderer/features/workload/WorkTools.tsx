import { Button } from '@mantine/core';
import {
  IconAdjustments,
  IconBoxMultiple,
  IconLayoutSidebarRight,
  IconPlus,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Scenario } from '../../../shared/contract/scenario';
import type { CommandId } from '../../../shared/commands';
import { runCommand, type Command } from '../../stores/commands';
import { isMac, writeKeys } from '../../stores/keys';

type WorkToolsProps = {
  readonly commands: readonly Command[];
  readonly panel: string | undefined;
  readonly onPanel: (panel: string | undefined) => void;
  readonly scenario: Scenario;
};

const ADDING: readonly { readonly id: CommandId; readonly icon: ReactNode }[] = [
  { id: 'workload.add-line', icon: <IconPlus size={14} aria-hidden /> },
  { id: 'workload.add-catalog', icon: <IconBoxMultiple size={14} aria-hidden /> },
];

/** The bar over the grid: what can be added, and the two panels. */
export function WorkTools({ commands, panel, onPanel, scenario }: WorkToolsProps) {
  const { catalogs, lines } = scenario;
  return (
    <div className="work-tools">
      {ADDING.map(({ id, icon }) => {
        const command = commands.find((each) => each.id === id);
        if (command === undefined) return null;
        return (
          <Button
            key={id}
            variant="default"
            size="compact-sm"
            leftSection={icon}
            title={writeKeys(command.keys?.[0] ?? '', isMac())}
            onClick={() => runCommand(id)}
          >
            {command.title}
          </Button>
        );
      })}
      <span className="secondary dense">
        {catalogs.length} {catalogs.length === 1 ? 'catalog' : 'catalogs'}, {lines.length}{' '}
        {lines.length === 1 ? 'line' : 'lines'}
      </span>
      <span className="strip__space" />
      <PanelButton
        id="row"
        panel={panel}
        onPanel={onPanel}
        icon={<IconLayoutSidebarRight size={14} aria-hidden />}
      >
        Details
      </PanelButton>
      <PanelButton
        id="choices"
        panel={panel}
        onPanel={onPanel}
        icon={<IconAdjustments size={14} aria-hidden />}
      >
        Choices
      </PanelButton>
    </div>
  );
}

type PanelButtonProps = {
  readonly id: string;
  readonly panel: string | undefined;
  readonly onPanel: (panel: string | undefined) => void;
  readonly icon: ReactNode;
  readonly children: string;
};

function PanelButton({ id, panel, onPanel, icon, children }: PanelButtonProps) {
  const open = panel === id;
  return (
    <Button
      variant={open ? 'light' : 'default'}
      size="compact-sm"
      leftSection={icon}
      aria-pressed={open}
      onClick={() => onPanel(open ? undefined : id)}
    >
      {children}
    </Button>
  );
}
