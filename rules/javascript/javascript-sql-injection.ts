import { Controller, Get, Query } from "@nestjs/common";
import { DataSource } from "typeorm";

@Controller("users")
export class UsersController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  async find(@Query("name") name: string) {
    // ruleid: javascript-sql-injection
    await this.dataSource.query(`SELECT * FROM users WHERE name = '${name}'`);
    // ok: javascript-sql-injection
    return this.dataSource.query("SELECT * FROM users WHERE name = $1", [name]);
  }
}
