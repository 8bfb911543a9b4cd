import { Module } from '@nestjs/common';
import { AnswerQuestion } from './answer-question.ts';

@Module({ providers: [AnswerQuestion], exports: [AnswerQuestion] })
export class KnowledgeModule {}
