namespace NewsMonitor.Analysis.Languages;

/// <summary>A table compiled into this assembly; reading one costs less than a millisecond.</summary>
internal static class EmbeddedTable
{
    /// <summary>The bytes of the resource <paramref name="name"/>.</summary>
    public static byte[] Read(string name)
    {
        using var stream = typeof(EmbeddedTable).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The assembly lacks its table {name}.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
