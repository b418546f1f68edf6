import { Body, Controller, Post } from "@nestjs/common";
import { InjectModel } from "@nestjs/mongoose";
import { Model, Types } from "mongoose";

@Controller("sessions")
export class SessionsController {
  constructor(@InjectModel("Account") private readonly accountModel: Model<unknown>) {}

  @Post()
  create(@Body() body: any) {
    return this.accountModel.findOne({ _id: new Types.ObjectId(body.id) });
  }
}
