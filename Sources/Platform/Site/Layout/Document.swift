import Basics

/// A page that needs nothing but itself: it can be saved, printed and sent, and asks no other machine for anything.
package struct Document: Sendable {
  package let title: String
  package let language: Language
  /// A style sheet that the binary carries.
  package let style: String
  /// What stands between `<body>` and `</body>`.
  package let body: HTML

  package init(title: String, language: Language, style: String, body: HTML) {
    self.title = title
    self.language = language
    self.style = style
    self.body = body
  }

  /// The policy that the page asks the browser to hold it to: no script, no form, no request; only its own style.
  private static let securityPolicy: HTML =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"

  package var html: HTML {
    """
    <!DOCTYPE html>
    <html lang="\(language.rawValue)">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="\(Self.securityPolicy)">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="referrer" content="no-referrer">
    <meta name="robots" content="noindex">
    <title>\(title)</title>
    <style>\(HTML.trusted(style))</style>
    </head>
    <body>
    \(body)
    </body>
    </html>

    """
  }
}
