import { jest } from '@jest/globals';

// On a busy machine jest's five seconds would judge by time, most of all where a test makes a database of its own.
jest.setTimeout(60_000);
