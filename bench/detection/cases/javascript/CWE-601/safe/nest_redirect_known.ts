import { Controller, Get, Query, Res } from "@nestjs/common";
import { Response } from "express";

const KNOWN = new Set(["https://a.example.com", "https://b.example.com"]);

@Controller("leave")
export class LeaveController {
  @Get()
  leave(@Query("url") url: string, @Res() res: Response) {
    return res.redirect(KNOWN.has(url) ? url : "/");
  }
}
