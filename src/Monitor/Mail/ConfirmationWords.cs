namespace Monitor.Mail;

/// <summary>The mail that asks whether an address wants to subscribe. Nothing in it was typed by whoever filled in the form.</summary>
internal sealed record ConfirmationWords(string Subject, string Heading, string Body, string Button, string Otherwise)
{
    private static readonly ConfirmationWords French = new(
        "Monitor : confirmez votre abonnement",
        "Confirmez votre abonnement",
        "Cette adresse a été inscrite pour recevoir les nouveautés de Monitor. Pour commencer à les recevoir, ouvrez ce lien et confirmez ; il est valable 48 heures.",
        "Confirmer l’abonnement",
        "Si vous n’avez rien demandé, ne faites rien : vous ne recevrez pas d’autre message.");

    private static readonly ConfirmationWords English = new(
        "Monitor: please confirm your subscription",
        "Please confirm your subscription",
        "This address was signed up for news from Monitor. To start receiving it, open this link and confirm; the link works for 48 hours.",
        "Confirm the subscription",
        "If you did not ask for this, do nothing: no other mail will come.");

    public static ConfirmationWords For(string language) => language == "fr" ? French : English;
}
