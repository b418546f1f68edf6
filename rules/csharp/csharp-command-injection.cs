public class ExampleController : Controller
{
    public IActionResult Ping([FromQuery] string host)
    {
        // ruleid: csharp-command-injection
        Process.Start("cmd.exe", "/c ping " + host);
        // ruleid: csharp-command-injection
        Process.Start(Request.Query["tool"]);
        // ruleid: csharp-command-injection
        var info = new ProcessStartInfo("/bin/sh", $"-c \"ping {host}\"");
        var start = new ProcessStartInfo();
        // ruleid: csharp-command-injection
        start.Arguments = "-c 1 " + host;
        // ruleid: csharp-command-injection
        start.FileName = Request.Form["program"];
        // ok: csharp-command-injection
        start.ArgumentList.Add(host);
        // ok: csharp-command-injection
        Process.Start("notepad.exe");
        // ok: csharp-command-injection
        Process.Start("ping", "-n " + int.Parse(Request.Query["count"]));
        if (!Regex.IsMatch(host, "^[a-z.]+$"))
        {
            return BadRequest();
        }
        // ok: csharp-command-injection
        Process.Start("ping", host);
        return Ok();
    }
}
