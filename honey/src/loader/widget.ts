import { createEvents, publish } from './api.ts';
import type { Identified } from './api.ts';
import { createLauncher } from './launcher.ts';
import { dress, looks } from './look.ts';
import { onSeenPart, seenPart } from './seen-part.ts';
import { readSettings } from './settings.ts';
import { createTitleBlink } from './title-blink.ts';
import { english } from './words.ts';
import type { LoaderWords } from './words.ts';

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

/** Adds the launcher to the page. The widget itself loads when it is opened for the first time. */
function embed(script: HTMLScriptElement): void {
  const { origin } = new URL(script.src, location.href);
  const settings = readSettings(script);
  const events = createEvents();
  const blink = createTitleBlink();
  const host = document.createElement('div');
  host.id = HOST_ID;
  // Whatever the page does to its elements, this one neither hides nor takes room.
  host.style.setProperty('all', 'initial', 'important');
  // The page's own rules must not reach the button, nor ours the page.
  const shadow = host.attachShadow({ mode: 'open' });
  const launcher = createLauncher(settings);
  const narrow = matchMedia('(max-width: 480px), (max-height: 480px)');
  let frame: HTMLIFrameElement | null = null;
  let isOpen = false;
  let isHidden = false;
  let isReady = false;
  let escapedAt = -TWICE_WITHIN_MS;
  let unread = 0;
  let words = english;
  /** What had the focus when the chat was opened. */
  let before: Element | null = null;
  /** What the widget is to be told once it is there. */
  let toTell: { type: string; value: string | undefined }[] = [];
  /** Who waits to hear what came of identifying. The widget answers in the order it was asked. */
  const identifying: ((answer: Identified) => void)[] = [];

  function setUnread(count: number) {
    if (settings.blinks) blink(count, words[4]);
    launcher.label(isOpen, count, words);
    if (count !== unread) events.emit('unread', count);
    unread = count;
  }

  function tell(type: string, value?: string) {
    const message = { type, value };
    // Before the widget has said that it is there, its window is still an empty page of ours.
    if (isReady) frame?.contentWindow?.postMessage(message, origin);
    else toTell.push(message);
  }

  function makeFrame(): HTMLIFrameElement {
    const made = document.createElement('iframe');
    const page = location.origin + location.pathname;
    const facts = new URLSearchParams({ ...settings.facts, origin: location.origin, page });
    made.title = words[0];
    made.referrerPolicy = 'no-referrer';
    // In the fragment, which the browser keeps to itself: no server log learns the page from it.
    made.src = `${origin}/honey/#${facts.toString()}`;
    dress(made, looks.frame);
    shadow.append(made);
    return made;
  }

  function lay() {
    launcher.element.style.display = isHidden || (isOpen && narrow.matches) ? 'none' : 'grid';
    if (frame === null) return;
    dress(frame, narrow.matches ? { ...looks.narrow, ...seenPart() } : { ...looks.wide, [settings.side]: '20px' });
    frame.style.display = isOpen ? 'block' : 'none';
  }

  /** Loads the widget, opened or not. */
  function haveFrame() {
    frame ??= makeFrame();
    lay();
  }

  function setOpen(open: boolean) {
    if (open === isOpen) return;
    isOpen = open;
    if (open) {
      before = document.activeElement;
      frame ??= makeFrame();
    }
    lay();
    launcher.label(open, 0, words);
    tell(open ? 'honey:opened' : 'honey:closed');
    (open ? frame : isHidden && before instanceof HTMLElement ? before : launcher.element)?.focus();
    events.emit(open ? 'open' : 'close');
  }

  function hide(hidden: boolean) {
    isHidden = hidden;
    if (hidden) setOpen(false);
    lay();
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
    } else setOpen(false);
    escapedAt = now;
  }

  launcher.element.onclick = () => {
    setOpen(!isOpen);
  };
  narrow.onchange = lay;
  onSeenPart(lay);
  window.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.repeat && frame !== null) onEscape();
  });
  window.addEventListener('message', (event: MessageEvent<unknown>) => {
    if (event.source === null || event.source !== frame?.contentWindow || event.origin !== origin) return;
    const data = event.data as { type?: unknown; count?: unknown; words?: LoaderWords; code?: string } | null;
    switch (data?.type) {
      case 'honey:ready':
        isReady = true;
        for (const { type, value } of toTell) tell(type, value);
        toTell = [];
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
        words = data.words ?? words;
        frame.title = words[0];
        setUnread(Number(data.count) || 0);
        return;
      case 'honey:escalated':
      case 'honey:assigned':
        events.emit(data.type === 'honey:assigned' ? 'assigned' : 'escalated');
        return;
      case 'honey:identified': {
        const answer = { ok: data.code === undefined, code: data.code };
        identifying.shift()?.(answer);
        events.emit('identified', answer);
        return;
      }
      default:
    }
  });

  launcher.label(false, 0, words);
  shadow.append(launcher.element);
  document.body.append(host);
  events.emit('ready');
  publish({
    open: () => {
      setOpen(true);
    },
    close: () => {
      setOpen(false);
    },
    toggle: () => {
      setOpen(!isOpen);
    },
    show: () => {
      hide(false);
    },
    hide: () => {
      hide(true);
    },
    on: events.on,
    setLocale: (locale) => {
      settings.facts['language'] = locale;
      if (frame !== null) tell('honey:locale', locale);
    },
    // Whatever a page's script gives is answered.
    identify: (identity: unknown) => {
      haveFrame();
      tell('honey:identify', String(identity));
      return new Promise((resolve) => {
        identifying.push(resolve);
      });
    },
    reset: () => {
      setOpen(false);
      // What an earlier visit left on the device is the widget's to clear.
      haveFrame();
      tell('honey:reset');
    },
  });
}

const script = ownScript();
if (script !== null && document.getElementById(HOST_ID) === null) {
  if (document.readyState === 'loading') {
    document.addEventListener('DOMContentLoaded', () => {
      embed(script);
    });
  } else embed(script);
}
