"""Common English abbreviations and sentence openings, without the last full stop."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = _words("""
    Mr Mrs Ms Mx Dr Prof Rev Hon Gov Pres Sen Rep Gen Maj Col Capt Lt Cmdr Sgt Cpl Pvt Adm Messrs Mme Mlle
    Drs Profs Sens Reps Supt Det Insp MR MRS MS DR PROF
""")
"""A name follows: no sentence ends after these. With their capitals (``10 ms.`` may end a sentence)."""

NEVER_FINAL = _words("""
    e.g i.e eg ie cf viz vs v.s approx resp esp incl excl aka a.k.a
    fig figs eq eqs eqn refs ch chap vol vols pp sect nos eds
""")
"""Something always follows: no sentence ends after these, in any case of letters."""

BEFORE_A_NUMBER = _words("no art sec ed p pg ver v rev ref bk cl")
"""Abbreviations only where a number follows: ``No. 5`` but ``He said no.`` In lower case."""

SOMETIMES_FINAL = _words("""
    etc inc ltd co corp bros llc plc jr sr esq dept univ assn assoc est ext tel dist
    u.s u.k u.n e.u u.s.a d.c a.m p.m b.c a.d b.c.e c.e r.i.p p.s n.b q.v op cit loc ibid al
    ph.d m.d b.a m.a b.s m.s b.sc m.sc ll.b d.d.s r.n d.o c.p.a
    jan feb apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri
    st mt ft ave blvd rd hwy apt ste ca para par seq
    min max avg hr hrs mins secs wk wks yr yrs mo mos oz lb lbs kg km cm mm ml mg
    temp misc orig std cont hosp med rx dx hx pt pts
""")
"""A sentence may end after these: what follows decides. In lower case."""

SENTENCE_STARTERS = _words("""
    the this that these those there then they their he she it its we you your our i a an and but or so if
    when while where what which who why how in on at for from to by with without as after before because
    although however therefore thus also not no yes some many most all each every both other another one two
    do does did is are was were can could should would may might must will please see use note
""")
"""With a capital after a full stop, these open a sentence and are no names. In lower case."""
