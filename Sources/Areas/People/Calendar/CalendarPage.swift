import Basics
import Site

enum CalendarPage {
  /// What stands on one's account page.
  static func part(_ frame: Frame, _ feed: CalendarFeed?, _ access: Access) -> HTML {
    let voice = frame.voice
    guard let feed else {
      guard Role.ofRecords.contains(access.role) else { return .empty }
      return """
        <h2>\(voice(title))</h2>
        <p>\(voice(none))</p>
        \(Action.button(make, .second, icon: .calendar).form(frame, to: "/account/calendar"))
        """
    }
    let anew: HTML? =
      Role.ofRecords.contains(access.role)
      ? Action.button(again, .second).form(frame, to: "/account/calendar") : nil
    return """
      <h2>\(voice(title))</h2>
      <p>\(voice(made(feed, access.now)))</p>
      <div class="actions">\(anew)\(Action.button(end, .grave).form(frame, to: "/account/calendar/ending"))</div>
      """
  }

  /// The only time that it can be shown.
  static func address(_ frame: Frame, _ address: String) -> HTML {
    var frame = frame.titled(en: "Your calendar’s address", fr: "L’adresse de votre calendrier")
    frame.breadcrumbs = [NavigationEntry(Bilingual(en: "Your account", fr: "Votre compte"), "/account")]
    frame.address = "/account"
    return Layout.page(
      frame,
      body: """
        <h1>\(frame.voice(frame.title))</h1>
        <p class="lead">\(frame.voice(subscribe))</p>
        <p><code>\(address)</code></p>
        <p>\(frame.voice(whoHasIt))</p>
        \(Actions(.link(done, "/account", .main)).html(frame.voice))
        """)
  }

  private static func made(_ feed: CalendarFeed, _ now: Moment) -> Bilingual {
    .inBoth { voice in
      let ago = voice.ago(minutes: feed.made.minutes(to: now))
      guard let role = feed.role else {
        return voice(
          en: "Made \(ago), for a role that you have no longer: it shows nothing.",
          fr: "Fait \(ago), pour un rôle que vous n’avez plus\u{A0}: il ne montre rien.")
      }
      let words = voice(role.words)
      return voice(
        en: "Made \(ago), for what is due as \(words).",
        fr: "Fait \(ago), pour ce qui est dû à titre de\u{A0}: \(words).")
    }
  }

  private static let title = Bilingual(en: "In your calendar", fr: "Dans votre calendrier")
  private static let none = Bilingual(
    en:
      "Referrals to answer and consents that run out can stand in the calendar that you use. It names nobody; its links lead here.",
    fr:
      "Les orientations auxquelles répondre et les consentements qui prennent fin peuvent figurer dans le calendrier que vous utilisez. Il ne nomme personne\u{202F}; ses liens mènent ici."
  )
  private static let make = Bilingual(en: "Make an address for it", fr: "Créer une adresse")
  private static let again = Bilingual(en: "Make another address", fr: "Créer une autre adresse")
  private static let end = Bilingual(en: "End it", fr: "Y mettre fin")
  private static let subscribe = Bilingual(
    en: "In your calendar, subscribe to this address. It is shown this once.",
    fr: "Dans votre calendrier, abonnez-vous à cette adresse. Elle n’est montrée que cette fois.")
  private static let whoHasIt = Bilingual(
    en:
      "Whoever has it reads that something is due, and of nobody. If somebody should not have it, make another: this one then shows nothing.",
    fr:
      "Qui l’a lit que quelque chose est dû, sans aucun nom. Si quelqu’un ne devrait pas l’avoir, créez-en une autre\u{A0}: celle-ci ne montrera plus rien."
  )
  private static let done = Bilingual(en: "I have it: go on", fr: "C’est fait\u{A0}: continuer")
}
