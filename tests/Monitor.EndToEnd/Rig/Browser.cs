using Microsoft.Playwright;
using Xunit;

namespace Monitor.EndToEnd.Rig;

/// <summary>Debian's Chromium without a window, for the finished page and its picture. Skips the test where the machine lacks it.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private const string Binary = "/usr/bin/chromium";
    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private Browser(IPlaywright playwright, IBrowser browser)
    {
        this.playwright = playwright;
        this.browser = browser;
    }

    public static async Task<Browser> OpenAsync()
    {
        Assert.SkipUnless(File.Exists(Binary), "Chromium is not installed (Debian: chromium)");
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Binary,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync"],
        });
        return new Browser(playwright, browser);
    }

    /// <summary>A page of the given width in CSS pixels, with nothing remembered from other pages; close it with its context.</summary>
    public async Task<IPage> PageAsync(int width = 1280, bool dark = false) => await browser.NewPageAsync(new()
    {
        ViewportSize = new() { Width = width, Height = 900 },
        ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
    });

    /// <summary>The document after the browser has read it.</summary>
    public async Task<string> DomAsync(string url)
    {
        var page = await PageAsync();
        await page.GotoAsync(url);
        return await page.ContentAsync();
    }

    /// <summary>A PNG picture of the whole page.</summary>
    public async Task<byte[]> PictureAsync(string url, int width = 1280, bool dark = false)
    {
        var page = await PageAsync(width, dark);
        await page.GotoAsync(url);
        return await page.ScreenshotAsync(new() { FullPage = true });
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
