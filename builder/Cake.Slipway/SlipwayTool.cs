using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;

namespace Cake.Slipway;

/// <summary>One call of the <c>slipway</c> command, run as Cake runs tools.</summary>
internal sealed class SlipwayTool : Tool<SlipwaySettings>
{
    private readonly ICakeContext _context;
    private readonly string _verb;
    private readonly SlipwaySettings _settings;
    private int _exitCode;

    public SlipwayTool(ICakeContext context, string verb, SlipwaySettings settings)
        : base(context.FileSystem, context.Environment, context.ProcessRunner, context.Tools)
    {
        (_context, _verb, _settings) = (context, verb, settings);
        Line = new SlipwayCommandLine(context.Environment, verb, settings);
    }

    /// <summary>Gets what is called, for the verb's own words and those of its settings.</summary>
    public SlipwayCommandLine Line { get; }

    /// <summary>Gets the folder that the command runs in.</summary>
    public DirectoryPath Folder => (_settings.WorkingDirectory ?? _context.Environment.WorkingDirectory).MakeAbsolute(_context.Environment);

    /// <summary>Runs it; what it says goes to the console.</summary>
    public void Run() => Run(null, null);

    /// <summary>Runs it and returns its answer, which is all that it writes to standard output.</summary>
    public string Ask()
    {
        var answer = "";
        Run(new ProcessSettings { RedirectStandardOutput = true }, process => answer = string.Join('\n', process.GetStandardOutput()).Trim());
        return answer.Length > 0 ? answer : throw SlipwayExitCode.NoAnswer(_verb, _exitCode);
    }

    private void Run(ProcessSettings? process, Action<IProcess>? then)
    {
        if (_settings.ToolPath is null && _context.Tools.Resolve(GetToolExecutableNames()) is null)
        {
            throw new CakeException("slipway is neither on the PATH nor among the tools of this build: install it, or name it with ToolPath");
        }

        _settings.AddTo(Line);
        Line.Flag("--quiet", _settings.Quiet).Flag("--verbose", _settings.Verbose);
        Run(_settings, Line.Arguments, process, ended =>
        {
            _exitCode = ended.GetExitCode();
            then?.Invoke(ended);
        });
    }

    /// <inheritdoc />
    protected override string GetToolName() => "slipway";

    /// <inheritdoc />
    protected override IEnumerable<string> GetToolExecutableNames() => ["slipway"];

    /// <inheritdoc />
    protected override IDictionary<string, string?> GetEnvironmentVariables(SlipwaySettings settings)
    {
        var variables = new Dictionary<string, string?>(settings.EnvironmentVariables ?? new Dictionary<string, string?>(), StringComparer.Ordinal);
        foreach (var (name, value) in settings.Secrets.Where(secret => secret.Value is not null))
        {
            variables[name] = value;
        }

        return variables;
    }

    /// <inheritdoc />
    protected override void ProcessExitCode(int exitCode)
    {
        if (exitCode != 0)
        {
            throw SlipwayExitCode.Failure(_verb, exitCode);
        }
    }
}
