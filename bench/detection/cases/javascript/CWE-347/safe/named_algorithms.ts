import * as jwt from "jsonwebtoken";

export function read(token: string, key: string) {
  return jwt.verify(token, key, { algorithms: ["ES256"], issuer: "https://id.example.com" });
}
