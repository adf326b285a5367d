using Monitor.Hosting;
using Monitor.Text.Embeddings;

namespace Monitor.Text;

internal static class TextServices
{
    /// <summary>A lexicon of one's own is read at once, so that a slip in it is told before anything begins.</summary>
    public static IServiceCollection AddText(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddChecked<TextOptions>(configuration, TextOptions.Section);
        var files = LexiconFolder.FilesOf(CheckedOptions.Read<TextOptions>(configuration, TextOptions.Section));
        if (files.Count > 0)
            services.AddSingleton(Lexicon.With(files));
        else
            services.AddSingleton(_ => Lexicon.Shipped);
        services.AddSingleton<LanguageIdentifier>();
        services.AddEmbeddings(configuration);
        return services;
    }
}
