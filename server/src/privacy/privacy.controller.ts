import { Controller, Delete, Get, Header, Param, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '../platform/http/api-remarks.ts';
import {
  eraseUserAnswer,
  type EraseUserAnswer,
  userExportAnswer,
  type UserExportAnswer,
} from '@honey/protocol/rest-privacy';
import type { FastifyReply } from 'fastify';
import { Allow, CurrentPrincipal } from '../auth/access.ts';
import type { AdminPrincipal } from '../domain/principal.ts';
import { unwrap } from '../platform/http/problem.ts';
import { EraseUser } from './erase-user.ts';
import { ExportUser } from './export-user.ts';
import { fingerprintOf } from './fingerprint.ts';

@ApiTags('admin')
@ApiBearerAuth()
@Allow('admin')
@Controller('admin/users')
export class PrivacyController {
  constructor(
    private readonly exportUser: ExportUser,
    private readonly eraseUser: EraseUser,
  ) {}

  @Get(':userId')
  @Header('cache-control', 'no-store')
  @ApiOkResponse({
    description: 'Everything that is stored about the customer, as a file',
    standardSchema: userExportAnswer,
  })
  async export(
    @CurrentPrincipal() admin: AdminPrincipal,
    @Param('userId') userId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<UserExportAnswer> {
    const everything = unwrap(await this.exportUser.run(admin, userId));
    // Not the id: downloads are listed where others may look.
    const name = `honey-export-${fingerprintOf(userId).slice(0, 8)}.json`;
    void reply.header('content-disposition', `attachment; filename="${name}"`);
    return everything;
  }

  @Delete(':userId')
  @ApiOkResponse({ standardSchema: eraseUserAnswer })
  async erase(@CurrentPrincipal() admin: AdminPrincipal, @Param('userId') userId: string): Promise<EraseUserAnswer> {
    return unwrap(await this.eraseUser.run(admin, userId));
  }
}
