import '@fontsource-variable/inter/wght.css';
import './styles/tokens.css';
import '@mantine/core/styles.layer.css';
import './styles/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import { obeyContentPolicy } from './content-policy';

obeyContentPolicy();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
