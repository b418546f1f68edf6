import { Controller, Get, Param, ParseUUIDPipe, StreamableFile } from "@nestjs/common";
import * as fs from "fs";
import { join } from "path";

@Controller("reports")
export class ReportsController {
  @Get(":id")
  get(@Param("id", ParseUUIDPipe) id: string): StreamableFile {
    return new StreamableFile(fs.createReadStream(join("/data/reports", id)));
  }
}
