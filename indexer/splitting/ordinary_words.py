"""Short English words that mean themselves in any subject, whatever acronym some document makes of them.

Terms do not tell capitals from small letters: if FISH stood for a test, every question about fish would ask
for it. Question words are not among them: a question says WHO in capitals, or does not search for it at all.
"""

from __future__ import annotations

_WORDS = """
    able above act add after again age ago aid aim air all alone along always animal area arm art ask away
    baby back bad bag ball bank bar base basic beat bed began begin best better big bill bind bird birth
    bit bite black blood blue board boat body bone book born both box boy brain break bring broad brown
    bug build burn buy call came car card care carry case cash cast cause cell center chair change charge
    cheap check chest child chin city claim class clean clear climb clock close cloud coach coast coat
    code cold color come cook cool copy cost count court cover cross cry cup cut daily dark data date day
    dead deal death deep die diet dig dirt dish dog door down draft draw dream drink drive drop dry due
    dust duty each ear early earn earth east easy eat edge egg eight else end enough enter equal even
    event ever every exam eye face fact fail fair faith fall family far farm fast fat fear fee feed feel
    feet few field fight file fill final fine fire first fish five fix flat floor flow fly food foot force
    form four free fresh front fruit full fun fund gain game gap garden gave get girl glass go goal god
    gold gone good got grade grand grant great green grew group grow guide gun hair half hall hand happy
    hard hat head health hear heart heat heavy help here hide high hill him hit hold home hope horse host
    hot hour house human hurt ice idea ill image inch inner iron issue item job join joint jump keep kept
    key kid kind king knee lady lake land large last late later law lay lead leaf learn leave left leg
    less let letter level lie life lift light like line link lip list listen little live load loan local
    look loss lost lot loud love low lunch main major make male man map march mark market mass match
    matter meal mean meat media meet men mental mid mile milk mind minor minute miss mix model modern
    money month mood moon more most mother mouth move name near neck new news next night nine no noise
    none nor north nose not note now number nurse off offer office oil once one only open order other out
    over own pack page paid pain paint pair paper parent park part party pass past path pay peace pen
    people per phone pick piece pink place plain plan plant play plus point pool poor post power press
    price print pull pure push put quick quiet quite rain raise ran range rank rate reach read ready real
    red rest rice rich ride right ring rise risk river road rock role room root round row rule run safe
    said salt same sand save saw say scale school sea seat second see seek seem seen self sell send sense
    set seven sex shape share sharp shoe shop short shot shut sick side sign simple since sing sit site
    six size skill skin sky sleep slow small smart smoke snow soap social soft soil son soon sort sound
    south space speak speed spend sport spot spring staff stage stand star start state stay stem step
    still stock stone stop store story street strong study sugar sum summer sun sure swim system table
    take talk tall task taste tax tea teach team tear ten term test text thin thing think third three
    throw time tip today toe told too took tool top total touch tour toward town trade train travel treat
    tree trip true trust try turn two type under unit until up upon us use user usual value very video
    view visit voice wait walk wall war warm wash waste watch water wave way weak wear week weight well
    went west wet white whole wide wife wild win wind window winter wish woman wood word work world worry
    worse worst write wrong year yes yet young youth
"""

ORDINARY_WORDS = frozenset(_WORDS.split())
