using System.Text.Json.Serialization;

namespace XdtTool;

public sealed record Answer(
    [property: JsonPropertyName("ok")] bool Ok,
    [property: JsonPropertyName("messages")] IReadOnlyList<string> Messages,
    [property: JsonPropertyName("settings")] IReadOnlyDictionary<string, string?>? Settings = null)
{
    public static Answer Failed(params string[] messages) => new(false, messages);
}
