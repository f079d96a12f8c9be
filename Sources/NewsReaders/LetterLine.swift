/// Lines that newsletters put around their text: how to read them elsewhere, how to get rid of them.
enum LetterLine {
  /// Parts of lines that ask to read the letter on the web.
  private static let online = [
    "view this email", "view this newsletter", "view online", "read online", "web version", "see this email",
    "trouble viewing", "not displaying correctly", "view as a web page", "online lesen", "online-version", "webversion",
    "darstellungsprobleme", "version en ligne", "voir en ligne", "lire en ligne", "versión en línea", "ver en línea",
    "bekijk online", "bekijk de online", "versione online", "versão online", "在浏览器中查看", "ブラウザで",
  ]
  /// The program that shows pages, and what one is asked to do there.
  private static let browsers = ["browser", "navigateur", "navegador", "przeglądar", "браузер", "selaim", "nettleser"]
  private static let lookings = [
    "view", "read", "open", "see ", "show", "ansehen", "anzeigen", "lesen", "öffnen", "voir", "lire", "afficher",
    "ver ",
    "leer", "abrir", "visualiz", "apri", "leggi", "bekijk", "lees", "zobacz", "otwórz", "wyświetl", "открыть",
    "посмотреть", "просмотр", "visa", "läs", "vis ", "åpne", "åbn", "näytä", "avaa",
  ]
  /// Parts of lines about the subscription.
  private static let subscription = [
    "unsubscribe", "opt out", "opt-out", "manage your preferences", "manage preferences", "update your preferences",
    "email preferences", "manage your subscription", "manage subscription", "update subscription",
    "update your profile",
    "forward to a friend", "forward this email", "add us to your address book", "add to your address book",
    "you are receiving this", "you're receiving this", "you’re receiving this", "you received this", "you receive this",
    "this email was sent to", "this message was sent to", "sent to you because", "was this email forwarded",
    "why did i get this", "abbestellen", "abmelden", "austragen", "sie erhalten diese", "se désabonner",
    "se désinscrire", "désinscription", "vous recevez ce", "darse de baja", "cancelar suscripción",
    "cancelar la suscripción", "ha recibido este", "annulla l'iscrizione", "annulla iscrizione", "disiscriviti",
    "cancellati", "uitschrijven", "afmelden", "cancelar inscrição", "cancelar assinatura", "wypisz się",
    "zrezygnuj z subskrypcji", "отписаться", "відписатися", "avregistrera", "avmeld", "afmeld", "退订", "取消订阅",
    "配信停止", "購読解除",
  ]
  /// Longer texts, in bytes, are paragraphs of an article.
  private static let longest = 300

  static func isOnline(_ text: String) -> Bool {
    contains(text, online) || (text.utf8.count <= 160 && contains(text, browsers) && contains(text, lookings))
  }

  /// Whether a line is about the letter and not part of it.
  /// - Parameter isLinked: Whether it has a link in it, or is one.
  static func isFurniture(_ text: String, isLinked: Bool) -> Bool {
    guard text.utf8.count <= longest else { return false }
    // A short line says nothing else; in a sentence the words can be the story.
    guard isLinked || text.utf8.count <= 60 || text.hasPrefix("You ") || text.hasPrefix("This email") else {
      return false
    }
    return isOnline(text) || contains(text, subscription)
  }

  private static func contains(_ text: String, _ phrases: [String]) -> Bool {
    guard text.utf8.count <= longest else { return false }
    let lower = text.lowercased()
    return phrases.contains { lower.firstRange(of: $0) != nil }
  }
}

/// The text of a letter without markup.
enum LetterText {
  /// The lines, without those about the letter itself and without rules; paragraphs apart by an empty line.
  static func plain(_ text: String) -> String {
    TextBody.body(of: CleanText.text(text), asking: .max) { _, bytes in
      if bytes.count > 400 { return false }
      let isRule = bytes.count > 2 && bytes.allSatisfy { "-_=*~#".utf8.contains($0) || $0 == 0x20 }
      if isRule || bytes.elementsEqual("--".utf8) { return true }
      let line = String(decoding: bytes, as: UTF8.self)
      return LetterLine.isFurniture(line, isLinked: line.firstRange(of: "://") != nil)
    }
  }
}
