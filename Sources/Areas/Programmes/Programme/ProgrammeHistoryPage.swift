import Basics
import Site

/// What a programme was before, who changed it and what, and how it differs from its model.
enum ProgrammeHistoryPage {
  struct Entry: Sendable {
    let number: Int
    let day: LocalDate
    /// Nil where the record is not theirs to read.
    let by: String?
    /// From the version before; nil for the first, and where one of the two cannot be read.
    let comparison: ModelComparison?
  }

  struct History: Sendable {
    let programme: Programme
    let entries: [Entry]
    /// What differs from the model as it was adopted.
    let fromParent: ModelComparison?
    /// What differs from the model as it is today, where that is newer.
    let toNewer: ModelComparison?
  }

  static func history(_ frame: Frame, _ history: History) -> HTML {
    let programme = history.programme
    let frame = ProgrammePage.under(programme, frame.titled(en: "Versions", fr: "Historique"))
    let voice = frame.voice
    let same = voice(
      en: "Nothing: it works as the model says.", fr: "Rien : il fonctionne comme le dit le modèle.")
    return Layout.page(
      frame,
      body: """
        <h1>\(voice(frame.title))</h1>
        \(history.entries, { entry($0, programme, voice) })\
        \(history.fromParent.map { "<h2>\(voice(en: "What differs from the model it came from", fr: "Ce qui diffère du modèle d’origine"))</h2>\n\($0.changes.isEmpty ? "<p>\(same)</p>\n" : list($0, voice))" })\
        \(history.toNewer.map { "<h2>\(voice(en: "What differs from the newer model", fr: "Ce qui diffère du modèle plus récent"))</h2>\n\(list($0, voice))" })
        """)
  }

  private static func entry(_ entry: Entry, _ programme: Programme, _ voice: Voice) -> HTML {
    let address: Address = "/programmes/\(programme.id)/versions/\(entry.number)"
    let words: HTML =
      entry.number == 1
      ? "<p>\(voice(en: "Adopted from the model.", fr: "Adopté d’après le modèle."))</p>\n"
      : entry.comparison.map { changes(in: $0, voice) } ?? .empty
    return """
      <h2><a\(href: address)>\(voice(en: "Version", fr: "Version")) \(voice.number(entry.number))</a></h2>
      <p><small>\(voice.date(entry.day))\(entry.by.map { ", <bdi>\($0)</bdi>" })</small></p>
      \(words)
      """
  }

  private static func changes(in comparison: ModelComparison, _ voice: Voice) -> HTML {
    comparison.changes.isEmpty
      ? "<p>\(voice(en: "Notes only, or the order of lines.", fr: "Seulement des notes, ou l’ordre des lignes."))</p>\n"
      : list(comparison, voice)
  }

  /// One change a line: short ones side by side, long ones folded.
  static func list(_ comparison: ModelComparison, _ voice: Voice) -> HTML {
    "<ul>\(comparison.changes, { change($0, voice) })</ul>\n"
  }

  private static func change(_ change: ModelComparison.Change, _ voice: Voice) -> HTML {
    let (before, after) = (shown(change, change.before, voice), shown(change, change.after, voice))
    let isLong = [before, after].contains { ($0?.utf8.count ?? 0) > 240 || $0?.contains("\n") == true }
    let title = voice(change.title)
    let new: HTML? = after.map { ModelPage.lines($0) }
    let old: HTML? = before.map { was in
      let said = after == nil ? voice(en: "taken away", fr: "retiré") : voice(en: "before", fr: "avant")
      return
        "\(if: after != nil, "<br>")<small>\(said)\(voice(en: ": ", fr: " : "))\(ModelPage.lines(was))</small>"
    }
    guard isLong else {
      return "<li>\(title)\(voice(en: ": ", fr: " : "))\(new)\(old)</li>\n"
    }
    return "<li><details><summary>\(title)</summary><p>\(new)\(old)</p></details></li>\n"
  }

  /// In the language of the page; in both where only the other language changed.
  private static func shown(_ change: ModelComparison.Change, _ value: Bilingual?, _ voice: Voice) -> String?
  {
    guard let value else { return nil }
    let here = voice.language
    let isElsewhere = change.before?[here] == change.after?[here]
    return isElsewhere ? Voice(here.other)(value) : voice(value)
  }

  static func version(_ frame: Frame, _ programme: Programme, _ version: Programme.Version) -> HTML {
    var frame = ProgrammePage.under(
      programme,
      frame.titled(Bilingual(en: "Version \(version.number)", fr: "Version \(version.number)")))
    frame.breadcrumbs.append(
      NavigationEntry(Bilingual(en: "Versions", fr: "Historique"), "/programmes/\(programme.id)/versions"))
    let label = frame.voice(en: "The document", fr: "Le document")
    return Layout.page(
      frame,
      body: """
        <h1>\(frame.voice(frame.title))</h1>
        <div class="scroll" role="region" tabindex="0" aria-label="\(label)"><pre>\(version.document)</pre></div>

        """)
  }
}
