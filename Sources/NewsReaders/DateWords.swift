/// Words that stand beside a date, in the languages that newsq reads dates in.
enum DateWords {
  /// Weekdays, and what joins a date and a time.
  static let besideDates: Set<String> = {
    let words = """
      at on the of de del um uhr à a le il el den der kl o godz h t et pt ist ore ora às las alle om uur в г о року
      monday mon tuesday tue tues wednesday wed thursday thu thur thurs friday fri saturday sat sunday sun
      montag mo dienstag di mittwoch mi donnerstag do freitag fr samstag sonnabend sa sonntag so
      lundi mardi mercredi jeudi vendredi samedi dimanche
      lunes martes miércoles jueves viernes sábado domingo
      lunedì martedì mercoledì giovedì venerdì sabato domenica
      segunda terça quarta quinta sexta feira
      maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
      poniedziałek wtorek środa czwartek piątek sobota niedziela
      понедельник вторник среда четверг пятница суббота воскресенье
      понеділок вівторок середа четвер п ятниця субота неділя
      """
    return Set(words.split(whereSeparator: \.isWhitespace).map(String.init))
  }()

  /// What stands before the day of publication, in lower case, without its colon.
  static let published: Set<String> = [
    "published", "published on", "published at", "first published", "originally published", "posted", "posted on",
    "date", "dated", "publication date", "release date", "issued", "publish date", "pubdate",
    "veröffentlicht", "veröffentlicht am", "erschienen", "erschienen am", "stand", "datum", "vom",
    "publié", "publié le", "mis en ligne le", "paru le",
    "publicado", "publicado el", "publicado em", "fecha", "data", "pubblicato", "pubblicato il",
    "gepubliceerd", "gepubliceerd op", "geplaatst op", "opublikowano", "data publikacji",
    "опубликовано", "дата публикации", "дата", "опубліковано",
  ]

  /// What stands before the day of a change.
  static let changed: Set<String> = [
    "updated", "updated on", "last updated", "last modified", "modified", "aktualisiert", "aktualisiert am",
    "mis à jour le", "actualizado", "actualizado el", "aggiornato", "atualizado", "bijgewerkt", "zaktualizowano",
    "обновлено", "оновлено",
  ]
}
