using System.Configuration;

namespace XdtTool;

/// <summary>The appSettings that a program would see, read by Microsoft's configuration reader.</summary>
public static class Settings
{
    // The sections that a web.config takes from the machine's own configuration; only appSettings is looked at.
    private static readonly string[] Ignored =
    [
        "system.web", "system.webServer", "system.serviceModel", "system.net", "system.diagnostics", "runtime", "assemblyBinding",
        "system.codedom", "system.data", "system.runtime.serialization", "system.runtime.caching", "system.transactions",
        "microsoft.web.services3", "startup", "mscorlib", "system.xml.serialization", "system.identityModel", "system.identityModel.services",
        "system.workflow.componentmodel.types", "system.web.extensions", "system.xaml.hosting", "uri", "windows", "satelliteassemblies",
        "protocolBinding", "system.applicationHost", "cryptographySettings", "system.drawing", "system.windows.forms", "system.data.dataset",
        "system.data.odbc", "system.data.oledb", "system.data.oracleclient", "system.data.sqlclient", "system.deployment",
    ];

    public static Answer Read(string file)
    {
        var machine = Path.Combine(Path.GetTempPath(), "owa-im-machine-" + Environment.ProcessId + ".config");
        try
        {
            File.WriteAllText(machine, Machine(Declared(file)));
            var map = new ExeConfigurationFileMap { MachineConfigFilename = machine, ExeConfigFilename = file };
            var configuration = ConfigurationManager.OpenMappedExeConfiguration(map, ConfigurationUserLevel.None);
            var settings = new SortedDictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
            foreach (KeyValueConfigurationElement entry in configuration.AppSettings.Settings)
            {
                settings[entry.Key.ToLowerInvariant()] = entry.Value;
            }
            return new Answer(true, [], settings);
        }
        catch (Exception problem)
        {
            return Answer.Failed(problem.GetType().Name + ": " + problem.Message);
        }
        finally
        {
            File.Delete(machine);
        }
    }

    // A section that the file declares itself must not be declared twice.
    private static HashSet<string> Declared(string file)
    {
        var document = new System.Xml.XmlDocument { XmlResolver = null };
        document.Load(file);
        var names = new HashSet<string>();
        foreach (System.Xml.XmlElement section in document.SelectNodes("/*/*[local-name()='configSections']/*")!)
        {
            names.Add(section.GetAttribute("name"));
        }
        return names;
    }

    private static string Machine(HashSet<string> declared) =>
        "<configuration><configSections>"
        + Section("appSettings", "System.Configuration.AppSettingsSection", declared)
        + Section("connectionStrings", "System.Configuration.ConnectionStringsSection", declared)
        + string.Concat(Ignored.Select(name => Section(name, "System.Configuration.IgnoreSection", declared)))
        + "</configSections></configuration>";

    private static string Section(string name, string type, HashSet<string> declared) =>
        declared.Contains(name)
            ? ""
            : $"<section name=\"{name}\" type=\"{type}, System.Configuration.ConfigurationManager\" />";
}
