namespace Monitor.Text;

internal static class TextServices
{
    public static IServiceCollection AddText(this IServiceCollection services)
    {
        services.AddSingleton(_ => Lexicon.Shipped);
        services.AddSingleton<LanguageIdentifier>();
        return services;
    }
}
