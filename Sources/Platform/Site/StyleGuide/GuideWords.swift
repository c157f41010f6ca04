import Basics

/// How both languages write figures, days and quotations, side by side.
extension StyleGuide {
  var words: HTML {
    let rule = voice(
      en:
        "Both languages are written, neither is translated at run time, and neither falls back on the other. "
        + "Typography belongs to the language.",
      fr:
        "Les deux langues sont écrites, aucune n’est traduite à la volée, et aucune ne remplace l’autre. La "
        + "typographie appartient à la langue.")
    return """
      <p>\(rule)</p>
      <div class="scroll" role="region" tabindex="0" aria-labelledby="spoken"><table>\
      <caption id="spoken">\(voice(en: "The same in both", fr: "La même chose dans les deux"))</caption>
      <thead><tr><th scope="col">\(voice(en: "What", fr: "Quoi"))</th><th scope="col" lang="en">English</th>\
      <th scope="col" lang="fr">Français</th></tr></thead>
      <tbody>
      \(Self.spoken, spoken)</tbody></table></div>

      """
  }

  private func spoken(_ line: Spoken) -> HTML {
    """
    <tr><th scope="row">\(voice(line.what))</th>\
    <td lang="en">\(line.said(Voice(.english)))</td><td lang="fr">\(line.said(Voice(.french)))</td></tr>

    """
  }

  private struct Spoken: Sendable {
    let what: Bilingual
    let said: @Sendable (Voice) -> String

    init(en: String, fr: String, _ said: @escaping @Sendable (Voice) -> String) {
      what = Bilingual(en: en, fr: fr)
      self.said = said
    }
  }

  private static let spoken = [
    Spoken(en: "A number", fr: "Un nombre") { $0.number(1_234_567) },
    Spoken(en: "Money", fr: "Un montant") { $0.money(Money(cents: 123_456)) },
    Spoken(en: "A share", fr: "Une part") { $0.percent(322, of: 405) },
    Spoken(en: "None, one, many", fr: "Aucun, un, plusieurs") { voice in
      voice.list([0, 1, 2].map { voice.count($0, en: ("pair", "pairs"), fr: ("jumelage", "jumelages")) })
    },
    Spoken(en: "A date", fr: "Une date") { $0.date(Cast.today) },
    Spoken(en: "Some days", fr: "Quelques jours") { $0.dates(Cast.today, to: Cast.day(2)) },
    Spoken(en: "A time", fr: "Une heure") { voice in
      let times = [ClockTime(hour: 10, minute: 13), ClockTime(hour: 14, minute: 0)]
      return voice.list(times.compactMap { $0.map(voice.time) })
    },
    Spoken(en: "How long", fr: "Combien de temps") { $0.duration(minutes: 90) },
    Spoken(en: "Seen from today", fr: "Vu d’aujourd’hui") { voice in
      voice.list([-1, 3, 21].map { voice.relative(Cast.day($0), today: Cast.today) })
    },
    Spoken(en: "A size", fr: "Une taille") { $0.size(bytes: 1_240_000) },
    Spoken(en: "A quotation", fr: "Une citation") {
      $0(
        en: "“Who waits?” she asked; nobody: good!",
        fr: "« Qui attend ? » demande-t-elle ; personne : tant mieux !")
    },
    Spoken(en: "In order", fr: "En ordre") {
      $0.list($0.sorted(["Cote", "Éric", "côté", "Zoé", "coté", "Eric", "côte"], by: { $0 }))
    },
  ]
}
