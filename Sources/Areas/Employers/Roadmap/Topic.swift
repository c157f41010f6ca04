import Basics
import Documents

/// One thing an employer can do better, in a few minutes of reading: why it pays, what to ask oneself, what to do on Monday.
package struct Topic: Sendable, Hashable {
  /// As it stands in addresses and in the name of its files.
  package let name: String
  package let stage: Stage
  package let version: Int
  package let readers: [Reader]
  package let sizes: [Size]
  /// Empty where it is for every sector.
  package let sectors: [Sector]
  /// How long it takes to read and begin.
  package let minutes: Int
  package let tool: Tool?
  /// Names of topics to go on with.
  package let next: [String]
  package let reviewed: LocalDate
  package let english: TopicText
  package let french: TopicText

  package func text(in language: Language) -> TopicText { language == .english ? english : french }

  package var title: Bilingual { Bilingual(en: english.title, fr: french.title) }
  package var summary: Bilingual { Bilingual(en: english.summary, fr: french.summary) }
}

/// What a topic says in one language.
package struct TopicText: Sendable, Hashable {
  package struct Source: Sendable, Hashable {
    package let name: String
    /// Who published it.
    package let publisher: String
    package let year: Int
    package let address: String?
  }

  package struct Section: Sendable, Hashable {
    package let kind: Kind
    package let content: Markdown

    /// The parts of a topic, in their order.
    package enum Kind: Int, Sendable, CaseIterable {
      case why, questions, monday, words, trouble
    }
  }

  package let title: String
  package let summary: String
  package let sources: [Source]
  package let sections: [Section]
}

extension Topic {
  /// The way of an employer, in its order.
  package enum Stage: String, Sendable, CaseIterable {
    case plan, source, select, welcome, grow
  }

  package enum Reader: String, Sendable, CaseIterable {
    case owner, hr, manager, executive
  }

  /// By the number of people who work there: up to 49, 50 to 249, 250 and more.
  package enum Size: String, Sendable, CaseIterable {
    case small, medium, large
  }

  package enum Sector: String, Sendable, CaseIterable {
    case construction, manufacturing, health, technology, finance, retail, hospitality, transport, agriculture
    case `public`, nonprofit, education
  }

  package enum Tool: String, Sendable, CaseIterable {
    case jobAd = "job-ad"
    case skills, interview, credential, onboarding, buddy
  }
}
