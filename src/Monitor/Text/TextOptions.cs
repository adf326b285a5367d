using System.ComponentModel.DataAnnotations;

namespace Monitor.Text;

/// <summary>What is added to the lexicon (section <c>Text</c>).</summary>
internal sealed class TextOptions
{
    public const string Section = "Text";

    public const string DefaultFolder = "config/lexicon";

    /// <summary>Folder of lexicon files (<c>.txt</c>) whose entries are added to the shipped ones; relative to the working directory. Need not exist.</summary>
    [Required(ErrorMessage = "must name a folder")]
    public string LexiconFolder { get; set; } = DefaultFolder;
}
