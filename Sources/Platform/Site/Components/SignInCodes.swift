import Basics
import Identity

/// A code that a telephone scans, and the same in letters for whoever types it.
package struct ScannedCode: Sendable {
  package let code: OneTimeCode
  /// The two names that the app shows above it.
  package let site: String
  package let account: String

  package init(_ code: OneTimeCode, site: String, account: String) {
    self.code = code
    self.site = site
    self.account = account
  }

  package func html(_ voice: Voice) -> HTML {
    let drawing = QRCode(code.address(site: site, account: account)).map { HTML.trusted($0.svg) }
    let named: HTML? = drawing.map {
      "<div role=\"img\" aria-label=\"\(voice(Self.scanned))\">\($0)</div>"
    }
    return """
      <div class="scanned">\(named)<p>\(voice(Self.typed))<br><code>\(code.groups)</code></p></div>

      """
  }

  private static let scanned = Bilingual(
    en: "The code to scan with your app", fr: "Le code à numériser avec votre application")
  private static let typed = Bilingual(
    en: "If you cannot scan it, type this into the app:",
    fr: "Si vous ne pouvez pas le numériser, saisissez ceci dans l’application\u{A0}:")
}

/// Codes to print or to write down, shown once.
package struct PaperCodes: Sendable {
  package let codes: [String]

  package init(_ codes: [String]) {
    self.codes = codes
  }

  package func html(_ voice: Voice) -> HTML {
    "<ol class=\"paper-codes\">\(codes, { "<li><code>\($0)</code></li>" })</ol>\n"
  }
}
