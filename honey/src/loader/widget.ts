import { dress, looks } from './look.ts';
import { settingOf } from './settings.ts';

const HOST_ID = 'honey-widget';
/** Where a quick exit leads: a page that says nothing about the one before. */
const NEUTRAL_PAGE = 'https://www.google.com/';
const TWICE_WITHIN_MS = 800;
const EXIT_GRACE_MS = 250;

function ownScript(): HTMLScriptElement | null {
  const current = document.currentScript;
  if (current instanceof HTMLScriptElement) return current;
  return document.querySelector<HTMLScriptElement>('script[src*="/widget.js"]');
}

function chatIcon(): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('width', '26');
  svg.setAttribute('height', '26');
  svg.setAttribute('aria-hidden', 'true');
  path.setAttribute(
    'd',
    'M5 4.5h14A2.5 2.5 0 0 1 21.5 7v8a2.5 2.5 0 0 1-2.5 2.5h-6.5L7.5 21v-3.5H5A2.5 2.5 0 0 1 2.5 15V7A2.5 2.5 0 0 1 5 4.5Z',
  );
  path.setAttribute('fill', 'none');
  path.setAttribute('stroke', 'currentColor');
  path.setAttribute('stroke-width', '2');
  path.setAttribute('stroke-linejoin', 'round');
  svg.append(path);
  return svg;
}

/** Adds the launcher to the page. The widget itself loads when it is opened for the first time. */
function embed(script: HTMLScriptElement): void {
  const { origin } = new URL(script.src, location.href);
  const host = document.createElement('div');
  host.id = HOST_ID;
  // Whatever the page does to its elements, this one neither hides nor takes room.
  host.style.setProperty('all', 'initial', 'important');
  // The page's own rules must not reach the button, nor ours the page.
  const shadow = host.attachShadow({ mode: 'open' });
  const launcher = document.createElement('button');
  const badge = document.createElement('span');
  const narrow = matchMedia('(max-width: 480px), (max-height: 480px)');
  let frame: HTMLIFrameElement | null = null;
  let isOpen = false;
  let isReady = false;
  let escapedAt = -TWICE_WITHIN_MS;

  launcher.type = 'button';
  launcher.append(chatIcon(), badge);
  dress(launcher, looks.launcher);
  dress(badge, looks.badge);
  launcher.addEventListener('focus', () => {
    if (launcher.matches(':focus-visible')) dress(launcher, { outline: '3px solid #8A4B08', 'outline-offset': '3px' });
  });
  launcher.addEventListener('blur', () => {
    launcher.style.removeProperty('outline');
  });

  function showUnread(count: number) {
    badge.hidden = count === 0;
    badge.style.display = count === 0 ? 'none' : 'block';
    badge.textContent = count > 9 ? '9+' : String(count);
    launcher.setAttribute(
      'aria-label',
      isOpen ? 'Close chat' : count === 0 ? 'Open chat' : `Open chat, ${String(count)} new`,
    );
  }

  function tell(type: string) {
    // Before the widget has said that it is there, its window is still an empty page of ours.
    if (isReady) frame?.contentWindow?.postMessage({ type }, origin);
  }

  function makeFrame(): HTMLIFrameElement {
    const made = document.createElement('iframe');
    const facts = new URLSearchParams({ origin: location.origin, page: location.origin + location.pathname });
    const keep = settingOf(script, 'keep');
    if (keep !== undefined) facts.set('keep', keep);
    made.title = 'Chat';
    made.allow = '';
    made.referrerPolicy = 'no-referrer';
    // In the fragment, which the browser keeps to itself: no server log learns the page from it.
    made.src = `${origin}/honey/#${facts.toString()}`;
    dress(made, looks.frame);
    shadow.append(made);
    return made;
  }

  function lay() {
    if (frame === null) return;
    dress(frame, narrow.matches ? looks.narrow : looks.wide);
    frame.style.display = isOpen ? 'block' : 'none';
    launcher.style.display = isOpen && narrow.matches ? 'none' : 'grid';
  }

  function setOpen(open: boolean) {
    isOpen = open;
    if (open) frame ??= makeFrame();
    lay();
    launcher.setAttribute('aria-expanded', String(open));
    showUnread(0);
    tell(open ? 'honey:opened' : 'honey:closed');
    (open ? frame : launcher)?.focus();
  }

  function leave() {
    location.replace(NEUTRAL_PAGE);
  }

  function onEscape() {
    const now = performance.now();
    if (now - escapedAt < TWICE_WITHIN_MS) {
      // The widget clears what it kept and says so; should it hang, leaving comes first.
      tell('honey:exit');
      setTimeout(leave, EXIT_GRACE_MS);
    } else if (isOpen) setOpen(false);
    escapedAt = now;
  }

  launcher.addEventListener('click', () => {
    setOpen(!isOpen);
  });
  narrow.addEventListener('change', lay);
  window.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.repeat && frame !== null) onEscape();
  });
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (event.source === null || event.source !== frame?.contentWindow || event.origin !== origin) return;
    const data = event.data as { type?: unknown; count?: unknown } | null;
    switch (data?.type) {
      case 'honey:ready':
        isReady = true;
        tell(isOpen ? 'honey:opened' : 'honey:closed');
        return;
      case 'honey:close':
        setOpen(false);
        return;
      case 'honey:escape':
        onEscape();
        return;
      case 'honey:exit':
        leave();
        return;
      case 'honey:unread':
        if (!isOpen) showUnread(Number(data.count) || 0);
        return;
      default:
    }
  });

  launcher.setAttribute('aria-expanded', 'false');
  showUnread(0);
  shadow.append(launcher);
  document.body.append(host);
}

const script = ownScript();
if (script !== null && document.getElementById(HOST_ID) === null) {
  if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', () => {
      embed(script);
    });
  } else embed(script);
}
