public class ExampleController : Controller
{
    public void Remember(string id)
    {
        // ruleid: csharp-insecure-cookie
        Response.Cookies.Append("session", id);
        // ruleid: csharp-insecure-cookie
        var options = new CookieOptions { Secure = false, HttpOnly = true };
        // ruleid: csharp-insecure-cookie
        var open = new CookieOptions { HttpOnly = true };
        // ruleid: csharp-insecure-cookie
        cookie.HttpOnly = false;
        // ruleid: csharp-insecure-cookie
        settings.Cookie.SecurePolicy = CookieSecurePolicy.None;
        // ok: csharp-insecure-cookie
        Response.Cookies.Append("session", id, new CookieOptions { Secure = true, HttpOnly = true });
        // ok: csharp-insecure-cookie
        settings.Cookie.SecurePolicy = CookieSecurePolicy.Always;
        // ok: csharp-insecure-cookie
        cookie.HttpOnly = true;
        // ok: csharp-insecure-cookie
        Response.Cookies.Delete("session");
    }
}
