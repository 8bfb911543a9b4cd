import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { CONVERSATION, StandInServer } from '../testing/stand-in-server.ts';
import { createActions } from './ActionProvider.tsx';

const pass = () => jest.advanceTimersByTimeAsync(0);

beforeEach(() => {
  jest.useFakeTimers();
  localStorage.clear();
  jest.spyOn(console, 'log').mockImplementation(() => undefined);
});
afterEach(() => {
  jest.useRealTimers();
  jest.restoreAllMocks();
});

describe('the assistant', () => {
  test('answers a choice from the menu', async () => {
    const server = new StandInServer();
    const services = server.services();
    await createActions(services).handlePlanningMethodSelection('How to prevent pregnancy');
    expect(server.requests.map((request) => request.body)).toMatchObject([
      { topic: 'How to prevent pregnancy', pageUrl: 'https://clinic.test/contact' },
      { choice: 'How to prevent pregnancy' },
    ]);
    expect(services.store.get()).toMatchObject({ panel: 'assistant', busy: null, asking: null });
    expect(services.store.get().conversation?.messages).toHaveLength(2);
  });

  test('gives a question back when it could not be asked, and stores it once when asked again', async () => {
    const server = new StandInServer();
    const services = server.services();
    const actions = createActions(services);
    server.failures.set(`/conversations/${CONVERSATION}/bot`, 'offline');
    actions.setDraft('What is an IUD?');
    actions.submit();
    await pass();
    expect(services.store.get()).toMatchObject({ draft: 'What is an IUD?', trouble: { about: 'question' } });
    actions.submit();
    await pass();
    const ids = server.requests.filter((one) => one.path.endsWith('/bot')).map((one) => one.body['clientMessageId']);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
    expect(services.store.get()).toMatchObject({ draft: '', trouble: null });
  });
});
