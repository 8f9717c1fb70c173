namespace HubGraph.Benchmarks;

/// <summary>Why a benchmark cannot run, in one line.</summary>
internal sealed class BenchmarkException(string message) : Exception(message);
