import { Module } from '@nestjs/common';
import { AgentNotices } from './agent-notices.ts';
import { WebSocketService } from './websocket.service.ts';

/** The rooms and the notices. The gateway, which needs the capabilities that speak in them, has its own module. */
@Module({ providers: [AgentNotices, WebSocketService], exports: [AgentNotices, WebSocketService] })
export class RealtimeModule {}
