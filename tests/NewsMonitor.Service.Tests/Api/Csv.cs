using System.Text;

namespace NewsMonitor.Service.Tests.Api;

/// <summary>Reads CSV strictly as RFC 4180 has it.</summary>
internal static class Csv
{
    public static List<List<string>> Read(string text)
    {
        var rows = new List<List<string>>();
        var row = new List<string>();
        var cell = new StringBuilder();
        for (var i = 0; i < text.Length;)
        {
            if (text[i] == '"')
            {
                for (i++; !(text[i] == '"' && (i + 1 == text.Length || text[i + 1] != '"')); i++)
                {
                    if (text[i] == '"')
                        i++;
                    cell.Append(text[i]);
                }

                i++;
            }

            switch (i < text.Length ? text[i] : '\n')
            {
                case ',':
                    End();
                    i++;
                    break;
                case '\r':
                    Assert.Equal('\n', text[i + 1]);
                    End();
                    rows.Add(row);
                    row = [];
                    i += 2;
                    break;
                default:
                    cell.Append(text[i]);
                    i++;
                    break;
            }
        }

        Assert.Empty(row);
        return rows;

        void End()
        {
            row.Add(cell.ToString());
            cell.Clear();
        }
    }
}
