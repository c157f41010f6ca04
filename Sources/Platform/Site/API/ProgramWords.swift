import Basics

/// What is said to programs that show a token, or ask for what there is none of.
enum ProgramWords {
  /// As RFC 6750 has it, the reason stands in a field too.
  static let unknownToken = challenge(
    .signInFirst, "error=\"invalid_token\"",
    title: Bilingual(en: "This token opens nothing", fr: "Ce jeton n’ouvre rien"),
    advice: Bilingual(
      en: "It was ended, its time is over, or it never was one. Make a new one on the page of your account.",
      fr:
        "Il a été révoqué, son délai est écoulé, ou il n’a jamais existé. Créez-en un autre à la page de votre compte."
    ))

  static func narrowToken(_ needed: String) -> Problem {
    challenge(
      .forbidden, "error=\"insufficient_scope\", scope=\"\(needed)\"",
      title: Bilingual(en: "This token may not do this", fr: "Ce jeton ne permet pas de faire cela"),
      advice: Bilingual(
        en: "It takes a token that holds “\(needed)”.", fr: "Il faut un jeton qui comprend « \(needed) »."))
  }

  static let notForTokens = challenge(
    .forbidden, "error=\"insufficient_scope\"",
    title: Bilingual(
      en: "This is done by people, on a page", fr: "Ceci se fait par une personne, à l’écran"),
    advice: Bilingual(
      en: "No token opens this address. Those that tokens open stand at /api.",
      fr: "Aucun jeton n’ouvre cette adresse. Celles que les jetons ouvrent figurent à /api."))

  static let noKey = Problem(
    .badRequest,
    title: Bilingual(en: "This Idempotency-Key is none", fr: "Cet Idempotency-Key n’en est pas un"),
    advice: Bilingual(
      en: "Send 1 to 255 letters and figures without spaces, new for each thing to be done.",
      fr: "Envoyez de 1 à 255 lettres et chiffres sans espace, nouveaux pour chaque chose à faire."))

  static let otherBody = Problem(
    .unprocessable,
    title: Bilingual(
      en: "This Idempotency-Key was sent with something else",
      fr: "Cet Idempotency-Key a déjà servi pour autre chose"),
    advice: Bilingual(
      en: "Nothing was changed. A key stands for one request; send another key for another one.",
      fr:
        "Rien n’a été modifié. Une clé vaut pour une seule requête ; envoyez-en une autre pour une autre requête."
    ))

  static let underWay = Problem(
    .conflict,
    title: Bilingual(en: "The same request is under way", fr: "La même requête est en cours"),
    advice: Bilingual(
      en:
        "Try again in a moment. If this stays so, look whether it was done, and send a new key if it was not.",
      fr:
        "Réessayez dans un instant. Si cela persiste, vérifiez si c’est fait, et envoyez une nouvelle clé sinon."
    ),
    headers: ["retry-after": "2"])

  static let noJSON = Problem(
    .notAcceptable,
    title: Bilingual(en: "This address has no JSON", fr: "Cette adresse n’a pas de JSON"),
    advice: Bilingual(
      en: "It is a page. The addresses that have JSON stand at /api.",
      fr: "C’est une page. Les adresses qui ont du JSON figurent à /api."))

  static let noPage = Problem(
    .notAcceptable,
    title: Bilingual(en: "A program is answered in JSON", fr: "On répond en JSON à un programme"),
    advice: Bilingual(
      en: "Send “Accept: application/json”, or leave the field out.",
      fr: "Envoyez « Accept: application/json », ou omettez ce champ."))

  private static func challenge(
    _ status: Status, _ reason: String, title: Bilingual, advice: Bilingual
  ) -> Problem {
    Problem(status, title: title, advice: advice, headers: ["www-authenticate": "Bearer \(reason)"])
  }
}
