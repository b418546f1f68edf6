public class ExampleController : Controller
{
    public void Read()
    {
        // ruleid: csharp-xxe
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse };
        // ruleid: csharp-xxe
        reader.DtdProcessing = DtdProcessing.Parse;
        // ruleid: csharp-xxe
        document.XmlResolver = new XmlUrlResolver();
        // ruleid: csharp-xxe
        settings.ProhibitDtd = false;
        // ok: csharp-xxe
        settings.DtdProcessing = DtdProcessing.Prohibit;
        // ok: csharp-xxe
        document.XmlResolver = null;
        // ok: csharp-xxe
        var element = XElement.Parse(text);
    }
}
