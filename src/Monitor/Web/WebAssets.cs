using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Monitor.Web;

/// <summary>Stylesheet and icon, out of the binary; the hash in their address lets browsers keep them for good.</summary>
internal static class WebAssets
{
    private static readonly Asset[] All = [Read("monitor.css", "text/css"), Read("icon.svg", "image/svg+xml")];

    public static string Stylesheet => All[0].Path;

    public static string Icon => All[1].Path;

    public static void MapAssets(this IEndpointRouteBuilder routes)
    {
        foreach (var asset in All)
            routes.MapGet(asset.Path, (HttpContext http) => Serve(http, asset));
    }

    private static FileContentHttpResult Serve(HttpContext http, Asset asset)
    {
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        return TypedResults.File(asset.Bytes, asset.ContentType);
    }

    private static Asset Read(string name, string contentType)
    {
        using var stream = typeof(WebAssets).Assembly.GetManifestResourceStream($"Monitor.Web.Assets.{name}")
            ?? throw new InvalidOperationException($"the binary lacks {name}");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 6));
        return new Asset($"/assets/{Path.GetFileNameWithoutExtension(name)}.{hash}{Path.GetExtension(name)}", contentType, bytes);
    }

    private sealed record Asset(string Path, string ContentType, byte[] Bytes);
}
