using System.Runtime.InteropServices;

namespace ChargeBot.Benchmarks.Sml;

/// <summary>One core, and the time that this thread alone had of it: what else runs on the machine does not count.</summary>
internal static class DecodingCore
{
    private const int ThreadCpuTime = 3;

    /// <summary>The core on which both sides run, one after the other: the last one.</summary>
    public static int Number => Environment.ProcessorCount - 1;

    /// <summary>The CPU time of this thread.</summary>
    public static TimeSpan Time =>
        ClockGetTime(ThreadCpuTime, out var time) == 0
            ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromTicks(time.Nanoseconds / TimeSpan.NanosecondsPerTick)
            : throw new InvalidOperationException("The thread's CPU time cannot be read.");

    /// <summary>Runs on a thread of its own, on the core alone, to its end.</summary>
    public static T On<T>(Func<T> work)
    {
        var (result, trouble) = (default(T), default(Exception));
        var thread = new Thread(() =>
        {
            try
            {
                var mask = new ulong[16];
                mask[Number / 64] = 1UL << (Number % 64);
                if (SetAffinity(0, mask.Length * sizeof(ulong), mask) != 0)
                    throw new InvalidOperationException("The thread cannot be held to one core.");
                result = work();
            }
            catch (InvalidOperationException caught)
            {
                trouble = caught;
            }
        });
        thread.Start();
        thread.Join();
        return trouble is null ? result! : throw trouble;
    }

    [DllImport("libc", EntryPoint = "sched_setaffinity")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetAffinity(int thread, nint bytes, ulong[] mask);

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ClockGetTime(int clock, out TimeParts time);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeParts
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
