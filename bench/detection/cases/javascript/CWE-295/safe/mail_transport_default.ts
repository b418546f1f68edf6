import nodemailer from "nodemailer";

export const transport = nodemailer.createTransport({
  host: "mail.example.com",
  secure: true,
  tls: { minVersion: "TLSv1.2" },
});
