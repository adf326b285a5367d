using System.Globalization;
using Monitor.Subscriptions;

namespace Monitor.Digests;

/// <summary>French; U+00A0 before double punctuation, so that it never starts a line.</summary>
internal sealed class FrenchWords : DigestWords
{
    public static readonly FrenchWords Instance = new();

    private static readonly string[] Days = ["dimanche", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi"];

    private static readonly string[] Months =
        ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

    private static readonly string[] ShortMonths =
        ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juill.", "août", "sept.", "oct.", "nov.", "déc."];

    public override string Language => "fr";
    public override string Unsubscribe => "Se désabonner";
    public override string Change => "Modifier l’abonnement";
    public override string NothingNew => "rien de nouveau";
    public override string WhyLabel => "Pourquoi";
    public override string CopiesLabel => "Repris par";
    public override string AlsoLabel => "Aussi dans";
    public override string Colon => "\u00A0: ";
    protected override string Start => "Monitor : ";
    protected override string AlertStart => "Monitor, alerte : ";
    protected override string InTitle => "titre";
    protected override string InSummary => "résumé";

    protected override string Like(string title) => $"semblable à «\u00A0{title}\u00A0»";

    protected override IReadOnlyDictionary<string, string> Languages { get; } = Names("""
        ar arabe, be biélorusse, bg bulgare, cs tchèque, da danois, de allemand, el grec, en anglais, es espagnol,
        et estonien, fa persan, fi finnois, fr français, he hébreu, hi hindi, hu hongrois, id indonésien, it italien,
        ja japonais, ko coréen, lt lituanien, lv letton, nl néerlandais, no norvégien, pl polonais, pt portugais,
        ro roumain, ru russe, sk slovaque, sr serbe, sv suédois, th thaï, tr turc, uk ukrainien, vi vietnamien,
        zh chinois
        """);

    public override string Heading(EditionKind kind) => kind == EditionKind.Alert ? "Alerte" : "Votre veille";

    public override string Summary(int count, int topics) => $"{Count(count)} sur {Number(topics)} {(topics > 1 ? "sujets" : "sujet")}";

    public override string Count(int count) => $"{Number(count)} {(count > 1 ? "nouveautés" : "nouveauté")}";

    public override string More(int count) =>
        count > 1 ? $"+ {Number(count)} autres, trop nombreuses pour être détaillées ici" : "+ 1 autre, qui n’est pas détaillée ici";

    public override string Reason(Rhythm rhythm, string zone)
    {
        var often = rhythm switch
        {
            Rhythm.Immediate => "dès qu’un article correspond à vos sujets",
            Rhythm.Hourly => "chaque heure où il y a du nouveau",
            Rhythm.Daily daily => $"chaque jour à {Time(daily.At)}",
            Rhythm.Weekly weekly => $"chaque {Days[(int)weekly.Day]} à {Time(weekly.At)}",
            _ => throw new InvalidOperationException(rhythm.ToString()),
        };
        return $"Ce message vient de votre abonnement aux sujets de veille de Monitor\u00A0: {often} (fuseau {zone}).";
    }

    public override string Day(DateTimeOffset local) => string.Create(CultureInfo.InvariantCulture,
        $"{Days[(int)local.DayOfWeek]} {Ordinal(local.Day)} {Months[local.Month - 1]} {local.Year}");

    protected override string ShortDay(DateTimeOffset local) => $"{Ordinal(local.Day)}\u00A0{ShortMonths[local.Month - 1]}";

    protected override string Time(DateTimeOffset local) =>
        string.Create(CultureInfo.InvariantCulture, $"{local.Hour}\u00A0h\u00A0{local.Minute:00}");

    private static string Ordinal(int day) => day == 1 ? "1er" : Number(day);
}
