using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Monitor.Hosting;
using Xunit;

namespace Monitor.Tests.Hosting;

/// <summary>config/monitor.json is what people learn the options from: it names each of them, with its true default.</summary>
public sealed class ConfigurationFileTests
{
    private static readonly string FilePath = FindFile();

    /// <summary>The section of each options class of the program.</summary>
    public static TheoryData<string> Sections => [.. OptionTypes.Keys];

    private static Dictionary<string, Type> OptionTypes { get; } = typeof(MonitorApp).Assembly.GetTypes()
        .Where(type => type.Name.EndsWith("Options", StringComparison.Ordinal))
        .Select(type => (Type: type, Section: type.GetField("Section", BindingFlags.Public | BindingFlags.Static)?.GetRawConstantValue() as string))
        .Where(pair => pair.Section is not null)
        .ToDictionary(pair => pair.Section!, pair => pair.Type);

    [Theory, MemberData(nameof(Sections))]
    public void The_file_names_every_option_of_the_section_with_its_default(string section)
    {
        var type = OptionTypes[section];
        var options = type.GetProperties().Where(property => property.CanWrite).ToList();
        var named = File().TryGetProperty(section, out var found) ? found.EnumerateObject().Select(option => option.Name) : [];
        Assert.Equal(options.Select(option => option.Name), named);

        var defaults = Activator.CreateInstance(type);
        var read = Read(type, section);
        Assert.All(options, option =>
            Assert.Equal($"{option.Name} = {Shown(option, defaults)}", $"{option.Name} = {Shown(option, read)}"));
    }

    [Fact]
    public void The_file_has_no_section_that_nothing_reads() =>
        Assert.Equal(OptionTypes.Keys.Order(StringComparer.Ordinal), File().EnumerateObject().Select(section => section.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_option_of_the_file_is_explained_in_the_line_above_it()
    {
        var reader = new Utf8JsonReader(System.IO.File.ReadAllBytes(FilePath), new JsonReaderOptions { CommentHandling = JsonCommentHandling.Allow });
        var before = JsonTokenType.None;
        var silent = new List<string>();
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == 2 && before != JsonTokenType.Comment)
                silent.Add(reader.GetString()!);
            before = reader.TokenType;
        }

        Assert.Empty(silent);
    }

    private static JsonElement File()
    {
        using var document = JsonDocument.Parse(System.IO.File.ReadAllBytes(FilePath), new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip });
        return document.RootElement.Clone();
    }

    /// <summary>As the program reads it.</summary>
    private static object? Read(Type type, string section)
    {
        var configuration = new ConfigurationBuilder().AddJsonFile(FilePath).Build();
        return typeof(CheckedOptions).GetMethod(nameof(CheckedOptions.Read))!.MakeGenericMethod(type)
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, [configuration, section], null);
    }

    private static string Shown(PropertyInfo option, object? options) => JsonSerializer.Serialize(option.GetValue(options), option.PropertyType);

    private static string FindFile()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "Monitor.sln")))
                return Path.Combine(folder.FullName, "config", "monitor.json");
        throw new DirectoryNotFoundException($"no Monitor.sln above {AppContext.BaseDirectory}");
    }
}
