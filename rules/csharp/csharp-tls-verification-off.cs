public class ExampleController : Controller
{
    public void Clients()
    {
        // ruleid: csharp-tls-verification-off
        handler.ServerCertificateCustomValidationCallback = (message, certificate, chain, errors) => true;
        // ruleid: csharp-tls-verification-off
        ServicePointManager.ServerCertificateValidationCallback += (sender, certificate, chain, errors) => true;
        // ruleid: csharp-tls-verification-off
        handler.ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator;
        // ruleid: csharp-tls-verification-off
        ServicePointManager.ServerCertificateValidationCallback = delegate { return true; };
        // ok: csharp-tls-verification-off
        handler.ServerCertificateCustomValidationCallback = (message, certificate, chain, errors) => errors == SslPolicyErrors.None;
        // ok: csharp-tls-verification-off
        var plain = new HttpClientHandler();
        // ok: csharp-tls-verification-off
        handler.ServerCertificateCustomValidationCallback = Check;
    }
}
