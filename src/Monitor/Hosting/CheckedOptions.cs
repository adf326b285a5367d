using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Monitor.Hosting;

internal static class CheckedOptions
{
    /// <summary>
    /// Binds a room's options and checks them: a value of the wrong type, out of range or under an unknown key is a
    /// <see cref="ConfigurationException"/> that names the key and the mend.
    /// </summary>
    public static void AddChecked<T>(this IServiceCollection services, IConfiguration configuration, string section)
        where T : class, new()
    {
        var options = Read<T>(configuration, section);
        services.AddSingleton(Options.Create(options));
    }

    public static T Read<T>(IConfiguration configuration, string section) where T : class, new()
    {
        var options = new T();
        var keys = configuration.GetSection(section);
        var known = typeof(T).GetProperties().Where(p => p.CanWrite).Select(p => p.Name).ToList();
        foreach (var child in keys.GetChildren())
        {
            if (!known.Contains(child.Key, StringComparer.OrdinalIgnoreCase))
                throw new ConfigurationException($"{section}__{child.Key}", "is not an option; known are " + string.Join(", ", known));
            BindOne(options, section, child);
        }

        var failures = new List<ValidationResult>();
        if (!Validator.TryValidateObject(options, new ValidationContext(options), failures, validateAllProperties: true))
        {
            var first = failures[0];
            var member = first.MemberNames.FirstOrDefault() ?? "";
            var value = ValueAt(options, member);
            throw new ConfigurationException($"{section}__{member}", $"{first.ErrorMessage}, not '{value}'");
        }

        return options;
    }

    /// <summary>One key at a time, so that the error can name it.</summary>
    private static void BindOne<T>(T options, string section, IConfigurationSection child) where T : class
    {
        var property = typeof(T).GetProperties().First(p => p.Name.Equals(child.Key, StringComparison.OrdinalIgnoreCase));
        try
        {
            // The binder adds to a list that is there; a configured list, also an empty one, takes the default's place.
            if (property.PropertyType != typeof(string) && property.PropertyType.IsAssignableTo(typeof(System.Collections.IEnumerable)))
                property.SetValue(options, Empty(property.PropertyType));
            var one = new ConfigurationBuilder()
                .AddInMemoryCollection(child.AsEnumerable(makePathsRelative: false)
                    .Select(pair => KeyValuePair.Create(pair.Key[(section.Length + 1)..], pair.Value)))
                .Build();
            one.Bind(options, binder => binder.ErrorOnUnknownConfiguration = true);
        }
        catch (Exception e) when (e is InvalidOperationException or FormatException)
        {
            throw new ConfigurationException($"{section}__{property.Name}", $"must be {Describe(property.PropertyType)}, not '{child.Value}'");
        }
    }

    /// <summary>The value of a key, or of one in a group of keys: <c>Group__Key</c>.</summary>
    private static object? ValueAt(object options, string member) =>
        member.Split("__").Aggregate((object?)options, (at, name) => at?.GetType().GetProperty(name)?.GetValue(at));

    private static object? Empty(Type list) => list.IsArray || list.IsInterface
        ? Array.CreateInstance(list.GetElementType() ?? list.GetGenericArguments()[0], 0)
        : Activator.CreateInstance(list);

    private static string Describe(Type type) =>
        type == typeof(TimeSpan) ? "a time span hh:mm:ss"
        : type == typeof(int) || type == typeof(long) ? "a whole number"
        : type == typeof(bool) ? "true or false"
        : type == typeof(double) ? "a number"
        : type == typeof(string) ? "a text"
        : "a list (Key__0, Key__1 …)";
}
