import { Module } from '@nestjs/common';
import { FindTraces } from './find-traces.ts';
import { ReadTrace } from './read-trace.ts';
import { TracesController } from './traces.controller.ts';

@Module({
  controllers: [TracesController],
  providers: [FindTraces, ReadTrace],
})
export class TracesModule {}
