using Cake.Core;
using Cake.Core.IO;

namespace Cake.Slipway;

/// <summary>
/// The words of one call, each quoted. Where the command runs in a folder of its own, relative paths would mean another place
/// there than in the script: they are made absolute.
/// </summary>
internal sealed class SlipwayCommandLine
{
    private readonly ICakeEnvironment _environment;
    private readonly bool _runsElsewhere;

    public SlipwayCommandLine(ICakeEnvironment environment, string verb, SlipwaySettings settings)
    {
        (_environment, _runsElsewhere) = (environment, settings.WorkingDirectory is not null);
        Arguments.Append(verb);
    }

    public ProcessArgumentBuilder Arguments { get; } = new();

    public SlipwayCommandLine Word(string word)
    {
        Arguments.AppendQuoted(word);
        return this;
    }

    public SlipwayCommandLine Word(FilePath path) => Word(Placed(path));

    public SlipwayCommandLine Flag(string name, bool given)
    {
        if (given)
        {
            Arguments.Append(name);
        }

        return this;
    }

    public SlipwayCommandLine Option(string name, string? value)
    {
        if (value is not null)
        {
            Arguments.AppendSwitchQuoted(name, value);
        }

        return this;
    }

    public SlipwayCommandLine Option(string name, FilePath? path) => Option(name, path is null ? null : Placed(path));

    public SlipwayCommandLine Option(string name, DirectoryPath? path) => Option(name, path is null ? null : Placed(path));

    public SlipwayCommandLine Options(string name, IEnumerable<string> values) => values.Aggregate(this, (line, value) => line.Option(name, value));

    public SlipwayCommandLine Secret(string name, string? value)
    {
        if (value is not null)
        {
            Arguments.AppendSwitchQuotedSecret(name, value);
        }

        return this;
    }

    private string Placed(FilePath path) => (_runsElsewhere ? path.MakeAbsolute(_environment) : path).FullPath;

    private string Placed(DirectoryPath path) => (_runsElsewhere ? path.MakeAbsolute(_environment) : path).FullPath;
}
