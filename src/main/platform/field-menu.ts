import {
  Menu,
  type ContextMenuParams,
  type MenuItemConstructorOptions,
  type WebContents,
} from 'electron';

/** What of the clicked place decides on its menu. */
export type ClickedPlace = Pick<ContextMenuParams, 'isEditable' | 'selectionText'> & {
  readonly editFlags: Pick<
    ContextMenuParams['editFlags'],
    'canUndo' | 'canCut' | 'canCopy' | 'canPaste' | 'canSelectAll'
  >;
};

/**
 * The menu of a text field, and of marked text elsewhere; empty where there is neither. A window has none of its
 * own, and cells, rows and charts have theirs in the page.
 */
export function fieldMenuTemplate(place: ClickedPlace): MenuItemConstructorOptions[] {
  const { isEditable, selectionText, editFlags } = place;
  const copy = { role: 'copy', enabled: editFlags.canCopy } as const;
  if (!isEditable) return selectionText.trim() === '' ? [] : [copy];
  return [
    { role: 'undo', enabled: editFlags.canUndo },
    { type: 'separator' },
    { role: 'cut', enabled: editFlags.canCut },
    copy,
    { role: 'paste', enabled: editFlags.canPaste },
    { type: 'separator' },
    { role: 'selectAll', enabled: editFlags.canSelectAll },
  ];
}

/** Gives the text fields of a page their menu. */
export function giveFieldMenus(contents: WebContents): void {
  contents.on('context-menu', (_event, place) => {
    const template = fieldMenuTemplate(place);
    if (template.length > 0) Menu.buildFromTemplate(template).popup();
  });
}
