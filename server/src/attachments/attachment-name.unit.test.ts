import { expect, test } from '@jest/globals';
import { attachmentName, contentDisposition } from './attachment-name.ts';

test.each([
  ['picture.png', 'picture.png'],
  ['Picture.PNG', 'Picture.PNG'],
  ['صورة.png', 'صورة.png'],
  ['../../etc/passwd', 'passwd.png'],
  ['C:\\Windows\\evil.exe', 'evil.exe.png'],
  ['page.html', 'page.html.png'],
  ['a\u0000b\r\nc.png', 'abc.png'],
  ['gnp.\u202Eexe.png', 'gnp.exe.png'],
  ['a\u200B\u2066b\uFEFF.png', 'ab.png'],
  ['  a \t b  .png', 'a b.png'],
  ['photo.exe\u3164\u115F\u034F\uFE0F.png', 'photo.exe.png'],
  ['\u2800\u2800a\u2800b.png', 'a b.png'],
  ['.png', 'file.png'],
  ['', 'file.png'],
  ['/', 'file.png'],
  ['\uD800.png', 'file.png'],
  [`${'x'.repeat(300)}.png`, `${'x'.repeat(196)}.png`],
  ['<img src=x>.png', '<img src=x>.png'],
])('the name %j becomes %j', (given, kept) => {
  expect(attachmentName(given, 'image/png')).toBe(kept);
});

test('a JPEG may end in three ways', () => {
  expect(['a.jpg', 'a.jpeg', 'a.jfif', 'a.png'].map((name) => attachmentName(name, 'image/jpeg'))).toEqual([
    'a.jpg',
    'a.jpeg',
    'a.jfif',
    'a.png.jpg',
  ]);
});

test('a header keeps a name of any script and cannot be broken out of', () => {
  expect(contentDisposition(`a"; x=1.png`, 'image/png')).toBe(`inline; filename*=UTF-8''a%22%3B%20x%3D1.png`);
  expect(contentDisposition(`l'été (*).pdf`, 'application/pdf')).toBe(
    `attachment; filename*=UTF-8''l%27%C3%A9t%C3%A9%20%28%2A%29.pdf`,
  );
});
