import { exec, execFile } from "node:child_process";
import { Body, Controller, Get, Param, ParseIntPipe, Post, Query, Req } from "@nestjs/common";

@Controller("jobs")
export class JobsController {
  @Get()
  list(@Query("filter") filter: string) {
    // ruleid: javascript-command-injection
    exec(`jobs --filter ${filter}`);
    // ok: javascript-command-injection
    execFile("jobs", ["--filter", filter]);
  }

  @Get(":number")
  one(@Param("number", ParseIntPipe) number: number) {
    // ok: javascript-command-injection
    exec(`jobs --number ${number}`);
  }

  @Post()
  add(@Body() body: JobDto, @Req() request: Request) {
    const command: string = body.command as string;
    // ruleid: javascript-command-injection
    exec(command);
    const { headers } = request;
    // ruleid: javascript-command-injection
    exec(headers["x-job"]!);
  }
}
