import { Inject } from '@nestjs/common';

/** The parsed environment, for injection. */
export const ENV = Symbol('ENV');
export const InjectEnv = () => Inject(ENV);
