using System.Globalization;
using Monitor.Evaluation;

return args switch
{
    ["mission", var seed, var folder] => MissionEvaluation.Run(seed, folder),
    ["derive", _, ..] => DeriveEvaluation.Run(args[1..]),
    ["ablation", var folder, .. var only] => AblationEvaluation.Run(folder, only),
    ["tracking", var prefix, .. var rest] => TrackingEvaluation.Run(prefix, rest),
    ["oracle", var items, var topics] => OracleEvaluation.Run(int.Parse(items, CultureInfo.InvariantCulture), int.Parse(topics, CultureInfo.InvariantCulture)),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        usage: mission SEED.txt FOLDER                     precision and recall of a seed's topics on FOLDER/items.jsonl, labels.tsv
               tracking PREFIX [--background FILE.jsonl] --out scores.tsv
               derive SEED…                               the topics of each article, and the time deriving takes
               ablation FOLDER [ROW…]                     all sets of a folder, with one ingredient of the rule left out at a time
               oracle ITEMS TOPICS                         decisions and scores of generated items, beside the rules told plainly
        """);
    return 2;
}
