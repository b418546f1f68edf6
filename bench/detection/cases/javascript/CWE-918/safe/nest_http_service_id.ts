import { HttpService } from "@nestjs/axios";
import { Controller, Get, ParseIntPipe, Query } from "@nestjs/common";

@Controller("avatar")
export class AvatarController {
  constructor(private readonly httpService: HttpService) {}

  @Get()
  load(@Query("id", ParseIntPipe) id: number) {
    return this.httpService.get(`https://avatars.example.com/${id}.png`, { responseType: "stream" });
  }
}
