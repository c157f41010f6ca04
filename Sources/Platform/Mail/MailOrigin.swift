/// Who letters are from, and the names by which a letter is known again when it comes back.
package struct MailOrigin: Sendable {
  package let sender: MailSender
  /// Where letters that cannot be delivered come back to: `returns+<number>@domain`. Without it, to the sender.
  package let returns: MailAddress?

  package init(sender: MailSender, returns: MailAddress? = nil) {
    self.sender = sender
    self.returns = returns
  }

  /// What `Message-ID` holds.
  func identity(of id: LetterID) -> String { "\(id.digits)@\(sender.address.domain)" }

  /// An address of which each letter has its own, so that what comes back tells which it was.
  func returnAddress(of id: LetterID) -> MailAddress {
    guard let returns else { return sender.address }
    return MailAddress("\(returns.name)+\(id.digits)@\(returns.domain)") ?? returns
  }

  /// Which letter a report is about: by the address that it was sent to, or by the letter that it quotes.
  func letter(of report: DeliveryReport) -> LetterID? {
    let byAddress = report.recipients.lazy.compactMap { text -> LetterID? in
      guard let returns, let address = MailAddress(text), address.domain == returns.domain,
        address.name.hasPrefix("\(returns.name)+")
      else { return nil }
      return LetterID(digits: address.name.dropFirst(returns.name.count + 1))
    }.first
    if let byAddress { return byAddress }
    guard let identity = report.identity, let end = identity.firstIndex(of: "@"),
      identity[identity.index(after: end)...].lowercased() == sender.address.domain
    else { return nil }
    return LetterID(digits: identity[..<end])
  }
}

/// Whose name stands on letters.
package struct MailSender: Sendable {
  package let name: String
  package let address: MailAddress

  package init(name: String, address: MailAddress) {
    self.name = headerText(name)
    self.address = address
  }

  /// `Conseil d’Halifax <council@halifax.example>`, or the address alone. Nil for anything else.
  package init?(_ text: String) {
    guard let start = text.lastIndex(of: "<"), text.last == ">" else {
      guard let address = MailAddress(text) else { return nil }
      self.init(name: "", address: address)
      return
    }
    let name = String(text[..<start]).trimming { " \"".utf8.contains($0) }
    guard let address = MailAddress(text[text.index(after: start)...].dropLast()), !name.contains("<") else {
      return nil
    }
    self.init(name: name, address: address)
  }
}
