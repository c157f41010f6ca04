import Basics
import Site

/// Two records beside each other, before they become one: what differs, whose answer is kept, and what goes over.
enum MergePage {
  static func html(_ frame: Frame, _ preview: MergePreview) -> HTML {
    let (first, second) = (preview.first, preview.second)
    var frame = frame.titled(
      en: "Merge \(second.name) into \(first.name)", fr: "Réunir \(second.name) à \(first.name)")
    let record: Address = "/people/\(first.id.description)"
    frame.breadcrumbs = [PersonPage.directory, NavigationEntry(Bilingual(same: first.name), record)]
    let voice = frame.voice
    let merge = Action.button(
      Bilingual(en: "Make them one record", fr: "N’en faire qu’un dossier"), .main, icon: .check)
    let back = Action.link(Bilingual(en: "Leave both as they are", fr: "Ne rien changer"), record, .plain)
    return Layout.page(
      frame,
      body: """
        <h1>\(voice(frame.title))</h1>
        <p>\(moved(preview, voice))</p>
        <form class="form" method="post"\(action: "/people/\(first.id.description)/merges")>\(Layout.token(frame))\
        <input type="hidden" name="other" value="\(second.id.description)">
        \(preview.questions, { question($0, voice) })\
        <div class="actions">\(merge.html(voice))\(back.html(voice))</div></form>

        """)
  }

  private static func moved(_ preview: MergePreview, _ voice: Voice) -> String {
    let entries = voice.count(preview.moved, en: ("entry", "entries"), fr: ("élément", "éléments"))
    let days = voice.days(Merge.undoDays)
    return voice(
      en: """
        \(entries) of the second record (answers, notes, tags, roles, consents and what happened) will stand in the first. \
        This can be undone for \(days).
        """,
      fr: """
        \(entries) du second dossier (réponses, notes, étiquettes, rôles, consentements et événements) se trouveront dans \
        le premier. Cela peut être annulé pendant \(days).
        """)
  }

  private static func question(_ question: MergeQuestion, _ voice: Voice) -> HTML {
    """
    <fieldset class="field"><legend>\(voice(question.title))</legend>\
    \(choice(question, .first, question.first, voice))\(choice(question, .second, question.second, voice))</fieldset>

    """
  }

  private static func choice(
    _ question: MergeQuestion, _ side: MergeSide, _ value: String?, _ voice: Voice
  ) -> HTML {
    let id = "\(question.name)-\(side.rawValue)"
    let attributes = Attributes(
      .id(id), .value("type", "radio"), .name("keep-" + question.name), .value("value", side.rawValue),
      .flag("checked", if: question.proposed == side))
    let shown: HTML =
      value.map { "<bdi>\($0)</bdi>" } ?? "<span class=\"unknown\">\(voice(en: "nothing", fr: "rien"))</span>"
    return "<div class=\"tick\"><input\(attributes)><label for=\"\(id)\">\(shown)</label></div>\n"
  }
}
