using Monitor.Text.Embeddings;

namespace Monitor.Text;

internal static class TextServices
{
    public static IServiceCollection AddText(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(_ => Lexicon.Shipped);
        services.AddSingleton<LanguageIdentifier>();
        services.AddEmbeddings(configuration);
        return services;
    }
}
