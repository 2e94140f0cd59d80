import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import { CHANNEL, type Bridge } from '../shared/channel';

const bridge: Bridge = Object.freeze({
  // The page's types are wishes: what crosses is made plain here.
  start: (id: unknown, type: unknown, path: unknown, input: unknown) => {
    ipcRenderer.send(
      CHANNEL,
      'start',
      Number(id),
      String(type),
      String(path),
      typeof input === 'string' ? input : undefined,
    );
  },
  stop: (id: unknown) => {
    ipcRenderer.send(CHANNEL, 'stop', Number(id));
  },
  onReply: (listener) => {
    const forward = (_event: IpcRendererEvent, reply: unknown): void => {
      if (typeof reply === 'string') listener(reply);
    };
    ipcRenderer.on(CHANNEL, forward);
    return () => {
      ipcRenderer.off(CHANNEL, forward);
    };
  },
} satisfies Bridge);

contextBridge.exposeInMainWorld('bridge', bridge);
