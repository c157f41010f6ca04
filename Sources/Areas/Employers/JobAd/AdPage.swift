import Basics
import Site

/// What was found in a job ad: wordings with why and what to write, requirements counted, and what it does not say.
enum AdPage {
  static func answer(_ check: AdCheck, _ voice: Voice) -> HTML {
    """
    \(notice(check).html(voice))\
    \(figures(check, voice))\
    \(if: !check.findings.isEmpty, findings(check.findings, voice))\
    \(requirements(check, voice))\
    \(missing(check.missing, voice))\
    <p><small>\(voice(byWordings))</small></p>

    """
  }

  private static func notice(_ check: AdCheck) -> Notice {
    let count = check.findings.count
    guard count > 0 else {
      return Notice(
        .done,
        Bilingual(
          en: "No wording that is known here keeps people away. A person should still read it.",
          fr: "Aucune formulation connue ici n’écarte de gens. Une personne devrait tout de même relire."))
    }
    return Notice(
      .warning,
      .inBoth { voice in
        let counted = voice.count(count, en: ("wording", "wordings"), fr: ("formulation", "formulations"))
        return voice(
          en: "\(counted) may keep away people who could do this job.",
          fr: "\(counted) à revoir : des gens capables d’occuper ce poste pourraient ne pas postuler.")
      })
  }

  private static func figures(_ check: AdCheck, _ voice: Voice) -> HTML {
    let assets = check.requirements.count - check.mustCount
    return Figures([
      .init(
        Bilingual(en: "Must-haves", fr: "Exigences"), voice.number(check.mustCount),
        note: check.mustCount > AdCheck.manyMusts
          ? Bilingual(en: "more than most jobs have", fr: "plus que n’en ont la plupart des postes") : nil),
      .init(
        Bilingual(en: "of these learnable on the job", fr: "dont : s’apprennent en poste"),
        voice.number(check.learnableMustCount)),
      .init(Bilingual(en: "Said to be an asset", fr: "Présentés comme des atouts"), voice.number(assets)),
      .init(Bilingual(en: "Words", fr: "Mots"), voice.number(check.wordCount)),
    ]).html(voice)
  }

  private static func findings(_ findings: [AdCheck.Finding], _ voice: Voice) -> HTML {
    """
    <h2>\(voice(en: "What to look at", fr: "À revoir"))</h2>
    \(findings, { finding($0, voice) })
    """
  }

  private static func finding(_ finding: AdCheck.Finding, _ voice: Voice) -> HTML {
    let quoted = voice(en: "“\(finding.found)”", fr: "« \(finding.found) »")
    return Card(
      Bilingual(same: quoted), badge: Badge(kind(finding.wording.kind), .warm),
      content: """
        <p><bdi>\(finding.before)<strong>\(finding.found)</strong>\(finding.after)</bdi></p>
        <p>\(voice(finding.wording.why))</p>
        <p><strong>\(voice(en: "Write instead:", fr: "Écrivez plutôt :"))</strong> \(voice(finding.wording.instead))</p>
        <p><small>\(finding.wording.sources, { source($0, voice) })</small></p>

        """
    ).html(voice)
  }

  private static func source(_ source: AdWording.Source, _ voice: Voice) -> HTML {
    let name = voice(source.name)
    return Address(elsewhere: source.address).map { "<a\(href: $0)>\(name)</a>. " } ?? "\(name). "
  }

  private static func requirements(_ check: AdCheck, _ voice: Voice) -> HTML {
    guard !check.requirements.isEmpty else {
      return """
        <h2>\(voice(en: "What it asks", fr: "Ce qu’elle demande"))</h2>
        <p>\(voice(noRequirements))</p>

        """
    }
    let sorter = ToolWords.entry(.skills)
    return """
      <h2>\(voice(en: "What it asks", fr: "Ce qu’elle demande"))</h2>
      <p>\(voice(check.mustCount > AdCheck.manyMusts ? tooMany : enough))</p>
      <ul>
      \(check.requirements, { requirement($0, voice) })</ul>
      \(Actions(.link(sorter.title, sorter.address, icon: .sort)).html(voice))
      """
  }

  private static func requirement(_ requirement: AdCheck.Requirement, _ voice: Voice) -> HTML {
    let badge =
      requirement.weight == .asset
      ? Badge(Bilingual(en: "asset", fr: "atout"))
      : requirement.isLearnable
        ? Badge(Bilingual(en: "must-have, but learnable", fr: "exigée, mais s’apprend"), .warm)
        : Badge(Bilingual(en: "must-have", fr: "exigée"), .cool)
    return "<li><bdi>\(requirement.text)</bdi> \(badge.html(voice))</li>\n"
  }

  private static func missing(_ missing: [AdCheck.Said], _ voice: Voice) -> HTML {
    guard !missing.isEmpty else { return .empty }
    return """
      <h2>\(voice(en: "What it does not say", fr: "Ce qu’elle ne dit pas"))</h2>
      <ul>
      \(missing, { "<li>\(voice(words($0)))</li>\n" })</ul>

      """
  }

  // MARK: Words

  private static func kind(_ kind: AdWording.Kind) -> Bilingual {
    switch kind {
    case .canadianExperience: Bilingual(en: "Canadian experience", fr: "expérience canadienne")
    case .credential: Bilingual(en: "credential of this country", fr: "diplôme d’ici")
    case .language: Bilingual(en: "language", fr: "langue")
    case .status: Bilingual(en: "status", fr: "statut")
    case .references: Bilingual(en: "references", fr: "références")
    case .years: Bilingual(en: "years", fr: "années")
    case .age: Bilingual(en: "age", fr: "âge")
    case .fit: Bilingual(en: "“fit”", fr: "« adéquation »")
    case .licence: Bilingual(en: "driving", fr: "conduite")
    case .degree: Bilingual(en: "degree", fr: "diplôme")
    }
  }

  private static func words(_ said: AdCheck.Said) -> Bilingual {
    switch said {
    case .pay:
      Bilingual(
        en:
          "What it pays. A range brings people who would not have asked; in Ontario, employers with 25 people or more have to state it in public postings since January 1, 2026.",
        fr:
          "Ce que cela paie. Une fourchette attire des gens qui n’auraient pas demandé ; en Ontario, les employeurs de 25 personnes et plus doivent l’indiquer dans leurs offres publiques depuis le 1er janvier 2026."
      )
    case .anyCountry:
      Bilingual(
        en:
          "That what was learned in another country counts. One sentence is enough: “We count studies and work from any country.”",
        fr:
          "Que ce qui a été appris dans un autre pays compte. Une phrase suffit : « Nous tenons compte des études et du travail de tous les pays. »"
      )
    case .whom:
      Bilingual(
        en: "Whom to ask. A name and an address bring questions in place of silence.",
        fr: "À qui s’adresser. Un nom et une adresse amènent des questions plutôt que du silence.")
    }
  }

  private static let byWordings = Bilingual(
    en:
      "This looks for wordings and knows nothing of your job: you decide. It may miss some. Laws were read in November 2026; check with your province before you rely on them.",
    fr:
      "Cet outil cherche des formulations et ne sait rien de votre poste : vous décidez. Il peut en manquer. Les lois ont été lues en novembre 2026 ; vérifiez auprès de votre province avant de vous y fier."
  )
  private static let noRequirements = Bilingual(
    en:
      "No list of requirements was recognised. Put each on a line of its own, with a dash, under a heading such as “Requirements”.",
    fr:
      "Aucune liste d’exigences n’a été reconnue. Mettez chacune sur sa ligne, précédée d’un tiret, sous un intertitre comme « Exigences »."
  )
  private static let tooMany = Bilingual(
    en:
      "That is a long list. Careful readers leave at the first must-have that they lack; keep those without which the first week fails.",
    fr:
      "La liste est longue. Les personnes consciencieuses s’arrêtent à la première exigence qui leur manque ; gardez celles sans lesquelles la première semaine échoue."
  )
  private static let enough = Bilingual(
    en: "Ask of each: would the first week fail without it? If not, it is an asset, or something to learn.",
    fr:
      "Demandez-vous pour chacune : la première semaine échouerait-elle sans elle ? Sinon, c’est un atout, ou quelque chose à apprendre."
  )
}
