using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Monitor.DailyLog;

/// <summary>The name a topic goes by, read from its file.</summary>
internal static class TopicNames
{
    /// <param name="body">The topic file (YAML), as <c>topic_versions</c> keeps it.</param>
    /// <param name="slug">What to call it when the file has no name or cannot be read.</param>
    public static string In(string body, string slug)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(body));
            return stream.Documents.FirstOrDefault()?.RootNode is YamlMappingNode root
                && root.Children.TryGetValue(new YamlScalarNode("name"), out var name)
                && name is YamlScalarNode { Value.Length: > 0 } scalar
                ? scalar.Value
                : slug;
        }
        catch (YamlException)
        {
            return slug; // the log must open even on the day a topic file is broken
        }
    }
}
