import Basics
import Mail

/// Whether the mail server would take letters. It is greeted, and given none.
enum MailFindings {
  static func all(_ installation: Installation, _ settings: Settings) async -> [Finding] {
    guard let mail = installation.mail else { return [unset(settings)] }
    let (server, sender) = (mail.server, mail.origin.sender.address)
    return [words(await SMTP.check(server, from: sender), server)] + returns(mail.origin)
  }

  private static func unset(_ settings: Settings) -> Finding {
    let others: [Settings.Key] = [.mailUser, .mailPassword, .mailPasswordFile, .mailFrom, .mailReturns]
    let remedy = Bilingual(
      en: "set mail = smtp://mail.example.org:587 and mail-from = council@example.org, in allies.conf say",
      fr:
        "indiquez mail = smtp://mail.example.org:587 et mail-from = conseil@example.org, par exemple dans allies.conf"
    )
    guard let said = others.first(where: { settings[$0] != nil }) else {
      return .doubtful(
        Bilingual(
          en: "No mail server is set: letters wait",
          fr: "Aucun serveur de courriel n’est indiqué\u{A0}: les lettres attendent"),
        remedy: remedy)
    }
    return .bad(
      Bilingual(
        en: "\(said.rawValue) is set, but no mail server: letters wait",
        fr: "\(said.rawValue) est indiqué, mais aucun serveur de courriel\u{A0}: les lettres attendent"),
      remedy: remedy)
  }

  private static func words(_ found: SMTPCheck, _ server: SMTPSettings) -> Finding {
    let place = "\(server.host):\(server.port)"
    let reachable = Bilingual(
      en: "check mail, and that this machine may go there: a wall (firewall) may stand between",
      fr: "vérifiez mail, et que cette machine peut l’atteindre\u{A0}: un pare-feu peut s’y opposer")
    switch found {
    case .ready where server.security == .none:
      return .good(
        en: "The mail server \(place), on this machine, takes letters",
        fr: "Le serveur de courriel \(place), sur cette machine, accepte les lettres")
    case .ready:
      return server.user == nil
        ? .good(
          en: "The mail server \(place) takes letters, encrypted",
          fr: "Le serveur de courriel \(place) accepte les lettres, chiffrées")
        : .good(
          en: "The mail server \(place) takes letters, encrypted, and accepts user and password",
          fr:
            "Le serveur de courriel \(place) accepte les lettres, chiffrées, ainsi que l’utilisateur et le mot de passe"
        )
    case .asksForNoPassword:
      return .doubtful(
        Bilingual(
          en: "The mail server \(place) asks for no password, although one is set",
          fr:
            "Le serveur de courriel \(place) ne demande pas de mot de passe, alors qu’un mot de passe est indiqué"
        ),
        remedy: Bilingual(
          en: "take mail-user and the password out, or use the port for senders (587 or 465)",
          fr: "retirez mail-user et le mot de passe, ou employez le port des expéditeurs (587 ou 465)"))
    case .unknownHost:
      return .bad(
        Bilingual(
          en: "Nobody knows a machine named \(server.host)",
          fr: "Aucune machine n’est connue sous le nom \(server.host)"),
        remedy: Bilingual(
          en: "check mail, and the server of names of this machine",
          fr: "vérifiez mail, et le serveur de noms de cette machine"))
    case .nobody:
      return .bad(
        Bilingual(
          en: "No mail server answers at \(place)",
          fr: "Aucun serveur de courriel ne répond à l’adresse \(place)"),
        remedy: reachable)
    case .silent:
      return .bad(
        Bilingual(
          en: "The mail server \(place) does not answer within some seconds",
          fr: "Le serveur de courriel \(place) ne répond pas en quelques secondes"), remedy: reachable)
    case .cannotEncrypt:
      return .bad(
        Bilingual(
          en: "The mail server \(place) does not offer TLS, and nothing is said in the open",
          fr: "Le serveur de courriel \(place) n’offre pas TLS, et rien ne se dit en clair"),
        remedy: Bilingual(
          en: "use its port with TLS: smtp://…:587, or smtps://…:465",
          fr: "employez son port avec TLS\u{A0}: smtp://…:587, ou smtps://…:465"))
    case .untrusted:
      return .bad(
        Bilingual(
          en: "Nobody vouches for the certificate of the mail server \(place), or it is another machine’s",
          fr:
            "Personne ne garantit le certificat du serveur de courriel \(place), ou c’est celui d’une autre machine"
        ),
        remedy: Bilingual(
          en:
            "name the server in mail as its certificate does; add your own authority to the system’s certificates",
          fr:
            "nommez le serveur dans mail comme le fait son certificat\u{202F}; ajoutez votre propre autorité aux certificats du système"
        ))
    case .wrongPassword:
      return .bad(
        Bilingual(
          en: "The mail server \(place) does not accept user and password",
          fr: "Le serveur de courriel \(place) n’accepte pas l’utilisateur et le mot de passe"),
        remedy: Bilingual(
          en: "check mail-user, and mail-password-file or ALLIES_MAIL_PASSWORD",
          fr: "vérifiez mail-user, et mail-password-file ou ALLIES_MAIL_PASSWORD"))
    case .unwelcome(let code):
      return .bad(
        Bilingual(
          en: "The mail server \(place) will not have us: it says \(code)",
          fr: "Le serveur de courriel \(place) nous refuse\u{A0}: il dit \(code)"),
        remedy: Bilingual(
          en: "ask whoever runs it to let this machine hand over letters",
          fr: "demandez à qui l’exploite d’autoriser cette machine à lui remettre des lettres"))
    }
  }

  private static func returns(_ origin: MailOrigin) -> [Finding] {
    guard origin.returns == nil else { return [] }
    return [
      .doubtful(
        Bilingual(
          en:
            "Letters that cannot be delivered come back to \(origin.sender.address.text), where people must read them",
          fr:
            "Les lettres qui ne peuvent être livrées reviennent à \(origin.sender.address.text), où il faut que quelqu’un les lise"
        ),
        remedy: Bilingual(
          en: "set mail-returns, and let its mail be handed to `allies mail take-return`",
          fr: "indiquez mail-returns, et faites remettre son courrier à `allies mail take-return`"))
    ]
  }
}
