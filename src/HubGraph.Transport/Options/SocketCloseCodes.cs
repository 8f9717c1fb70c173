namespace HubGraph.Transport.Options;

/// <summary>With what a socket is closed: RFC 6455, section 7.4.1, the protocol graphql-transport-ws, and two of our own.</summary>
internal static class SocketCloseCodes
{
    public const int Normal = 1000;
    public const int GoingAway = 1001;
    public const int TooBig = 1009;

    /// <summary>Our own: more events wait than the client's queue holds.</summary>
    public const int TooSlow = 4008;

    public const int InvalidMessage = 4400;
    public const int Unauthorized = 4401;
    public const int Forbidden = 4403;
    public const int SubprotocolNotAcceptable = 4406;
    public const int InitTimeout = 4408;
    public const int SubscriberExists = 4409;
    public const int TooManyInits = 4429;
    public const int Internal = 4500;

    /// <summary>
    /// Our own: credentials cannot be checked now, or a stream cannot go on. The standard 1013 is not understood by every
    /// WebSocket library.
    /// </summary>
    public const int Unavailable = 4503;
}
