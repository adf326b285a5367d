using System.Reflection;
using BenchmarkDotNet.Running;
using Monitor.Benchmarks;

if (args is ["cost"])
    FeedCost.Print();
else if (args is ["cost", "text"])
    TextCost.Print();
else if (args is ["cost", "matching"])
    MatchingCost.Print();
else if (args is ["matching"])
    MatchingRun.Run();
else if (args is ["send"])
    await SendingRun.RunAsync(10_000);
else
    BenchmarkSwitcher.FromAssembly(Assembly.GetExecutingAssembly()).Run(args);
