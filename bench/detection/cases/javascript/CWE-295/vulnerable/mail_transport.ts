import nodemailer from "nodemailer";

const verify = false;

export const transport = nodemailer.createTransport({
  host: "mail.example.com",
  secure: true,
  tls: { rejectUnauthorized: verify },
});
