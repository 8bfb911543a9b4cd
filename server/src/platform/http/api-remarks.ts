import type * as Swagger from '@nestjs/swagger';

// Its decorators come with a fifth of all modules that the server has, which most servers never need: nobody reads
// their `/docs`. Until somebody does, what the decorators would say is kept here.

type Name =
  | 'ApiBearerAuth'
  | 'ApiBody'
  | 'ApiConsumes'
  | 'ApiCreatedResponse'
  | 'ApiHeader'
  | 'ApiNoContentResponse'
  | 'ApiOkResponse'
  | 'ApiProduces'
  | 'ApiTags';

type Decorate = (...on: unknown[]) => void;
type Decorators = Record<Name, (...args: unknown[]) => Decorate>;

const remarks: ((decorators: Decorators) => void)[] = [];

const remark = <N extends Name>(name: N) =>
  ((...args: unknown[]): Decorate =>
    (...on) => {
      remarks.push((decorators) => {
        decorators[name](...args)(...on);
      });
    }) as unknown as (typeof Swagger)[N];

export const ApiBearerAuth = remark('ApiBearerAuth');
export const ApiBody = remark('ApiBody');
export const ApiConsumes = remark('ApiConsumes');
export const ApiCreatedResponse = remark('ApiCreatedResponse');
export const ApiHeader = remark('ApiHeader');
export const ApiNoContentResponse = remark('ApiNoContentResponse');
export const ApiOkResponse = remark('ApiOkResponse');
export const ApiProduces = remark('ApiProduces');
export const ApiTags = remark('ApiTags');

/** For a decorator that loads `@nestjs/swagger` by itself: it decorates when somebody reads `/docs`. */
export const describedBy =
  (decorator: () => MethodDecorator): MethodDecorator =>
  (...on) => {
    remarks.push(() => {
      decorator()(...on);
    });
  };

/** Says everything that was kept, in the order in which it was said, and nothing when called again. */
export function repeatRemarks(swagger: typeof Swagger): void {
  for (const repeat of remarks.splice(0)) repeat(swagger as unknown as Decorators);
}
