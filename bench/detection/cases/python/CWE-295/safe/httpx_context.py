import ssl

import httpx

client = httpx.Client(verify=ssl.create_default_context())
