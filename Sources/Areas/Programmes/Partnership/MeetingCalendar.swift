import Basics
import People

/// An arranged meeting as a calendar program reads it (RFC 5545): one event, known by the number of the meeting, so that a day that is
/// moved moves the event.
enum MeetingCalendar {
  static func text(
    _ id: ID<PartnershipMeeting>, at moment: Moment, minutes: Int, with name: String,
    titled programme: Bilingual, stamped now: Moment, in language: Language
  ) -> String {
    let summary = programme[language] + (name.isEmpty ? "" : " – " + name)
    let lines = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Allies//Allies//EN", "CALSCALE:GREGORIAN",
      "METHOD:PUBLISH",
      "BEGIN:VEVENT", "UID:\(id)", "DTSTAMP:" + CalendarText.stamp(now),
      "DTSTART:" + CalendarText.stamp(moment),
      "DTEND:" + CalendarText.stamp(moment + .seconds(minutes * 60)),
      "SUMMARY:" + CalendarText.escaped(summary), "END:VEVENT", "END:VCALENDAR",
    ]
    return lines.map { CalendarText.folded($0) + "\r\n" }.joined()
  }
}
