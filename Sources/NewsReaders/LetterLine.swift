/// Lines that newsletters put around their text: how to read them elsewhere, how to get rid of them.
enum LetterLine {
  /// Parts of lines that ask to read the letter on the web.
  private static let online = bytes([
    "view this email", "view this newsletter", "view online", "read online", "web version", "see this email",
    "trouble viewing", "not displaying correctly", "view as a web page", "online lesen", "online-version", "webversion",
    "darstellungsprobleme", "version en ligne", "voir en ligne", "lire en ligne", "versión en línea", "ver en línea",
    "bekijk online", "bekijk de online", "versione online", "versão online", "在浏览器中查看", "ブラウザで",
  ])
  /// Where a page is shown, and what one is asked to do there. The program's name alone can be the news.
  private static let browsers = bytes([
    "in browser", "in your browser", "in the browser", "in a browser", "in your web browser", "in a web browser",
    "im browser", "in ihrem browser",
    "dans le navigateur", "dans votre navigateur", "dans ton navigateur", "en el navegador", "en su navegador",
    "en tu navegador", "no navegador", "no seu navegador", "nel browser", "in je browser", "in uw browser",
    "in de browser", "w przeglądarce", "в браузере", "у браузері", "i nettleser", "i webbläsare", "i din webbläsare",
    "i din browser", "i browser", "selaimessa",
  ])
  private static let lookings = bytes([
    "view", "read", "open", "see ", "show", "ansehen", "anzeigen", "lesen", "öffnen", "voir", "lire", "afficher",
    "ver ", "leer", "abrir", "visualiz", "apri", "leggi", "bekijk", "lees", "zobacz", "otwórz", "wyświetl",
    "открыть", "посмотреть", "просмотр", "відкрити", "переглянути", "visa", "läs", "vis ", "åpne", "åbn", "näytä",
    "avaa",
  ])
  /// Parts of lines about the subscription.
  private static let subscription = bytes([
    "unsubscribe", "manage your preferences", "manage preferences", "update your preferences", "email preferences",
    "manage your subscription", "manage subscription", "update subscription", "update your profile",
    "forward to a friend", "forward this email", "add us to your address book", "to your address book",
    "you are receiving this", "you're receiving this", "you’re receiving this", "you received this", "you receive this",
    "this email was sent to", "this message was sent to", "sent to you because", "was this email forwarded",
    "why did i get this", "newsletter abbestellen", "newsletter abmelden", "vom newsletter", "hier abmelden",
    "sie erhalten diese", "se désabonner", "se désinscrire", "désinscription", "vous recevez ce",
    "cancelar suscripción", "cancelar la suscripción", "ha recibido este correo", "has recibido este correo",
    "annulla l'iscrizione", "annulla iscrizione", "hai ricevuto questa", "uitschrijven voor", "hier uitschrijven",
    "cancelar inscrição", "cancelar assinatura", "recebeu este e-mail", "wypisz się", "zrezygnuj z subskrypcji",
    "отписаться", "відписатися", "avregistrera dig", "avslutte abonnement", "afmeld nyhedsbrev", "取消订阅",
    "配信停止", "購読解除",
  ])
  /// Words that say so where nothing stands beside them, and other things in a sentence.
  private static let alone: Set<String> = [
    "opt out", "opt-out", "abmelden", "abbestellen", "austragen", "darse de baja", "disiscriviti", "cancellati",
    "uitschrijven", "afmelden", "avmeld", "afmeld", "avregistrera", "退订", "preferences", "forward", "web version",
  ]
  /// Longer texts, in bytes, are paragraphs of an article.
  private static let longest = 300

  private static func bytes(_ phrases: [String]) -> [[UInt8]] { phrases.map { Array($0.utf8) } }

  static func isOnline(_ text: String) -> Bool {
    guard text.utf8.count <= longest else { return false }
    var lower = text.lowercased()
    return lower.withUTF8(isOnline)
  }

  private static func isOnline(_ lower: UnsafeBufferPointer<UInt8>) -> Bool {
    if online.contains(where: lower.holds) { return true }
    return lower.count <= 160 && browsers.contains(where: lower.holds) && lookings.contains(where: lower.holds)
  }

  /// Whether a line is about the letter and not part of it.
  /// - Parameter isLinked: Whether it has a link in it, or is one.
  static func isFurniture(_ text: String, isLinked: Bool) -> Bool {
    guard text.utf8.count <= longest else { return false }
    // A short line says nothing else; in a sentence the words can be the story.
    guard isLinked || text.utf8.count <= 60 || text.hasPrefix("You ") || text.hasPrefix("This email") else {
      return false
    }
    var lower = text.lowercased()
    if alone.contains(lower) { return true }
    return lower.withUTF8 { isOnline($0) || subscription.contains(where: $0.holds) }
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
