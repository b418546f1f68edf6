import aiohttp


async def load(url):
    async with aiohttp.ClientSession() as session, session.get(url, ssl=False) as answer:
        return await answer.text()
