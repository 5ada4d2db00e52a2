using System.Xml;

namespace XdtTool;

/// <summary>Whether .NET's XML reader takes a file that may hold no DTD.</summary>
public static class WellFormed
{
    public static Answer Judge(string file)
    {
        try
        {
            var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };
            using var stream = File.OpenRead(file);
            using var reader = XmlReader.Create(stream, settings);
            while (reader.Read())
            {
            }
            return new Answer(true, []);
        }
        catch (XmlException problem)
        {
            return Answer.Failed($"{problem.LineNumber}:{problem.LinePosition}: {problem.Message}");
        }
    }
}
