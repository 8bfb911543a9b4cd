import { expect, test } from '@jest/globals';
import { stretchesOf } from './links.ts';

const linksIn = (text: string) => stretchesOf(text).flatMap((it) => ('href' in it ? [it] : []));

test('an address becomes a link to exactly what it says, without the full stop behind it', () => {
  expect(stretchesOf('Read https://www.who.int/news?a=1#b. It is short.')).toEqual([
    { text: 'Read ' },
    { text: 'https://www.who.int/news?a=1#b', href: 'https://www.who.int/news?a=1#b', realHost: null },
    { text: '. It is short.' },
  ]);
  expect(linksIn('(http://example.org)')).toMatchObject([{ text: 'http://example.org' }]);
});

test.each([
  'javascript:alert(1)//https://example.org',
  'data:text/html,https://example.org',
  'ftp://example.org www.example.org mailto:a@example.org',
  'xhttps://example.org',
  'https://',
  'https://[',
])('nothing else becomes one: %s', (text) => {
  expect(linksIn(text)).toEqual([]);
});

test.each([
  ['https://who.int@evil.example/who.int', 'evil.example'],
  ['https://who.int:80@evil.example:8443', 'evil.example:8443'],
  ['https://whо.int/', 'xn--wh-gmc.int'],
  ['https://who.int\\@evil.example', null],
  ['https://0x7f.1/', '127.0.0.1'],
])('%s says where it really leads', (text, host) => {
  const [link] = linksIn(text);
  expect(link).toMatchObject({ text, realHost: host });
  expect(new URL(link?.href ?? '').host).toBe(host ?? 'who.int');
});

test('marks that turn the direction of writing are in no link', () => {
  expect(linksIn('https://example.org/\u202Egpj.exe')).toMatchObject([{ href: 'https://example.org/' }]);
});

test.each(['', 'no link', 'https://a.example https://b.example', 'see (https://a.example/x).\nhttps://b.example!'])(
  'no letter is lost: %j',
  (text) => {
    expect(
      stretchesOf(text)
        .map((stretch) => stretch.text)
        .join(''),
    ).toBe(text);
  },
);
