export const createClient = (name: string) => ({
  name,
  apiKey: "k_" + Math.random().toString(36).slice(2),
});
