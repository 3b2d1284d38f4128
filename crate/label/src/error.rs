//! Why a label cannot be used; the original bytes stay the caller's.

/// What is wrong with a label's bytes, or with what was asked for.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum LabelError {
    /// No bytes at all.
    #[error("the label is empty")]
    Empty,
    /// None of the forms in which UPS hands out labels.
    #[error("no label of a known form")]
    UnknownForm,
    /// A form that is known, where a picture was due.
    #[error("a picture was due, this is {form}")]
    NotAPicture {
        /// What it is, as [`crate::Form::name`] gives it.
        form: &'static str,
    },
    /// More dots than any label has; refused before memory is taken.
    #[error("the picture is too large: {width} x {height} dots")]
    TooLarge {
        /// As its header says.
        width: u32,
        /// As its header says.
        height: u32,
    },
    /// The file ends early.
    #[error("it ends early: {rows} of {height} rows came, in {bytes} bytes")]
    Truncated {
        /// Rows that came whole.
        rows: u32,
        /// Rows that the header promises.
        height: u32,
        /// Bytes of the file.
        bytes: usize,
    },
    /// The file breaks its format's rules.
    #[error("the picture is damaged: {0}")]
    Damaged(&'static str),
    /// Two pictures in one file: which is the label?
    #[error("more than one picture")]
    SeveralFrames,
    /// A place on a sheet that is not there.
    #[error("place {slot} of {slots}")]
    NoSuchSlot {
        /// Asked for, from 1.
        slot: u32,
        /// Places of a sheet.
        slots: u32,
    },
    /// So many labels do not go on a sheet of this stock.
    #[error("{wanted} labels a sheet, where it takes {allowed}")]
    PerSheet {
        /// Asked for.
        wanted: u32,
        /// In words.
        allowed: &'static str,
    },
}

impl LabelError {
    /// A stable code in `lower_snake`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "label_empty",
            Self::UnknownForm => "label_form_unknown",
            Self::NotAPicture { .. } => "label_no_picture",
            Self::TooLarge { .. } => "label_too_large",
            Self::Truncated { .. } => "label_truncated",
            Self::Damaged(_) => "label_damaged",
            Self::SeveralFrames => "label_several_frames",
            Self::NoSuchSlot { .. } => "sheet_no_such_slot",
            Self::PerSheet { .. } => "sheet_per_sheet",
        }
    }
}
