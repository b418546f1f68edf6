import { Controller, Get, ParseIntPipe, Query, Res } from "@nestjs/common";
import { Response } from "express";

@Controller()
export class PagesController {
  @Get("welcome")
  welcome(@Query("visits", ParseIntPipe) visits: number, @Res() res: Response) {
    res.send("<h1>Visit number " + visits + "</h1>");
  }
}
