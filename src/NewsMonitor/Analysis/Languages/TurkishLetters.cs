using System.Buffers;

namespace NewsMonitor.Analysis.Languages;

/// <summary>Turkish that was written in Windows-1254 and read as Windows-1252: "Çok Taraflý Yaptýrým Ýzleme" is "Çok Taraflı Yaptırım İzleme".</summary>
internal static class TurkishLetters
{
    private const string Misread = "ýÝþÞðÐ";
    private const string Meant = "ıİşŞğĞ";
    private static readonly SearchValues<char> AnyMisread = SearchValues.Create(Misread);

    /// <summary>The text with the letters that were meant, one for one, so that offsets stay; the same where nothing was misread.</summary>
    public static string Mend(string text) => text.AsSpan().IndexOfAny(AnyMisread) < 0
        ? text
        : string.Create(text.Length, text, (mended, of) =>
        {
            of.CopyTo(mended);
            for (var i = 0; i < Misread.Length; i++)
                mended.Replace(Misread[i], Meant[i]);
        });
}
