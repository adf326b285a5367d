using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Monitor.Topics;

/// <summary>The name a stored topic goes by, read from its file without reading the rest.</summary>
internal static class TopicNaming
{
    /// <param name="body">The topic file (YAML), as <c>topic_versions</c> keeps it.</param>
    /// <param name="slug">What to call it when the file has no name or cannot be read: a broken file costs nobody the edition or the log.</param>
    public static string NameIn(string body, string slug)
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
            return slug;
        }
    }
}
