import { Module } from '@nestjs/common';
import { KnowledgeModule } from '../knowledge/knowledge.module.ts';
import { RealtimeModule } from '../realtime/realtime.module.ts';
import { ArticlesController } from './articles.controller.ts';
import { ManageArticles } from './manage-articles.ts';
import { PreviewAnswers } from './preview-answers.ts';

@Module({
  imports: [KnowledgeModule, RealtimeModule],
  controllers: [ArticlesController],
  providers: [ManageArticles, PreviewAnswers],
})
export class ArticlesModule {}
