import { describe, expect, test } from '@jest/globals';
import { Rooms } from './rooms.ts';

const [ada, ben, eve] = [{ name: 'Ada' }, { name: 'Ben' }, { name: 'Eve' }];

describe('Rooms', () => {
  test('an empty room has no members and is not listed', () => {
    const rooms = new Rooms<object>();
    expect([...rooms.members('r')]).toEqual([]);
    expect(rooms.count('r')).toBe(0);
    expect([...rooms.names()]).toEqual([]);
  });

  test('one, two and three members are all there', () => {
    const rooms = new Rooms<object>();
    for (const [index, member] of [ada, ben, eve].entries()) {
      rooms.join('r', member);
      expect(rooms.count('r')).toBe(index + 1);
    }
    expect([...rooms.members('r')]).toEqual([ada, ben, eve]);
  });

  test('who joins twice is there once', () => {
    const rooms = new Rooms<object>();
    rooms.join('r', ada);
    rooms.join('r', ada);
    expect(rooms.count('r')).toBe(1);
  });

  test('the last to leave closes the room', () => {
    const rooms = new Rooms<object>();
    rooms.join('r', ada);
    rooms.join('r', ben);
    rooms.leave('r', ada);
    expect([...rooms.members('r')]).toEqual([ben]);
    rooms.leave('r', ben);
    expect([...rooms.names()]).toEqual([]);
  });

  test('who leaves without having been there changes nothing', () => {
    const rooms = new Rooms<object>();
    rooms.leave('r', ada);
    rooms.join('r', ada);
    rooms.leave('r', ben);
    expect([...rooms.members('r')]).toEqual([ada]);
  });
});
