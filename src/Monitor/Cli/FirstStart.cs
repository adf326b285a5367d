using Microsoft.Extensions.Options;
using Monitor.Feeds;
using Monitor.Hosting;
using Monitor.Seeds;
using Monitor.Storage;
using Monitor.Topics;

namespace Monitor.Cli;

/// <summary>Fills an empty Monitor once: topics from the seeds folder, feeds from the shipped list.</summary>
internal sealed class FirstStart(
    IOptions<SeedsOptions> seedsOptions, IOptions<FeedsOptions> feedsOptions, SettingsStore settings, FirstStartWork work)
{
    private const string Done = "first-start";

    public async Task RunAsync(CancellationToken ct)
    {
        if (!seedsOptions.Value.AutoImport || await settings.GetAsync(Done, ct) is not null)
            return;
        if (await work.IsEmptyAsync(ct))
            await work.FillAsync(ShippedFiles.Find(feedsOptions.Value.File), ct);
        await settings.SetAsync(Done, "done", ct);
    }
}

/// <summary>What a first start does.</summary>
internal sealed class FirstStartWork(SeedFolder seeds, AddSeed addSeed, ImportFeeds importFeeds, TopicStore topics, FeedStore feeds)
{
    /// <summary>Somebody who imported topics or feeds by hand gets nothing added.</summary>
    public async Task<bool> IsEmptyAsync(CancellationToken ct) =>
        (await topics.ListAsync(ct)).Count == 0 && (await feeds.ListAsync(ct)).Count == 0;

    public async Task FillAsync(string feedList, CancellationToken ct)
    {
        foreach (var seed in await seeds.ReadAsync(ct))
        {
            var stored = await addSeed.RunAsync(seed, Author.OfFirstStart, ct);
            Console.Out.WriteLine($"monitor: {stored.Count} topics derived from « {seed.Title} »");
        }

        if (!File.Exists(feedList))
            return;
        if (await importFeeds.RunAsync(feedList, ct) is ImportedFeeds.Imported imported)
            Console.Out.WriteLine($"monitor: {imported.Added} feeds imported from {feedList}");
    }
}
