public class ExampleController : Controller
{
    public async Task<IActionResult> Show([FromQuery] string name)
    {
        // ruleid: csharp-xss
        var page = Content("<h1>" + name + "</h1>", "text/html");
        // ruleid: csharp-xss
        await Response.WriteAsync($"<p>{name}</p>");
        // ruleid: csharp-xss
        ViewBag.Title = new HtmlString(Request.Query["title"]);
        // ruleid: csharp-xss
        Response.Write(Request.QueryString["comment"]);
        // ruleid: csharp-xss
        var raw = Html.Raw(name);
        // ok: csharp-xss
        var encoded = Content("<h1>" + HtmlEncoder.Default.Encode(name) + "</h1>", "text/html");
        // ok: csharp-xss
        var text = Content(name);
        // ok: csharp-xss
        var json = Json(new { name });
        // ok: csharp-xss
        await Response.WriteAsync("<p>hello</p>");
        // ok: csharp-xss
        return View("Show", name);
    }
}
