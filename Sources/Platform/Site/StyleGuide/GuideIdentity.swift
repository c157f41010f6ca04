import Basics

/// What the look is made of: the mark and what it says, colours, type, signs.
extension StyleGuide {
  var identity: HTML {
    let idea = voice(
      en:
        "One idea carries the look: somebody who came, somebody who opens a door, and a line that joins them. Clay "
        + "is for newcomers, lake for professionals; paper and ink are for everything else.",
      fr:
        "Une seule idée porte l’ensemble : quelqu’un qui arrive, quelqu’un qui ouvre une porte, et un trait qui "
        + "les relie. L’argile est aux nouveaux arrivants, le lac aux professionnels ; le papier et l’encre, à "
        + "tout le reste.")
    return "<p>\(idea)</p>\n\(ties)\(colours)\(type)\(signs)"
  }

  private var ties: HTML {
    let drawn: [(tie: Tie, words: Bilingual)] = [
      (.alone, Bilingual(en: "somebody waits", fr: "quelqu’un attend")),
      (.open, Bilingual(en: "somebody is free", fr: "quelqu’un est libre")),
      (.proposed, Bilingual(en: "a pair is proposed", fr: "un jumelage est proposé")),
      (.joined, Bilingual(en: "two meet", fr: "deux personnes se rencontrent")),
      (.complete, Bilingual(en: "all they agreed to is done", fr: "tout ce qui était convenu est fait")),
      (.apart, Bilingual(en: "it came to nothing", fr: "rien n’en est sorti")),
    ]
    return sample(
      Bilingual(en: "Ties", fr: "Liens"),
      Bilingual(
        en: "The mark, and the states of a partnership drawn with it.",
        fr: "La marque, et les états d’un jumelage dessinés avec elle."),
      "<ul class=\"ties\">\(drawn, { "<li>\($0.tie.html)<span>\(voice($0.words))</span></li>" })</ul>\n")
  }

  private var colours: HTML {
    let names = [
      "paper", "sheet", "faint", "line", "edge", "soft", "ink", "clay", "clay-paper", "lake", "lake-paper",
      "moss",
      "moss-paper", "ochre", "ochre-paper", "rust", "rust-paper", "plum",
    ]
    return sample(
      Bilingual(en: "Colours", fr: "Couleurs"),
      Bilingual(
        en:
          "Each by the name it has in the style sheet. Text on its ground reads at 4.5 to 1 or better, in light and "
          + "in dark.",
        fr:
          "Chacune par le nom qu’elle porte dans la feuille de style. Le texte sur son fond se lit à 4,5 contre 1 "
          + "au moins, en clair comme en sombre."),
      "<ul class=\"swatches\">\(names, swatch)</ul>\n")
  }

  private func swatch(_ name: String) -> HTML {
    """
    <li><svg viewBox="0 0 8 4" preserveAspectRatio="none" aria-hidden="true">\
    <rect width="8" height="4" fill="var(--\(name))"/></svg><code>\(name)</code></li>
    """
  }

  private var type: HTML {
    let running = voice(
      en:
        "Running text is 16 pixels high, in lines of about eighty letters. Figures are all of one width, so that "
        + "columns can be compared.",
      fr:
        "Le texte courant a 16 pixels de haut, en lignes d’environ quatre-vingts signes. Les chiffres ont tous la "
        + "même largeur, pour que les colonnes se comparent.")
    let small = voice(
      en: "Small print explains, and never carries what must be known.",
      fr: "Les petits caractères expliquent ; ils ne portent jamais ce qu’il faut savoir.")
    return sample(
      Bilingual(en: "Type", fr: "Caractères"),
      Bilingual(
        en:
          "A book face for what is read first, a plain humanist one for what is worked with; both are on the "
          + "reader’s machine already.",
        fr:
          "Un caractère de livre pour ce qu’on lit d’abord, un humaniste simple pour ce avec quoi on travaille ; "
          + "les deux sont déjà sur l’appareil."),
      """
      <div class="types"><p class="t1">\(voice(en: "Who meets whom", fr: "Qui rencontre qui"))</p>
      <p class="t2">\(voice(en: "The longest wait comes first", fr: "L’attente la plus longue passe devant"))</p>
      <p class="t3">\(voice(en: "Civil engineer, licence pending", fr: "Ingénieure civile, permis en cours"))</p>
      <p>\(running)</p>
      <p><small>\(small)</small></p></div>

      """)
  }

  private var signs: HTML {
    sample(
      Bilingual(en: "Signs", fr: "Pictogrammes"),
      Bilingual(
        en: "One stroke, round ends. They stand beside words, never in their place.",
        fr: "Un seul trait, des bouts ronds. Ils accompagnent les mots, ils ne les remplacent jamais."),
      "<ul class=\"signs\">\(Icon.allCases, { "<li>\($0.html)<code>\($0.rawValue)</code></li>" })</ul>\n")
  }
}
