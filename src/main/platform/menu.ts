import { app, Menu } from 'electron';
import type { MenuOffer } from '../../shared/contract/menu';
import type { MenuService } from '../services/menu';
import { menuTemplate } from './menu-template';

/** The application menu, drawn anew whenever the window offers other commands. */
export function setMenu({ draw, choose }: MenuService): void {
  const set = (offer: MenuOffer): void => {
    const { platform } = process;
    const template = menuTemplate({ platform, packaged: app.isPackaged, offer, choose });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  };
  set({ commands: [], recent: [] });
  draw(set);
}
