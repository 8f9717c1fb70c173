namespace HubGraph.Data;

/// <summary>Why the program cannot start: one plain line for whoever runs it.</summary>
public sealed class StartupException(string message, Exception? inner = null) : Exception(message, inner);
