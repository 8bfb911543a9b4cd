import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiTags } from '../platform/http/api-remarks.ts';
import { type BusinessHours, businessHoursSchema } from '@honey/protocol/business-hours';
import { type LanguageSettings, languageSettingsSchema } from '@honey/protocol/language-settings';
import {
  type RoutingSettings,
  routingSettingsBody,
  type RoutingSettingsBody,
  routingSettingsSchema,
} from '@honey/protocol/settings';
import { Allow, CurrentPrincipal } from '../auth/access.ts';
import type { AdminPrincipal } from '../domain/principal.ts';
import { Database } from '../platform/database/database.ts';
import { unwrap } from '../platform/http/problem.ts';
import { ChangeBusinessHours } from './change-business-hours.ts';
import { ChangeLanguages } from './change-languages.ts';
import { ChangeRoutingSettings } from './change-routing-settings.ts';
import { readLanguages } from './languages.queries.ts';
import { readSettings } from './settings.queries.ts';

@ApiTags('admin')
@ApiBearerAuth()
@Allow('admin')
@Controller('admin')
export class SettingsController {
  constructor(
    private readonly database: Database,
    private readonly changeBusinessHours: ChangeBusinessHours,
    private readonly changeRoutingSettings: ChangeRoutingSettings,
    private readonly changeLanguages: ChangeLanguages,
  ) {}

  @Get('business-hours')
  @ApiOkResponse({ standardSchema: businessHoursSchema })
  async businessHours(): Promise<BusinessHours> {
    return (await readSettings(this.database.pool)).hours;
  }

  @Put('business-hours')
  @ApiOkResponse({ standardSchema: businessHoursSchema })
  async putBusinessHours(
    @CurrentPrincipal() admin: AdminPrincipal,
    @Body({ schema: businessHoursSchema }) body: BusinessHours,
  ): Promise<BusinessHours> {
    return unwrap(await this.changeBusinessHours.run(admin, body));
  }

  @Get('settings')
  @ApiOkResponse({ standardSchema: routingSettingsSchema })
  async settings(): Promise<RoutingSettings> {
    return (await readSettings(this.database.pool)).routing;
  }

  @Put('settings')
  @ApiOkResponse({ standardSchema: routingSettingsSchema })
  async putSettings(
    @CurrentPrincipal() admin: AdminPrincipal,
    @Body({ schema: routingSettingsBody }) body: RoutingSettingsBody,
  ): Promise<RoutingSettings> {
    return this.changeRoutingSettings.run(admin, body);
  }

  @Get('settings/languages')
  @ApiOkResponse({ standardSchema: languageSettingsSchema })
  async languages(): Promise<LanguageSettings> {
    return readLanguages(this.database.pool);
  }

  @Put('settings/languages')
  @ApiOkResponse({ standardSchema: languageSettingsSchema })
  async putLanguages(
    @CurrentPrincipal() admin: AdminPrincipal,
    @Body({ schema: languageSettingsSchema }) body: LanguageSettings,
  ): Promise<LanguageSettings> {
    return this.changeLanguages.run(admin, body);
  }
}
