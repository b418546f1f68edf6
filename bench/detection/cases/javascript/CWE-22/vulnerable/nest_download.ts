import { Controller, Get, Param, StreamableFile } from "@nestjs/common";
import * as fs from "fs";
import { join } from "path";

@Controller("reports")
export class ReportsController {
  @Get(":name")
  get(@Param("name") name: string): StreamableFile {
    return new StreamableFile(fs.createReadStream(join("/data/reports", name)));
  }
}
