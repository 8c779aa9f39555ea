using System.Runtime.InteropServices;

namespace Slipway.Server.Stdio.Processes;

/// <summary>
/// Starts a program in a process group of its own, so that it and all its children can be ended together and Ctrl-C in a
/// terminal reaches the server only. It gets its three pipes, the given environment, default signals and nothing else.
/// </summary>
internal static class Spawn
{
    private const int CloseOnExec = 0x80000;
    private const int SetStatusFlags = 4;
    private const int NonBlocking = 0x800;
    private const int OpaqueSize = 1024; // posix_spawnattr_t, posix_spawn_file_actions_t and sigset_t are all smaller.
    private const short SetGroup = 0x02;
    private const short SetDefaultSignals = 0x04;
    private const short SetBlockedSignals = 0x08;

    /// <summary>Starts the program; the result is 0 and a child, or an error number.</summary>
    public static int Start(string program, IReadOnlyDictionary<string, string> environment, out SpawnedChild? child)
    {
        child = null;
        Span<int> pipes = [-1, -1, -1, -1, -1, -1];
        for (var pipe = 0; pipe < pipes.Length; pipe += 2)
        {
            if (LibC.Pipe(ref pipes[pipe], CloseOnExec) != 0)
            {
                CloseAll(pipes);
                return LibC.TooManyFiles;
            }
        }

        var process = 0;
        var error = Run(program, environment, (pipes[0], pipes[3], pipes[5]), ref process);
        if (error != 0)
        {
            CloseAll(pipes);
            return error;
        }

        CloseAll([pipes[0], pipes[3], pipes[5]]);
        child = new SpawnedChild(process, OurEnd(pipes[1]), OurEnd(pipes[2]), OurEnd(pipes[4]));
        return 0;
    }

    private static PipeEnd OurEnd(int descriptor)
    {
        _ = LibC.Control(descriptor, SetStatusFlags, NonBlocking);
        return new PipeEnd(descriptor);
    }

    private static int Run(
        string program, IReadOnlyDictionary<string, string> environment, (int Input, int Output, int Error) streams, ref int process)
    {
        using var memory = new NativeStrings();
        var attributes = memory.Allocate(OpaqueSize);
        var actions = memory.Allocate(OpaqueSize);
        Describe(attributes, memory.Allocate(OpaqueSize));
        _ = LibC.InitialiseActions(actions);
        _ = LibC.AddDuplicate(actions, streams.Input, 0);
        _ = LibC.AddDuplicate(actions, streams.Output, 1);
        _ = LibC.AddDuplicate(actions, streams.Error, 2);
        CloseTheRest(actions);
        nint[] arguments = [memory.Add(program), 0];
        nint[] variables = [.. environment.Select(variable => memory.Add($"{variable.Key}={variable.Value}")), 0];
        try
        {
            return LibC.Spawn(ref process, arguments[0], actions, attributes, ref arguments[0], ref variables[0]);
        }
        finally
        {
            _ = LibC.DestroyActions(actions);
            _ = LibC.DestroyAttributes(attributes);
        }
    }

    // .NET ignores SIGPIPE, and an ignored signal stays ignored across exec.
    private static void Describe(nint attributes, nint signals)
    {
        _ = LibC.InitialiseAttributes(attributes);
        _ = LibC.SetFlags(attributes, SetGroup | SetDefaultSignals | SetBlockedSignals);
        _ = LibC.SetGroup(attributes, 0);
        _ = LibC.FillSignals(signals);
        _ = LibC.SetDefaultSignals(attributes, signals);
        _ = LibC.EmptySignals(signals);
        _ = LibC.SetBlockedSignals(attributes, signals);
    }

    // Every descriptor of .NET closes on exec by itself; this is for what the server itself inherited, such as a
    // supervisor's sockets. C libraries older than 2022 lack the function.
    private static void CloseTheRest(nint actions)
    {
        try
        {
            _ = LibC.AddCloseFrom(actions, 3);
        }
        catch (EntryPointNotFoundException)
        {
        }
    }

    private static void CloseAll(ReadOnlySpan<int> descriptors)
    {
        foreach (var descriptor in descriptors)
        {
            if (descriptor >= 0)
            {
                _ = LibC.Close(descriptor);
            }
        }
    }

    private sealed class NativeStrings : IDisposable
    {
        private readonly List<nint> _blocks = [];

        public nint Add(string text)
        {
            _blocks.Add(Marshal.StringToCoTaskMemUTF8(text));
            return _blocks[^1];
        }

        public nint Allocate(int size)
        {
            _blocks.Add(Marshal.AllocCoTaskMem(size));
            return _blocks[^1];
        }

        public void Dispose() => _blocks.ForEach(Marshal.FreeCoTaskMem);
    }
}
