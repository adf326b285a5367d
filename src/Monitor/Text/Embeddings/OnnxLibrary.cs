using System.Runtime.InteropServices;

namespace Monitor.Text.Embeddings;

/// <summary>
/// ONNX Runtime's native library, which only a build with <c>WithOnnxRuntime</c> carries. Microsoft's builds of it send usage data home
/// over HTTPS unless <c>ORT_DISABLE_TELEMETRY</c> is 1 before the first call (Privacy.md in its package), so nothing
/// touches it before <see cref="Open"/>.
/// </summary>
internal static class OnnxLibrary
{
    private const string Switch = "ORT_DISABLE_TELEMETRY";

    public static bool IsHere { get; } = File.Exists(Path.Combine(AppContext.BaseDirectory,
        OperatingSystem.IsWindows() ? "onnxruntime.dll" : OperatingSystem.IsMacOS() ? "libonnxruntime.dylib" : "libonnxruntime.so"));

    /// <summary>What native code of this process reads; .NET's own view of the environment is a copy on Unix.</summary>
    public static bool IsSilenced => OperatingSystem.IsWindows()
        ? Environment.GetEnvironmentVariable(Switch) == "1"
        : Marshal.PtrToStringUTF8(Unix.GetEnv(Switch)) == "1";

    /// <exception cref="EmbeddingFault">The switch could not be set, and so the library is not loaded.</exception>
    public static void Open()
    {
        if (OperatingSystem.IsWindows())
            Environment.SetEnvironmentVariable(Switch, "1");
        else
            _ = Unix.SetEnv(Switch, "1", overwrite: 1);
        if (!IsSilenced)
            throw new EmbeddingFault($"ONNX Runtime is not loaded, because {Switch}=1 could not be set");
    }

    private static class Unix
    {
        [DllImport("libc", EntryPoint = "setenv", SetLastError = true), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int SetEnv(
            [MarshalAs(UnmanagedType.LPUTF8Str)] string name, [MarshalAs(UnmanagedType.LPUTF8Str)] string value, int overwrite);

        [DllImport("libc", EntryPoint = "getenv"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern nint GetEnv([MarshalAs(UnmanagedType.LPUTF8Str)] string name);
    }
}
