//! Papers as text: what UPS hands out beside labels, each marked SAMPLE.

use super::canvas::Canvas;
use pdf_writer::{Content, Finish as _, Name, Pdf, Rect, Ref, Str};

/// One letter page of text lines.
pub(crate) fn pdf(title: &str, lines: &[String]) -> Vec<u8> {
    let [catalog, pages, page, font, content] = [1, 2, 3, 4, 5].map(Ref::new);
    let mut pdf = Pdf::new();
    pdf.catalog(catalog).pages(pages);
    pdf.pages(pages).kids([page]).count(1);
    let mut out = pdf.page(page);
    out.media_box(Rect::new(0.0, 0.0, 612.0, 792.0)).parent(pages).contents(content);
    out.resources().fonts().pair(Name(b"F"), font);
    out.finish();
    pdf.type1_font(font).base_font(Name(b"Helvetica"));
    let mut text = Content::new();
    text.begin_text().set_font(Name(b"F"), 16.0).next_line(54.0, 720.0);
    text.show(Str(format!("SAMPLE - {title}").as_bytes())).set_font(Name(b"F"), 10.0);
    for line in lines {
        // The built-in font has Latin letters only.
        let plain: String = line.chars().map(|c| if c.is_ascii() { c } else { '?' }).collect();
        text.next_line(0.0, -18.0).show(Str(plain.as_bytes()));
    }
    text.end_text();
    pdf.stream(content, &text.finish());
    pdf.finish()
}

/// A stroke of a pen.
pub(crate) fn signature() -> Vec<u8> {
    let mut canvas = Canvas::new(120, 40);
    for x in 0..120 {
        canvas.set(x, 20 + (x % 17) / 2);
    }
    super::picture::gif(&canvas)
}

/// The same as a page of UPS's older kind.
pub(crate) fn html(title: &str, lines: &[String]) -> String {
    let escape = |text: &str| text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let rows: String = lines.iter().map(|line| format!("<p>{}</p>", escape(line))).collect();
    format!("<html><head><title>SAMPLE - {title}</title></head><body><h1>SAMPLE - {title}</h1>{rows}</body></html>")
}
