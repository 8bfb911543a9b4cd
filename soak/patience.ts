import { jest } from '@jest/globals';

// Soak tests end when they are done, not when somebody expected it.
jest.setTimeout(4 * 60 * 60_000);
