import { Controller, Get, Query, Res } from "@nestjs/common";
import { Response } from "express";

@Controller("leave")
export class LeaveController {
  @Get()
  leave(@Query("url") url: string, @Res() res: Response) {
    return res.redirect(url);
  }
}
