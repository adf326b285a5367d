using System.ComponentModel.DataAnnotations;

namespace Monitor.Seeds;

/// <summary>What the first start derives its topics from (section <c>Seeds</c>).</summary>
internal sealed class SeedsOptions
{
    public const string Section = "Seeds";

    /// <summary>Folder of articles (<c>.md</c>, <c>.txt</c>); relative to the working directory, else the one shipped beside the program.</summary>
    [Required(ErrorMessage = "must name a folder")]
    public string Folder { get; set; } = "seeds/";

    /// <summary>False: start empty; neither seeds nor feeds are imported.</summary>
    public bool AutoImport { get; set; } = true;
}
