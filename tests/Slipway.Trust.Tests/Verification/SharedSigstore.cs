using Slipway.Trust.Tests.Verification;

// One for all tests of this project: its start takes seconds.
[assembly: AssemblyFixture(typeof(MockSigstore))]
