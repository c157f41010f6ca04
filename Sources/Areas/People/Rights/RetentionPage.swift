import Basics
import Site

/// For how long things are kept here, and what would go now.
enum RetentionPage {
  static func html(
    _ frame: Frame, _ form: Form<[RetentionRule.Kind: Int]>, _ fill: FormFill, _ found: [RetentionFinding]
  ) -> HTML {
    var frame = frame.titled(en: "How long things are kept here", fr: "Durées de conservation ici")
    frame.breadcrumbs = [
      NavigationEntry(Bilingual(en: "Rights and duties", fr: "Droits et obligations"), "/rights")
    ]
    let voice = frame.voice
    let lead = voice(
      en:
        "You may keep things for a shorter time than the rule allows. What becomes due is counted on the next page before anything goes: records go when somebody decides it there, all else tonight.",
      fr:
        "Vous pouvez conserver moins longtemps que ne le permet la règle. Ce qui devient échu est compté à la page suivante avant toute suppression : les dossiers partent sur décision, le reste cette nuit."
    )
    let facts = Facts(
      found.map { finding in
        .html(finding.rule.title) { voice in
          "<strong>\(voice.number(finding.due))</strong> \(voice(en: "due after \(voice.days(finding.rule.days))", fr: "échus après \(voice.days(finding.rule.days))"))"
        }
      })
    return Layout.page(
      form.framed(frame),
      body: """
        <h1>\(voice(frame.title))</h1>
        <p class="lead">\(lead)</p>
        <h2>\(voice(en: "As it is now", fr: "Actuellement"))</h2>
        \(facts.html(voice))
        <h2>\(voice(en: "From now on", fr: "Dorénavant"))</h2>
        \(form.html(
          frame, to: "/rights/retention/periods", filled: fill,
          send: Bilingual(en: "Keep them so long, and count", fr: "Adopter ces durées et compter")))
        """)
  }
}
