export const createPoint = (name: string) => ({
  name,
  x: Math.random() * 100,
  y: Math.random() * 100,
});
