import { Controller, Get, Query } from "@nestjs/common";

@Controller()
export class SearchController {
  @Get("search")
  search(@Query("q") q: string): string {
    return "<p>Nothing was found for " + q + "</p>";
  }
}
