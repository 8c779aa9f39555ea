using System.CommandLine;
using Slipway.Approval.Matrix;

namespace Slipway.Cli.Verbs;

/// <summary><c>slipway matrix merge FILE...</c>: one matrix of the parts that runs with --shard left.</summary>
internal static class MatrixMerge
{
    public static Command Create(Edge edge)
    {
        var files = new Argument<string[]>("files") { Description = "The matrix.json of each part", Arity = ArgumentArity.OneOrMore };
        var output = new Option<string?>("--output", "-o") { HelpName = "DIR", Description = "Leave it there: matrix.json, matrix.md, matrix.html" };
        var command = new Command("merge", "Put together what runs with --shard left") { files, output };
        VerbRun.Bind(command, edge, async (run, token) =>
        {
            List<(string, CompatibilityMatrix)> parts = [];
            foreach (var file in run.Parsed.GetRequiredValue(files))
            {
                if (!File.Exists(run.Edge.PathOf(file)))
                {
                    throw new UsageException($"{file} is no file", "name the matrix.json that each part left");
                }

                var (part, problem) = MatrixReader.Read(await File.ReadAllBytesAsync(run.Edge.PathOf(file), token));
                Tell(run, problem is null ? null : $"{file}: {problem}");
                if (part is not null)
                {
                    parts.Add((file, part));
                }
            }

            if (run.Diagnostics.HasErrors)
            {
                return;
            }

            var (matrix, conflict) = MatrixReader.Merge(parts);
            Tell(run, conflict);
            if (matrix is not null)
            {
                await MatrixVerb.AnswerAsync(run, matrix, run.Parsed.GetValue(output), check: false, token);
            }
        });
        return command;
    }

    private static void Tell(VerbRun run, string? problem)
    {
        if (problem is not null)
        {
            run.Diagnostics.Add(MatrixRules.NoPart.At(null, problem, "slipway matrix --shard I/N --output DIR, for each I, over one state of the index"));
        }
    }
}
