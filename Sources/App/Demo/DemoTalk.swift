import Basics
import Identity
import Mail
import People

/// What `allies demo` says.
enum DemoTalk {
  static func isNoCount(_ count: Int) -> Refusal {
    Refusal(
      .request, en: "\(count) people cannot be made: give --people a number from 100 to 100000.",
      fr: "Impossible d’inventer \(count) personnes\u{A0}: donnez à --people un nombre de 100 à 100000.")
  }

  static func isNone(_ data: String) -> Refusal {
    Refusal(
      .conflict,
      en:
        "There is a network in this database already, and it is not a demonstration made here. Name an empty folder: --data FOLDER",
      fr:
        "Cette base contient déjà un réseau, et ce n’est pas une démonstration créée ici. Indiquez un dossier vide\u{A0}: --data DOSSIER"
    )
  }

  static func made(_ people: Int) -> [Bilingual] {
    [
      Bilingual(
        en:
          "Made: \(DemoCity.all.count) councils with their agencies, and about \(people) people. Nobody of them exists.",
        fr:
          "C’est fait\u{A0}: \(DemoCity.all.count) conseils avec leurs organismes, et environ \(people) personnes. Aucune n’existe."
      )
    ]
  }

  static func whom(_ staff: [DemoStaff], _ key: DemoKey, at now: Moment) -> [Bilingual] {
    let width = staff.map(\.email.text.count).max() ?? 0
    let lines = staff.map { one -> Bilingual in
      let address = one.email.text.padding(to: width)
      return Bilingual(
        en: "  \(address)  \(one.role.title.en), \(one.keeper.name.en)",
        fr: "  \(address)  \(one.role.title.fr), \(one.keeper.name.fr)")
    }
    return [
      Bilingual(en: "Sign in as one of these:", fr: "Ouvrez une session comme l’une de ces personnes\u{A0}:")
    ]
      + lines + again(key, at: now)
  }

  static func again(_ key: DemoKey, at now: Moment) -> [Bilingual] {
    [
      Bilingual(en: "Password: \(key.password)", fr: "Mot de passe\u{A0}: \(key.password)"),
      Bilingual(
        en:
          "Code now: \(key.code.shown(at: now)) (a new one every 30 seconds: allies demo, or an app with the key \(key.code.groups))",
        fr:
          "Code du moment\u{A0}: \(key.code.shown(at: now)) (il change toutes les 30 secondes\u{A0}: allies demo, ou une application avec la clé \(key.code.groups))"
      ),
    ]
  }
}

extension String {
  fileprivate func padding(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
