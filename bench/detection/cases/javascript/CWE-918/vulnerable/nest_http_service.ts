import { HttpService } from "@nestjs/axios";
import { Controller, Get, Query } from "@nestjs/common";

@Controller("avatar")
export class AvatarController {
  constructor(private readonly httpService: HttpService) {}

  @Get()
  load(@Query("from") from: string) {
    return this.httpService.get(from, { responseType: "stream" });
  }
}
