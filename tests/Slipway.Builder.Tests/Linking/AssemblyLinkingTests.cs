using Slipway.Builder.Tests.Making;

namespace Slipway.Builder.Tests.Linking;

/// <summary>Each way in which a library can change under a plugin, and what is said of it.</summary>
public sealed class AssemblyLinkingTests
{
    [Theory]
    [InlineData("a removed method",
        "namespace Lib; public class Client { public void Send(string text) { } public void Sent(int count) { } }",
        "namespace Lib; public class Client { public void Sent(int count) { } }",
        "namespace P; public class Work { public void Do() => new Lib.Client().Send(\"\"); }",
        "P.Work.Do calls Lib.Client.Send(string), which Lib 2.0.0 does not have; the nearest is Lib.Client.Sent(int)")]
    [InlineData("a method with one more parameter",
        "namespace Lib; public class Client { public Task SendAsync(string text) => Task.CompletedTask; }",
        "namespace Lib; public class Client { public Task SendAsync(string text, CancellationToken token) => Task.CompletedTask; }",
        "namespace P; public class Work { public async Task DoAsync() { await Task.Yield(); await new Lib.Client().SendAsync(\"\"); } }",
        "P.Work.DoAsync calls Lib.Client.SendAsync(string), which Lib 2.0.0 does not have; the nearest is Lib.Client.SendAsync(string, CancellationToken)")]
    [InlineData("a method within a lambda",
        "namespace Lib; public static class Text { public static string Trim(string text) => text; }",
        "namespace Lib; public static class Text { public static string Trim(object text) => \"\"; }",
        "namespace P; public class Work { public IEnumerable<string> Do(string[] all) => all.Select(one => Lib.Text.Trim(one)); }",
        "P.Work.Do calls Lib.Text.Trim(string), which Lib 2.0.0 does not have; the nearest is Lib.Text.Trim(object)")]
    [InlineData("another result",
        "namespace Lib; public class Client { public int Count() => 0; }",
        "namespace Lib; public class Client { public long Count() => 0; }",
        "namespace P; public class Work { public long Do() => new Lib.Client().Count(); }",
        "P.Work.Do calls Lib.Client.Count() and expects int of an instance; in Lib 2.0.0 it gives long of an instance")]
    [InlineData("a method that became static",
        "namespace Lib; public class Client { public int Count() => 0; }",
        "namespace Lib; public class Client { public static int Count() => 0; }",
        "namespace P; public class Work { public long Do() => new Lib.Client().Count(); }",
        "P.Work.Do calls Lib.Client.Count() and expects int of an instance; in Lib 2.0.0 it gives int of the type")]
    [InlineData("a renamed property",
        "namespace Lib; public class Item { public string Title { get; set; } = \"\"; }",
        "namespace Lib; public class Item { public string Titles { get; set; } = \"\"; }",
        "namespace P; public class Work { public string Do(Lib.Item item) => item.Title; }",
        "P.Work.Do calls Lib.Item.Title (get), which Lib 2.0.0 does not have; the nearest is Lib.Item.Titles (get)")]
    [InlineData("a removed field",
        "namespace Lib; public class Limits { public static readonly int Most = 3; }",
        "namespace Lib; public class Limits { public static readonly int Mosts = 3; }",
        "namespace P; public class Work { public int Do() => Lib.Limits.Most; }",
        "P.Work.Do uses the field Lib.Limits.Most, which Lib 2.0.0 does not have; the nearest is Lib.Limits.Mosts")]
    [InlineData("a field of another type",
        "namespace Lib; public class Limits { public static readonly int Most = 3; }",
        "namespace Lib; public class Limits { public static readonly long Most = 3; }",
        "namespace P; public class Work { public long Do() => Lib.Limits.Most; }",
        "P.Work.Do uses the field Lib.Limits.Most, which has another type in Lib 2.0.0")]
    [InlineData("a removed type",
        "namespace Lib; public class Widget { public Widget(int size) { } }",
        "namespace Lib; public class Widgets { }",
        "namespace P; public class Work { public object Do() => new Lib.Widget(1); }",
        "P.Work.Do uses the type Lib.Widget, which Lib 2.0.0 does not have; the nearest is Lib.Widgets")]
    [InlineData("a type in another namespace",
        "namespace Lib; public class Widget { }",
        "namespace Lib.Parts { public class Widget { } }",
        "namespace P; public class Work { private readonly Lib.Widget _one = new(); public object One => _one; }",
        "P.Work uses the type Lib.Widget, which Lib 2.0.0 does not have; the nearest is Lib.Parts.Widget")]
    [InlineData("a type that is not public any more",
        "namespace Lib; public class Widget { }",
        "namespace Lib; internal class Widget { public Widget() { } }",
        "namespace P; public class Work { public object Do() => new Lib.Widget(); }",
        "P.Work.Do uses the type Lib.Widget, which Lib 2.0.0 keeps to itself")]
    [InlineData("a method that is not public any more",
        "namespace Lib; public class Client { public void Send() { } }",
        "namespace Lib; public class Client { internal void Send() { } }",
        "namespace P; public class Work { public void Do() => new Lib.Client().Send(); }",
        "P.Work.Do calls Lib.Client.Send(), which Lib 2.0.0 keeps to itself")]
    [InlineData("a class that became a struct",
        "namespace Lib; public class Point { } public static class Points { public static Point? First() => null; }",
        "namespace Lib; public struct Point { } public static class Points { public static Point First() => default; }",
        "namespace P; public class Work { public object? Do() => Lib.Points.First(); }",
        "P.Work.Do takes Lib.Point for a class; in Lib 2.0.0 it is a struct")]
    [InlineData("a base that was sealed",
        "namespace Lib; public class Base { }",
        "namespace Lib; public sealed class Base { }",
        "namespace P; public class Work : Lib.Base { }",
        "P.Work derives from Lib.Base, which is sealed in Lib 2.0.0")]
    [InlineData("a new abstract method",
        "namespace Lib; public abstract class Base { }",
        "namespace Lib; public abstract class Base { public abstract int Count(string of); }",
        "namespace P; public class Work : Lib.Base { }",
        "P.Work does not implement Lib.Base.Count(string), which Lib 2.0.0 asks of it")]
    [InlineData("a new interface method",
        "namespace Lib; public interface IProvider { Task<int> QueryAsync(string request); }",
        "namespace Lib; public interface IProvider { Task<int> QueryAsync(string request, CancellationToken token); }",
        "namespace P; public class Work : Lib.IProvider { public Task<int> QueryAsync(string request) => Task.FromResult(0); }",
        "P.Work does not implement Lib.IProvider.QueryAsync(string, CancellationToken), which Lib 2.0.0 asks of it; the nearest is P.Work.QueryAsync(string)")]
    [InlineData("a method of a new base interface",
        "namespace Lib; public interface IProvider { }",
        "namespace Lib; public interface INamed { string Name { get; } } public interface IProvider : INamed { }",
        "namespace P; public class Work : Lib.IProvider { }",
        "P.Work does not implement Lib.INamed.Name (get), which Lib 2.0.0 asks of it")]
    [InlineData("a default that an interface took back",
        "namespace Lib; public interface INamed { string Name => string.Empty; } public interface IProvider : INamed { }",
        "namespace Lib; public interface INamed { string Name => string.Empty; } public interface IProvider : INamed { abstract string INamed.Name { get; } }",
        "namespace P; public class Work : Lib.IProvider { }",
        "P.Work does not implement Lib.INamed.Name (get), which Lib 2.0.0 asks of it")]
    [InlineData("a virtual method that went away",
        "namespace Lib; public class Base { public virtual void Stop(int after) { } }",
        "namespace Lib; public class Base { }",
        "namespace P; public class Work : Lib.Base { public override void Stop(int after) { } }",
        "P.Work overrides P.Work.Stop(int), and no base of it has that as a virtual method")]
    [InlineData("a virtual method that was sealed",
        "namespace Lib; public class Base { public override string ToString() => \"\"; }",
        "namespace Lib; public class Base { public sealed override string ToString() => \"\"; }",
        "namespace P; public class Work : Lib.Base { public override string ToString() => \"work\"; }",
        "P.Work overrides Lib.Base.ToString(), which is sealed in Lib 2.0.0")]
    [InlineData("a new constraint of a method",
        "namespace Lib; public static class Maker { public static T? Make<T>() => default; }",
        "namespace Lib; public static class Maker { public static T? Make<T>() where T : IDisposable => default; }",
        "namespace P; public class Work { public object? Do() => Lib.Maker.Make<Work>(); }",
        "P.Work.Do gives P.Work to Lib.Maker.Make<>(), and in Lib 2.0.0 its T has to be a System.IDisposable")]
    [InlineData("a new constraint of a type",
        "namespace Lib; public class Box<T> { }",
        "namespace Lib; public class Box<T> where T : new() { }",
        "namespace P; public class Work { private Work(int size) { } public object Do() => new Lib.Box<Work>(); }",
        "P.Work.Do gives P.Work to Lib.Box, and in Lib 2.0.0 its T needs a constructor without parameters")]
    [InlineData("a constraint to structs",
        "namespace Lib; public class Box<T> { }",
        "namespace Lib; public class Box<T> where T : struct { }",
        "namespace P; public class Work { public object Do() => new Lib.Box<string>(); }",
        "P.Work.Do gives System.String to Lib.Box, and in Lib 2.0.0 its T has to be a struct")]
    public void Check_WhatChanged_IsNamedWithItsUserAndWhatIsNear(string change, string was, string now, string plugin, string expected)
    {
        Assert.True(expected == Assert.Single(Linked.Check(was, now, plugin)), change + ":\n" + string.Join('\n', Linked.Check(was, now, plugin)));
        Assert.Empty(Linked.Check(was, was, plugin));
    }

    [Theory]
    [InlineData("a method in a base class",
        "namespace Lib; public class Client { public int Count() => 0; }",
        "namespace Lib; public class Base { public int Count() => 0; } public class Client : Base { }",
        "namespace P; public class Work { public int Do() => new Lib.Client().Count(); }")]
    [InlineData("a method in a generic base class",
        "namespace Lib; public class Client { public List<int> All(int one) => []; }",
        "namespace Lib; public class Base<T> { public List<T> All(T one) => []; } public class Client : Base<int> { }",
        "namespace P; public class Work { public object Do() => new Lib.Client().All(1); }")]
    [InlineData("a new method with a body in an interface",
        "namespace Lib; public interface IProvider { int Count(); }",
        "namespace Lib; public interface IProvider { int Count(); int Most() => 3; }",
        "namespace P; public class Work : Lib.IProvider { int Lib.IProvider.Count() => 0; }")]
    [InlineData("a body in a derived interface",
        "namespace Lib; public interface IProvider { }",
        "namespace Lib; public interface INamed { string Name { get; } } public interface IProvider : INamed { string INamed.Name => \"\"; }",
        "namespace P; public class Work : Lib.IProvider { }")]
    [InlineData("a member that an interface made abstract again",
        "namespace Lib; public interface IBox : IReadOnlyList<string> { }",
        "namespace Lib; public interface IBox : IReadOnlyList<string> { abstract string IReadOnlyList<string>.this[int index] { get; } }",
        "namespace P; public class Work : List<string>, Lib.IBox { }")]
    [InlineData("a constraint that holds",
        "namespace Lib; public static class Maker { public static T? Make<T>() => default; }",
        "namespace Lib; public static class Maker { public static T? Make<T>() where T : class, IEnumerable<object>, new() => default; }",
        "namespace P; public class Work { public object? Do() => Lib.Maker.Make<List<string>>(); }")]
    [InlineData("an implementation by a base's method",
        "namespace Lib; public abstract class Base { public virtual int Count() => 0; } public interface IProvider { int Count(); }",
        "namespace Lib; public abstract class Base { public virtual int Count() => 0; public abstract class Inner { } } public interface IProvider { int Count(); }",
        "namespace P; public class Work : Lib.Base, Lib.IProvider, IEquatable<Work> { public bool Equals(Work? other) => other is null; public int[,] Field = new int[2, 2]; public int At() => Field[0, 1]; }")]
    public void Check_WhatTheRuntimeAccepts_IsAccepted(string change, string was, string now, string plugin) =>
        Assert.True(Linked.Check(was, now, plugin) is [], change + ":\n" + string.Join('\n', Linked.Check(was, now, plugin)));

    [Fact]
    public void Check_MovedType_IsFoundWhereItIsForwardedTo()
    {
        const string Was = "namespace Lib; public class Widget { public class Part { } public int Size => 0; }";
        var moved = AssemblyMaker.Compile("Lib.Core", "1.0.0", Was);
        var facade = AssemblyMaker.Compile("Lib", "1.0.0", "[assembly: System.Runtime.CompilerServices.TypeForwardedTo(typeof(Lib.Widget))]", moved);

        Assert.Empty(Linked.Check(AssemblyMaker.Compile("Lib", "1.0.0", Was),
            "namespace P; public class Work { public object Do() => (new Lib.Widget().Size, new Lib.Widget.Part()); }", ("Lib", facade), ("Lib.Core", moved)));
    }

    [Fact]
    public void Check_LowerVersion_IsWhatTheRuntimeWouldNotLoad()
    {
        const string Source = "namespace Lib; public class Widget { }";

        Assert.Equal(["P.Work uses the assembly: P.Work needs Lib 2.0.0.0 or higher; Lib 2.0.0 has 1.0.0.0"],
            Linked.Check(AssemblyMaker.Compile("Lib", "2.0.0", Source), "namespace P; public class Work : Lib.Widget { }", ("Lib", AssemblyMaker.Compile("Lib", "1.0.0", Source)))
                .Select(line => "P.Work uses the assembly: " + line));
    }

    [Fact]
    public void Check_AbsentAssembly_IsADoubtAndSaysWhoNeedsIt()
    {
        var was = AssemblyMaker.Compile("Lib", "1.0.0", "namespace Lib; public class Widget { } public class OnlyAttribute : Attribute { }");

        Assert.Equal(["perhaps: P.Work.Do needs the assembly Lib 1.0.0.0, which is not part of the server"],
            Linked.Check(was, "namespace P; [Lib.Only] public class Work { public object Do() => new Lib.Widget(); }"));
    }

    [Fact]
    public void Check_AbsentAttribute_IsADoubt() =>
        Assert.All(
            Linked.Check("namespace Lib; public class OnlyAttribute : Attribute { } public class Widget { }", "namespace Lib; public class Widget { }",
                "namespace P; [Lib.Only] public class Work : Lib.Widget { }"),
            line => Assert.StartsWith("perhaps: an attribute uses the type Lib.OnlyAttribute", line, StringComparison.Ordinal));
}
