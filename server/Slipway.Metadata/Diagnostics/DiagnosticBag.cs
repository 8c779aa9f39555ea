namespace Slipway.Metadata.Diagnostics;

/// <summary>Collects diagnostics, also from several threads, and hands them back in one order whatever the order of arrival.</summary>
public sealed class DiagnosticBag
{
    private readonly Lock _lock = new();
    private readonly List<Diagnostic> _diagnostics = [];

    /// <summary>How many were collected.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _diagnostics.Count;
            }
        }
    }

    /// <summary>Whether one of them is an error.</summary>
    public bool HasErrors
    {
        get
        {
            lock (_lock)
            {
                return _diagnostics.Exists(diagnostic => diagnostic.IsError);
            }
        }
    }

    /// <summary>Adds one.</summary>
    public void Add(Diagnostic diagnostic)
    {
        lock (_lock)
        {
            _diagnostics.Add(diagnostic);
        }
    }

    /// <summary>Adds several.</summary>
    public void AddRange(IEnumerable<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            Add(diagnostic);
        }
    }

    /// <summary>All of them, sorted by file, line, column and id; those without a place come first.</summary>
    public IReadOnlyList<Diagnostic> Sorted()
    {
        lock (_lock)
        {
            return Sort(_diagnostics);
        }
    }

    /// <summary>Sorts as <see cref="Sorted"/> does.</summary>
    public static IReadOnlyList<Diagnostic> Sort(IEnumerable<Diagnostic> diagnostics) =>
    [
        .. diagnostics
            .OrderBy(diagnostic => diagnostic.Position?.File ?? "", StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Position?.Line ?? 0)
            .ThenBy(diagnostic => diagnostic.Position?.Column ?? 0)
            .ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)
            .ThenBy(diagnostic => diagnostic.Message, StringComparer.Ordinal),
    ];
}
