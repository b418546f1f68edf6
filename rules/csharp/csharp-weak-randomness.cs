public class ExampleController : Controller
{
    public void Issue()
    {
        // ruleid: csharp-weak-randomness
        var token = new Random().Next().ToString();
        // ruleid: csharp-weak-randomness
        string resetCode = Random.Shared.Next(100000, 999999).ToString();
        var random = new Random();
        // ruleid: csharp-weak-randomness
        var password = letters[random.Next(letters.Length)] + "x";
        // ok: csharp-weak-randomness
        var apiKey = RandomNumberGenerator.GetHexString(32);
        // ok: csharp-weak-randomness
        var delay = new Random().Next(10);
        // ok: csharp-weak-randomness
        var code = RandomNumberGenerator.GetInt32(1000000);
    }
}
