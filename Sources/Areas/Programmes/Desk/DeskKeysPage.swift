import Basics
import Site

/// The desk by keyboard: letters that a script listens to, and a list of them that opens with a question mark. Whatever they do
/// is a link or a button on the page as well.
enum DeskKeysPage {
  enum Place {
    case list, person
  }

  static func help(_ frame: Frame, _ place: Place) -> HTML {
    let voice = frame.voice
    let keys: [(key: String, words: Bilingual)] =
      place == .list ? going + [search, question] : going + deciding + [question]
    return """
      <details class="keys" data-keys><summary>\(voice(en: "Keyboard", fr: "Clavier"))</summary>
      <dl class="facts">\(keys, { "<div><dt><kbd>\($0.key)</kbd></dt><dd>\(voice($0.words))</dd></div>\n" })</dl></details>
      <script type="module"\(source: SiteAsset.desk.address)></script>

      """
  }

  private static let going: [(key: String, words: Bilingual)] = [
    ("j", Bilingual(en: "the next one", fr: "suivant")),
    ("k", Bilingual(en: "the one before", fr: "précédent")),
    ("Enter", Bilingual(en: "open", fr: "ouvrir")),
  ]

  private static let deciding: [(key: String, words: Bilingual)] = [
    ("p", Bilingual(en: "propose the professional", fr: "proposer cette personne")),
    ("l", Bilingual(en: "lock the pair", fr: "verrouiller le jumelage")),
    ("x", Bilingual(en: "exclude the pair", fr: "exclure le jumelage")),
    ("c", Bilingual(en: "choose for comparison; with two, compare", fr: "choisir pour comparer")),
    ("n", Bilingual(en: "write a note", fr: "écrire une note")),
    ("u", Bilingual(en: "back to the list", fr: "revenir à la liste")),
  ]

  private static let search = (
    key: "/", words: Bilingual(en: "search", fr: "chercher")
  )
  private static let question = (
    key: "?", words: Bilingual(en: "these keys", fr: "ces touches")
  )
}
