import Basics
import People
import Site

enum ProposalWords {
  /// Who else asks is not told, only until when.
  static func isHeld(until moment: Moment?, _ clock: DayClock) -> Refusal {
    guard let moment, moment < Hold.endless else {
      return Refusal(
        .conflict, en: "This professional takes nobody at present. Choose somebody else.",
        fr: "Cette personne n’accueille personne en ce moment. Choisissez-en une autre.")
    }
    let words = Bilingual.inBoth { voice in
      let day = DeskWords.until(moment, clock, voice)
      return voice(
        en:
          "Somebody was quicker: this professional is held until \(day) for another newcomer. Choose somebody else, or come back then.",
        fr:
          "Quelqu’un vous a devancé : cette personne est réservée jusqu’au \(day) pour quelqu’un d’autre. Choisissez-en une autre, ou revenez à cette date."
      )
    }
    return Refusal(.conflict, en: words.en, fr: words.fr)
  }

  static func wasAsked(_ times: Int) -> Refusal {
    let words = Bilingual.inBoth { voice in
      let times = voice.count(times, en: ("time", "times"), fr: ("fois", "fois"))
      return voice(
        en:
          "This professional has been asked \(times) within twelve months, which is as often as the programme allows. Choose somebody else.",
        fr:
          "Cette personne a été sollicitée \(times) en douze mois, le maximum du programme. Choisissez-en une autre."
      )
    }
    return Refusal(.conflict, en: words.en, fr: words.fr)
  }

  static func pauses(until day: LocalDate?) -> Refusal {
    let words = Bilingual.inBoth { voice in
      let last = day.map { voice(en: " until \(voice.date($0))", fr: " jusqu’au \(voice.date($0))") } ?? ""
      return voice(
        en:
          "This professional pauses\(last), and wants to be asked for nothing meanwhile. Choose somebody else.",
        fr:
          "Cette personne est en pause\(last) et ne souhaite aucune demande d’ici là. Choisissez-en une autre."
      )
    }
    return Refusal(.conflict, en: words.en, fr: words.fr)
  }

  static func rests(until day: LocalDate) -> Refusal {
    let words = Bilingual.inBoth { voice in
      voice(
        en:
          "This professional has just accompanied somebody, and rests until \(voice.date(day)). Choose somebody else.",
        fr:
          "Cette personne vient d’accompagner quelqu’un et se repose jusqu’au \(voice.date(day)). Choisissez-en une autre."
      )
    }
    return Refusal(.conflict, en: words.en, fr: words.fr)
  }

  static func lapsed(again until: Moment?) -> Refusal {
    Refusal(
      .conflict,
      en: until == nil
        ? "Your hold on this professional ended while you wrote, and somebody else holds them now. What you wrote is still here."
        : "Your hold on this professional ended while you wrote. Nobody else asked, and they are held for you again: what you wrote is still here. Send it once more.",
      fr: until == nil
        ? "Votre réservation a pris fin pendant que vous écriviez, et quelqu’un d’autre a réservé cette personne. Votre texte est toujours là."
        : "Votre réservation a pris fin pendant que vous écriviez. Personne d’autre n’a demandé, et la personne vous est de nouveau réservée : votre texte est toujours là. Envoyez-le encore une fois."
    )
  }

  static func ending(_ ending: Proposal.Ending?) -> Bilingual {
    switch ending {
    case .takenBack: Bilingual(en: "taken back", fr: "retirée")
    case .expired, nil: Bilingual(en: "its time was up", fr: "délai écoulé")
    }
  }
}
