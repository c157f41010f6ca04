import Basics
import Site

/// The tools as pages name them.
enum ToolWords {
  struct Entry: Sendable {
    let title: Bilingual
    let about: Bilingual
    let address: Address
  }

  /// Those that are there, in the order of an employer's way.
  static var entries: [Entry] { Topic.Tool.allCases.map(entry) }

  static func entry(_ tool: Topic.Tool) -> Entry {
    switch tool {
    case .jobAd:
      Entry(
        title: Bilingual(en: "Check a job ad", fr: "Vérifier une offre d’emploi"),
        about: Bilingual(
          en: "Finds wordings that keep good people away, says why, and proposes others.",
          fr: "Trouve les formulations qui écartent de bonnes personnes, dit pourquoi et en propose d’autres."
        ),
        address: "/employers/tools/job-ad")
    case .skills:
      Entry(
        title: Bilingual(en: "Sort the skills of a job", fr: "Trier les compétences d’un poste"),
        about: Bilingual(
          en:
            "Tells what somebody must bring from what they can learn with you, and words it for the posting.",
          fr:
            "Distingue ce qu’une personne doit apporter de ce qu’elle peut apprendre chez vous, et le formule pour l’offre."
        ),
        address: "/employers/tools/skills")
    case .interview:
      Entry(
        title: Bilingual(en: "Build an interview sheet", fr: "Préparer une grille d’entrevue"),
        about: Bilingual(
          en: "The same questions and the same scale for everybody you meet, ready to print.",
          fr:
            "Les mêmes questions et la même échelle pour toutes les personnes rencontrées, prêtes à imprimer."
        ),
        address: "/employers/tools/interview")
    case .credential:
      Entry(
        title: Bilingual(
          en: "Read a degree or a title from elsewhere", fr: "Lire un diplôme ou un titre d’ailleurs"),
        about: Bilingual(
          en:
            "Says in plain words what level it is, which occupation here is nearest, and whether a licence is needed.",
          fr:
            "Dit en mots simples de quel niveau il est, quelle profession d’ici en est la plus proche, et si un permis est requis."
        ),
        address: "/employers/tools/credential")
    case .onboarding:
      Entry(
        title: Bilingual(
          en: "Plan the first ninety days", fr: "Planifier les quatre-vingt-dix premiers jours"),
        about: Bilingual(
          en: "Dates for whatever makes a good start, to print or to put into your calendar.",
          fr: "Des dates pour tout ce qui fait un bon départ, à imprimer ou à mettre dans votre agenda."),
        address: "/employers/tools/onboarding")
    case .buddy:
      Entry(
        title: Bilingual(en: "Make a buddy plan", fr: "Faire un plan de jumelage au travail"),
        about: Bilingual(
          en: "Who helps whom, when they meet, and what they talk about, week by week.",
          fr: "Qui aide qui, quand les deux se voient et de quoi on parle, semaine après semaine."),
        address: "/employers/tools/buddy")
    }
  }

  static let promise = Bilingual(
    en: "Each answers with a page that you can print. What you type is used for the answer, and not kept.",
    fr:
      "Chacun répond par une page que vous pouvez imprimer. Ce que vous écrivez sert à la réponse et n’est pas conservé."
  )
  static let keepsNothing = Bilingual(
    en: "What you type is used for the answer, and not kept. To keep the answer, print it or save the page.",
    fr:
      "Ce que vous écrivez sert à la réponse et n’est pas conservé. Pour garder la réponse, imprimez-la ou enregistrez la page."
  )
}
