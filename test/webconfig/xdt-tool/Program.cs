using System.Text;
using System.Text.Json;
using XdtTool;

// Windows-1252 files are emptied on save unless the code pages are there.
Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

if (args is ["--serve"])
{
    // One command a line, its words separated by tabs; one JSON object a line comes back.
    while (Console.In.ReadLine() is { } line)
    {
        Console.Out.WriteLine(JsonSerializer.Serialize(Run(line.Split('\t'))));
    }
    return 0;
}

var answer = Run(args);
Console.Out.WriteLine(JsonSerializer.Serialize(answer));
return answer.Ok ? 0 : 1;

static Answer Run(string[] words) => words switch
{
    ["transform", var source, var transform, var result] => Transform.Run(source, transform, result),
    ["settings", var file] => Settings.Read(file),
    ["wellformed", var file] => WellFormed.Judge(file),
    _ => Answer.Failed("usage: transform SOURCE XDT RESULT | settings FILE | wellformed FILE | --serve"),
};
