import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '../platform/http/api-remarks.ts';
import { type Trace, tracesAnswer, type TracesAnswer, traceSchema, tracesQuery } from '@honey/protocol/trace';
import { Allow } from '../auth/access.ts';
import { unwrap } from '../platform/http/problem.ts';
import { FindTraces } from './find-traces.ts';
import { ReadTrace } from './read-trace.ts';

@ApiTags('admin')
@ApiBearerAuth()
@Allow('admin')
@Controller('admin')
export class TracesController {
  constructor(
    private readonly readTrace: ReadTrace,
    private readonly findTraces: FindTraces,
  ) {}

  @Get('conversations/:conversationId/trace')
  @ApiOkResponse({ standardSchema: traceSchema })
  async trace(@Param('conversationId') conversationId: string): Promise<Trace> {
    return unwrap(await this.readTrace.run(conversationId));
  }

  @Get('traces')
  @ApiOkResponse({ standardSchema: tracesAnswer })
  async traces(@Query({ schema: tracesQuery }) { find }: { find: string }): Promise<TracesAnswer> {
    return { traces: await this.findTraces.run(find) };
  }
}
