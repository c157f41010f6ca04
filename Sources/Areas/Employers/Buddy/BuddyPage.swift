import Basics
import Site

enum BuddyPage {
  static func answer(_ plan: BuddyPlan, _ voice: Voice) -> HTML {
    """
    <p class="lead"><bdi>\(plan.buddy)</bdi> \(voice(en: "helps", fr: "accompagne")) <bdi>\(plan.newcomer)</bdi></p>
    <h2>\(voice(en: "What a buddy is", fr: "Ce qu’est une personne-ressource"))</h2>
    <ul>
    \(rules, { "<li>\(voice($0))</li>\n" })</ul>
    <h2>\(voice(en: "Week by week", fr: "Semaine après semaine"))</h2>
    <p>\(each(plan, voice))</p>
    <ul class="work">
    \(plan.meetings, { meeting($0, voice) })</ul>

    """
  }

  private static func each(_ plan: BuddyPlan, _ voice: Voice) -> String {
    let minutes = voice.duration(minutes: plan.minutes)
    return voice(
      en: "Each time \(minutes), within paid hours, away from the work. Write down when, and keep to it.",
      fr: "Chaque fois \(minutes), sur les heures payées, loin du poste. Fixez le moment, et tenez-vous-y.")
  }

  private static func meeting(_ meeting: BuddyPlan.Meeting, _ voice: Voice) -> HTML {
    """
    <li>☐ <strong>\(voice(en: "Week", fr: "Semaine")) \(meeting.week)\(voice(en: ":", fr: "\u{A0}:")) \(voice(meeting.subject.title))</strong><br>
    <small>\(voice(en: "from Monday, ", fr: "à partir du lundi "))\(voice.date(meeting.monday))</small><br>
    \(voice(meeting.subject.questions))</li>

    """
  }

  private static let rules = [
    Bilingual(
      en:
        "Somebody to ask what one does not ask the boss. What is said stays between the two, unless somebody is in danger.",
      fr:
        "Quelqu’un à qui demander ce qu’on ne demande pas à la direction. Ce qui est dit reste entre les deux, sauf danger."
    ),
    Bilingual(
      en: "Not a supervisor, not an interpreter, not a judge: they report to nobody on the new colleague.",
      fr:
        "Ni responsable, ni interprète, ni juge : la personne-ressource ne rend compte à personne au sujet de sa collègue."
    ),
    Bilingual(
      en: "It goes both ways: ask what is done better elsewhere.",
      fr: "Cela va dans les deux sens : demandez ce qui se fait mieux ailleurs."),
    Bilingual(
      en: "If the two do not get along, either may say so, and somebody else is asked. Nobody has failed.",
      fr:
        "Si l’entente n’y est pas, chaque personne peut le dire, et l’on demande à quelqu’un d’autre. Personne n’a échoué."
    ),
  ]
}
