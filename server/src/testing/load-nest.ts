// `@nestjs/throttler` is CommonJS and requires Nest, which is ES modules. Under jest that works only once Nest is
// loaded: required in the middle of the first import, it would be a cycle.
import 'reflect-metadata';
import '@nestjs/common';
import '@nestjs/core';
