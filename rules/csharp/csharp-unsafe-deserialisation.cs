public class ExampleController : Controller
{
    public void Load(Stream stream, string text)
    {
        // ruleid: csharp-unsafe-deserialisation
        var order = new BinaryFormatter().Deserialize(stream);
        // ruleid: csharp-unsafe-deserialisation
        var settings = new JsonSerializerSettings { TypeNameHandling = TypeNameHandling.All };
        // ruleid: csharp-unsafe-deserialisation
        settings.TypeNameHandling = TypeNameHandling.Auto;
        // ruleid: csharp-unsafe-deserialisation
        var formatter = new LosFormatter();
        // ruleid: csharp-unsafe-deserialisation
        var resolver = new JavaScriptSerializer(new SimpleTypeResolver());
        // ok: csharp-unsafe-deserialisation
        JsonSerializer.Deserialize<Order>(text);
        // ok: csharp-unsafe-deserialisation
        settings.TypeNameHandling = TypeNameHandling.None;
        // ok: csharp-unsafe-deserialisation
        JsonConvert.DeserializeObject<Order>(text);
        // ok: csharp-unsafe-deserialisation
        var serializer = new XmlSerializer(typeof(Order));
    }
}
