export default {
  async fetch(request) {
    const { searchParams } = new URL(request.url);
    const answer = await fetch(`https://images.example.com/${searchParams.get("image")}`);
    return new Response(answer.body);
  },
};
