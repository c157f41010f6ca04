import Basics
import Mail

/// The server that an installation hands its letters to, and who they are from.
struct MailService: Sendable {
  let server: SMTPSettings
  let origin: MailOrigin

  /// Nil when no server is said.
  ///
  /// - Throws: a `Refusal` that says what is missing, or is none.
  init?(_ settings: Settings) throws(Refusal) {
    guard let address = settings[.mail]?.text else { return nil }
    guard let origin = try Self.origin(settings) else {
      throw Refusal(
        .request,
        en: "Letters need a sender. Set mail-from = Council of Halifax <council@example.org>",
        fr:
          "Les lettres ont besoin d’un expéditeur. Indiquez mail-from = Conseil d’Halifax <conseil@example.org>"
      )
    }
    let password = try Self.password(settings)
    guard (settings[.mailUser] == nil) == (password == nil) else {
      throw Refusal(
        .request,
        en:
          "The mail server needs both a user and a password, or neither. Set mail-user, and mail-password-file or ALLIES_MAIL_PASSWORD.",
        fr: "Le serveur de courriel demande un utilisateur et un mot de passe, ou aucun des deux. "
          + "Indiquez mail-user, et mail-password-file ou ALLIES_MAIL_PASSWORD.")
    }
    server = try SMTPSettings(address: address, user: settings[.mailUser]?.text, password: password)
    self.origin = origin
  }

  /// Who letters are from, which is known where no server is said too; nil where nobody is.
  static func origin(_ settings: Settings) throws(Refusal) -> MailOrigin? {
    guard let from = settings[.mailFrom]?.text else { return nil }
    guard let sender = MailSender(from) else {
      throw Installation.isNone(from, .mailFrom, like: "Council of Halifax <council@example.org>")
    }
    guard let text = settings[.mailReturns]?.text else { return MailOrigin(sender: sender) }
    // What is put in for each letter takes 17 signs of the 64 that a name may have.
    guard let returns = MailAddress(text), returns.name.utf8.count <= 47 else {
      throw Installation.isNone(text, .mailReturns, like: "returns@example.org")
    }
    return MailOrigin(sender: sender, returns: returns)
  }

  /// What the variable says counts before the file.
  private static func password(_ settings: Settings) throws(Refusal) -> String? {
    if let said = settings[.mailPassword]?.text { return said }
    guard let path = settings[.mailPasswordFile]?.text else { return nil }
    guard let text = try TextFile.read(path) else {
      throw Refusal(
        .missing,
        en:
          "There is no file \(path) with the password for mail. Make it, or set another mail-password-file.",
        fr:
          "Le fichier \(path), qui doit contenir le mot de passe du courriel, n’existe pas. Créez-le, ou indiquez un autre mail-password-file."
      )
    }
    let line = text.prefix { !$0.isNewline }
    guard !line.isEmpty, text.dropFirst(line.count).allSatisfy(\.isNewline) else {
      throw Refusal(
        .content, en: "\(path) must hold the password for mail, in one line and nothing else.",
        fr: "\(path) doit contenir le mot de passe du courriel, sur une seule ligne et rien d’autre.")
    }
    return String(line)
  }
}
