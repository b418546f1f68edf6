public class ExampleController : Controller
{
    public void Digest(byte[] document)
    {
        // ruleid: csharp-weak-hash
        var a = MD5.HashData(document);
        // ruleid: csharp-weak-hash
        var b = SHA1.Create();
        // ruleid: csharp-weak-hash
        var c = new MD5CryptoServiceProvider();
        // ruleid: csharp-weak-hash
        var d = HashAlgorithm.Create("MD5");
        // ruleid: csharp-weak-hash
        var e = new HMACSHA1(key);
        // ok: csharp-weak-hash
        var f = SHA256.HashData(document);
        // ok: csharp-weak-hash
        var g = SHA512.Create();
        // ok: csharp-weak-hash
        var h = new HMACSHA256(key);
    }
}
