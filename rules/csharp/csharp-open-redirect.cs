public class ExampleController : Controller
{
    public IActionResult Login([FromQuery] string returnUrl)
    {
        // ruleid: csharp-open-redirect
        var answer = Redirect(returnUrl);
        // ruleid: csharp-open-redirect
        Response.Redirect(Request.Query["next"]);
        // ruleid: csharp-open-redirect
        answer = RedirectPermanent("https://" + returnUrl);
        // ruleid: csharp-open-redirect
        answer = new RedirectResult(returnUrl);
        // ok: csharp-open-redirect
        answer = LocalRedirect(returnUrl);
        // ok: csharp-open-redirect
        answer = RedirectToAction("Index", new { id = returnUrl });
        // ok: csharp-open-redirect
        answer = Redirect("/users/" + returnUrl);
        // ok: csharp-open-redirect
        answer = Redirect("/home");
        if (Url.IsLocalUrl(returnUrl))
        {
            // ok: csharp-open-redirect
            return Redirect(returnUrl);
        }
        return View();
    }

    [HttpPost]
    public IActionResult Done(string next)
    {
        if (!Url.IsLocalUrl(next))
        {
            return BadRequest();
        }
        // ok: csharp-open-redirect
        return Redirect(next);
    }
}
