import { BadRequestException, Body, Controller, Post } from "@nestjs/common";
import { execSync } from "child_process";

const SCRIPTS = ["import", "export"];

@Controller("jobs")
export class JobsController {
  @Post()
  start(@Body("script") script: string) {
    if (!SCRIPTS.includes(script)) {
      throw new BadRequestException();
    }
    return { stdout: execSync(`bash scripts/${script}.sh`).toString() };
  }
}
