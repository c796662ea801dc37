using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;

namespace ChargeBot.Bot.Web;

/// <summary>One-time pages as HTML: no scripts, nothing from elsewhere, readable on a phone.</summary>
internal static class OneTimeHtml
{
    private const string Style =
        "body{margin:0;font:17px/1.5 'Segoe UI',system-ui,sans-serif;background:#f3f2f1;color:#242424}"
        + "main{max-width:26rem;margin:0 auto;padding:1.5rem 1.25rem}h1{font-size:1.3rem;margin:.5rem 0}"
        + "form{margin:1.25rem 0;padding:1rem;background:#fff;border-radius:.5rem}label{display:block;margin-bottom:.5rem}"
        + "input{width:100%;box-sizing:border-box;font:inherit;padding:.6rem;border:1px solid #8a8886;border-radius:.25rem;margin-bottom:.75rem}"
        + "button{width:100%;font:inherit;font-weight:600;padding:.8rem;border:0;border-radius:.25rem;background:#5b5fc7;color:#fff}"
        + ".secret{font:600 1.6rem/1.4 ui-monospace,Consolas,monospace;overflow-wrap:anywhere;padding:1rem;background:#fff;border-radius:.5rem;text-align:center}"
        + ".problem{padding:.75rem 1rem;background:#fce9e9;border-radius:.5rem}"
        + "@media(prefers-color-scheme:dark){body{background:#1f1f1f;color:#eee}form,.secret{background:#2d2d2d}input{background:#1f1f1f;color:#eee}.problem{background:#5c1f26}}";

    /// <summary>Nothing runs, nothing is loaded, and nobody frames it.</summary>
    public static string Policy { get; } =
        $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    public static string Form(OneTimeForm form, string? problem, string language)
    {
        var body = Head(form.Title, form.Text);
        if (problem is not null)
        {
            body.Append("<p class=\"problem\" role=\"alert\">").Append(Safe(problem)).Append("</p>");
        }

        foreach (var button in form.Buttons)
        {
            body.Append("<form method=\"post\" autocomplete=\"off\"><input type=\"hidden\" name=\"press\" value=\"").Append(Safe(button.Name)).Append("\">");
            if (button.Label is { } label)
            {
                body.Append("<label for=\"typed-").Append(Safe(button.Name)).Append("\">").Append(Safe(label)).Append("</label><input id=\"typed-")
                    .Append(Safe(button.Name)).Append(button.Hidden ? "\" type=\"password" : "").Append("\" name=\"typed\" required autocomplete=\"off\" autocapitalize=\"off\" spellcheck=\"false\" maxlength=\"")
                    .Append(button.MaxLength).Append("\">");
            }

            body.Append("<button type=\"submit\">").Append(Safe(button.Words)).Append("</button></form>");
        }

        return Page(form.Title, body, language);
    }

    public static string Text(OneTimeText text, string language)
    {
        var body = Head(text.Title, text.Text);
        if (text.Secret is { } secret)
        {
            body.Append("<p class=\"secret\">").Append(Safe(secret)).Append("</p>");
        }

        return Page(text.Title, body, language);
    }

    private static StringBuilder Head(string title, string text) =>
        new StringBuilder("<h1>").Append(Safe(title)).Append("</h1><p>").Append(Safe(text)).Append("</p>");

    private static string Page(string title, StringBuilder body, string language) =>
        $"<!doctype html><html lang=\"{language}\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">"
        + $"<meta name=\"robots\" content=\"noindex\"><title>{Safe(title)}</title><style>{Style}</style></head><body><main>{body}</main></body></html>";

    private static string Safe(string text) => HtmlEncoder.Default.Encode(text);
}
