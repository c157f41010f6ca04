import Basics
import Site

enum InterviewForm {
  static let job = Field.text("job", Bilingual(en: "The job", fr: "Le poste"), limit: 120)
  static let known = Field<InterviewSheet.Known>.choices(
    "known", Bilingual(en: "What it takes", fr: "Ce qu’il faut"),
    InterviewSheet.Known.allCases.map { ($0, InterviewSheet.title($0)) }
  ).optional.hint(
    Bilingual(
      en: "Three to six in all, with your own below: each is asked about once.",
      fr:
        "De trois à six en tout, avec les vôtres ci-dessous : chacune fait l’objet de questions une seule fois."
    ))
  static let own = Field.longText(
    "own", Bilingual(en: "Your own, one on a line", fr: "Les vôtres, une par ligne"), limit: 1_000, rows: 3
  ).optional.hint(
    Bilingual(
      en: "Say “reading drawings” or “payroll at month’s end”.",
      fr: "Par exemple « lecture de plans » ou « paie de fin de mois »."))
  static let minutes = Field.number(
    "minutes", Bilingual(en: "How long it takes", fr: "Durée"), 20...120,
    unit: Bilingual(en: "minutes", fr: "minutes"))
  static let listeners = Field.number(
    "listeners",
    Bilingual(en: "How many of you listen and score", fr: "Combien d’entre vous écoutent et notent"), 1...5,
    unit: Bilingual(en: "people", fr: "personnes"))

  static let form = Form("employers/interview", job, known, own, minutes, listeners) {
    job, known, own, minutes, listeners throws(FormMessages) in
    let written = SkillSorting.skills(in: own ?? "")
    let count = (known ?? []).count + written.count
    guard (1...InterviewSheet.most).contains(count) else {
      throw FormMessages(
        InterviewForm.known,
        en: "Choose one to \(InterviewSheet.most) in all, with your own; these are \(count)",
        fr: "Choisissez-en de une à \(InterviewSheet.most) en tout, avec les vôtres ; il y en a \(count)")
    }
    return InterviewSheet(job: job, known: known ?? [], own: written, minutes: minutes, listeners: listeners)
  }

  static let send = Bilingual(en: "Make the sheet", fr: "Préparer la grille")

  /// What the form begins with.
  static let usual = FormFill(PostedFields(minutes.filled(with: 45) + listeners.filled(with: 2)))
}
