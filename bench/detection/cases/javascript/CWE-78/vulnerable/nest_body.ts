import { Body, Controller, Post } from "@nestjs/common";
import { exec } from "child_process";
import { promisify } from "util";

const run = promisify(exec);

@Controller("jobs")
export class JobsController {
  @Post()
  async start(@Body("script") script: string) {
    const { stdout } = await run(`bash scripts/${script}.sh`);
    return { stdout };
  }
}
