// The Windows counterpart of the sh script that shell.ts writes: reads <own path>.txt (engine, bootstrap script, prelude,
// then NAME=value lines), sets the variables and runs the engine with its own arguments, -File and -Command adapted.
using System;
using System.Diagnostics;
using System.IO;
using System.Text;

internal static class Launcher
{
    private static int Main(string[] arguments)
    {
        string[] lines = File.ReadAllLines(Process.GetCurrentProcess().MainModule.FileName + ".txt");
        var start = new ProcessStartInfo(lines[0]) { UseShellExecute = false };
        for (int i = 3; i < lines.Length; i++)
        {
            int at = lines[i].IndexOf('=');
            if (at > 0) start.EnvironmentVariables[lines[i].Substring(0, at)] = lines[i].Substring(at + 1);
        }

        start.EnvironmentVariables.Remove("OWA_IM_SIMULATION_ROOT");
        var line = new StringBuilder();
        bool seen = false;
        foreach (string argument in arguments)
        {
            Append(line, argument);
            if (seen) continue;
            string name = argument.ToLowerInvariant();
            if (name != "-file" && name != "-command") continue;
            seen = true;
            Append(line, name == "-file" ? lines[1] : lines[2]);
        }

        start.Arguments = line.ToString();
        using (Process engine = Process.Start(start))
        {
            engine.WaitForExit();
            return engine.ExitCode;
        }
    }

    // Quoted as CommandLineToArgvW reads it.
    private static void Append(StringBuilder line, string argument)
    {
        if (line.Length > 0) line.Append(' ');
        line.Append('"');
        int slashes = 0;
        foreach (char c in argument)
        {
            if (c == '"') line.Append('\\', slashes + 1);
            slashes = c == '\\' ? slashes + 1 : 0;
            line.Append(c);
        }

        line.Append('\\', slashes).Append('"');
    }
}
