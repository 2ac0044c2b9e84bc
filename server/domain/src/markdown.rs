//! Markdown as people write it in statements, to HTML that is safe to show.
//!
//! `CommonMark` with ~~strikethrough~~. HTML in the text is shown as the text it is. Links lead to `http`,
//! `https` and `mailto` addresses only and carry `rel="noopener noreferrer"`; the words of any other link stay.
//! Of images only the description stays. Headings start at `h3`, under the headings of the page. Nothing
//! written by a person becomes an attribute, but for the address of a link.

use crate::text::html_escaped;
use pulldown_cmark::{CowStr, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd, html};

/// Safe HTML of a Markdown text. It holds no script, style, image, form or attribute but `href`, `rel`
/// and the `start` of an ordered list.
#[must_use]
pub fn to_html(markdown: &str) -> String {
    let mut links = Vec::new();
    let events = parser(markdown).filter_map(|event| safe(event, &mut links));
    let mut out = String::with_capacity(markdown.len() + markdown.len() / 2);
    html::push_html(&mut out, events);
    out
}

/// The text without its marks, on one line, cut after a word where it exceeds `max_chars` characters;
/// then it ends in `…`, which counts.
#[must_use]
pub fn excerpt(markdown: &str, max_chars: usize) -> String {
    let mut text = String::new();
    for event in parser(markdown) {
        match event {
            Event::Text(words) | Event::Code(words) | Event::Html(words) | Event::InlineHtml(words) => {
                text.push_str(&words);
            }
            Event::SoftBreak | Event::HardBreak | Event::Rule => text.push(' '),
            Event::End(end) if is_block(end) => text.push(' '),
            _ => {}
        }
        // Enough for the cut, whatever white space goes away.
        if text.len() > 16 * max_chars + 1_024 {
            break;
        }
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    cut(&words.join(" "), max_chars)
}

/// The text as it is read, without its marks: paragraphs apart by an empty line, the points of a list each on a line.
#[must_use]
pub fn plain(markdown: &str) -> String {
    let mut text = String::new();
    for event in parser(markdown) {
        match event {
            Event::Text(words) | Event::Code(words) | Event::Html(words) | Event::InlineHtml(words) => {
                text.push_str(&words);
            }
            Event::SoftBreak => text.push(' '),
            Event::HardBreak => text.push('\n'),
            Event::Start(Tag::Item) => {
                begin_line(&mut text);
                text.push_str("• ");
            }
            Event::End(TagEnd::Item) => begin_line(&mut text),
            Event::Rule => text.push_str("\n\n"),
            Event::End(end) if is_block(end) => {
                begin_line(&mut text);
                text.push('\n');
            }
            _ => {}
        }
    }
    text.trim_end().to_owned()
}

fn begin_line(text: &mut String) {
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
}

fn cut(text: &str, max_chars: usize) -> String {
    if text.chars().nth(max_chars).is_none() {
        return text.to_owned();
    }
    let keep = max_chars.saturating_sub(1);
    let end = text.char_indices().nth(keep).map_or(text.len(), |(at, _)| at);
    let kept = &text[..end];
    let at_word = if text[end..].starts_with(' ') { Some(end) } else { kept.rfind(' ') };
    // A single word longer than the room is cut through.
    let kept = at_word.map_or(kept, |at| &kept[..at]);
    format!("{}…", kept.trim_end_matches([' ', ',', ';', ':', '.', '–', '—', '-']))
}

fn parser(markdown: &str) -> Parser<'_> {
    Parser::new_ext(markdown, Options::ENABLE_STRIKETHROUGH)
}

const fn is_block(end: TagEnd) -> bool {
    !matches!(end, TagEnd::Emphasis | TagEnd::Strong | TagEnd::Strikethrough | TagEnd::Link | TagEnd::Image)
}

/// One event made safe. `links` remembers for each open link whether it was let through.
fn safe<'a>(event: Event<'a>, links: &mut Vec<bool>) -> Option<Event<'a>> {
    match event {
        Event::Start(Tag::Heading { level, .. }) => {
            Some(Event::Start(Tag::Heading { level: lowered(level), id: None, classes: Vec::new(), attrs: Vec::new() }))
        }
        Event::End(TagEnd::Heading(level)) => Some(Event::End(TagEnd::Heading(lowered(level)))),
        Event::Start(Tag::Link { link_type, dest_url, .. }) => {
            let address = address(link_type, &dest_url);
            links.push(address.is_some());
            let open = format!("<a href=\"{}\" rel=\"noopener noreferrer\">", html_escaped(&address?));
            Some(Event::InlineHtml(open.into()))
        }
        Event::End(TagEnd::Link) => links.pop()?.then_some(Event::InlineHtml(CowStr::Borrowed("</a>"))),
        // The language of a code block would become a class.
        Event::Start(Tag::CodeBlock(_)) => Some(Event::Start(Tag::CodeBlock(pulldown_cmark::CodeBlockKind::Indented))),
        Event::Html(text) | Event::InlineHtml(text) => Some(Event::Text(text)),
        Event::Start(Tag::HtmlBlock) => Some(Event::Start(Tag::Paragraph)),
        Event::End(TagEnd::HtmlBlock) => Some(Event::End(TagEnd::Paragraph)),
        Event::Start(
            Tag::Paragraph
            | Tag::BlockQuote(None)
            | Tag::List(_)
            | Tag::Item
            | Tag::Emphasis
            | Tag::Strong
            | Tag::Strikethrough,
        )
        | Event::End(
            TagEnd::Paragraph
            | TagEnd::BlockQuote(None)
            | TagEnd::CodeBlock
            | TagEnd::List(_)
            | TagEnd::Item
            | TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough,
        )
        | Event::Text(_)
        | Event::Code(_)
        | Event::SoftBreak
        | Event::HardBreak
        | Event::Rule => Some(event),
        // Images and whatever else the parser may come to know: the words inside pass, the marks do not.
        _ => None,
    }
}

const fn lowered(level: HeadingLevel) -> HeadingLevel {
    match level {
        HeadingLevel::H1 => HeadingLevel::H3,
        HeadingLevel::H2 => HeadingLevel::H4,
        HeadingLevel::H3 => HeadingLevel::H5,
        _ => HeadingLevel::H6,
    }
}

/// The address of a link, if it may be followed.
fn address(kind: LinkType, target: &str) -> Option<String> {
    let target = if kind == LinkType::Email { format!("mailto:{target}") } else { target.to_owned() };
    if target.chars().any(|c| c.is_control() || c.is_whitespace()) {
        return None;
    }
    let (scheme, _) = target.split_once(':')?;
    let known = match scheme.to_ascii_lowercase().as_str() {
        "http" | "https" => target[scheme.len()..].starts_with("://"),
        "mailto" => true,
        _ => false,
    };
    known.then_some(target)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_people_write() {
        assert_eq!(
            to_html(
                "# Propósito\n\nSomos **uno** con ~~todos~~ *nuestros* clientes.\n\n1. a\n2. b\n\n> cita\n\n`x < y`"
            ),
            "<h3>Propósito</h3>\n<p>Somos <strong>uno</strong> con <del>todos</del> <em>nuestros</em> clientes.</p>\n\
             <ol>\n<li>a</li>\n<li>b</li>\n</ol>\n<blockquote>\n<p>cita</p>\n</blockquote>\n<p><code>x &lt; y</code></p>\n"
        );
        assert_eq!(
            to_html("## b\n### c\n#### d\n##### e\n###### f"),
            "<h4>b</h4>\n<h5>c</h5>\n<h6>d</h6>\n<h6>e</h6>\n<h6>f</h6>\n"
        );
    }

    #[test]
    fn links_that_may_be_followed() {
        let rel = r#"rel="noopener noreferrer""#;
        for (markdown, href) in [
            ("[a](https://example.com/?x=1&y=%27)", "https://example.com/?x=1&amp;y=%27"),
            ("[a](HTTP://example.com)", "HTTP://example.com"),
            ("[a](mailto:a@example.com \"title\")", "mailto:a@example.com"),
            ("[a](<https://example.com/\"'>)", "https://example.com/&quot;&#39;"),
        ] {
            assert_eq!(to_html(markdown), format!("<p><a href=\"{href}\" {rel}>a</a></p>\n"), "{markdown}");
        }
        assert_eq!(
            to_html("<ana@example.com>"),
            format!("<p><a href=\"mailto:ana@example.com\" {rel}>ana@example.com</a></p>\n")
        );
        assert_eq!(
            to_html("[**a**](/admin) [b](//evil.example) [c](#x) [d](https:evil)"),
            "<p><strong>a</strong> b c d</p>\n"
        );
    }

    const ATTACKS: [&str; 26] = [
        "<script>alert(1)</script>",
        "<SCRIPT SRC=//evil.example></SCRIPT>",
        "text <img src=x onerror=alert(1)> text",
        "<svg/onload=alert(1)>",
        "</textarea><script>alert(1)</script>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](java\tscript:alert(1))",
        "[x](<java\nscript:alert(1)>)",
        "[x](&#106;avascript:alert(1))",
        "[x](&#x01;javascript:alert(1))",
        "[x](javascript&colon;alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
        "[x](vbscript:msgbox)",
        "[x](https://a\" onmouseover=\"alert(1))",
        "[x](<https://a\" onmouseover=\"alert(1)>)",
        "[x](https://a 'title\" onclick=\"alert(1)')",
        "![x](https://evil.example/a.png)",
        "![x\" onerror=\"alert(1)](x)",
        "<javascript:alert(1)>",
        "```\"><script>alert(1)</script>\ncode\n```",
        "# h {#id onclick=alert(1)}",
        "<div style=\"position:fixed\">\n\n**b**\n\n</div>",
        "<!-- --><iframe src=//evil.example></iframe>",
        "[a]: javascript:alert(1)\n\n[a] ![a] [x][a]",
    ];

    /// Every tag in the HTML, as written between `<` and `>`.
    fn tags(html: &str) -> Vec<&str> {
        html.split('<').skip(1).map(|rest| rest.split('>').next().unwrap()).collect()
    }

    fn assert_safe(markdown: &str) {
        let html = to_html(markdown);
        let plain = [
            "p", "/p", "h3", "/h3", "h4", "/h4", "h5", "/h5", "h6", "/h6", "em", "/em", "strong", "/strong", "del",
            "/del", "blockquote", "/blockquote", "ul", "/ul", "ol", "/ol", "li", "/li", "code", "/code", "pre", "/pre",
            "/a", "br /", "hr /",
        ];
        for tag in tags(&html) {
            let list = tag.strip_prefix("ol start=\"").and_then(|rest| rest.strip_suffix('"'));
            let link =
                tag.strip_prefix("a href=\"").and_then(|rest| rest.strip_suffix("\" rel=\"noopener noreferrer\""));
            let known = plain.contains(&tag)
                || list.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
                || link.is_some_and(|href| {
                    let lower = href.to_ascii_lowercase();
                    !href.contains(['"', '\'', ' ', '<'])
                        && ["http://", "https://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme))
                });
            assert!(known, "<{tag}> from {markdown:?}: {html}");
        }
    }

    #[test]
    fn attacks_come_out_as_words() {
        for attack in ATTACKS {
            assert_safe(attack);
            assert_safe(&format!("* item\n\n  > {attack}\n"));
            assert_safe(&format!("**{attack}** [y]({attack})"));
        }
        assert!(to_html("<script>alert(1)</script>").contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    }

    #[test]
    fn excerpts_are_plain_and_short() {
        assert_eq!(
            excerpt("# Título\n\nUn *texto* con [enlace](https://x.example)\ny `código`.", 80),
            "Título Un texto con enlace y código."
        );
        assert_eq!(excerpt("uno dos, tres", 9), "uno dos…");
        assert_eq!(excerpt("uno dos tres", 12), "uno dos tres");
        assert_eq!(excerpt("ñandúñandú", 5), "ñand…");
        assert_eq!(excerpt("<b>a</b>", 80), "<b>a</b>");
        assert_eq!(excerpt("", 10), "");
        assert_eq!(excerpt("abc", 0), "…");
    }

    #[test]
    fn deep_nesting_is_borne() {
        assert_safe(&">".repeat(20_000));
        assert_safe(&"[".repeat(20_000));
        assert_safe(&"*a_ ".repeat(10_000));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]
        #[test]
        fn whatever_comes_in_is_safe(
            parts in prop::collection::vec(prop_oneof![
                "[<>\"'&#\\[\\]()!`*_~:/= \nax1.-]{0,12}",
                prop::sample::select(ATTACKS.to_vec()).prop_map(str::to_owned),
            ], 0..6),
            max in 0usize..40,
        ) {
            let markdown = parts.concat();
            assert_safe(&markdown);
            prop_assert!(excerpt(&markdown, max).chars().count() <= max.max(1));
        }
    }
}
