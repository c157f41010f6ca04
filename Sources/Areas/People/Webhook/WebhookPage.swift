import Basics
import Site

/// Addresses that are told what happens.
enum WebhookPage {
  static func list(_ frame: Frame, _ all: [Webhook]) -> HTML {
    var frame = frame.titled(title)
    frame.breadcrumbs = [staff]
    let voice = frame.voice
    let rows: HTML = """
      <ul>\(all, { "<li><a\(href: "/staff/webhooks/\($0.id)")><bdi>\($0.address)</bdi></a> \(state($0).html(voice))</li>\n" })</ul>
      \(if: all.count < Webhook.most, Actions(add).html(voice))
      """
    let none = EmptyState(
      .open, title: Bilingual(en: "Nobody is told yet", fr: "Personne n’est encore informé"),
      words: Bilingual(
        en: "If a system of yours should know what happens here, give its address.",
        fr: "Si un de vos systèmes doit savoir ce qui se passe ici, donnez son adresse."), next: add
    ).html(voice)
    return Layout.page(
      frame,
      body: """
        <h1>\(voice(title))</h1>
        <p class="lead">\(voice(whatFor))</p>
        \(all.isEmpty ? none : rows)
        """)
  }

  static func new(_ frame: Frame, _ fill: FormFill) -> HTML {
    var frame = frame.titled(en: "Tell a system of yours", fr: "Informer un de vos systèmes")
    frame.breadcrumbs = [staff, here]
    return Layout.page(
      frame,
      body: """
        <h1>\(frame.voice(frame.title))</h1>
        \(WebhookForm.form.html(
          frame, to: "/staff/webhooks", filled: fill, send: Bilingual(en: "Add it", fr: "L’ajouter"), keepsDrafts: false))
        """)
  }

  /// The only time that it can be shown.
  static func secret(_ frame: Frame, _ id: ID<Webhook>, _ secret: WebhookSecret) -> HTML {
    var frame = frame.titled(en: "Its secret", fr: "Son secret")
    frame.breadcrumbs = [staff, here]
    // In the other language there is none to be shown.
    frame.address = "/staff/webhooks/\(id)"
    return Layout.page(
      frame,
      body: """
        <h1>\(frame.voice(frame.title))</h1>
        <p class="lead">\(frame.voice(shownOnce))</p>
        <p><code>\(secret.text)</code></p>
        <p>\(frame.voice(howSigned))</p>
        \(Actions(.link(Bilingual(en: "I have it: go on", fr: "C’est fait\u{A0}: continuer"), "/staff/webhooks/\(id)", .main)).html(frame.voice))
        """)
  }

  static func detail(_ frame: Frame, _ webhook: Webhook, _ deliveries: [WebhookDelivery], at now: Moment)
    -> HTML
  {
    var frame = frame.titled(en: "A system that is told", fr: "Un système informé")
    frame.breadcrumbs = [staff, here]
    let (voice, id) = (frame.voice, webhook.id)
    let facts = Facts([
      .text(Bilingual(en: "Address", fr: "Adresse"), webhook.address),
      .html(Bilingual(en: "State", fr: "État")) { state(webhook).html($0) },
      .html(Bilingual(en: "Signing secret", fr: "Secret de signature")) {
        "\($0(secretState(webhook, now)))"
      },
    ])
    let isOn = webhook.off == nil
    func button(_ words: Bilingual, to place: Address, _ weight: Action.Weight = .second, icon: Icon? = nil)
      -> HTML
    {
      Action.button(words, weight, icon: icon).form(frame, to: place)
    }
    return Layout.page(
      frame,
      body: """
        <h1>\(voice(frame.title))</h1>
        \(webhook.off.map { Notice(.warning, off($0.at, $0.because, now)).html(voice) })\(facts.html(voice))
        <div class="actions">\(if: isOn, button(sendTest, to: "/staff/webhooks/\(id)/test", icon: .send))\
        \(button(newSecret, to: "/staff/webhooks/\(id)/secret", icon: .key))\
        \(isOn
          ? button(turnOff, to: "/staff/webhooks/\(id)/closing") : button(turnOn, to: "/staff/webhooks/\(id)/opening"))\
        \(button(remove, to: "/staff/webhooks/\(id)/removal", .grave, icon: .bin))</div>
        <h2>\(voice(en: "What was sent last", fr: "Derniers envois"))</h2>
        \(deliveries.isEmpty ? nothingSent(voice) : "<ul>\(deliveries, { row($0, of: webhook, frame, now) })</ul>\n")
        """)
  }

  private static func row(_ delivery: WebhookDelivery, of webhook: Webhook, _ frame: Frame, _ now: Moment)
    -> HTML
  {
    let voice = frame.voice
    let badge =
      switch delivery.state {
      case .waiting: Badge(Bilingual(en: "waiting", fr: "en attente"), .warm)
      case .delivered: Badge(Bilingual(en: "delivered", fr: "livré"), .good)
      case .failed: Badge(Bilingual(en: "failed", fr: "échec"), .alarm)
      }
    let again: HTML? =
      delivery.state == .waiting || webhook.off != nil
      ? nil
      : PostButton(
        Bilingual(en: "Send again", fr: "Renvoyer"),
        to: "/staff/webhooks/\(webhook.id)/deliveries/\(delivery.id)", about: delivery.event.rawValue
      ).html(frame)
    return """
      <li><code>\(delivery.event.rawValue)</code> \(badge.html(voice)) \(voice(story(delivery, now))) \(again)</li>

      """
  }

  private static func story(_ delivery: WebhookDelivery, _ now: Moment) -> Bilingual {
    .inBoth { voice in
      let asked = voice.ago(minutes: delivery.added.minutes(to: now))
      guard let outcome = delivery.outcome else { return asked }
      let tries = voice.count(delivery.attempts, en: ("attempt", "attempts"), fr: ("essai", "essais"))
      return "\(asked), \(tries)\(voice(en: ": ", fr: "\u{A0}: "))\(voice(WebhookWords.outcome(outcome)))"
    }
  }

  private static func nothingSent(_ voice: Voice) -> HTML {
    "<p>\(voice(en: "Nothing yet. Send a test.", fr: "Rien encore. Envoyez un essai."))</p>\n"
  }

  private static func state(_ webhook: Webhook) -> Badge {
    webhook.off == nil
      ? Badge(Bilingual(en: "on", fr: "activé"), .good)
      : Badge(Bilingual(en: "off", fr: "désactivé"), .alarm)
  }

  private static func secretState(_ webhook: Webhook, _ now: Moment) -> Bilingual {
    guard let until = webhook.formerUntil, until > now else {
      return Bilingual(en: "kept, and never shown", fr: "conservé, jamais affiché")
    }
    return .inBoth { voice in
      let hours = voice.count(
        max(1, now.minutes(to: until) / 60), en: ("hour", "hours"), fr: ("heure", "heures"))
      return voice(
        en: "two are good: the one before for \(hours) more",
        fr: "deux valent\u{A0}: le précédent encore \(hours)")
    }
  }

  private static func off(_ at: Moment, _ why: String, _ now: Moment) -> Bilingual {
    .inBoth { voice in
      let ago = voice.ago(minutes: at.minutes(to: now))
      let words = voice(WebhookWords.outcome(why))
      return voice(en: "Turned off \(ago): \(words)", fr: "Désactivé \(ago)\u{A0}: \(words)")
    }
  }

  static let title = Bilingual(en: "Systems that are told", fr: "Systèmes informés")
  private static let staff = NavigationEntry(
    Bilingual(en: "Who works here", fr: "Qui travaille ici"), "/staff")
  private static let here = NavigationEntry(title, "/staff/webhooks")
  private static let add = Action.link(
    Bilingual(en: "Add an address", fr: "Ajouter une adresse"), "/staff/webhooks/new", .main, icon: .plus)
  private static let sendTest = Bilingual(en: "Send a test", fr: "Envoyer un essai")
  private static let newSecret = Bilingual(en: "New secret", fr: "Nouveau secret")
  private static let turnOff = Bilingual(en: "Turn it off", fr: "Désactiver")
  private static let turnOn = Bilingual(en: "Turn it on", fr: "Réactiver")
  private static let remove = Bilingual(en: "Remove it", fr: "Retirer")
  private static let whatFor = Bilingual(
    en:
      "When something happens with people whose records are yours, these addresses are told that it did, and with whom by number. Names and all else they ask for themselves, with a token.",
    fr:
      "Quand il se passe quelque chose avec les personnes dont vous tenez le dossier, ces adresses l’apprennent, ainsi que le numéro de la personne. Les noms et le reste, elles les demandent elles-mêmes, avec un jeton."
  )
  private static let shownOnce = Bilingual(
    en: "Give it to your system. It is shown this once.",
    fr: "Donnez-le à votre système. Il n’est montré que cette fois.")
  private static let howSigned = Bilingual(
    en:
      "Each message is signed as Standard Webhooks says: HMAC-SHA256 of webhook-id, webhook-timestamp and the body, joined by points, in webhook-signature.",
    fr:
      "Chaque message est signé comme le dit Standard Webhooks\u{A0}: HMAC-SHA256 de webhook-id, de webhook-timestamp et du corps, joints par des points, dans webhook-signature."
  )
}
