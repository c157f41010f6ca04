import Basics
import Outbound
import Site
import Storage

/// Where an administrator says which systems of theirs are told what happens.
enum WebhookRoutes {
  static func declare(_ routes: inout Routes) {
    let administrators = Permission.staff(.administrator).under(.staff)
    routes.get(
      "staff/webhooks", for: administrators, as: WebhookJSON.all,
      says: Bilingual(
        en: "Systems that are told what happens", fr: "Les systèmes informés de ce qui se passe")
    ) { visit in
      let access = try visit.access
      return try await visit.database.read { try WebhookStore($0, access).all() }
    } page: { visit, all in
      WebhookPage.list(visit.frame(), all)
    }
    routes.form(
      WebhookForm.form, at: "staff/webhooks/new", sentTo: "staff/webhooks", for: administrators,
      keepsDrafts: false
    ) { visit, fill in
      WebhookPage.new(visit.frame(hasForm: true), fill)
    } take: { visit, text in
      let access = try visit.access
      guard let address = OutboundAddress(text) else { throw WebhookForm.noAddress }
      let (id, secret) = try await visit.database.write { try WebhookStore($0, access).add(address.text) }
      return .page(WebhookPage.secret(visit.frame(), id, secret))
    }
    routes.get(
      "staff/webhooks/:webhook", for: administrators, as: WebhookJSON.whole,
      says: Bilingual(
        en: "A system that is told, and what was sent last", fr: "Un système informé, et ses derniers envois")
    ) { visit in
      let (access, id) = (try visit.access, try visit.parameter("webhook", as: ID<Webhook>.self))
      let found = try await visit.database.read { connection in
        let store = WebhookStore(connection, access)
        return try store.webhook(id).map { ($0, try store.deliveries(to: id, atMost: 50)) }
      }
      guard let (webhook, deliveries) = found else { throw Visit.nothingThere }
      return WebhookJSON.Whole(webhook: webhook, deliveries: deliveries)
    } page: { visit, whole in
      WebhookPage.detail(visit.frame(hasForm: true), whole.webhook, whole.deliveries, at: visit.now)
    }
    routes.post("staff/webhooks/:webhook/secret", for: administrators) { visit in
      let (access, id) = (try visit.access, try visit.parameter("webhook", as: ID<Webhook>.self))
      let secret = try await visit.database.write { try WebhookStore($0, access).renewSecret(of: id) }
      return .page(WebhookPage.secret(visit.frame(), id, secret))
    }
    routes.post("staff/webhooks/:webhook/test", for: administrators) { visit in
      try await visit.change { try $0.test($1) }
    }
    routes.post("staff/webhooks/:webhook/deliveries/:delivery", for: administrators) { visit in
      let delivery = try visit.parameter("delivery", as: ID<WebhookDelivery>.self)
      return try await visit.change { try $0.sendAgain(delivery, of: $1) }
    }
    routes.post("staff/webhooks/:webhook/closing", for: administrators) { visit in
      try await visit.change { try $0.turnOff($1) }
    }
    routes.post("staff/webhooks/:webhook/opening", for: administrators) { visit in
      try await visit.change { try $0.turnOn($1) }
    }
    routes.post("staff/webhooks/:webhook/removal", for: administrators) { visit in
      _ = try await visit.change { try $0.remove($1) }
      return .see("/staff/webhooks")
    }
  }
}

extension Visit {
  fileprivate func change(
    _ change: @escaping @Sendable (WebhookStore, ID<Webhook>) throws -> Void
  ) async throws -> Response {
    let (access, id) = (try access, try parameter("webhook", as: ID<Webhook>.self))
    try await database.write { try change(WebhookStore($0, access), id) }
    return .see("/staff/webhooks/\(id)")
  }
}
