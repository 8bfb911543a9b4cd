import { createRestClient } from '@honey/client/rest-client';
import { createUserApi } from '@honey/client/user-api';
import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import { ActionProvider, createActions } from './chatbot/ActionProvider.tsx';
import { beginWithTopic } from './chatbot/begin-with-topic.ts';
import { createDevice } from './chatbot/device.ts';
import { createHostBridge } from './chatbot/host-bridge.ts';
import { identifyOnDemand } from './chatbot/identify-on-demand.ts';
import { endConversationInPassing } from './chatbot/leave-no-trace.ts';
import { safeStorage } from './chatbot/safe-storage.ts';
import type { Services } from './chatbot/services.ts';
import { createSessionStore } from './chatbot/session.ts';
import { createStore } from './chatbot/store.ts';
import { tellHost } from './chatbot/tell-host.ts';
import { initialState } from './chatbot/widget-state.ts';
import { apiUrl, wsUrl } from './config.ts';
import { offeredLanguages } from './language/offered-languages.ts';
import { dress } from './loader/look.ts';
import { onSeenPart, seenPart } from './loader/seen-part.ts';
import { takeLocale } from './locale.ts';
import { dressIn } from './look.ts';
import './styles/base.css';
import './styles/layout.css';
import './styles/timeline.css';
import './styles/panels.css';

/** Where a quick exit leads: a page that says nothing about the one before. */
const NEUTRAL_PAGE = 'https://www.google.com/';

const host = createHostBridge(window);
takeLocale(host.settings.language ?? navigator.language);
dressIn(host.settings.colour);
const device = createDevice({
  lasting: safeStorage('localStorage'),
  tab: safeStorage('sessionStorage'),
  keepByDefault: host.settings.keep,
});
const session = createSessionStore(device);
const rest = createRestClient({ baseUrl: apiUrl, getToken: () => session.get()?.token ?? null });
const api = createUserApi(rest);

const services: Services = {
  api,
  session,
  device,
  languages: offeredLanguages(),
  wsUrl,
  store: createStore(initialState()),
  pageUrl: host.pageUrl,
};
const actions = createActions(services);
tellHost(services, host);
// Before the first look, so that nobody sees another language flash by.
await actions.speakOneOf(host.settings.language === null ? navigator.languages : [host.settings.language]);

const endInPassing = () => {
  endConversationInPassing(services, apiUrl);
};
let restored = Promise.resolve();
const identification = identifyOnDemand(services, { actions, endInPassing, restored: () => restored });
host.listen((message) => {
  if (message.type !== 'honey:identify') return;
  void identification.identify(message.value).then((refusal) => {
    host.send('honey:identified', refusal === null ? {} : { code: refusal });
  });
});

function forget() {
  identification.stop();
  actions.erase();
  device.clear();
}

/** Who was identified finds the chat again, on any device; nobody else can. */
function reset() {
  if (session.get()?.identified !== true) endInPassing();
  forget();
}

function exit() {
  endInPassing();
  forget();
  document.body.replaceChildren();
  host.send('honey:exit');
  if (!host.isFramed) window.location.replace(NEUTRAL_PAGE);
}

window.addEventListener('pagehide', ({ persisted }) => {
  if (device.keeps()) void api.sendLastWords(services.store.get().outbox);
  else if (!persisted) endInPassing();
});

const root = document.getElementById('root');
if (root === null) throw new Error('#root is missing');
// In a site's page, the script there sees to it: a frame does not know what lies over it.
if (!host.isFramed) {
  onSeenPart(() => {
    dress(root, seenPart());
  });
}
createRoot(root).render(
  <ActionProvider services={services} actions={actions}>
    <App host={host} leave={{ exit, reset }} />
  </ActionProvider>,
);
restored = actions.restore();
void restored.then(() => {
  beginWithTopic(services, actions, host.settings.topic);
});
