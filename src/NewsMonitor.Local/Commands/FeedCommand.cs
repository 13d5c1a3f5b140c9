using System.CommandLine;
using System.Text.Json;
using NewsMonitor.Feeds;
using NewsMonitor.Http;

namespace NewsMonitor.Local.Commands;

internal static class FeedCommand
{
    public static Command Create()
    {
        var documents = new Argument<string[]>("document") { Description = "A file, an address (http or https), or - for standard input.", Arity = ArgumentArity.OneOrMore };
        var allow = new Option<string[]>("--allow-host") { Description = "A host that may be asked although its address is private (for local use)." };
        var parse = new Command("parse", "Reads feed documents and prints one JSON object for each.") { documents, allow };
        parse.SetAction((result, cancellationToken) => ParseAsync(result.GetRequiredValue(documents), result.GetValue(allow) ?? [], cancellationToken));
        return new Command("feed", "Looks into feed documents.") { parse };
    }

    /// <summary>The good documents go to standard output, one line of standard error tells of each bad one.</summary>
    private static async Task<int> ParseAsync(string[] documents, string[] allowedHosts, CancellationToken cancellationToken)
    {
        var code = CommandLineHost.Done;
        using var output = Console.OpenStandardOutput();
        foreach (var document in documents)
        {
            try
            {
                var (bytes, context) = await ReadAsync(document, allowedHosts, cancellationToken).ConfigureAwait(false);
                var feed = FeedParser.Parse(bytes, context);
                foreach (var note in feed.Notes)
                    await Console.Error.WriteLineAsync($"newsmonitor: {document}: {note}").ConfigureAwait(false);
                await JsonSerializer.SerializeAsync(output, FeedDocumentLine.Of(document, feed), NewsMonitorJson.Lines.FeedDocumentLine, cancellationToken).ConfigureAwait(false);
                output.WriteByte((byte)'\n');
            }
            catch (Exception e) when (e is InvalidInputException or IOException or UnauthorizedAccessException)
            {
                await Console.Error.WriteLineAsync($"newsmonitor: {document}: {e.Message.ReplaceLineEndings(" ")}").ConfigureAwait(false);
                code = CommandLineHost.WrongInput;
            }
            catch (FetchException e)
            {
                await Console.Error.WriteLineAsync($"newsmonitor: {document}: {e.Message}").ConfigureAwait(false);
                code = code == CommandLineHost.Done ? CommandLineHost.Failed : code;
            }
        }

        return code;
    }

    private static async Task<(ReadOnlyMemory<byte> Bytes, FeedParseContext Context)> ReadAsync(string document, string[] allowedHosts, CancellationToken cancellationToken)
    {
        if (Uri.TryCreate(document, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            return HostName.Of(address) is not null
                ? await FetchAsync(address, allowedHosts, cancellationToken).ConfigureAwait(false)
                : throw new InvalidInputException($"{address.Host} is no host name.");
        var input = new InputFile(document);
        if (input.Fault is { } fault)
            throw new InvalidInputException(fault);
        using var file = input.Open();
        return (await BoundedInput.BytesAsync(file, FeedParser.MaxDocumentBytes, cancellationToken).ConfigureAwait(false), new FeedParseContext());
    }

    private static async Task<(ReadOnlyMemory<byte> Bytes, FeedParseContext Context)> FetchAsync(Uri address, string[] allowedHosts, CancellationToken cancellationToken)
    {
        var client = DocumentClient.Create(new FetchOptions { AllowedHosts = allowedHosts }, TimeProvider.System);
        var answer = await client.GetAsync(new DocumentRequest(address, FeedFetcher.Accept), cancellationToken).ConfigureAwait(false);
        return answer.Status == System.Net.HttpStatusCode.OK
            ? (answer.Body, new FeedParseContext(answer.Address, answer.ContentType))
            : throw new FetchException(FetchProblem.Status, $"The server answers with status {(int)answer.Status}.");
    }
}
