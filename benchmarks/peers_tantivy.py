"""tantivy, the Rust library: BM25 in three fields, added."""

from __future__ import annotations

from collections.abc import Sequence

from tantivy import Document, Filter, Index, SchemaBuilder, TextAnalyzer, TextAnalyzerBuilder, Tokenizer

from benchmarks.peers import Text, words_of

_FIELDS = ["title", "headings", "body"]
_ANALYZER = "en_stem_stop"
_LONGEST_WORD = 40


class TantivyPeer:
    """tantivy's ``en_stem`` with its English stop words; its parser drops a word that was asked before."""

    def __init__(self, texts: Sequence[Text]) -> None:
        builder = SchemaBuilder().add_integer_field("number", stored=True)
        for field in _FIELDS:
            builder.add_text_field(field, tokenizer_name=_ANALYZER)
        self._index = Index(builder.build())
        self._index.register_tokenizer(_ANALYZER, _analyzer())
        writer = self._index.writer(num_threads=1)
        for number, text in enumerate(texts):
            writer.add_document(
                Document(number=number, title=text.title, headings=text.headings, body=text.body)
            )
        writer.commit()
        self._index.reload()
        self._searcher = self._index.searcher()

    def search(self, question: str, limit: int) -> list[int]:
        """See ``Peer``."""
        # Lenient: a question of stop words alone is an error otherwise.
        query, _ = self._index.parse_query_lenient(" ".join(words_of(question)), _FIELDS)
        hits = self._searcher.search(query, limit, count=False).hits
        return [self._searcher.doc(address)["number"][0] for _, address in hits]


def _analyzer() -> TextAnalyzer:
    return (
        TextAnalyzerBuilder(Tokenizer.simple())
        .filter(Filter.remove_long(_LONGEST_WORD))
        .filter(Filter.lowercase())
        .filter(Filter.stopword("english"))
        .filter(Filter.stemmer("english"))
        .build()
    )
