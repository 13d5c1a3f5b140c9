using System.Runtime.CompilerServices;
using System.Text;

namespace NewsMonitor.Articles;

/// <summary>Reads lines that end with LF, CR or both, and gives up on one that is too long before it is held whole.</summary>
internal static class BoundedLines
{
    /// <param name="most">Longest line, in UTF-16 characters.</param>
    /// <exception cref="InvalidInputException">A line is longer; the message names it.</exception>
    public static async IAsyncEnumerable<string> ReadAsync(
        StreamReader reader, string name, int most, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var block = new char[16 * 1024];
        var begun = new StringBuilder();
        var number = 1;
        var afterReturn = false;
        while (await reader.ReadAsync(block, cancellationToken).ConfigureAwait(false) is var length and > 0)
        {
            var start = afterReturn && block[0] == '\n' ? 1 : 0;
            afterReturn = block[length - 1] == '\r';
            while (block.AsSpan(start, length - start).IndexOfAny('\n', '\r') is var end and >= 0)
            {
                Add(end);
                yield return begun.ToString();
                begun.Clear();
                number++;
                start += end + 1;
                if (block[start - 1] == '\r' && start < length && block[start] == '\n')
                    start++;
            }

            Add(length - start);

            void Add(int count)
            {
                if (begun.Length + count > most)
                    throw new InvalidInputException($"{name}, line {number}: longer than {most / (1024 * 1024)} million characters.");
                begun.Append(block, start, count);
            }
        }

        if (begun.Length > 0)
            yield return begun.ToString();
    }
}
