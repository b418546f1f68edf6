import aiohttp


async def load(url):
    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        return await answer.text()
