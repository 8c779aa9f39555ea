using System.Collections.Immutable;
using System.Text.Json;
using Slipway.Trust.Sigstore;
using Slipway.Trust.Timestamps;
using Slipway.Trust.Transparency;
using Slipway.Trust.TrustedRoots;

namespace Slipway.Trust.Verification;

/// <summary>
/// Judges log entries and time stamps. All that are there must hold; thresholds count operators, so that one entry given twice,
/// or two of one operator's logs, count once.
/// </summary>
internal static class WitnessVerification
{
    public static Checked<Witness> Verify(SignedContent content, SignerBytes signer, BundleRequirements requirements, string subject)
    {
        var (logs, times) = signer.IsCertificate
            ? (requirements.LogThreshold ?? 1, Math.Max(requirements.TimeThreshold ?? 1, 1))
            : (requirements.LogThreshold ?? 0, requirements.TimeThreshold ?? 0);
        if (requirements.Root is not { } root)
        {
            return logs == 0 && times == 0 && !signer.IsCertificate ? new Witness([], []) : VerificationProblems.NoRoot(subject);
        }

        var problems = new List<TrustProblem>();
        var entries = Collect(content.Bundle.LogEntries.Select(entry => VerifyEntry(entry, content, signer, root, subject)), problems);
        var stamps = Collect(content.Bundle.Timestamps.Select(stamp =>
            TimestampVerifier.Verify(stamp, content.Bundle.Signature.Span, root, subject)), problems);
        if (problems.Count > 0)
        {
            return Checked<Witness>.From(problems);
        }

        return Count(entries, stamps, (logs, times), subject);
    }

    private static Checked<Witness> Count(List<VerifiedEntry> entries, List<VerifiedTime> stamps, (int Logs, int Times) needed,
        string subject)
    {
        var promises = entries.Where(entry => entry.Time is not null)
            .Select(entry => new VerifiedTime(entry.Time!.Value, entry.Log.Operator, TimeSource.Log));
        var times = promises.Concat(stamps).Distinct().ToImmutableArray();
        var timeOperators = times.Select(time => $"{time.Source} {time.Operator}").Distinct(StringComparer.Ordinal).Count();
        var logs = entries.Select(entry => entry.Log.Operator)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToImmutableArray();
        var problems = new List<TrustProblem>();
        if (logs.Length < needed.Logs)
        {
            problems.Add(VerificationProblems.TooFewLogs(subject, needed.Logs, logs));
        }

        if (timeOperators < needed.Times)
        {
            problems.Add(VerificationProblems.TooFewTimes(subject, needed.Times, timeOperators));
        }

        // A log that promises no time must have been in use at one of the times that others vouch for.
        problems.AddRange(entries
            .Where(entry => entry.Time is null && times.Length > 0 && !times.Any(time => entry.Log.ValidFor.Contains(time.Time)))
            .Select(entry => TransparencyProblems.LogNotInUse(subject, entry.Log, times[0].Time)));
        return problems.Count > 0 ? Checked<Witness>.From(problems) : new Witness(logs, times);
    }

    private static Checked<VerifiedEntry> VerifyEntry(LogEntry entry, SignedContent content, SignerBytes signer, TrustedRoot root,
        string subject)
    {
        var verified = LogEntryVerifier.Verify(entry, root, subject);
        return verified.Ok && EntryProblem(entry, content, signer, subject) is { } problem ? problem : verified;
    }

    // An entry that says nothing of this very signature by this very signer was logged for something else: CVE-2022-36056, CVE-2026-22703.
    internal static TrustProblem? EntryProblem(LogEntry entry, SignedContent content, SignerBytes signer, string subject)
    {
        try
        {
            var logged = EntryBodyReader.Read(entry);
            return !content.IsMeantBy(logged) ? TransparencyProblems.OtherEntry(subject, "its digest is of something else")
                : !logged.Signature.AsSpan()
                    .SequenceEqual(content.Bundle.Signature.Span) ? TransparencyProblems.OtherEntry(subject, "it holds another signature")
                : logged.SignerIsCertificate != signer.IsCertificate || !logged.Signer.AsSpan().SequenceEqual(signer.Der.Span)
                    ? TransparencyProblems.OtherEntry(subject, "it names another key or certificate")
                : null;
        }
        catch (JsonException error)
        {
            return TransparencyProblems.OtherEntry(subject, error.Message);
        }
    }

    private static List<T> Collect<T>(IEnumerable<Checked<T>> results, List<TrustProblem> problems)
        where T : class
    {
        var values = new List<T>();
        foreach (var result in results)
        {
            problems.AddRange(result.Problems);
            if (result.Ok)
            {
                values.Add(result.Value);
            }
        }

        return values;
    }
}
