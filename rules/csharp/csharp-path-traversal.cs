public class ExampleController : Controller
{
    public IActionResult Download([FromQuery] string name, IFormFile upload)
    {
        // ruleid: csharp-path-traversal
        var text = System.IO.File.ReadAllText(Path.Combine("uploads", name));
        // ruleid: csharp-path-traversal
        File.Delete("/srv/files/" + Request.Query["file"]);
        // ruleid: csharp-path-traversal
        var stream = new FileStream($"exports/{name}", FileMode.Open);
        // ruleid: csharp-path-traversal
        Directory.CreateDirectory("data/" + Request.Form["folder"]);
        // ruleid: csharp-path-traversal
        var shown = PhysicalFile("/srv/" + name, "text/plain");
        // ok: csharp-path-traversal
        File.ReadAllText(Path.Combine("uploads", Path.GetFileName(name)));
        // ok: csharp-path-traversal
        File.ReadAllText("settings.json");
        // ok: csharp-path-traversal
        File.ReadAllText("pages/" + Guid.Parse(name) + ".html");
        var path = Path.GetFullPath(Path.Combine("/srv/uploads", name));
        if (!path.StartsWith("/srv/uploads/"))
        {
            return NotFound();
        }
        // ok: csharp-path-traversal
        return PhysicalFile(path, "text/plain");
    }
}
