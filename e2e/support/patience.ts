import { jest } from '@jest/globals';

// A flow opens three browsers and may restart the server; jest's five seconds are for functions.
jest.setTimeout(90_000);
