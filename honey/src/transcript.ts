import { saveBlob } from '@honey/client/save-blob';
import type { Message } from '@honey/protocol/entities';
import { say } from './language/say.ts';
import { exactly } from './locale.ts';

function nameOf({ senderType, senderName }: Message): string {
  switch (senderType) {
    case 'USER':
      return say('transcript.you');
    case 'BOT':
      return say('transcript.assistant');
    case 'AGENT':
    case 'SYSTEM':
      return senderName;
  }
}

/** The conversation as plain text, to take along. */
export function transcriptOf(messages: readonly Message[]): string {
  const entries = messages.map((message) => {
    const source = message.payload?.source;
    const from = source === undefined ? '' : `\n${say('transcript.source', { name: source.name, url: source.url })}`;
    return `${exactly(new Date(message.createdAt))}  ${nameOf(message)}\n${message.text}${from}\n`;
  });
  return entries.join('\n');
}

/** Hands a text over as a file. It is made on this device; no server sees it. */
export function saveAsFile(text: string, name: string): void {
  saveBlob(new Blob([text], { type: 'text/plain;charset=utf-8' }), name);
}
