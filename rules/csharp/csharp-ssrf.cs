public class ExampleController : Controller
{
    public async Task<IActionResult> Fetch([FromQuery] string url)
    {
        // ruleid: csharp-ssrf
        var text = await client.GetStringAsync(url);
        // ruleid: csharp-ssrf
        await _httpClient.PostAsync("http://" + Request.Query["host"] + "/hook", null);
        // ruleid: csharp-ssrf
        var request = WebRequest.Create(url);
        // ruleid: csharp-ssrf
        var message = new HttpRequestMessage(HttpMethod.Get, url);
        // ruleid: csharp-ssrf
        new WebClient().DownloadString(Request.Form["address"]);
        // ok: csharp-ssrf
        await client.GetAsync("https://api.example.com/items/" + Uri.EscapeDataString(url));
        // ok: csharp-ssrf
        await client.GetAsync($"https://api.example.com/items?q={url}");
        // ok: csharp-ssrf
        await client.GetAsync("https://api.example.com/items");
        var target = new Uri(url);
        if (!AllowedHosts.Contains(target.Host))
        {
            return BadRequest();
        }
        // ok: csharp-ssrf
        return Ok(await client.GetAsync(target));
    }
}
