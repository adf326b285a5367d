namespace Monitor.Items;

/// <summary>
/// Query parameters that say how a reader came to a page and not which page it is. The names are facts, as the tools that set
/// them document them (Google, Matomo, Piano, Mailchimp, HubSpot, Adobe …), and hold only what no site is known to number its
/// pages by: <c>id</c>, <c>sid</c>, <c>cid</c> and a bare <c>ref</c> stay.
/// </summary>
internal static class TrackingParameters
{
    private static readonly string[] Families =
        ["utm_", "mtm_", "matomo_", "pk_", "piwik_", "at_", "hsa_", "itm_", "hmb_", "ns_", "wt.", "vero_", "oly_", "aspsessionid", "__hs"];

    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        // Clicks on advertisements and in networks.
        "fbclid", "fb_action_ids", "fb_action_types", "fb_ref", "fb_source", "fb_comment_id", "gclid", "gclsrc", "dclid", "gbraid",
        "wbraid", "gad_source", "gad_campaignid", "srsltid", "msclkid", "yclid", "ysclid", "_openstat", "twclid", "ttclid", "li_fat_id",
        "igshid", "igsh", "rdt_cid", "sccid", "epik", "irclickid", "tblci", "dicbo", "rb_clickid", "wickedid", "__twitter_impression",
        "guccounter", "guce_referrer", "guce_referrer_sig",
        // Mailings.
        "mc_cid", "mc_eid", "mc_tc", "_hsenc", "_hsmi", "mkt_tok", "_bhlid", "_kx", "ml_subscriber", "ml_subscriber_hash",
        "_branch_match_id", "_branch_referrer",
        // Audience measurement of newsrooms.
        "xtor", "xtref", "wt_mc", "wt_mc_o", "ocid", "ncid", "cmpid", "s_cid", "s_kwcid", "sc_cid", "cm_mmc", "cm_ven", "cm_cat", "cm_pla",
        "cm_ite", "smid", "emc", "traffic_source", "_ga", "_gl",
        // Sessions of a visitor.
        "phpsessid", "jsessionid", "asp.net_sessionid", "cfid", "cftoken", "zenid", "oscsid",
    };

    /// <summary>Words that name a page in one place and the way to it in another: only such a value tells.</summary>
    private static readonly HashSet<string> Origins =
        new(["ref", "source", "src", "from", "via", "origin", "partner", "cmp", "campaign", "medium"], StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> Ways =
        new(["rss", "rss2", "rss20", "rss_feed", "rssfeed", "rss-feed", "feed", "feeds", "atom", "newsletter"], StringComparer.OrdinalIgnoreCase);

    /// <param name="pair"><c>name=value</c>, <c>name=</c> or <c>name</c>, as it stands in the query.</param>
    public static bool Contains(string pair)
    {
        var (name, value) = pair.Split('=', 2) is [var left, var right] ? (left, right) : (pair, "");
        return Names.Contains(name)
            || Array.Exists(Families, family => name.StartsWith(family, StringComparison.OrdinalIgnoreCase))
            || (Origins.Contains(name) && Ways.Contains(value))
            || (name.Equals("amp", StringComparison.OrdinalIgnoreCase) && value is "" or "1");
    }
}
