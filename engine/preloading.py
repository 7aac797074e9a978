"""What the engine otherwise reads at the first question that needs it: its models and its lists of words.

None of it depends on an index. A server reads it before it forks: its processes share the memory, and none
keeps its first client waiting.
"""

from __future__ import annotations

import numpy as np

# NumPy imports this, of no use to us, when it is first asked for distinct values.
import numpy.ma

from engine.answers import span_evidence
from engine.answers.answer_model import answer_threshold, likelihoods
from engine.answers.span_model import span_scores, span_threshold
from engine.ranking import evidence
from engine.ranking.ranking_model import score_candidates
from engine.vocabulary.everyday import everyday_lexicon
from engine.words.common_words import is_common
from engine.words.english_words import is_english
from engine.words.word_classes import is_joining


def preload() -> None:
    """Read all of it; from then on it is had at once."""
    score_candidates(np.empty((0, len(evidence.NAMES))))
    likelihoods([])
    answer_threshold()
    span_scores(np.empty((0, len(span_evidence.NAMES))))
    span_threshold()
    everyday_lexicon()
    is_common("")
    is_english("")
    is_joining("")
