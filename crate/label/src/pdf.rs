//! Labels as a PDF: one dot for one dot, on pages of the stock's own size.
//!
//! Labels are added one at a time and leave compressed, so that hundreds need the memory of one. The same labels give the
//! same bytes: no dates, no numbers by chance, and nothing of an address outside of the pictures.

use crate::bitmap::{Dots, deflated};
use crate::draw;
use crate::stock::{Slot, Stock};
use crate::upright::Upright;
use crate::{Bitmap, LabelError};
use pdf_writer::{Content, Filter, Finish as _, Name, Pdf, Rect, Ref, TextStr};

/// How labels go on paper.
#[derive(Clone, Debug, PartialEq)]
pub struct SheetOptions {
    /// What is in the printer.
    pub stock: Stock,
    /// Labels a sheet: 1 on label stock; 1 or 2 on letter and A4. 4 gives scaled office copies, marked as such.
    pub per_sheet: u32,
    /// The first sheet's first place, from 1: for sheets that are used in part.
    pub start_at: u32,
    /// Thin lines where to cut, on letter and A4 with more than one.
    pub cut_marks: bool,
}

impl Default for SheetOptions {
    fn default() -> Self {
        Self { stock: Stock::default(), per_sheet: 1, start_at: 1, cut_marks: true }
    }
}

/// A PDF that grows by a label at a time.
pub struct Sheets {
    options: SheetOptions,
    slots: Vec<Slot>,
    pdf: Pdf,
    next: i32,
    pages: Vec<Ref>,
    /// Of the sheet that is being filled: its drawing, its pictures, the next free place.
    sheet: Option<(Content, Vec<Ref>)>,
    at: usize,
}

/// Of deflate: a step more saves 3 % and costs half as much time again (measured on labels of one bit).
const LEVEL: u32 = 6;

const CATALOG: Ref = Ref::new(1);
const PAGES: Ref = Ref::new(2);
const FONT: Ref = Ref::new(3);
const INFO: Ref = Ref::new(4);

impl Sheets {
    /// Begins an empty one.
    ///
    /// # Errors
    /// More labels a sheet than the stock takes, or a place that is not there.
    pub fn new(options: SheetOptions) -> Result<Self, LabelError> {
        let slots = options.stock.slots(options.per_sheet)?;
        let at = (options.start_at as usize).checked_sub(1).filter(|at| *at < slots.len());
        let count = u32::try_from(slots.len()).unwrap_or(u32::MAX);
        let at = at.ok_or(LabelError::NoSuchSlot { slot: options.start_at, slots: count })?;
        Ok(Self { options, slots, pdf: Pdf::new(), next: 5, pages: Vec::new(), sheet: None, at })
    }

    /// Puts the next label on the next free place.
    pub fn add(&mut self, label: &Upright) {
        let picture = self.picture(&label.bitmap);
        let copy = self.options.per_sheet > 2;
        let Some(slot) = self.slots.get(self.at).copied() else { return };
        let (content, pictures) = self.sheet.get_or_insert_with(|| (Content::new(), Vec::new()));
        if pictures.is_empty() && self.options.cut_marks && self.slots.len() > 1 {
            draw::cut_lines(content, self.options.stock.size(), copy);
        }
        pictures.push(picture);
        draw::label(content, &picture_name(pictures.len()), label, slot, copy);
        self.at += 1;
        if self.at == self.slots.len() {
            self.close_sheet();
        }
    }

    /// Labels are none, one or many: the file.
    pub fn finish(mut self) -> Vec<u8> {
        self.close_sheet();
        let mut catalog = self.pdf.catalog(CATALOG);
        catalog.pages(PAGES);
        // Viewers shrink to fit unless they are told not to (ISO 32000-1, 12.2).
        let mut preferences = catalog.viewer_preferences();
        preferences.pair(Name(b"PrintScaling"), Name(b"None"));
        preferences.pair(Name(b"PickTrayByPDFSize"), true);
        preferences.finish();
        catalog.finish();
        let count = i32::try_from(self.pages.len()).unwrap_or(i32::MAX);
        self.pdf.pages(PAGES).kids(self.pages.iter().copied()).count(count);
        if self.options.per_sheet > 2 {
            self.pdf.type1_font(FONT).base_font(Name(b"Helvetica-Bold"));
        }
        self.pdf.document_info(INFO).title(TextStr("Labels")).producer(TextStr("Parcelgate"));
        self.pdf.finish()
    }

    fn reference(&mut self) -> Ref {
        self.next += 1;
        Ref::new(self.next - 1)
    }

    fn close_sheet(&mut self) {
        self.at = 0;
        let Some((content, pictures)) = self.sheet.take() else { return };
        let (page, drawing) = (self.reference(), self.reference());
        let (width, height) = self.options.stock.size();
        self.pages.push(page);
        let mut out = self.pdf.page(page);
        out.media_box(Rect::new(0.0, 0.0, width, height)).parent(PAGES).contents(drawing);
        let mut resources = out.resources();
        let mut objects = resources.x_objects();
        for (index, picture) in pictures.iter().enumerate() {
            objects.pair(Name(picture_name(index + 1).as_bytes()), *picture);
        }
        objects.finish();
        if self.options.per_sheet > 2 {
            resources.fonts().pair(Name(draw::FONT), FONT);
        }
        resources.finish();
        out.finish();
        self.pdf.stream(drawing, &content.finish());
    }

    fn picture(&mut self, bitmap: &Bitmap) -> Ref {
        let reference = self.reference();
        let (width, height) = (bitmap.width(), bitmap.height());
        let side = |dots: u32| i32::try_from(dots).unwrap_or(i32::MAX);
        let (bytes, depth) = match bitmap.dots() {
            Dots::Bits(bits) => (deflated(&inverted(bits), LEVEL), 1),
            Dots::Grey(greys) => (deflated(greys, LEVEL), 8),
        };
        let mut object = self.pdf.image_xobject(reference, &bytes);
        object.filter(Filter::FlateDecode);
        object.width(side(width)).height(side(height));
        object.bits_per_component(depth).color_space().device_gray();
        reference
    }
}

fn picture_name(number: usize) -> String {
    format!("L{number}")
}

/// In a grey picture of one bit, a set bit is white.
fn inverted(bits: &[u8]) -> Vec<u8> {
    bits.iter().map(|byte| !byte).collect()
}
