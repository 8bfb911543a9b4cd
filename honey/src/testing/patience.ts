import { jest } from '@jest/globals';
import { configure } from '@testing-library/preact';

// On a busy machine jest's five seconds and the library's one would judge by time.
jest.setTimeout(60_000);
configure({ asyncUtilTimeout: 20_000 });
