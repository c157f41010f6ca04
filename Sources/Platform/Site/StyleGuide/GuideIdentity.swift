import Basics

/// What the look is made of: the mark, two colours and what joins them, type, signs, and how both languages write figures.
extension StyleGuide {
  var identity: HTML {
    """
    <p>\(voice(
      en: "One idea carries the look: somebody who came, somebody who opens a door, and a line that joins them. Clay is for newcomers, lake for professionals; paper and ink are for everything else.",
      fr: "Une seule idée porte l’ensemble : quelqu’un qui arrive, quelqu’un qui ouvre une porte, et un trait qui les relie. L’argile est aux nouveaux arrivants, le lac aux professionnels ; le papier et l’encre, à tout le reste."))</p>
    \(sample(Bilingual(en: "Ties", fr: "Liens"), Bilingual(en: "The mark, and the states of a partnership drawn with it.", fr: "La marque, et les états d’un jumelage dessinés avec elle.")))\
    <ul class="ties">\(Self.ties, { "<li>\($0.tie.html)<span>\(voice($0.words))</span></li>" })</ul>
    \(sample(Bilingual(en: "Colours", fr: "Couleurs"), Bilingual(en: "Each by the name it has in the style sheet. Text on its ground reads at 4.5 to 1 or better, in light and in dark.", fr: "Chacune par le nom qu’elle porte dans la feuille de style. Le texte sur son fond se lit à 4,5 contre 1 au moins, en clair comme en sombre.")))\
    <ul class="swatches">\(Self.colours, { name in
      "<li><svg viewBox=\"0 0 8 4\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect width=\"8\" height=\"4\" fill=\"var(--\(name))\"/></svg><code>\(name)</code></li>"
    })</ul>
    \(sample(Bilingual(en: "Type", fr: "Caractères"), Bilingual(en: "A book face for what is read first, a plain humanist one for what is worked with; both are on the reader’s machine already.", fr: "Un caractère de livre pour ce qu’on lit d’abord, un humaniste simple pour ce avec quoi on travaille ; les deux sont déjà sur l’appareil.")))\
    <div class="types"><p class="t1">\(voice(en: "Who meets whom", fr: "Qui rencontre qui"))</p>
    <p class="t2">\(voice(en: "The longest wait comes first", fr: "L’attente la plus longue passe devant"))</p>
    <p class="t3">\(voice(en: "Civil engineer, licence pending", fr: "Ingénieure civile, permis en cours"))</p>
    <p>\(voice(en: "Running text is 16 pixels high, in lines of about eighty letters. Figures are all of one width, so that columns can be compared.", fr: "Le texte courant a 16 pixels de haut, en lignes d’environ quatre-vingts signes. Les chiffres ont tous la même largeur, pour que les colonnes se comparent."))</p>
    <p><small>\(voice(en: "Small print explains, and never carries what must be known.", fr: "Les petits caractères expliquent ; ils ne portent jamais ce qu’il faut savoir."))</small></p></div>
    \(sample(Bilingual(en: "Signs", fr: "Pictogrammes"), Bilingual(en: "One stroke, round ends. They stand beside words, never in their place.", fr: "Un seul trait, des bouts ronds. Ils accompagnent les mots, ils ne les remplacent jamais.")))\
    <ul class="signs">\(Icon.allCases, { "<li>\($0.html)<code>\($0.rawValue)</code></li>" })</ul>

    """
  }

  private static let ties: [(tie: Tie, words: Bilingual)] = [
    (.alone, Bilingual(en: "somebody waits", fr: "quelqu’un attend")),
    (.open, Bilingual(en: "somebody is free", fr: "quelqu’un est libre")),
    (.proposed, Bilingual(en: "a pair is proposed", fr: "un jumelage est proposé")),
    (.joined, Bilingual(en: "two meet", fr: "deux personnes se rencontrent")),
    (.complete, Bilingual(en: "all they agreed to is done", fr: "tout ce qui était convenu est fait")),
    (.apart, Bilingual(en: "it came to nothing", fr: "rien n’en est sorti")),
  ]

  private static let colours = [
    "paper", "sheet", "faint", "line", "edge", "soft", "ink", "clay", "clay-paper", "lake", "lake-paper",
    "moss",
    "moss-paper", "ochre", "ochre-paper", "rust", "rust-paper", "plum",
  ]

  // MARK: Words

  var words: HTML {
    let rows: HTML = .each(Self.spoken) { line in
      """
      <tr><th scope="row">\(voice(line.what))</th>\
      <td lang="en">\(line.said(Voice(.english)))</td><td lang="fr">\(line.said(Voice(.french)))</td></tr>

      """
    }
    return """
      <p>\(voice(
        en: "Both languages are written, neither is translated at run time, and neither falls back on the other. Typography belongs to the language.",
        fr: "Les deux langues sont écrites, aucune n’est traduite à la volée, et aucune ne remplace l’autre. La typographie appartient à la langue."))</p>
      <div class="scroll" role="region" tabindex="0" aria-labelledby="spoken"><table><caption id="spoken">\(voice(en: "The same in both", fr: "La même chose dans les deux"))</caption>
      <thead><tr><th scope="col">\(voice(en: "What", fr: "Quoi"))</th><th scope="col" lang="en">English</th>\
      <th scope="col" lang="fr">Français</th></tr></thead>
      <tbody>
      \(rows)</tbody></table></div>

      """
  }

  private static let spoken: [(what: Bilingual, said: (@Sendable (Voice) -> String))] = [
    (Bilingual(en: "A number", fr: "Un nombre"), { $0.number(1_234_567) }),
    (Bilingual(en: "Money", fr: "Un montant"), { $0.money(Money(cents: 123_456)) }),
    (Bilingual(en: "A share", fr: "Une part"), { $0.percent(322, of: 405) }),
    (
      Bilingual(en: "None, one, many", fr: "Aucun, un, plusieurs"),
      { voice in
        voice.list([0, 1, 2].map { voice.count($0, en: ("pair", "pairs"), fr: ("jumelage", "jumelages")) })
      }
    ),
    (Bilingual(en: "A date", fr: "Une date"), { $0.date(Cast.today) }),
    (
      Bilingual(en: "Some days", fr: "Quelques jours"),
      {
        $0.dates(Cast.today, to: LocalDate(daysSince1970: Cast.today.daysSince1970 + 2))
      }
    ),
    (
      Bilingual(en: "A time", fr: "Une heure"),
      { voice in
        voice.list(
          [ClockTime(hour: 10, minute: 13), ClockTime(hour: 14, minute: 0)].compactMap { $0.map(voice.time) })
      }
    ),
    (Bilingual(en: "How long", fr: "Combien de temps"), { $0.duration(minutes: 90) }),
    (
      Bilingual(en: "Seen from today", fr: "Vu d’aujourd’hui"),
      { voice in
        voice.list(
          [-1, 3, 21].map { ahead in
            voice.relative(LocalDate(daysSince1970: Cast.today.daysSince1970 + ahead), today: Cast.today)
          })
      }
    ),
    (Bilingual(en: "A size", fr: "Une taille"), { $0.size(bytes: 1_240_000) }),
    (
      Bilingual(en: "A quotation", fr: "Une citation"),
      {
        $0(
          en: "“Who waits?” she asked; nobody: good.",
          fr: "« Qui attend ? » demande-t-elle ; personne : tant mieux !")
      }
    ),
    (
      Bilingual(en: "In order", fr: "En ordre"),
      {
        $0.list($0.sorted(["Cote", "Éric", "côté", "Zoé", "coté", "Eric", "côte"], by: { $0 }))
      }
    ),
  ]
}
