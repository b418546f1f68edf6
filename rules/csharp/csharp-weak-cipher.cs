public class ExampleController : Controller
{
    public void Seal(byte[] key)
    {
        // ruleid: csharp-weak-cipher
        var a = DES.Create();
        // ruleid: csharp-weak-cipher
        var b = new TripleDESCryptoServiceProvider();
        // ruleid: csharp-weak-cipher
        var c = RC2.Create();
        // ruleid: csharp-weak-cipher
        aes.Mode = CipherMode.ECB;
        // ok: csharp-weak-cipher
        var d = Aes.Create();
        // ok: csharp-weak-cipher
        var e = new AesGcm(key, 16);
        // ok: csharp-weak-cipher
        aes.Mode = CipherMode.CBC;
    }
}
