import Basics
import Site

/// What the machine is like: its clock, what it lets a program hold open, and how people reach the site.
enum SystemFindings {
  static func all(_ installation: Installation, now: Moment) -> [Finding] {
    ClockFindings.ofMachine(installation, now)
      + [files(installation), address(installation), proxies(installation)].compactMap(\.self)
  }

  private static func files(_ installation: Installation) -> Finding {
    let wanted = UInt64(installation.limits.connections + 128)
    let most = OpenFiles.limits.most
    guard most < wanted else {
      return .good(
        en: "\(installation.limits.connections) connections can be held at a time",
        fr: "\(installation.limits.connections) connexions peuvent être tenues à la fois")
    }
    return .doubtful(
      Bilingual(
        en:
          "The system allows \(most) open files, and \(wanted) are needed for \(installation.limits.connections) connections",
        fr:
          "Le système permet \(most) fichiers ouverts, et il en faut \(wanted) pour \(installation.limits.connections) connexions"
      ),
      remedy: Bilingual(
        en: "LimitNOFILE=\(wanted) in the service, or fewer --connections",
        fr: "LimitNOFILE=\(wanted) dans le service, ou moins de --connections"))
  }

  private static func address(_ installation: Installation) -> Finding {
    if installation.name.isForThisMachineAlone {
      return .good(
        en: "Only this machine reaches the site, at \(installation.listen); --public opens it to others",
        fr:
          "Seule cette machine atteint le site, à l’adresse \(installation.listen) ; --public l’ouvre aux autres"
      )
    }
    let origin = installation.name.origin ?? "http://\(installation.listen)"
    guard !installation.name.isSecure else {
      return .good(
        en: "People reach the site at \(origin)", fr: "Les gens atteignent le site à l’adresse \(origin)")
    }
    return .bad(
      Bilingual(
        en:
          "People reach the site at \(origin), where everybody on the way can read along, and browsers keep no session",
        fr:
          "Les gens atteignent le site à l’adresse \(origin), où n’importe qui peut lire en chemin, et où les navigateurs "
          + "ne gardent pas de session"),
      remedy: Bilingual(
        en: "put a proxy with TLS in front, and say --public https://…",
        fr: "placez devant lui un serveur mandataire avec TLS, et indiquez --public https://…"))
  }

  /// TLS ends at a proxy. One that is not named hides who asks, so that nobody's network is held back alone.
  private static func proxies(_ installation: Installation) -> Finding? {
    guard installation.name.isSecure, installation.proxies.isNone else { return nil }
    return .doubtful(
      Bilingual(
        en: "No proxy is named, so that requests of one network cannot be told from those of another",
        fr:
          "Aucun serveur mandataire n’est indiqué : on ne peut pas distinguer les requêtes d’un réseau de celles d’un autre"
      ),
      remedy: Bilingual(
        en: "let the proxy set X-Forwarded-For, and name it: --proxy 127.0.0.1",
        fr: "faites ajouter X-Forwarded-For au serveur mandataire, et indiquez-le : --proxy 127.0.0.1"))
  }
}
