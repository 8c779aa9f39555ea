namespace Slipway.Server.Stdio.Processes;

/// <summary>A program that was just started: its id and our ends of its pipes.</summary>
internal sealed record SpawnedChild(int ProcessId, PipeEnd Input, PipeEnd Output, PipeEnd Error);
