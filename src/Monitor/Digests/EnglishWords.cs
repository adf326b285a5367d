using System.Globalization;
using Monitor.Subscriptions;

namespace Monitor.Digests;

internal sealed class EnglishWords : DigestWords
{
    public static readonly EnglishWords Instance = new();

    public override string Language => "en";
    public override string Unsubscribe => "Unsubscribe";
    public override string Change => "Change this subscription";
    public override string NothingNew => "nothing new";
    public override string WhyLabel => "Why";
    public override string CopiesLabel => "Also reported by";
    public override string AlsoLabel => "Also in";
    public override string Colon => ": ";
    protected override string Start => "Monitor: ";
    protected override string AlertStart => "Monitor alert: ";
    protected override string InTitle => "title";
    protected override string InSummary => "summary";

    protected override string Like(string title) => $"like “{title}”";

    protected override IReadOnlyDictionary<string, string> Languages { get; } = Names("""
        ar Arabic, be Belarusian, bg Bulgarian, cs Czech, da Danish, de German, el Greek, en English, es Spanish,
        et Estonian, fa Persian, fi Finnish, fr French, he Hebrew, hi Hindi, hu Hungarian, id Indonesian, it Italian,
        ja Japanese, ko Korean, lt Lithuanian, lv Latvian, nl Dutch, no Norwegian, pl Polish, pt Portuguese,
        ro Romanian, ru Russian, sk Slovak, sr Serbian, sv Swedish, th Thai, tr Turkish, uk Ukrainian, vi Vietnamese,
        zh Chinese
        """);

    public override string Heading(EditionKind kind) => kind == EditionKind.Alert ? "Alert" : "Your watch";

    public override string Summary(int count, int topics) => $"{Number(count)} new in {Number(topics)} {(topics == 1 ? "topic" : "topics")}";

    public override string Count(int count) => $"{Number(count)} new";

    public override string More(int count) => $"+ {Number(count)} more, not listed here";

    public override string Reason(Rhythm rhythm, string zone)
    {
        var often = rhythm switch
        {
            Rhythm.Immediate => "as soon as an article matches",
            Rhythm.Hourly => "every hour that brings something new",
            Rhythm.Daily daily => $"every day at {Time(daily.At)}",
            Rhythm.Weekly weekly => $"every {weekly.Day} at {Time(weekly.At)}",
            _ => throw new InvalidOperationException(rhythm.ToString()),
        };
        return $"This mail comes from your subscription to watch topics on Monitor: {often} ({zone} time).";
    }

    public override string Day(DateTimeOffset local) => local.ToString("dddd d MMMM yyyy", CultureInfo.InvariantCulture);

    protected override string ShortDay(DateTimeOffset local) => local.ToString("d MMM", CultureInfo.InvariantCulture);

    protected override string Time(DateTimeOffset local) => local.ToString("HH:mm", CultureInfo.InvariantCulture);
}
