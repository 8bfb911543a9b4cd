import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/preact';
import { App } from './App.tsx';
import { ActionProvider, createActions } from './chatbot/ActionProvider.tsx';
import { createHostBridge } from './chatbot/host-bridge.ts';
import type { News } from './chatbot/host-bridge.ts';
import { createLanguages } from './language/languages.ts';
import { speak } from './language/say.ts';
import { takeLocale } from './locale.ts';
import en from './locales/en.json' with { type: 'json' };
import { loadMirrored, withMirrored } from './testing/mirrored.ts';
import { StandInServer } from './testing/stand-in-server.ts';

const media = { matches: false, addEventListener: () => undefined, removeEventListener: () => undefined };
let erase: () => void = () => undefined;

/** The widget, offered in English and in a language from right to left unless only English is. */
function open({ offered = ['en', 'ar'] } = {}) {
  const server = new StandInServer();
  server.languages = createLanguages({ offered, known: withMirrored, load: loadMirrored });
  const services = server.services();
  const actions = createActions(services);
  erase = actions.erase;
  const told: News[] = [];
  const host = {
    ...createHostBridge(window),
    send: (_type: string, news?: News) => {
      if (news !== undefined) told.push(news);
    },
  };
  const leave = { reset: () => undefined, exit: () => undefined };
  render(
    <ActionProvider services={services} actions={actions}>
      <App host={host} leave={leave} />
    </ActionProvider>,
  );
  return { server, actions, told };
}

const press = async (name: string) => fireEvent.click(await screen.findByRole('button', { name }));

async function choose(tag: string) {
  const choice = await screen.findByRole<HTMLSelectElement>('combobox');
  fireEvent.change(choice, { target: { value: tag } });
}

beforeEach(() => {
  localStorage.clear();
  window.matchMedia = () => media as unknown as MediaQueryList;
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
});
afterEach(() => {
  erase();
  cleanup();
  speak(en);
  takeLocale('en-GB');
  jest.restoreAllMocks();
});

test('while only English is offered there is nothing to choose', async () => {
  const { actions } = open({ offered: ['en'] });
  await press('Options');
  expect(await screen.findByText('Keep this chat on this device')).toBeTruthy();
  expect(screen.queryByRole('combobox')).toBeNull();
  await actions.speakOneOf(['ar', 'ha']);
  expect(document.documentElement.lang).toBe('en');
});

test('a visitor chooses a language: the words, the direction and the page around follow, and it is kept', async () => {
  const { told } = open();
  await press('Options');
  await choose('ar');
  expect(await screen.findByRole('heading', { name: '⟪What would you like to talk about?⟫' })).toBeTruthy();
  expect([document.documentElement.lang, document.documentElement.dir]).toEqual(['ar', 'rtl']);
  await waitFor(() => {
    expect(told.at(-1)?.words?.[1]).toBe('⟪Open chat⟫');
  });
  expect(localStorage.getItem('honey:language')).toBe('ar');
  await choose('en');
  expect(await screen.findByRole('heading', { name: 'What would you like to talk about?' })).toBeTruthy();
});

test('what the menu sends stays as the knowledge base knows it', async () => {
  const { server, actions } = open();
  await actions.speakOneOf(['ar']);
  await press('⟪How to prevent pregnancy⟫');
  await screen.findByText('Take it every day.');
  expect(server.requests.find(({ path }) => path.endsWith('/bot'))?.body['choice']).toBe('How to prevent pregnancy');
});

test('the site’s wish counts until the visitor has chosen, and a tag that is none changes nothing', async () => {
  const { actions } = open();
  const heading = (name: string) => screen.findByRole('heading', { name });
  actions.setLocale('ar-EG');
  await heading('⟪What would you like to talk about?⟫');
  actions.setLocale('no such language');
  actions.setLanguage('en');
  await heading('What would you like to talk about?');
  actions.setLocale('ar-EG');
  await actions.speakOneOf(['ar']);
  expect(document.documentElement.lang).toBe('en');
});
