namespace Slipway.Images.Host;

/// <summary>The file system that a host base is taken from: <c>/</c>, or a folder that stands for it in a test.</summary>
internal sealed class SystemRoot(string folder)
{
    private const int MostLinks = 40;

    /// <summary>Where an absolute path of that system lies on this machine.</summary>
    public string OnMachine(string path) => folder == "/" ? path : folder.TrimEnd('/') + path;

    /// <summary>The path without symbolic links in any of its parts; null when it does not exist. Links stay inside the root.</summary>
    public string? RealPath(string path)
    {
        var parts = new LinkedList<string>(path.Split('/', StringSplitOptions.RemoveEmptyEntries));
        var real = "";
        for (var links = 0; parts.First is { } part;)
        {
            parts.RemoveFirst();
            if (part.Value is "." or "..")
            {
                real = part.Value == "." ? real : real[..Math.Max(0, real.LastIndexOf('/'))];
                continue;
            }

            var next = new FileInfo(OnMachine($"{real}/{part.Value}"));
            if (next.LinkTarget is not { } target)
            {
                real = $"{real}/{part.Value}";
                continue;
            }

            if (++links > MostLinks)
            {
                return null;
            }

            real = target.StartsWith('/') ? "" : real;
            foreach (var piece in target.Split('/', StringSplitOptions.RemoveEmptyEntries).Reverse())
            {
                parts.AddFirst(piece);
            }
        }

        return Path.Exists(OnMachine(real)) ? real : null;
    }
}
