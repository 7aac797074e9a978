from __future__ import annotations

import pytest

from indexer.document import Heading, TextBlock
from indexer.html.html_blocks import blocks_of
from indexer.html.html_tree import parse_html
from tests.indexer.trees import named


def _blocks(html: str) -> list[Heading | TextBlock]:
    return blocks_of(parse_html(html))


def _texts(html: str) -> list[str]:
    return [block.text for block in _blocks(html)]


def _lines(html: str) -> list[str]:
    """Each block as it is shown in a list: kind, marker and text."""
    return [
        f"{block.kind}:{block.marker}{block.text}"
        if isinstance(block, TextBlock)
        else f"h{block.level}:{block.text}"
        for block in _blocks(html)
    ]


def test_inline_elements_do_not_split_a_word() -> None:
    assert _texts("foo<b>bar</b><wbr>baz H<sub>2</sub>O <ruby>字<rt>ji</rt></ruby>") == ["foobarbaz H2O 字ji"]


def test_blocks_are_apart() -> None:
    assert _texts("a<div>b</div>c<p>d<p>e<section>f</section>") == ["a", "b", "c", "d", "e", "f"]


def test_two_line_breaks_end_a_paragraph_and_one_is_a_space() -> None:
    assert _texts("<font>a<br>b<br> <br/>c</font><br><br><br>d") == ["a b", "c", "d"]


def test_white_space_folds_and_what_has_no_width_goes() -> None:
    assert _texts("<p> a\n\t&nbsp; b&shy;c&#8203;d &#65279;</p><p>&nbsp;</p>") == ["a bcd"]


def test_joiners_that_belong_to_the_spelling_stay() -> None:
    assert _texts("<p>می‌خواهم 👩‍💻</p>") == ["می\u200cخواهم 👩\u200d💻"]


def test_items_carry_their_markers_and_their_depth() -> None:
    html = "<ul><li>a<ol start=3><li>b<li value=7>c<li>d</ol><li>e</ul>"
    assert _lines(html) == ["item:- a", "step:  3. b", "step:  7. c", "step:  8. d", "item:- e"]
    assert [block.level for block in _blocks(html)] == [1, 2, 2, 2, 1]


def test_further_paragraphs_of_an_item_are_indented_without_a_marker() -> None:
    assert _lines("<ol><li><p>a</p><p>b</p><ul><li>c</ul>d</ol>") == [
        "step:1. a",
        "step:   b",
        "item:  - c",
        "step:   d",
    ]


def test_an_item_outside_of_a_list_and_text_in_a_list_are_kept() -> None:
    assert _lines("<li>a<li>b<ul>c<li>d</ul>") == ["item:- a", "item:- b", "item:  c", "item:- d"]


def test_definitions_quotes_and_captions_have_their_kind() -> None:
    html = (
        "<dl><dt>CPC<dd>A credential.<p>More.</dl><blockquote>q<p>r</blockquote>"
        "<figure><img alt=no><figcaption>Fig</figcaption></figure><details><summary>s</summary>t</details>"
    )
    assert _lines(html) == [
        "term:CPC",
        "definition:A credential.",
        "definition:More.",
        "quote:q",
        "quote:r",
        "caption:Fig",
        "paragraph:s",
        "paragraph:t",
    ]


def test_headings_have_levels_and_may_be_roles() -> None:
    role = "<div role=heading aria-level=4>b</div>"
    html = f"<h1>a</h1>{role}<h6>c<br>d</h6><h2><p>e</p><div>f</div></h2><h3> </h3>"
    assert _lines(html) == ["h1:a", "h4:b", "h6:c d", "h2:e f"]


@pytest.mark.parametrize(
    "sign",
    [
        '<a class="headerlink" href="#x" title="Link">¶</a>',
        '<a href="#x">#</a>',
        '<a class="anchor" aria-hidden="true" href="#x"></a>',
        '<a class="hash-link" href="#x">&#8203;</a>',
        '<a class="permalink" href="#x">Link to this heading</a>',
        '<span class="mw-editsection">[<a href="/e">edit</a>]</span>',
        "<button>Copy item path</button>",
    ],
)
def test_the_sign_that_links_to_a_heading_is_not_part_of_it(sign: str) -> None:
    assert _texts(f"<h2>Fees {sign}</h2>") == ["Fees"]


@pytest.mark.parametrize(
    "heading",
    ['<a class="anchor" href="#fees">Fees</a>', "<button>Fees</button>", '<a href="#fees">Fees</a>'],
)
def test_a_heading_that_is_all_link_or_button_keeps_its_words(heading: str) -> None:
    assert _texts(f"<h2>{heading}</h2>") == ["Fees"]


def test_code_keeps_its_white_space() -> None:
    html = "<pre>\n\n  if a:\n\tb&nbsp;c<br>d \n\n</pre>"
    assert _lines(html) == ["code:  if a:\n\tb c\nd"]


@pytest.mark.parametrize(
    "html",
    [
        "<pre><span class=lineno>1 </span>a\n<span class=lineno>2 </span>b</pre>",
        "<table class=highlighttable><tr><td class=linenos><pre>1\n2</pre><td><pre>a\nb</pre></table>",
        "<table><tr><td class='gutter gl'><pre class=lineno>1\n2</pre><td><pre>a\nb</pre></table>",
        "<pre class=line-numbers><code>a\nb</code></pre>",
        "<pre><ol><li>a</li><li>b</li></ol></pre>",
        "<pre><div class=line>a</div><div class=line>b</div></pre>",
        "<pre><code>a</code><code>b</code></pre>",
    ],
)
def test_code_comes_without_line_numbers(html: str) -> None:
    assert _lines(html) == ["code:a\nb"]


def test_a_heading_inside_preformatted_text_is_a_heading() -> None:
    assert _lines("<pre>a\n<h2>B</h2>\nc</pre>") == ["code:a", "h2:B", "code:c"]


def test_what_is_not_text_is_left_out() -> None:
    html = (
        "<p>a<script>no</script><style>no</style><template>no</template><noscript>no</noscript><iframe>no</iframe>"
        "<button>no</button><select><option>no</select><textarea>no</textarea><video>no</video><object>no</object>"
        "<svg><title>no</title></svg><canvas>no</canvas><img alt=no><!-- no --><span hidden>no</span>"
        "<i aria-hidden=true>no</i><b style='top:0; display: none'>no</b><span class=sr-only>no</span></p>"
    )
    assert _texts(html) == ["a"]


def test_a_formula_is_read_once() -> None:
    html = (
        "<p>So <span class=katex><math><semantics><mrow><mi>x</mi><mo>=</mo><mn>2</mn></mrow>"
        "<annotation>x=2</annotation></semantics></math><span aria-hidden=true>x=2</span></span>.</p>"
    )
    assert _texts(html) == ["So x=2."]


def test_the_element_itself_may_be_a_list_or_a_table() -> None:
    soup = parse_html("<ul><li>a</ul><table><tr><td>b<td>c</table>")
    assert [block.text for tag in named(soup, "ul", "table") for block in blocks_of(tag)] == [
        "a",
        "b | c",
    ]


@pytest.mark.parametrize("style", ["float: right", "display:block", "color: red; display: flex"])
def test_what_is_shown_apart_from_the_words_beside_it_stands_apart(style: str) -> None:
    assert _texts(f"<p>a.idl<span style='{style}'>Scriptable</span>b") == ["a.idl Scriptable b"]


@pytest.mark.parametrize("style", ["float: left", "color: red"])
def test_a_large_first_letter_belongs_to_its_word(style: str) -> None:
    assert _texts(f"<p><span style='{style}'>O</span>nce") == ["Once"]


def test_the_sign_before_a_link_that_is_left_out_goes_with_it() -> None:
    assert _texts("<p>1.62.0 · <a class=src href=x>Source</a></p>a · b ·c") == ["1.62.0", "a · b ·c"]
