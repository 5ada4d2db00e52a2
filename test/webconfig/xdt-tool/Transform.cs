using Microsoft.Web.XmlTransform;

namespace XdtTool;

/// <summary>What Visual Studio and MSBuild do with a web.config and a transform.</summary>
public static class Transform
{
    public static Answer Run(string source, string transform, string result)
    {
        var log = new Log();
        try
        {
            using var document = new XmlTransformableDocument { PreserveWhitespace = true };
            document.Load(source);
            using var transformation = new XmlTransformation(transform, true, log);
            var applied = transformation.Apply(document);
            if (applied)
            {
                document.Save(result);
            }
            return new Answer(applied && !log.Failed, log.Lines);
        }
        catch (Exception problem)
        {
            return Answer.Failed([.. log.Lines, problem.GetType().Name + ": " + problem.Message]);
        }
    }

    private sealed class Log : IXmlTransformationLogger
    {
        public List<string> Lines { get; } = [];
        public bool Failed { get; private set; }

        public void LogMessage(string message, params object[] arguments) { }
        public void LogMessage(MessageType type, string message, params object[] arguments) { }
        public void LogWarning(string message, params object[] arguments) => Add("warning", message, arguments);
        public void LogWarning(string file, string message, params object[] arguments) => Add("warning", message, arguments);
        public void LogWarning(string file, int line, int position, string message, params object[] arguments) => Add("warning", message, arguments);
        public void LogError(string message, params object[] arguments) => Error(message, arguments);
        public void LogError(string file, string message, params object[] arguments) => Error(message, arguments);
        public void LogError(string file, int line, int position, string message, params object[] arguments) => Error(message, arguments);
        public void LogErrorFromException(Exception problem) => Error(problem.Message);
        public void LogErrorFromException(Exception problem, string file) => Error(problem.Message);
        public void LogErrorFromException(Exception problem, string file, int line, int position) => Error(problem.Message);
        public void StartSection(string message, params object[] arguments) { }
        public void StartSection(MessageType type, string message, params object[] arguments) { }
        public void EndSection(string message, params object[] arguments) { }
        public void EndSection(MessageType type, string message, params object[] arguments) { }

        private void Error(string message, params object[] arguments)
        {
            Failed = true;
            Add("error", message, arguments);
        }

        private void Add(string kind, string message, object[] arguments) =>
            Lines.Add(kind + ": " + (arguments.Length == 0 ? message : string.Format(message, arguments)));
    }
}
