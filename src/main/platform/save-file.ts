import { join } from 'node:path';
import { app, BrowserWindow, dialog, shell, type SaveDialogOptions } from 'electron';
import type { FileDesk } from '../services/files';
import { writeWhole } from './write-whole';

/** The desktop's way of keeping a file: the system's dialog says where, then it is written whole. */
export const fileDesk: FileDesk = {
  show: async (folder) => {
    await shell.openPath(folder);
  },
  save: async ({ name, bytes }) => {
    const ending = name.slice(name.lastIndexOf('.') + 1);
    const options: SaveDialogOptions = {
      title: 'Save a copy',
      defaultPath: join(app.getPath('documents'), name),
      filters: [{ name: ending.toUpperCase(), extensions: [ending] }],
      properties: ['createDirectory', 'showOverwriteConfirmation'],
    };
    const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
    const { canceled, filePath } = await (window === undefined
      ? dialog.showSaveDialog(options)
      : dialog.showSaveDialog(window, options));
    if (canceled || filePath === '') return null;
    await writeWhole(filePath, bytes);
    return { path: filePath };
  },
};
