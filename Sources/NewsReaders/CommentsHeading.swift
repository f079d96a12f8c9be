/// The headings above readers' comments. Where a page has no elements that say so, these words alone do.
enum CommentsHeading {
  private static let headings: Set<FoldedText> = Set(
    [
      "comments", "comment", "add comment", "add a comment", "leave a comment", "leave a reply", "post a comment",
      "join the conversation", "join the discussion", "view comments", "show comments", "discussion", "responses",
      "kommentare", "kommentar", "kommentar schreiben", "leserkommentare", "schreiben sie einen kommentar",
      "commentaires", "commentaire", "laisser un commentaire", "réactions",
      "comentarios", "comentario", "deja un comentario", "deja una respuesta", "comentários", "comentário",
      "deixe um comentário", "commenti", "lascia un commento", "reacties", "reageer", "laat een reactie achter",
      "komentarze", "komentarz", "wybrane komentarze", "dodaj komentarz", "opinie", "twoja opinia",
      "komentáře", "komentáre", "diskuse", "hozzászólások", "comentarii", "kommentarer", "kommentit", "yorumlar",
      "комментарии", "комментарий", "добавить комментарий", "оставить комментарий", "обсуждение", "отзывы",
      "коментарі", "додати коментар", "коментари", "σχόλια", "τα σχόλιά σας", "προσθήκη σχολίου",
      "评论", "网友评论", "网友留言", "相关评论", "我要评论", "发表评论", "評論", "網友評論", "留言", "コメント", "댓글",
      "التعليقات", "تعليقات", "תגובות", "نظرات", "टिप्पणियाँ", "bình luận", "komentar",
    ].map(FoldedText.init))

  /// Whether a line is one of these; a number may stand before or behind it.
  static func matches(_ line: ArraySlice<UInt8>) -> Bool {
    line.split(separator: 0x0A).contains { part in
      let folded = FoldedText(part.filter { !(0x30...0x39).contains($0) }[...])
      return headings.contains(folded)
    }
  }
}
