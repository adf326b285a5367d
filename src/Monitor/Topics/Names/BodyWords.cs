using Monitor.Text;

namespace Monitor.Topics.Names;

/// <summary>Words that say that a name is a body's – a firm, bank, party, group – by standing before it or ending it.</summary>
internal static class BodyWords
{
    private static readonly HashSet<string> Before = Folded("""
        groupe société entreprise banque laboratoire compagnie constructeur éditeur parti association ONG fonds distributeur
        group company firm bank laboratory maker lender party fund carrier charity union gang
        Firma Konzern Bank Unternehmen Partei Verein Verband Hersteller Stiftung
        grupo empresa banco laboratório laboratorio partido compañía companhia fundación fundação club
        gruppo azienda banca società partito fondazione compagnia
        spółka spółki firma firmy banku linii linie partii grupa grupy fundacji przewoźnika
        компания компании группа группы банк банка партия партии организация организации фонд концерн группировка группировки
        компанія компанії група групи банк партія партії організація організації угруповання мережа мережі фонд
        """);

    private static readonly HashSet<string> Last = Folded("""
        Group Groupe Gruppe Holding Holdings Partners Capital Bank Banque Banco Banca Air Airlines Airways Lines Media Motors Energy Pharma Labs Industries Foundation Institute
        Company Cooperative
        """);

    private static readonly HashSet<string> Legal = Folded("AG GmbH SE KG SA SAS SpA Srl Ltd Inc Corp PLC LLC BV NV Oy AB ASA Co");

    /// <param name="at">The name's first token.</param>
    /// <param name="end">The token after its last.</param>
    public static bool Tell(ReadText read, int at, int end) =>
        at > 0 && Before.Contains(read.Tokens[at - 1].Folded(read.Text)) || end - at > 1 && read.Tokens[end - 1].Folded(read.Text) is var last && (Last.Contains(last) || Legal.Contains(last));

    /// <summary>A body's name without its last word, where that only says what it is in law; null when it does not.</summary>
    public static string? WithoutForm(string name) =>
        name.LastIndexOf(' ') is > 0 and var space && Legal.Contains(Folding.Fold(name.AsSpan(space + 1))) ? name[..space] : null;

    private static HashSet<string> Folded(string words) =>
        words.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(word => Folding.Fold(word)).ToHashSet(StringComparer.Ordinal);
}
