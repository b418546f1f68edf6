process.env.NODE_EXTRA_CA_CERTS = "/etc/ssl/partner.pem";

export const load = (path: string) => fetch("https://partner.example.com" + path);
