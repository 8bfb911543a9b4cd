import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiTags,
} from '../platform/http/api-remarks.ts';
import {
  articleBody,
  type ArticleBody,
  articleChange,
  type ArticleChange,
  type ArticleEntry,
  articlesAnswer,
  type ArticlesAnswer,
  articleSchema,
  articlesQuery,
  type ArticlesQuery,
  articleVersionQuery,
  type ArticleVersionQuery,
  previewAnswer,
  type PreviewAnswer,
  previewBody,
  type PreviewBody,
} from '@honey/protocol/articles';
import { Allow, CurrentPrincipal } from '../auth/access.ts';
import type { AdminPrincipal } from '../domain/principal.ts';
import { TOPICS } from '../knowledge/topics.ts';
import { Database } from '../platform/database/database.ts';
import { ProblemException, unwrap } from '../platform/http/problem.ts';
import { countArticles, findArticle, listArticles } from './article-admin.queries.ts';
import { ManageArticles, noSuchArticle } from './manage-articles.ts';
import { PreviewAnswers } from './preview-answers.ts';

/** More than anybody reads through; one looks for words instead. */
const MAX_LISTED = 500;

@ApiTags('admin')
@ApiBearerAuth()
@Allow('admin')
@Controller('admin/articles')
export class ArticlesController {
  constructor(
    private readonly database: Database,
    private readonly manage: ManageArticles,
    private readonly previews: PreviewAnswers,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: articlesAnswer })
  async list(@Query({ schema: articlesQuery }) { find }: ArticlesQuery): Promise<ArticlesAnswer> {
    const words = find.split(/\s+/).filter((word) => word !== '');
    const [articles, count] = await Promise.all([
      listArticles(this.database.pool, words, MAX_LISTED),
      countArticles(this.database.pool),
    ]);
    return { articles, count, topics: [...TOPICS] };
  }

  @Get(':articleId')
  @ApiOkResponse({ standardSchema: articleSchema })
  async article(@Param('articleId') articleId: string): Promise<ArticleEntry> {
    const article = await findArticle(this.database.pool, articleId);
    if (!article) throw new ProblemException(noSuchArticle);
    return article;
  }

  @Post()
  @ApiCreatedResponse({ standardSchema: articleSchema })
  async create(
    @CurrentPrincipal() admin: AdminPrincipal,
    @Body({ schema: articleBody }) body: ArticleBody,
  ): Promise<ArticleEntry> {
    return unwrap(await this.manage.create(admin, body));
  }

  @Put(':articleId')
  @ApiOkResponse({ standardSchema: articleSchema })
  async update(
    @CurrentPrincipal() admin: AdminPrincipal,
    @Param('articleId') articleId: string,
    @Body({ schema: articleChange }) body: ArticleChange,
  ): Promise<ArticleEntry> {
    return unwrap(await this.manage.update(admin, articleId, body));
  }

  @Delete(':articleId')
  @HttpCode(204)
  @ApiNoContentResponse()
  async delete(
    @CurrentPrincipal() admin: AdminPrincipal,
    @Param('articleId') articleId: string,
    @Query({ schema: articleVersionQuery }) { updatedAt }: ArticleVersionQuery,
  ): Promise<void> {
    unwrap(await this.manage.delete(admin, articleId, updatedAt));
  }

  /** Changes nothing, whatever the draft. */
  @Post('preview')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: previewAnswer })
  async preview(@Body({ schema: previewBody }) body: PreviewBody): Promise<PreviewAnswer> {
    return unwrap(await this.previews.run(body));
  }
}
