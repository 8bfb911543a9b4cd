import { jest } from '@jest/globals';

// These tests make a database each; on a busy machine jest's five seconds would judge by time.
jest.setTimeout(60_000);
