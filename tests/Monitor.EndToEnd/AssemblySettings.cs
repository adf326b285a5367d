using System.Runtime.Versioning;
using Xunit.Sdk;
using Xunit.v3;

// Each test starts processes, some of them heavy, and bounds them in time: side by side on two cores they would fail each other.
[assembly: Parallelization(Mode = ParallelMode.None)]

// Signals, /proc and Debian's programs.
[assembly: SupportedOSPlatform("linux")]
