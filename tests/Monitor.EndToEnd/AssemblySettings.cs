using Xunit.Sdk;

// Each test starts processes, some of them heavy, and bounds them in time: side by side on two cores they would fail each other.
[assembly: Xunit.v3.Parallelization(Mode = ParallelMode.None)]
