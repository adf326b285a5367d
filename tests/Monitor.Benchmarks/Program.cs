using System.Reflection;
using BenchmarkDotNet.Running;
using Monitor.Benchmarks;

if (args is ["cost"])
    FeedCost.Print();
else if (args is ["counts"])
    MatchingCounts.Print([100, 1_000, 10_000, 100_000]);
else
    BenchmarkSwitcher.FromAssembly(Assembly.GetExecutingAssembly()).Run(args);
