import { Controller, Get, Query, Res } from "@nestjs/common";
import { Response } from "express";

@Controller()
export class PagesController {
  @Get("welcome")
  welcome(@Query("name") name: string, @Res() res: Response) {
    res.send("<h1>Welcome, " + name + "</h1>");
  }
}
