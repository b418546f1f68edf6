import { Client } from "ldapts";
import { Controller, Get, Query } from "@nestjs/common";

@Controller("people")
export class PeopleController {
  private readonly client = new Client({ url: "ldap://localhost" });

  @Get()
  async list(@Query("mail") mail: string) {
    const { searchEntries } = await this.client.search("dc=example", { filter: "(mail=*)" });
    return searchEntries.filter((entry) => entry.mail === mail);
  }
}
