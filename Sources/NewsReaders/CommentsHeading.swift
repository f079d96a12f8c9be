/// The headings above readers' comments. Where a page has no elements that say so, these words alone do.
enum CommentsHeading {
  private static let headings: Set<FoldedText> = Set(
    [
      "comments", "add comment", "add a comment", "leave a comment", "leave a reply", "post a comment",
      "join the conversation", "join the discussion", "view comments", "show comments",
      "kommentare", "kommentar schreiben", "leserkommentare", "schreiben sie einen kommentar",
      "commentaires", "laisser un commentaire", "réactions",
      "comentarios", "deja un comentario", "deja una respuesta", "comentários",
      "deixe um comentário", "commenti", "lascia un commento", "reacties", "reageer", "laat een reactie achter",
      "komentarze", "wybrane komentarze", "dodaj komentarz", "twoja opinia",
      "komentáře", "komentáre", "diskuse", "hozzászólások", "comentarii", "kommentarer", "kommentit", "yorumlar",
      "комментарии", "добавить комментарий", "оставить комментарий",
      "коментарі", "додати коментар", "коментари", "σχόλια", "τα σχόλιά σας", "προσθήκη σχολίου",
      "评论", "网友评论", "网友留言", "相关评论", "我要评论", "发表评论", "評論", "網友評論", "留言", "コメント", "댓글",
      "التعليقات", "تعليقات", "תגובות", "نظرات", "टिप्पणियाँ", "bình luận", "komentar",
    ].map(FoldedText.init))

  /// Words that are a button below the text, and in a heading may be anything.
  private static let buttons: Set<FoldedText> = Set(
    [
      "comment", "discussion", "kommentar", "commentaire", "comentario", "comentário", "commento", "komentarz",
      "комментарий", "обсуждение", "σχόλιο",
    ].map(FoldedText.init))

  /// Whether a line is one of these; a number may stand before or behind it.
  /// - Parameter isLink: Whether it is a link and nothing else.
  static func matches(_ line: ArraySlice<UInt8>, isLink: Bool) -> Bool {
    line.split(separator: 0x0A).contains { part in
      let folded = FoldedText(part.filter { !(0x30...0x39).contains($0) }[...])
      return headings.contains(folded) || (isLink && buttons.contains(folded))
    }
  }
}
