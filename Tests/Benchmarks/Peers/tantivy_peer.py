"""What tantivy does with the same texts and queries, by its Python binding.

    tantivy_peer.py load TEXTS INDEX       two threads, texts stored, English stems
    tantivy_peer.py search INDEX QUERIES   the ten best or newest of each

Prints the seconds without Python's start, and the number of articles or hits.
"""

import datetime
import os
import sys
import time

import tantivy


def load(texts, path):
    os.makedirs(path)
    start = time.perf_counter()
    schema = tantivy.SchemaBuilder()
    schema.add_text_field("key", stored=True, tokenizer_name="raw")
    schema.add_text_field("headline", stored=True, tokenizer_name="en_stem")
    schema.add_text_field("body", stored=True, tokenizer_name="en_stem")
    schema.add_integer_field("day", stored=True, indexed=True, fast=True)
    index = tantivy.Index(schema.build(), path=path)
    writer = index.writer(heap_size=400_000_000, num_threads=2)
    count = 0
    for entry in os.scandir(texts):
        with open(entry.path, encoding="utf-8") as file:
            headline, date, body = file.read().split("\n", 2)
        day = datetime.date.fromisoformat(date).toordinal() - 719_163
        writer.add_document(tantivy.Document(key=entry.name, headline=headline, body=body.strip(), day=day))
        count += 1
    writer.commit()
    writer.wait_merging_threads()
    return time.perf_counter() - start, count


def search(path, queries):
    with open(queries, encoding="utf-8") as file:
        lines = [line.rstrip("\n").split("\t") for line in file]
    start = time.perf_counter()
    index = tantivy.Index.open(path)
    index.reload()
    searcher = index.searcher()
    hits = 0
    for kind, words, first, end in lines:
        if kind == "phrase":
            words = f'"{words}"'
        query = index.parse_query(words, ["headline", "body"], conjunction_by_default=kind != "any of three")
        if first != end:
            days = tantivy.Query.range_query(
                index.schema, "day", tantivy.FieldType.Integer, int(first), int(end), include_upper=False)
            query = tantivy.Query.boolean_query([(tantivy.Occur.Must, query), (tantivy.Occur.Must, days)])
        order = "day" if kind.startswith("newest") else None
        for _, address in searcher.search(query, 10, count=False, order_by_field=order).hits:
            searcher.doc(address)["key"]
            hits += 1
    return time.perf_counter() - start, hits


if __name__ == "__main__":
    print(*{"load": load, "search": search}[sys.argv[1]](*sys.argv[2:]))
