import Basics
import People
import Site

/// What came of the pairs that were ticked: what is proposed, and what could not be any more.
enum DeskOutcomePage {
  static func html(_ frame: Frame, _ desk: Desk, _ outcome: DeskOutcome) -> HTML {
    var frame = frame.titled(en: "From the round", fr: "Suite du cycle")
    frame.breadcrumbs = [DeskPersonPage.list(desk)]
    let voice = frame.voice
    let done: Bilingual = .inBoth { voice in
      let pairs = voice.count(
        outcome.proposed.count, en: ("pair is proposed", "pairs are proposed"),
        fr: ("jumelage proposé", "jumelages proposés"))
      return voice(en: "\(pairs).", fr: "\(pairs).")
    }
    let notice = Notice(outcome.proposed.isEmpty ? .warning : .done, done)
    let refused: HTML = .each(outcome.refused) { refused in
      """
      <li><bdi>\(refused.newcomer.person.name)</bdi> – <bdi>\(refused.professional.person.name)</bdi>: \(voice(refused.why))</li>

      """
    }
    let heading = voice(en: "Not proposed", fr: "Non proposés")
    let programme = desk.roster.programme.id
    return Layout.page(
      frame,
      body: """
        <h1>\(voice(frame.title))</h1>
        \(notice.html(voice))\
        \(if: !outcome.proposed.isEmpty, "<ul>\(outcome.proposed, { "<li><bdi>\($0.newcomer.person.name)</bdi> – <bdi>\($0.professional.person.name)</bdi></li>\n" })</ul>\n")\
        \(if: !outcome.refused.isEmpty, "<h2>\(heading)</h2>\n<ul>\(refused)</ul>\n")\
        \(Actions(
          .link(Bilingual(en: "See the proposals", fr: "Voir les propositions"), "/programmes/\(programme)/proposals", .main),
          .link(Bilingual(en: "Look at the round again", fr: "Revoir le cycle"), DeskRoundPage.address(programme), .second)
        ).html(voice))
        """)
  }
}
