using System.Collections.Immutable;
using Slipway.Trust.Attestations;
using Slipway.Trust.Verification;

namespace Slipway.Trust.Policies;

/// <summary>Who of the accepted signers signed, by evidence that holds; and why the rest does not.</summary>
internal sealed record SignerCount(
    SignerRequirement Requirement, ImmutableArray<(string Location, VerifiedBundle Bundle)> Verified,
        ImmutableArray<TrustProblem> Refused, int Considered)
{
    public static SignerCount Of(SignerRequirement requirement, IEnumerable<(string Location, Checked<VerifiedBundle> Result)> results)
    {
        var all = results.ToArray();
        return new SignerCount(
            requirement,
            [.. all.Where(one => one.Result.Ok).Select(one => (one.Location, one.Result.Value!))],
            [.. all.SelectMany(one => one.Result.Problems)],
            all.Length);
    }

    /// <summary>Each signer once, however often they signed.</summary>
    public ImmutableArray<AcceptedSigner> Signers =>
        [.. Requirement.Signers.Where(signer => Verified.Any(one => signer.Signed(one.Bundle)))];

    /// <summary>The same, of evidence that says a certain thing.</summary>
    public SignerCount Where(Func<VerifiedBundle, bool> says) => this with
    {
        Verified = [.. Verified.Where(one => says(one.Bundle))],
        Otherwise = Verified.Count(one => !says(one.Bundle)),
    };

    /// <summary>How much of the evidence of accepted signers says something else.</summary>
    public int Otherwise { get; private init; }

    /// <summary>The check that enough of them signed.</summary>
    public PolicyCheck ToCheck(string id, string what)
    {
        var enough = Signers.Length >= Requirement.Threshold;
        return new PolicyCheck(
            id, enough ? CheckOutcome.Passed : CheckOutcome.Failed,
            $"{what} by {Requirement.Threshold} of: {string.Join(", ", Requirement.Signers.Select(signer => signer.Name))}",
            Found())
        {
            Problems = enough
                ? [] : [Considered == 0
                ? PolicyProblems.Nothing(id, what) : PolicyProblems.NotEnough(id, what, Requirement.Threshold, Found()), .. Refused],
        };
    }

    private string Found() => Signers.Length > 0 ? string.Join(", ", Signers.Select(signer => signer.Name))
        : Considered == 0 ? "nothing of the kind"
        : Otherwise > 0 ? $"{Otherwise} by accepted signers, which say that it failed or is another one"
        : $"{Considered} of the kind, none by an accepted signer";
}
