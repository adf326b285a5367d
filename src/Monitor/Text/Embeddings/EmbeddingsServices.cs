using Monitor.Hosting;

namespace Monitor.Text.Embeddings;

internal static class EmbeddingsServices
{
    /// <exception cref="ConfigurationException">A value of section <c>Embeddings</c> cannot be used.</exception>
    public static void AddEmbeddings(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddChecked<EmbeddingsOptions>(configuration, EmbeddingsOptions.Section);
        services.AddSingleton<EmbedTexts>();
        services.AddSingleton<SeedVectors>();
    }
}
