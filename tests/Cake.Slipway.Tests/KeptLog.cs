using System.Globalization;
using Cake.Core.Diagnostics;

namespace Cake.Slipway.Tests;

/// <summary>All that Cake logs, at its most talkative.</summary>
internal sealed class KeptLog : ICakeLog
{
    private readonly List<string> _lines = [];

    public Verbosity Verbosity { get; set; } = Verbosity.Diagnostic;

    public string Text => string.Join('\n', _lines);

    public void Write(Verbosity verbosity, LogLevel level, string format, params object[] args) => _lines.Add(string.Format(CultureInfo.InvariantCulture, format, args));
}
