namespace NewsMonitor.Local.Commands;

/// <summary>
/// Reads what a user names up to its reader's bound and one unit more, so that the reader can say that there was more. The
/// length that the system tells is not asked: a device or a pipe has none.
/// </summary>
internal static class BoundedInput
{
    private const int BlockSize = 64 * 1024;

    public static async Task<ReadOnlyMemory<byte>> BytesAsync(Stream stream, int most, CancellationToken cancellationToken)
    {
        using var collected = new MemoryStream();
        var block = new byte[BlockSize];
        int read;
        while (collected.Length <= most && (read = await stream.ReadAsync(block, cancellationToken).ConfigureAwait(false)) > 0)
            collected.Write(block, 0, read);
        return collected.GetBuffer().AsMemory(0, (int)collected.Length);
    }

    /// <param name="most">The bound in UTF-16 characters.</param>
    public static string Text(string file, int most)
    {
        using var reader = new StreamReader(new InputFile(file).Open());
        var collected = new System.Text.StringBuilder();
        var block = new char[BlockSize];
        int read;
        while (collected.Length <= most && (read = reader.Read(block, 0, block.Length)) > 0)
            collected.Append(block, 0, read);
        return collected.ToString();
    }
}
